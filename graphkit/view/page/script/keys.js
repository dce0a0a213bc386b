// The keyboard: pan, zoom, walk from neighbour to neighbour, pages, search; each answered in words.

import { say, selectionInWords } from "./announce.js";
import { makeHelp } from "./help.js";
import { Walk } from "./walk.js";

/** @typedef {import("./chart.js").Chart} Chart */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */

const STEP = 70; // pixels
const ZOOM = 1.25;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/**
 * @param {Views} views
 * @param {Scenes} scenes
 * @param {() => Chart|null} chartOf the chart that is seen; null on the other pages
 * @param {(entity: Entity) => void} expand
 * @returns {() => void} shows the list of keys
 */
export function startKeys(views, scenes, chartOf, expand) {
  const help = makeHelp();
  const walk = new Walk();
  const keys = keysOf(views, scenes, chartOf, walk, help.show, expand);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const arrow = ARROWS[event.key];
    const chart = chartOf();
    const onCanvas = chart !== null && (event.target === chart.canvas || event.target === document.body);
    if (arrow && onCanvas) chart.camera.pan(...arrow);
    else if (event.key === "Enter" && onCanvas) enter(views, walk);
    else if (event.key === "Escape" && !document.querySelector("dialog[open]")) back(views, walk, chart);
    else if (keys.has(event.key) && help.letters()) /** @type {() => void} */ (keys.get(event.key))();
    else return;
    event.preventDefault();
  });
  views.watch((view, changed) => {
    if (changed.has("selection")) {
      walk.stop();
      say(selectionInWords(view.selection));
    } else if (changed.has("focus")) {
      say(view.focus ? `Focus on ${view.focus.entity.label}, ${scenes.now.entities.length} entities` : "All entities");
    } else if (changed.has("page")) {
      say(`${view.page} page`);
    }
  });
  return help.show;
}

/**
 * @param {Views} views
 * @param {Scenes} scenes
 * @param {() => Chart|null} chartOf
 * @param {Walk} walk
 * @param {() => void} showHelp
 * @param {(entity: Entity) => void} expand
 * @returns {Map<string, () => void>}
 */
function keysOf(views, scenes, chartOf, walk, showHelp, expand) {
  const zoom = (/** @type {number} */ factor, /** @type {string} */ words) => () => {
    chartOf()?.camera.zoom(factor);
    say(words);
  };
  const fit = () => {
    chartOf()?.fit();
    say("Everything in view");
  };
  const turn = (/** @type {View["page"]} */ page) => () =>
    views.change({ page: views.now.page === page ? "network" : page });
  const step = (/** @type {1|-1} */ way) => () => go(views, scenes, chartOf(), walk, way);
  return new Map([
    ["+", zoom(ZOOM, "Nearer")],
    ["=", zoom(ZOOM, "Nearer")],
    ["-", zoom(1 / ZOOM, "Farther")],
    ["0", fit],
    ["f", fit],
    ["n", step(1)],
    ["p", step(-1)],
    ["t", turn("table")],
    ["m", turn("map")],
    ["/", () => /** @type {HTMLElement|null} */ (document.querySelector("input[type=search], #search"))?.focus()],
    ["?", showHelp],
    [
      "e",
      () => {
        const { selection } = views.now;
        if (selection && selection.kind === "entity") expand(selection.entity);
      },
    ],
  ]);
}

/**
 * @param {Views} views
 * @param {Scenes} scenes
 * @param {Chart|null} chart
 * @param {Walk} walk
 * @param {1|-1} way
 */
function go(views, scenes, chart, walk, way) {
  const { selection } = views.now;
  const step = walk.next(scenes.now, selection && selection.kind === "entity" ? selection.entity : null, way);
  if (!step) {
    say("No neighbours in view");
    return;
  }
  say(`${step.words}. Enter selects it`);
  const figure = chart && chart.figures.of.get(step.entity);
  if (!chart || !figure) return;
  chart.hover({ figure, trace: null });
  chart.reveal([step.entity]);
}

/**
 * @param {Views} views
 * @param {Walk} walk
 */
function enter(views, walk) {
  const { selection } = views.now;
  if (walk.here) views.change({ selection: { kind: "entity", entity: walk.here } });
  else if (selection && selection.kind === "entity") views.change({ focus: { entity: selection.entity, hops: 1 } });
}

/**
 * @param {Views} views
 * @param {Walk} walk
 * @param {Chart|null} chart
 */
function back(views, walk, chart) {
  if (walk.here && chart) {
    walk.stop();
    chart.hover(null);
    say("Mark taken away");
  } else if (views.now.selection) views.change({ selection: null });
  else if (views.now.focus) views.change({ focus: null });
}

/**
 * @param {EventTarget|null} target
 * @returns {boolean} whether letters belong to what has the focus
 */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}
