// What a selection is about, and so stays bright while the rest is dimmed.

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scene.js").Line} Line */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./view.js").Selection} Selection */

/**
 * @typedef {object} Lit
 * @property {Set<Entity>} entities
 * @property {Set<Line>} lines
 * @property {Set<Entity>} chosen the selected entity, or the ends of what is selected
 */

/**
 * @param {Scene} scene
 * @param {Selection|null} selection
 * @returns {Lit|null} null: nothing is dimmed
 */
export function litOf(scene, selection) {
  if (!selection) return null;
  const lines = new Set(scene.lines.filter((line) => concerns(line, selection)));
  const chosen = new Set(chosenOf(selection));
  const entities = new Set(chosen);
  for (const line of lines) entities.add(line.source).add(line.target);
  return { entities, lines, chosen };
}

/**
 * @param {Line} line
 * @param {Selection} selection
 * @returns {boolean}
 */
function concerns(line, selection) {
  if (selection.kind === "entity") return line.source === selection.entity || line.target === selection.entity;
  const claims = selection.kind === "claim" ? [selection.claim] : selection.claims;
  return line.claims.some((claim) => claims.includes(claim));
}

/**
 * @param {Selection} selection
 * @returns {Entity[]}
 */
export function chosenOf(selection) {
  if (selection.kind === "entity") return [selection.entity];
  if (selection.kind === "line") return selection.ends;
  if (selection.kind === "path") return selection.entities;
  return selection.claim.fillers.flatMap((filler) => filler.entity || []);
}
