// What a large page opens with, and how neighbours are added to it.

/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./view.js").Views} Views */

/**
 * @param {Model} model
 * @returns {Set<Entity>|null} null: all
 */
export function opening(model) {
  const first = model.entities.filter((entity) => entity.first);
  return first.length === model.entities.length ? null : new Set(first);
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
  for (const claim of entity.claims) {
    for (const ends of claim.ends) if (ends.includes(entity)) for (const end of ends) more.add(end);
  }
  if (more.size > open.size) views.change({ open: more });
  return more.size - open.size;
}
