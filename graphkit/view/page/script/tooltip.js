// A few words beside the pointer on what it is over.

import { counted } from "./announce.js";
import { byId, words } from "./dom.js";

/** @typedef {import("./charts.js").HoverWatcher} HoverWatcher */

/**
 * @param {HTMLCanvasElement} canvas whose pixels are counted
 * @returns {HoverWatcher}
 */
export function makeTooltip(canvas) {
  const tip = byId("tooltip");
  return (hit, x, y) => {
    tip.hidden = !hit;
    if (!hit) return;
    tip.replaceChildren(...(hit.figure ? entityIn(hit.figure.entity) : hit.trace ? lineIn(hit.trace.curve.line) : []));
    const { width, height } = tip.getBoundingClientRect();
    const { left, top } = canvas.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(left + x + 14, innerWidth - width - 8))}px`;
    tip.style.top = `${Math.max(4, Math.min(top + y + 14, innerHeight - height - 8))}px`;
  };
}

/**
 * @param {import("./model.js").Entity} entity
 * @returns {HTMLElement[]}
 */
function entityIn(entity) {
  return [words("b", entity.label), words("div", `${entity.type} · ${counted(entity.claims.length, "claim")}`)];
}

/**
 * @param {import("./scene.js").Line} line
 * @returns {HTMLElement[]}
 */
function lineIn(line) {
  const [first] = line.claims;
  return [words("b", first.summary), words("div", `${line.status.label} · ${counted(line.claims.length, "claim")}`)];
}
