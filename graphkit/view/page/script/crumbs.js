// What narrows the view, each with a click to take it back.

import { button, byId, make } from "./dom.js";

/** @typedef {import("./view.js").Views} Views */

/** @type {["statuses"|"families"|"relations"|"sources"|"outlets", string][]} */
const FILTERS = [
  ["statuses", "status"],
  ["families", "entities"],
  ["relations", "relations"],
  ["sources", "sources"],
  ["outlets", "outlets"],
];

/** @param {Views} views */
export function startCrumbs(views) {
  const list = make("ul", { id: "crumbs", "aria-label": "What narrows the view" });
  byId("left").append(list);
  const show = () => list.replaceChildren(...crumbs(views).map((crumb) => make("li", {}, [crumb])));
  views.watch(show);
  show();
}

/**
 * @param {Views} views
 * @returns {HTMLElement[]}
 */
function crumbs(views) {
  const { now } = views;
  /** @type {HTMLElement[]} */
  const found = [];
  const add = (/** @type {string} */ text, /** @type {Partial<import("./view.js").View>} */ back) =>
    found.push(button(`${text} ✕`, () => views.change(back), { "aria-label": `${text}: take back` }));
  if (now.focus) add(`Focus: ${now.focus.entity.label}, ${now.focus.hops}`, { focus: null });
  if (now.hidden.size) add(`${now.hidden.size} hidden`, { hidden: new Set() });
  for (const [filter, label] of FILTERS) if (now[filter].size) add(`${now[filter].size} ${label} off`, { [filter]: new Set() });
  if (Number.isFinite(now.from) || Number.isFinite(now.until)) add("Period", { from: -Infinity, until: Infinity });
  if (!now.undated) add("Undated off", { undated: true });
  if (now.open) add("Most important part", { open: null });
  if (now.pinned.size) add(`${now.pinned.size} pinned`, { pinned: new Map() });
  return found;
}
