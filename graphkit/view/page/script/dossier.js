// The dossier: one entity as a page to print, with all that is claimed about it, by relation, and who says what.

import { counted } from "./announce.js";
import { cardOf } from "./cards.js";
import { button, byId, link, make, words } from "./dom.js";
import { symbolOf } from "./samples.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Views} Views */

/**
 * @param {Model} model
 * @param {Views} views
 * @param {Scenes} scenes
 */
export function startDossier(model, views, scenes) {
  const page = byId("dossier");
  /** @type {Entity|null} */
  let about = null;
  const show = () => {
    if (views.now.page !== "dossier") return;
    const { selection } = views.now;
    if (selection && selection.kind === "entity") about = selection.entity;
    page.replaceChildren(...(about ? dossierOf(model, views, about, scenes.now.claims) : [make("p", { textContent: "Select an entity first." })]));
  };
  views.watch((_view, changed) => {
    if (changed.has("page") || changed.has("selection")) show();
  });
  scenes.watch(show);
  model.texts.then(show);
  show();
}

/**
 * @param {Model} model
 * @param {Views} views
 * @param {Entity} entity
 * @param {Claim[]} seen
 * @returns {HTMLElement[]}
 */
function dossierOf(model, views, entity, seen) {
  const shown = new Set(seen);
  const claims = entity.claims.filter((claim) => shown.has(claim));
  const choose = (/** @type {Claim} */ claim) => views.change({ selection: { kind: "claim", claim } });
  const head = make("header", {}, [
    make("div", { className: "bar" }, [button("‹ Network", () => views.change({ page: "network" })), button("Print…", () => print())]),
    make("h2", {}, [symbolOf(entity.family, 24), words("span", entity.label)]),
    words("p", `${entity.type}${entity.aliases.length ? ` · also ${entity.aliases.join(", ")}` : ""}`),
    make("p", {}, entity.links.flatMap(({ label, url }) => [link(label, url), " "])),
    make("p", { textContent: summaryOf(claims) }),
  ]);
  const parts = [...grouped(claims)].map(([relation, group]) =>
    make("section", {}, [
      make("h3", { textContent: `${relation[0].toUpperCase()}${relation.slice(1)} (${group.length})` }),
      ...group.map((claim) => cardOf(model, claim, choose, { all: true, level: "h4" })),
    ]),
  );
  return [head, sources(claims), ...parts];
}

/**
 * @param {Claim[]} claims
 * @returns {string}
 */
function summaryOf(claims) {
  /** @type {Map<string, number>} */
  const statuses = new Map();
  for (const claim of claims) statuses.set(claim.status.label, (statuses.get(claim.status.label) || 0) + 1);
  const parts = [...statuses].map(([label, count]) => `${count} ${label.toLowerCase()}`);
  const days = claims.flatMap((claim) => claim.articles.map((article) => article.published)).filter(Boolean).sort();
  const period = days.length ? `, published ${days[0]} to ${days[days.length - 1]}` : "";
  return `${counted(claims.length, "claim")} (${parts.join(", ")})${period}.`;
}

/**
 * @param {Claim[]} claims
 * @returns {HTMLElement}
 */
function sources(claims) {
  /** @type {Map<string, number>} */
  const outlets = new Map();
  for (const claim of claims) {
    for (const outlet of new Set(claim.articles.map((article) => article.outlet || "outlet not named"))) {
      outlets.set(outlet, (outlets.get(outlet) || 0) + 1);
    }
  }
  const ordered = [...outlets].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"));
  const items = ordered.map(([outlet, count]) => words("li", `${outlet}: ${counted(count, "claim")}`));
  return make("section", {}, [make("h3", { textContent: "Who reports" }), make("ul", {}, items)]);
}

/**
 * @param {Claim[]} claims
 * @returns {Map<string, Claim[]>} relation -> claims by their day, those without one last
 */
function grouped(claims) {
  /** @type {Map<string, Claim[]>} */
  const found = new Map();
  const day = (/** @type {Claim} */ claim) => (Number.isFinite(claim.from) ? claim.from : Infinity);
  for (const claim of [...claims].sort((a, b) => day(a) - day(b) || a.index - b.index)) {
    found.set(claim.relation.label, [...(found.get(claim.relation.label) || []), claim]);
  }
  return new Map([...found].sort((a, b) => b[1].length - a[1].length));
}
