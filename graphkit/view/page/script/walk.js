// From entity to neighbour by keyboard: which comes next, and in what words.

import { counted } from "./announce.js";

/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scene.js").Line} Line */
/** @typedef {import("./scene.js").Scene} Scene */

/** @typedef {{entity: Entity, words: string}} Step */

export class Walk {
  constructor() {
    /** @type {Entity|null} */
    this.start = null;
    this.at = -1;
    /** @type {Step[]} */
    this.steps = [];
  }

  /**
   * The next neighbour of an entity, or the next of all if there is none; after the last comes the first.
   * @param {Scene} scene
   * @param {Entity|null} start
   * @param {1|-1} way
   * @returns {Step|null}
   */
  next(scene, start, way) {
    const steps = start ? neighbours(scene, start) : all(scene);
    const before = this.at >= 0 && start === this.start ? this.steps[this.at].entity : null;
    const known = before ? steps.findIndex((step) => step.entity === before) : -1;
    this.start = start;
    this.steps = steps;
    if (!steps.length) {
      this.at = -1;
      return null;
    }
    this.at = known < 0 ? (way > 0 ? 0 : steps.length - 1) : (known + way + steps.length) % steps.length;
    const { entity, words } = steps[this.at];
    return { entity, words: `${this.at + 1} of ${steps.length}: ${words}` };
  }

  /** @returns {Entity|null} where the walk stands */
  get here() {
    return this.at >= 0 ? this.steps[this.at].entity : null;
  }

  stop() {
    this.at = -1;
  }
}

/**
 * The neighbours with most claims first.
 * @param {Scene} scene
 * @param {Entity} start
 * @returns {Step[]}
 */
function neighbours(scene, start) {
  /** @type {Map<Entity, Line[]>} */
  const lines = new Map();
  for (const line of scene.lines) {
    if (line.source !== start && line.target !== start) continue;
    const other = line.source === start ? line.target : line.source;
    lines.set(other, [...(lines.get(other) || []), line]);
  }
  const claims = (/** @type {Line[]} */ some) => some.reduce((sum, line) => sum + line.claims.length, 0);
  return [...lines]
    .sort((a, b) => claims(b[1]) - claims(a[1]) || a[0].index - b[0].index)
    .map(([entity, some]) => ({
      entity,
      words: `${entity.label}, ${entity.type}; ${some.map((line) => `${line.label}, ${line.status.label}`).join("; ")}`,
    }));
}

/**
 * @param {Scene} scene
 * @returns {Step[]}
 */
function all(scene) {
  return [...scene.entities]
    .sort((a, b) => b.claims.length - a.claims.length || a.index - b.index)
    .map((entity) => ({ entity, words: `${entity.label}, ${entity.type}, ${counted(entity.claims.length, "claim")}` }));
}
