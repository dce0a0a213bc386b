// The view in the address, after the #: so that it can be passed on, and the back button takes selections back.

import { isoOf, dayOf } from "./model.js";
import { usualDates } from "./scene.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./view.js").Selection} Selection */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */

const FILTERS = /** @type {const} */ (["families", "statuses", "relations", "sources", "outlets"]);
const APART = "~";

/**
 * @param {View} view
 * @param {View["dates"]} usual the days that the page opens with
 * @returns {string} without the #
 */
export function fragmentOf(view, usual) {
  const found = new URLSearchParams();
  if (view.page !== "network") found.set("page", view.page);
  if (view.lines !== "status") found.set("lines", view.lines);
  if (view.dates !== usual) found.set("dates", view.dates);
  if (Number.isFinite(view.from)) found.set("from", isoOf(view.from));
  if (Number.isFinite(view.until)) found.set("until", isoOf(view.until));
  if (!view.undated) found.set("undated", "no");
  if (view.words) found.set("words", view.words);
  if (view.shade) found.set("shade", view.shade);
  if (view.theme) found.set("theme", view.theme);
  for (const filter of FILTERS) if (view[filter].size) found.set(filter, [...view[filter]].sort().join(APART));
  if (view.hidden.size) found.set("hidden", [...view.hidden].map((entity) => entity.iri).join(APART));
  if (view.focus) found.set("focus", `${view.focus.hops}${APART}${view.focus.entity.iri}`);
  if (view.open) found.set("open", [...view.open].filter((entity) => !entity.first).map((entity) => entity.iri).join(APART));
  if (view.pinned.size) {
    const places = [...view.pinned].map(([entity, { x, y }]) => `${Math.round(x)},${Math.round(y)},${entity.iri}`);
    found.set("pinned", places.join(APART));
  }
  const selected = selectionIn(view.selection);
  if (selected) found.set(...selected);
  return found.toString();
}

/**
 * @param {Selection|null} selection
 * @returns {[string, string]|null}
 */
function selectionIn(selection) {
  if (!selection) return null;
  if (selection.kind === "entity") return ["entity", selection.entity.iri];
  if (selection.kind === "claim") return ["claim", selection.claim.id];
  const ids = selection.claims.map((claim) => claim.id).join(APART);
  const ends = (selection.kind === "line" ? selection.ends : selection.entities).map((entity) => entity.iri).join(APART);
  return [selection.kind, `${ends}${APART}${APART}${ids}`];
}

/**
 * What of a view an address tells; what makes no sense there is left out.
 * @param {Model} model
 * @param {string} fragment without the #
 * @param {View} now what counts where the address is silent
 * @returns {Partial<View>}
 */
export function viewIn(model, fragment, now) {
  const given = new URLSearchParams(fragment);
  const entities = new Map(model.entities.map((entity) => [entity.iri, entity]));
  const listed = (/** @type {string} */ name) => (given.get(name) || "").split(APART).filter(Boolean);
  const found = (/** @type {string} */ name) => listed(name).flatMap((iri) => entities.get(iri) || []);
  const one = (/** @type {string} */ name, /** @type {string[]} */ allowed) => allowed.find((value) => value === given.get(name));
  const day = (/** @type {string} */ name) => dayOf(/^\d{4}-\d\d-\d\d$/.test(given.get(name) || "") ? String(given.get(name)) : "");
  /** @type {Record<string, unknown>} */
  const view = {
    page: one("page", ["map", "table", "dossier"]) || "network",
    lines: one("lines", ["claim", "pair"]) || "status",
    dates: one("dates", ["publication", "event"]) || usualDates(model),
    from: Number.isFinite(day("from")) ? day("from") : -Infinity,
    until: Number.isFinite(day("until")) ? day("until") : Infinity,
    undated: given.get("undated") !== "no",
    words: given.get("words") || "",
    shade: one("shade", ["communities", "brokers"]) || null,
    theme: one("theme", ["light", "dark"]) || null,
    hidden: new Set(found("hidden")),
    pinned: new Map(listed("pinned").flatMap((place) => {
      const [x, y, ...iri] = place.split(",");
      const entity = entities.get(iri.join(","));
      return entity && Number.isFinite(Number(x)) && Number.isFinite(Number(y)) ? [[entity, { x: Number(x), y: Number(y) }]] : [];
    })),
    selection: selectionOf(model, given, entities),
  };
  for (const filter of FILTERS) view[filter] = new Set(listed(filter));
  const [hops, ...iri] = (given.get("focus") || "").split(APART);
  const middle = entities.get(iri.join(APART));
  view.focus = middle && ["1", "2", "3"].includes(hops) ? { entity: middle, hops: Number(hops) } : null;
  if (now.open) view.open = given.has("open") || !fragment ? new Set([...now.open, ...found("open")]) : now.open;
  return /** @type {Partial<View>} */ (view);
}

/**
 * @param {Model} model
 * @param {URLSearchParams} given
 * @param {Map<string, import("./model.js").Entity>} entities
 * @returns {Selection|null}
 */
function selectionOf(model, given, entities) {
  const entity = entities.get(given.get("entity") || "");
  if (entity) return { kind: "entity", entity };
  const claims = (/** @type {string[]} */ ids) => model.claims.filter((claim) => ids.includes(claim.id));
  const [claim] = claims([given.get("claim") || ""]);
  if (claim) return { kind: "claim", claim };
  for (const kind of /** @type {const} */ (["line", "path"])) {
    const [ends, ids] = (given.get(kind) || "").split(APART + APART);
    if (!ids) continue;
    const along = ends.split(APART).flatMap((iri) => entities.get(iri) || []);
    const found = claims(ids.split(APART));
    if (!found.length || along.length < 2) continue;
    return kind === "line" ? { kind, claims: found, ends: [along[0], along[1]] } : { kind, claims: found, entities: along };
  }
  return null;
}

/**
 * @param {Model} model
 * @param {Views} views
 */
export function startSharing(model, views) {
  const usual = usualDates(model);
  let following = false;
  const follow = () => {
    following = true;
    views.change(viewIn(model, location.hash.slice(1), views.now));
    following = false;
  };
  if (location.hash.length > 1) follow();
  views.watch((view, changed) => {
    if (following || location.protocol === "about:") return; // a frame in a notebook has no address
    const address = `#${fragmentOf(view, usual)}`;
    try {
      if (changed.has("selection") || changed.has("page")) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // browsers limit how often an address may change
    }
  });
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}
