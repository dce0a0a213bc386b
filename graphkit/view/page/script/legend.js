// The legend is the filter: statuses, families, relations, types of source and outlets, each with its count.

import { button, byId, make, words } from "./dom.js";
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
  const rows = entries.map((entry) => rowOf(filter, entry, views));
  const none = () => new Set(entries.map((entry) => entry.name));
  const all = button("all", () => views.change({ [filter]: new Set() }), { className: "plain all", "aria-label": `All: ${title}` });
  const off = button("none", () => views.change({ [filter]: none() }), { className: "plain all", "aria-label": `None: ${title}` });
  const list = make("div", { className: "list", role: "group", "aria-label": title }, rows.map((row) => row.label));
  const made = make("details", { className: "filter", open: entries.length <= LONG }, [
    make("summary", { textContent: title }),
    make("div", {}, [all, " · ", off]),
    list,
  ]);
  const show = () => {
    const counts = filter === "families" ? tally(scenes.now.entities.map((e) => e.family.name)) : countsOf(scenes.now.claims)[filter];
    for (const row of rows) {
      const count = counts.get(row.name) || 0;
      row.many.textContent = count.toLocaleString("en");
      row.label.classList.toggle("none", count === 0);
      row.box.checked = !views.now[filter].has(row.name);
    }
  };
  scenes.watch(show);
  show();
  return made;
}

/**
 * @param {Filter} filter
 * @param {Entry} entry
 * @param {Views} views
 */
function rowOf(filter, entry, views) {
  const box = make("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => views.toggle(filter, entry.name, box.checked));
  const many = make("span", { className: "many" });
  const parts = entry.sample ? [box, entry.sample] : [box];
  const label = make("label", { className: entry.sample ? "" : "short", title: entry.title }, [
    ...parts,
    words("span", entry.label),
    many,
  ]);
  return { name: entry.name, box, many, label };
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
