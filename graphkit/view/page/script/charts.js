// What every chart does: follow the view and the size of the window, and turn gestures into changes of the view.

import { startGestures } from "./gestures.js";
import { watchTheme } from "./theme.js";

/** @typedef {import("./camera.js").Point} Point */
/** @typedef {import("./chart.js").Chart} Chart */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./picking.js").Hit} Hit */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Selection} Selection */
/** @typedef {import("./view.js").Views} Views */

/**
 * @callback HoverWatcher
 * @param {Hit|null} hit
 * @param {number} x in pixels of the canvas
 * @param {number} y
 * @returns {void}
 */

/**
 * @param {Chart} chart
 * @param {Views} views
 * @param {Scenes} scenes
 * @param {object} given
 * @param {"network"|"map"} given.page where it is seen
 * @param {((figure: Figure, place: Point) => void)|null} given.put a symbol was dragged; null: they stay
 * @returns {(watcher: HoverWatcher) => void} adds one who is told what the pointer is over
 */
export function watchChart(chart, views, scenes, { page, put }) {
  /** @type {HoverWatcher[]} */
  const watchers = [];
  const { canvas } = chart;
  canvas.hidden = views.now.page !== page;
  scenes.watch(() => chart.rebuild());
  views.watch((view, changed) => {
    if (changed.has("page")) {
      canvas.hidden = view.page !== page;
      chart.resize(canvas.clientWidth, canvas.clientHeight);
    }
    if (changed.has("pinned")) chart.rebuild();
    else if (changed.has("selection")) chart.relight();
    if (changed.has("shade")) chart.refresh();
  });
  watchTheme(() => chart.setColours());
  new ResizeObserver(() => chart.resize(canvas.clientWidth, canvas.clientHeight)).observe(canvas);
  startGestures(chart, {
    choose: (hit) => views.change({ selection: selectionOf(hit) }),
    open: (figure) => views.change({ focus: { entity: figure.entity, hops: 1 } }),
    put,
    hover: (hit, x, y) => watchers.forEach((watcher) => watcher(hit, x, y)),
  });
  return (watcher) => void watchers.push(watcher);
}

/**
 * @param {Hit|null} hit
 * @returns {Selection|null}
 */
export function selectionOf(hit) {
  if (!hit) return null;
  if (hit.figure) return { kind: "entity", entity: hit.figure.entity };
  const { claims, source, target } = hit.trace.curve.line;
  return claims.length === 1 ? { kind: "claim", claim: claims[0] } : { kind: "line", claims, ends: [source, target] };
}
