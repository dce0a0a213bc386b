// What the right panel tells while nothing is selected: figures, brokers, communities, and what sources disagree on.

import { button, make, words } from "./dom.js";
import { symbolOf } from "./samples.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {(entity: Entity) => void} Select */

const BEST = 12; // names in a list
const GROUPS = 8;

/**
 * @param {Scene} scene
 * @returns {Claim[]} that somebody denies or contradicts
 */
export function disputedIn(scene) {
  return scene.claims.filter((claim) => claim.opposes.length || claim.status.tone === "alarm");
}

/**
 * @param {Scene} scene
 * @param {Select} select
 * @returns {HTMLElement[]}
 */
export function overviewOf(scene, select) {
  const { claims, entities } = scene;
  const outlets = new Set(claims.flatMap((claim) => claim.articles.map((article) => article.outlet)));
  const disputed = disputedIn(scene);
  return [
    titleOf("Overview", "Click a symbol or a line for its evidence."),
    figuresOf([
      ["claims", claims.length.toLocaleString("en")],
      ["entities", entities.length.toLocaleString("en")],
      ["outlets", String(outlets.size)],
      ["disputed", String(disputed.length)],
    ]),
    ...brokers(entities, select),
    ...communities(entities, select),
    ...(disputed.length ? [partOf("Disputed and denied", "what sources contradict")] : []),
  ];
}

/**
 * @param {Entity[]} entities
 * @param {Select} select
 * @returns {HTMLElement[]}
 */
function brokers(entities, select) {
  const ranked = entities.filter((entity) => entity.broker).sort((a, b) => a.broker - b.broker);
  if (!ranked.length) return [];
  const items = ranked.slice(0, BEST).map((entity) => make("li", {}, [nameOf(entity, select)]));
  return [partOf("Brokers", "who connects what would else be apart"), make("ol", { className: "names two" }, items)];
}

/**
 * @param {Entity[]} entities
 * @param {Select} select
 * @returns {HTMLElement[]}
 */
function communities(entities, select) {
  /** @type {Map<number, Entity[]>} */
  const groups = new Map();
  for (const entity of entities) {
    const group = groups.get(entity.community);
    if (group) group.push(entity);
    else groups.set(entity.community, [entity]);
  }
  const largest = [...groups.values()].filter((group) => group.length > 3).sort((a, b) => b.length - a.length);
  if (!largest.length) return [];
  const items = largest.slice(0, GROUPS).map((group) => {
    const [first, ...rest] = [...group].sort((a, b) => b.claims.length - a.claims.length);
    const others = rest.slice(0, 3).map((entity) => entity.label).join(", ");
    const more = group.length > 4 ? ` and ${group.length - 4} more` : "";
    return make("li", {}, [nameOf(first, select), words("span", ` with ${others}${more}`, "quiet")]);
  });
  return [partOf("Communities", "more ties inside than outside"), make("ol", { className: "names" }, items)];
}

/**
 * @param {Entity} entity
 * @param {Select} select
 * @returns {HTMLElement}
 */
export function nameOf(entity, select) {
  return button("", () => select(entity), { className: "plain link name" }, [symbolOf(entity.family, 13), words("span", entity.label)]);
}

/**
 * The head of the panel; stays in sight while the rest is scrolled.
 * @param {string} title
 * @param {string} note
 * @returns {HTMLElement}
 */
export function titleOf(title, note) {
  return make("div", { className: "about" }, [words("h2", title), ...(note ? [words("p", note)] : [])]);
}

/**
 * @param {string} title
 * @param {string} note
 * @returns {HTMLElement}
 */
export function partOf(title, note) {
  return make("div", { className: "part" }, [words("h2", title), ...(note ? [words("p", note)] : [])]);
}

/**
 * @param {[string, string][]} figures
 * @returns {HTMLElement}
 */
export function figuresOf(figures) {
  const made = figures.map(([name, value]) => make("div", {}, [make("dt", { textContent: name }), make("dd", { textContent: value })]));
  return make("dl", { className: "figures" }, made);
}
