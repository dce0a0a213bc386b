// What narrows the view, each with a click to take it back.

import { counted } from "./announce.js";
import { button, byId, make } from "./dom.js";
import { isoOf } from "./model.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */
/** @typedef {"statuses"|"families"|"relations"|"sources"|"outlets"} Filter */

/** @type {[Filter, string][]} */
const FILTERS = [
  ["statuses", "statuses"],
  ["families", "kinds of entity"],
  ["relations", "relations"],
  ["sources", "sources"],
  ["outlets", "outlets"],
];

/**
 * @param {Model} model
 * @param {Views} views
 */
export function startCrumbs(model, views) {
  const list = make("ul", { id: "crumbs", "aria-label": "What narrows the view" });
  byId("left").append(list);
  const named = namedIn(model);
  const show = () => list.replaceChildren(...crumbs(named, views).map((crumb) => make("li", {}, [crumb])));
  views.watch(show);
  show();
}

/** @typedef {Record<Filter, {name: string, label: string}[]>} Named */

/**
 * @param {Model} model
 * @returns {Named} what each filter can switch off
 */
function namedIn(model) {
  const { claims, entities } = model;
  return {
    statuses: [...new Set(claims.map((claim) => claim.status))],
    families: [...new Set(entities.map((entity) => entity.family))],
    relations: [...new Set(claims.map((claim) => claim.relation))],
    sources: [...new Set(claims.flatMap((claim) => claim.sources))],
    outlets: model.outlets.map((name) => ({ name, label: name || "no outlet named" })),
  };
}

/**
 * @param {Named} named
 * @param {Views} views
 * @returns {HTMLElement[]}
 */
function crumbs(named, views) {
  const { now } = views;
  /** @type {HTMLElement[]} */
  const found = [];
  /** @type {Partial<View>} */
  const everything = {};
  const add = (/** @type {string} */ text, /** @type {Partial<View>} */ back) => {
    Object.assign(everything, back);
    found.push(button(`${text} ✕`, () => views.change(back), { "aria-label": `${text}: take back`, title: "Take back", dir: "auto" }));
  };
  if (now.focus) add(`Focus: ${now.focus.entity.label}, ${counted(now.focus.hops, "hop")}`, { focus: null });
  if (now.hidden.size) add(`${now.hidden.size} hidden`, { hidden: new Set() });
  for (const [filter, label] of FILTERS) if (now[filter].size) add(offIn(named[filter], label, now[filter]), { [filter]: new Set() });
  if (Number.isFinite(now.from) || Number.isFinite(now.until)) add(periodIn(now), { from: -Infinity, until: Infinity });
  if (!now.undated) add("Undated off", { undated: true });
  if (now.words) add(`Table: ${now.words}`, { words: "" });
  if (now.open) add("Most important part", { open: null });
  if (now.pinned.size) add(`${now.pinned.size} pinned`, { pinned: new Map() });
  if (found.length > 1) found.push(button("All ✕", () => views.change(everything), { "aria-label": "Take all back", title: "Take all back" }));
  return found;
}

/**
 * @param {Named[Filter]} named
 * @param {string} label
 * @param {ReadonlySet<string>} off
 * @returns {string} what is switched off by name, if it is one, or what alone is left on
 */
function offIn(named, label, off) {
  const [first, ...others] = named.filter(({ name }) => off.has(name));
  if (first && !others.length) return `${first.label} off`;
  const left = named.filter(({ name }) => !off.has(name));
  return left.length === 1 ? `Only ${left[0].label}` : `${off.size} ${label} off`;
}

/**
 * @param {View} view
 * @returns {string}
 */
function periodIn({ from, until }) {
  if (!Number.isFinite(from)) return `Until ${isoOf(until)}`;
  return Number.isFinite(until) ? `${isoOf(from)} – ${isoOf(until)}` : `From ${isoOf(from)}`;
}
