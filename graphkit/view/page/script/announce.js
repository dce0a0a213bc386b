// What happens on the canvas, in words for those who do not see it: a polite live region.

/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./view.js").Selection} Selection */

/** @type {HTMLElement|null} */
let region = null;

/** @param {string} words */
export function say(words) {
  if (!region) {
    region = document.createElement("p");
    region.className = "unseen";
    region.id = "said";
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  region.textContent = words;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 * @returns {string}
 */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/**
 * @param {Entity} entity
 * @returns {string}
 */
export function wordsOf(entity) {
  return `${entity.label}, ${entity.type}, ${counted(entity.claims.length, "claim")}`;
}

/**
 * @param {Selection|null} selection
 * @returns {string}
 */
export function selectionInWords(selection) {
  if (!selection) return "Nothing selected";
  if (selection.kind === "entity") return `${wordsOf(selection.entity)}. Press n for its neighbours`;
  if (selection.kind === "claim") return `${selection.claim.summary}, ${selection.claim.status.label}`;
  const count = counted(selection.claims.length, "claim");
  if (selection.kind === "path")
    return `Path: ${selection.entities.map((entity) => entity.label).join(", ")}, ${count}`;
  const [one, other] = selection.ends;
  return `${count} between ${one.label} and ${other.label}`;
}

/**
 * @param {Scene} scene
 * @param {{entities: number, claims: number}} all
 * @returns {string}
 */
export function sceneInWords(scene, all) {
  const part = (/** @type {number} */ some, /** @type {number} */ whole, /** @type {string} */ what) =>
    `${some.toLocaleString("en")} of ${counted(whole, what, what === "entity" ? "entities" : `${what}s`)}`;
  const drawn = new Set(scene.lines.flatMap((line) => line.claims)).size;
  return `${part(scene.entities.length, all.entities, "entity")} · ${part(drawn, all.claims, "claim")} drawn`;
}
