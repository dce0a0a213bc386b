// The page "network": entities where the layout or a hand put them, with the lines between them.

import { Chart } from "./chart.js";
import { watchChart } from "./charts.js";
import { chosenOf } from "./lit.js";
import { svgOf } from "./svg.js";

/** @typedef {import("./camera.js").Point} Point */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./charts.js").HoverWatcher} HoverWatcher */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Views} Views */

/**
 * @typedef {object} Network
 * @property {Chart} chart
 * @property {(entities: Entity[]) => void} reveal
 * @property {() => void} fit
 * @property {(scale: number) => Promise<Blob>} picture a PNG of what is seen
 * @property {() => string} svg the same as SVG text
 * @property {() => Map<Entity, Point>} places of the entities that are drawn
 * @property {(watcher: HoverWatcher) => void} watchHover adds one who is told what the pointer is over
 */

/**
 * @param {Views} views
 * @param {Scenes} scenes
 * @returns {Network}
 */
export function startNetwork(views, scenes) {
  const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("network"));
  const chart = new Chart(canvas, views, scenes, {
    placeOf: (entity) => views.now.pinned.get(entity) || entity,
    bends: true,
    apart: false,
    ground: null,
    whole: { left: 0, top: 0, right: 0, bottom: 0 },
    widened: 0,
  });
  const watchHover = watchChart(chart, views, scenes, {
    page: "network",
    put: (figure, place) => views.change({ pinned: new Map(views.now.pinned).set(figure.entity, place) }),
  });
  views.watch((view, changed) => {
    if (changed.has("focus")) chart.fit();
    else if (changed.has("open") && !view.selection) chart.fit();
    if (changed.has("selection") && view.selection && view.page === "network") chart.reveal(chosenOf(view.selection));
  });
  return {
    chart,
    reveal: (entities) => chart.reveal(entities),
    fit: () => chart.fit(),
    picture: (scale) => chart.picture(scale),
    svg: () => svgOf(chart, document.title),
    places: () => new Map(chart.figures.all.map((figure) => [figure.entity, { x: figure.x, y: figure.y }])),
    watchHover,
  };
}
