// Which lines go around symbols that they have nothing to do with, and by how much.

import { sizeOf } from "./figures.js";
import { Grid } from "./grid.js";

/** @typedef {import("./figures.js").Curve} Curve */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Figures} Figures */

const CHEAP = 3000; // lines; above, all stay straight
const SWAYS = [0.1, -0.1, 0.18, -0.18, 0.27, -0.27];
const FARTHEST = 1.6; // times the mean distance between neighbours that a line goes aside
const CLEARANCE = 5; // pixels between a line and a symbol
const STEPS = 14;

/**
 * Sets the sway of each line that stands alone between its two ends.
 * @param {Figures} figures
 * @param {number} scale at which symbols have the size that is to be kept clear of
 */
export function bend(figures, scale) {
  if (figures.curves.length > CHEAP) return;
  const zoomed = figures.zoomed(scale);
  const largest = Math.max(1, ...figures.all.map((figure) => figure.size));
  /** @type {Grid<Figure>} */
  const grid = new Grid(Math.max(4 * largest * zoomed, figures.spacing * scale) / scale);
  for (const figure of figures.all) {
    const reach = (sizeOf(figure, zoomed) + CLEARANCE) / scale;
    const { x, y } = figure;
    grid.add({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach, what: figure });
  }
  for (const curve of figures.curves)
    if (curve.beside === 1) curve.sway = clearest(curve, grid, FARTHEST * figures.spacing);
}

/**
 * The least sway that meets no symbol; 0 where each of them meets some.
 * @param {Curve} curve
 * @param {Grid<Figure>} grid
 * @param {number} farthest
 * @returns {number}
 */
function clearest(curve, grid, farthest) {
  if (!meets(curve, 0, grid)) return 0;
  const length = Math.hypot(curve.target.x - curve.source.x, curve.target.y - curve.source.y);
  return SWAYS.find((sway) => Math.abs(sway) * length < farthest && !meets(curve, sway, grid)) || 0;
}

/**
 * @param {Curve} curve
 * @param {number} sway
 * @param {Grid<Figure>} grid
 * @returns {boolean} whether the curve passes through another symbol
 */
function meets({ source, target }, sway, grid) {
  const [across, down] = [target.x - source.x, target.y - source.y];
  const [viaX, viaY] = [source.x + across / 2 - down * sway * 2, source.y + down / 2 + across * sway * 2];
  for (let step = 1; step < STEPS; step += 1) {
    const after = step / STEPS;
    const before = 1 - after;
    const x = before * before * source.x + 2 * before * after * viaX + after * after * target.x;
    const y = before * before * source.y + 2 * before * after * viaY + after * after * target.y;
    for (const { what, left, right } of grid.touching({ left: x, top: y, right: x, bottom: y })) {
      const near = Math.hypot(what.x - x, what.y - y) < (right - left) / 2;
      if (near && what !== source && what !== target) return true;
    }
  }
  return false;
}
