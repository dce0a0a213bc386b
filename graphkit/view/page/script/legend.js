// The legend is the filter: statuses, families, relations, types of source and outlets, each with its count.

import { button, byId, make, words } from "./dom.js";
import { folded } from "./folding.js";
import { lineOf, symbolOf } from "./samples.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Views} Views */
/** @typedef {"statuses"|"families"|"relations"|"sources"|"outlets"} Filter */

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} label
 * @property {Node|null} sample
 * @property {string} title
 */

const LONG = 9; // entries after which a list is folded
const UNNAMED = "no outlet named";

/**
 * @param {Model} model
 * @param {Views} views
 * @param {Scenes} scenes
 */
export function startLegend(model, views, scenes) {
  const used = countsOf(model.claims);
  const entities = tally(model.entities.map((entity) => entity.family.name));
  /** @type {[Filter, string, Entry[]][]} */
  const lists = [
    ["statuses", "Status", model.statuses.map((s) => ({ ...s, sample: lineOf(s), title: s.means }))],
    ["families", "Entities", model.families.map((f) => ({ ...f, sample: symbolOf(f), title: "" }))],
    ["relations", "Relations", model.relations.map((r) => ({ ...r, sample: null, title: "" }))],
    ["sources", "Who says it", model.sources.map((s) => ({ ...s, sample: null, title: "" }))],
    ["outlets", "Outlets", model.outlets.map((o) => ({ name: o, label: o || UNNAMED, sample: null, title: "" }))],
  ];
  const left = byId("left");
  for (const [filter, title, entries] of lists) {
    const all = filter === "families" ? entities : used[filter];
    const there = entries.filter((entry) => all.has(entry.name));
    if (!entries[0]?.sample) there.sort((a, b) => (all.get(b.name) || 0) - (all.get(a.name) || 0));
    left.append(listOf(filter, title, there, views, scenes));
  }
}

/**
 * @param {Filter} filter
 * @param {string} title
 * @param {Entry[]} entries
 * @param {Views} views
 * @param {Scenes} scenes
 * @returns {HTMLElement}
 */
function listOf(filter, title, entries, views, scenes) {
  const names = entries.map((entry) => entry.name);
  const rows = entries.map((entry) => rowOf(filter, entry, names, views));
  const long = entries.length > LONG;
  const switches = make("div", { className: "switches" }, [
    button("all", () => views.change({ [filter]: new Set() }), { className: "plain link", "aria-label": `All: ${title}` }),
    button("none", () => views.change({ [filter]: new Set(names) }), { className: "plain link", "aria-label": `None: ${title}` }),
  ]);
  const list = make("div", { className: "list", role: "group", "aria-label": title }, rows.map((row) => row.line));
  const summary = make("summary", {}, [title, make("span", { className: "many", textContent: long ? String(entries.length) : "" })]);
  const parts = long ? [summary, switches, narrowing(title, rows), list] : [summary, switches, list];
  const show = () => {
    const counts = filter === "families" ? tally(scenes.now.entities.map((e) => e.family.name)) : countsOf(scenes.now.claims)[filter];
    for (const row of rows) {
      const count = counts.get(row.name) || 0;
      row.many.textContent = count.toLocaleString("en");
      row.line.classList.toggle("none", count === 0);
      row.box.checked = !views.now[filter].has(row.name);
    }
  };
  scenes.watch(show);
  show();
  return make("details", { className: "filter", open: !long }, parts);
}

/** @typedef {{name: string, label: string, box: HTMLInputElement, many: HTMLElement, line: HTMLElement}} Row */

/**
 * @param {Filter} filter
 * @param {Entry} entry
 * @param {string[]} names of all entries of its list
 * @param {Views} views
 * @returns {Row}
 */
function rowOf(filter, entry, names, views) {
  const { name, label } = entry;
  const box = make("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => views.toggle(filter, name, box.checked));
  const many = make("span", { className: "many" });
  const parts = entry.sample ? [box, entry.sample] : [box];
  const tick = make("label", { className: entry.sample ? "" : "short", title: entry.title }, [...parts, words("span", label), many]);
  const only = button("only", () => views.change({ [filter]: new Set(names.filter((other) => other !== name)) }), {
    className: "only",
    "aria-label": `Only ${label}`,
    title: `Only ${label}`,
  });
  return { name, label, box, many, line: make("div", { className: "row" }, [tick, only]) };
}

/**
 * @param {string} title
 * @param {Row[]} rows
 * @returns {HTMLElement} a box that leaves the rows with what is typed into it
 */
function narrowing(title, rows) {
  const box = make("input", { type: "search", className: "narrowing", placeholder: "Find…", "aria-label": `Find in ${title}` });
  box.addEventListener("input", () => {
    const wanted = folded(box.value.trim());
    for (const row of rows) row.line.hidden = !folded(row.label).includes(wanted);
  });
  return box;
}

/**
 * @param {Claim[]} claims
 * @returns {Record<Filter, Map<string, number>>}
 */
function countsOf(claims) {
  return {
    statuses: tally(claims.map((claim) => claim.status.name)),
    families: new Map(),
    relations: tally(claims.map((claim) => claim.relation.name)),
    sources: tally(claims.flatMap((claim) => claim.sources.map((source) => source.name))),
    outlets: tally(claims.flatMap((claim) => [...new Set(claim.articles.map((article) => article.outlet))])),
  };
}

/**
 * @param {string[]} names
 * @returns {Map<string, number>}
 */
function tally(names) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const name of names) found.set(name, (found.get(name) || 0) + 1);
  return found;
}
