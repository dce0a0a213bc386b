// The scene of the moment: made anew when a change of the view asks for it, and passed on to who draws or counts it.

import { sceneOf } from "./scene.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */

/**
 * @callback SceneWatcher
 * @param {Scene} scene
 * @param {View} view
 * @param {ReadonlySet<string>} changed names of the view's properties that changed
 * @returns {void}
 */

/** What of a view does not change which claims, entities and lines there are. */
const APART = new Set(["page", "words", "selection", "pinned", "shade", "theme"]);

export class Scenes {
  /**
   * To be made before anything else watches the views: their watchers then find the new scene in `now`.
   * @param {Model} model
   * @param {Views} views
   */
  constructor(model, views) {
    this.now = sceneOf(model, views.now);
    /** @type {SceneWatcher[]} */
    this.watchers = [];
    views.watch((view, changed) => {
      if ([...changed].every((name) => APART.has(name))) return;
      this.now = sceneOf(model, view);
      for (const watcher of this.watchers) watcher(this.now, view, changed);
    });
  }

  /** @param {SceneWatcher} watcher called after each change of the scene, and of it alone: selections are the views' */
  watch(watcher) {
    this.watchers.push(watcher);
  }
}
