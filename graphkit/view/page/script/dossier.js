// The dossier: one entity as a page to print, with all that is claimed about it, by relation, and who says what.

import { counted } from "./announce.js";
import { cardOf, voicesOf } from "./cards.js";
import { button, byId, link, make, words } from "./dom.js";
import { isoOf } from "./model.js";
import { figuresOf, nameOf } from "./overview.js";
import { symbolOf } from "./samples.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Views} Views */

const OFFERED = 24; // names to choose from

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
    page.replaceChildren(...(about ? dossierOf(model, views, about, scenes.now.claims) : chooser(scenes, views)));
  };
  views.watch((view, changed) => {
    if (!changed.has("page") && !changed.has("selection")) return;
    const before = about;
    show();
    if (about !== before) page.scrollTop = 0;
  });
  scenes.watch(show);
  model.texts.then(show);
  show();
}

/**
 * @param {Scenes} scenes
 * @param {Views} views
 * @returns {HTMLElement[]} what to choose from while nothing is selected
 */
function chooser(scenes, views) {
  const select = (/** @type {Entity} */ entity) => views.change({ selection: { kind: "entity", entity } });
  const most = [...scenes.now.entities].sort((a, b) => b.claims.length - a.claims.length).slice(0, OFFERED);
  return [
    make("h2", { textContent: "Whose dossier?" }),
    make("p", { textContent: "Search for a name, or take one of those of which most is claimed." }),
    make("ul", { className: "names two" }, most.map((entity) => make("li", {}, [nameOf(entity, select)]))),
  ];
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
  const card = (/** @type {Claim} */ claim) => cardOf(model, claim, choose, { all: true, level: "h4" });
  const left = entity.claims.length - claims.length;
  const head = make("header", {}, [
    make("div", { className: "bar" }, [button("‹ Network", () => views.change({ page: "network" })), button("Print…", () => print())]),
    make("h2", {}, [symbolOf(entity.family, 24), words("span", entity.label)]),
    words("p", `${entity.type}${entity.aliases.length ? ` · also ${entity.aliases.join(", ")}` : ""}`),
    make("p", { className: "links" }, entity.links.map(({ label, url }) => link(label, url))),
    make("p", { textContent: `${periodOf(claims)}${left ? ` ${counted(left, "claim")} left out by filters.` : ""}` }),
  ]);
  const disputed = claims.filter((claim) => claim.opposes.length || claim.status.tone === "alarm");
  const disputes = disputed.map((claim) =>
    make("li", {}, [button(claim.summary, () => choose(claim), { className: "plain link", dir: "auto" }), ` · ${claim.status.label}, ${claim.reason}`]),
  );
  const parts = [...grouped(claims)].map(([relation, group]) =>
    make("section", {}, [make("h3", { textContent: `${capital(relation)} (${group.length})` }), ...byYear(group).flatMap(([year, some]) => [
      make("p", { className: "year", textContent: year }),
      ...some.map(card),
    ])]),
  );
  return [
    head,
    keyFigures(entity, claims),
    ...(disputes.length ? [make("div", {}, [make("h3", { textContent: "Contradictions" }), make("ul", {}, disputes)])] : []),
    make("div", { className: "tallies" }, [
      tallied("Status", claims.map((claim) => [claim.status.label])),
      tallied("Who reports", claims.map((claim) => claim.articles.map((article) => article.outlet || "outlet not named"))),
      tallied("Who says it", claims.map((claim) => model.passages(claim).map((passage) => capital(voicesOf(passage))))),
    ]),
    ...parts,
  ];
}

/**
 * @param {Entity} entity
 * @param {Claim[]} claims
 * @returns {HTMLElement}
 */
function keyFigures(entity, claims) {
  const others = new Set(claims.flatMap((claim) => claim.ends.filter((ends) => ends.includes(entity)).flat()));
  others.delete(entity);
  const articles = new Set(claims.flatMap((claim) => claim.articles));
  return figuresOf([
    ["claims", claims.length.toLocaleString("en")],
    ["neighbours", others.size.toLocaleString("en")],
    ["articles", articles.size.toLocaleString("en")],
    ["independent origins", new Set([...articles].map((article) => article.origin)).size.toLocaleString("en")],
  ]);
}

/**
 * @param {Claim[]} claims
 * @returns {string}
 */
function periodOf(claims) {
  const days = claims.flatMap((claim) => claim.articles.map((article) => article.published)).filter(Boolean).sort();
  return days.length ? `Published ${days[0]} to ${days[days.length - 1]}.` : "No day of publication is known.";
}

/**
 * @param {string} title
 * @param {string[][]} lists the names of each claim
 * @returns {HTMLElement} how many claims each name has, most first
 */
function tallied(title, lists) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const names of lists) for (const name of new Set(names)) counts.set(name, (counts.get(name) || 0) + 1);
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"));
  const items = ordered.map(([name, count]) => words("li", `${name}: ${counted(count, "claim")}`));
  return make("div", {}, [make("h3", { textContent: title }), make("ul", {}, items)]);
}

/**
 * @param {Claim[]} claims in order of their days
 * @returns {[string, Claim[]][]}
 */
function byYear(claims) {
  /** @type {Map<string, Claim[]>} */
  const years = new Map();
  for (const claim of claims) {
    const year = Number.isFinite(claim.from) ? isoOf(claim.from).slice(0, 4) : "Undated";
    const group = years.get(year);
    if (group) group.push(claim);
    else years.set(year, [claim]);
  }
  return [...years];
}

/**
 * @param {Claim[]} claims
 * @returns {Map<string, Claim[]>} relation -> claims by their day, those without one last
 */
function grouped(claims) {
  /** @type {Map<string, Claim[]>} */
  const found = new Map();
  const day = (/** @type {Claim} */ claim) => (Number.isFinite(claim.from) ? claim.from : Number.MAX_VALUE);
  for (const claim of [...claims].sort((a, b) => day(a) - day(b) || a.index - b.index)) {
    const group = found.get(claim.relation.label);
    if (group) group.push(claim);
    else found.set(claim.relation.label, [claim]);
  }
  return new Map([...found].sort((a, b) => b[1].length - a[1].length));
}

/**
 * @param {string} text
 * @returns {string}
 */
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
