// What a large page opens with: the entities of the claims that matter most; and how neighbours are added.

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./view.js").Views} Views */

const MOST = 2000; // claims that are drawn at first

/**
 * @param {Model} model
 * @returns {Set<Entity>|null} null: all
 */
export function opening(model) {
  const drawn = model.claims.filter((claim) => claim.ends.length);
  if (drawn.length <= MOST) return null;
  /** @type {Set<Entity>} */
  const open = new Set();
  const first = drawn.sort((a, b) => b.weight - a.weight || a.index - b.index).slice(0, MOST / 2);
  for (const claim of first) for (const ends of claim.ends) for (const entity of ends) open.add(entity);
  return open;
}

/**
 * Adds the neighbours of an entity to what is drawn.
 * @param {Views} views
 * @param {Entity} entity
 * @returns {number} how many are new
 */
export function expand(views, entity) {
  const { open } = views.now;
  if (!open) return 0;
  const more = new Set(open).add(entity);
  for (const claim of entity.claims) for (const ends of claim.ends) if (ends.includes(entity)) ends.forEach((end) => more.add(end));
  if (more.size > open.size) views.change({ open: more });
  return more.size - open.size;
}
