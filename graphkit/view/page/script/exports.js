// What can be saved: the picture as PNG and SVG, the claims as CSV, the network as GraphML, the layout as JSON.

import { mannerOf, voicesOf } from "./cards.js";
import { make } from "./dom.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./network.js").Network} Network */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Views} Views */

const MARKUP = /** @type {Record<string, string>} */ ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" });
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const COLUMNS = ["claim", "relation", "summary", "status", "reason", "time", "roles", "speaker", "manner", "outlet", "published", "url", "origins", "sentence"];
const NODE_KEYS = ["label", "type", "x", "y"];
const EDGE_KEYS = ["claim", "relation", "label", "status", "summary", "time", "origins"];

/**
 * @param {Model} model
 * @param {Views} views
 * @param {Scenes} scenes
 * @param {Network} network
 * @returns {[string, () => void][]} names and actions
 */
export function exportsOf(model, views, scenes, network) {
  return [
    ["Picture (PNG)", () => void network.picture(2).then((blob) => save("network.png", blob))],
    ["Picture (SVG)", () => save("network.svg", text(network.svg(), "image/svg+xml"))],
    ["Claims (CSV)", () => void model.texts.then(() => save("claims.csv", text(csvOf(model, scenes.now.claims), "text/csv")))],
    ["Network (GraphML)", () => save("network.graphml", text(graphmlOf(scenes, network), "application/xml"))],
    ["Layout (JSON)", () => save("layout.json", text(layoutOf(network, views), "application/json"))],
    ["Load a layout…", () => load(model, views)],
    ["Print…", () => print()],
  ];
}

/**
 * A row for each passage, and for a claim without any; cells that a spreadsheet would run as a formula begin with an
 * apostrophe.
 * @param {Model} model
 * @param {Claim[]} claims
 * @returns {string}
 */
export function csvOf(model, claims) {
  const rows = claims.flatMap((claim) => {
    const passages = model.passages(claim);
    return (passages.length ? passages : [null]).map((passage) => [
      claim.id,
      claim.relation.name,
      claim.summary,
      claim.status.label,
      claim.reason,
      claim.when,
      claim.fillers.map((filler) => `${filler.role}: ${filler.text}`).join("; "),
      ...(passage ? [voicesOf(passage), mannerOf(passage)] : ["", ""]),
      ...(passage ? [passage.article.outlet, passage.article.published, passage.article.url] : ["", "", ""]),
      String(claim.origins),
      passage ? passage.pieces.map(([words]) => words).join("") : "",
    ]);
  });
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {string} value
 * @returns {string}
 */
function cell(value) {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replace(/"/g, '""')}"`;
}

/**
 * The entities and claims that are drawn; a claim between several pairs is several edges.
 * @param {Scenes} scenes
 * @param {Network} network
 * @returns {string}
 */
export function graphmlOf(scenes, network) {
  const places = network.places();
  const keys = [
    ...NODE_KEYS.map((name) => `<key id="n-${name}" for="node" attr.name="${name}" attr.type="${name.length === 1 ? "double" : "string"}"/>`),
    ...EDGE_KEYS.map((name) => `<key id="e-${name}" for="edge" attr.name="${name}" attr.type="${name === "origins" ? "int" : "string"}"/>`),
  ];
  const nodes = scenes.now.entities.map((entity) => {
    const { x, y } = places.get(entity) || entity;
    return `<node id="${xml(entity.iri)}">${data("n", { label: entity.label, type: entity.type, x, y })}</node>`;
  });
  const drawn = new Set(scenes.now.entities);
  const edges = scenes.now.claims.flatMap((claim) =>
    claim.ends
      .filter(([source, target]) => drawn.has(source) && drawn.has(target))
      .map(([source, target]) => {
        const { id, label, summary, when, origins } = claim;
        const facts = { claim: id, relation: claim.relation.name, label, status: claim.status.name, summary, time: when, origins };
        return `<edge source="${xml(source.iri)}" target="${xml(target.iri)}">${data("e", facts)}</edge>`;
      }),
  );
  const graph = `<graph edgedefault="directed">\n${[...nodes, ...edges].join("\n")}\n</graph>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join("\n")}\n${graph}\n</graphml>\n`;
}

/**
 * @param {string} kind
 * @param {Record<string, string|number>} facts
 * @returns {string}
 */
function data(kind, facts) {
  return Object.entries(facts).map(([name, value]) => `<data key="${kind}-${name}">${xml(String(value))}</data>`).join("");
}

/**
 * @param {string} value
 * @returns {string}
 */
function xml(value) {
  return value.replace(NOT_XML, "").replace(/[<>&"]/g, (sign) => MARKUP[sign]);
}

/**
 * @param {Network} network
 * @param {Views} views
 * @returns {string}
 */
export function layoutOf(network, views) {
  const places = [...network.places()].map(([entity, { x, y }]) => [entity.iri, Math.round(x), Math.round(y), Number(views.now.pinned.has(entity))]);
  return JSON.stringify({ format: "graphkit layout", version: 1, places });
}

/**
 * Pins entities where a saved layout has them; those that the page does not have are left out.
 * @param {Model} model
 * @param {string} saved
 * @returns {Map<Entity, {x: number, y: number}>}
 */
export function placesIn(model, saved) {
  const known = new Map(model.entities.map((entity) => [entity.iri, entity]));
  const pinned = new Map();
  for (const [iri, x, y] of JSON.parse(saved).places) {
    const entity = known.get(iri);
    if (entity && Number.isFinite(x) && Number.isFinite(y)) pinned.set(entity, { x, y });
  }
  return pinned;
}

/**
 * @param {Model} model
 * @param {Views} views
 */
function load(model, views) {
  const file = make("input", { type: "file", accept: ".json,application/json" });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    try {
      views.change({ pinned: placesIn(model, await chosen.text()) });
    } catch {
      alert(`${chosen.name}: no layout; a file that this page saved was expected`);
    }
  });
  file.click();
}

/**
 * @param {string} contents
 * @param {string} type
 * @returns {Blob}
 */
function text(contents, type) {
  return new Blob([contents], { type: `${type};charset=utf-8` });
}

/**
 * @param {string} name
 * @param {Blob} contents
 */
function save(name, contents) {
  const href = URL.createObjectURL(contents);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 5000);
}
