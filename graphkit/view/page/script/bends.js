// Which lines go around symbols that they have nothing to do with, and by how much.

import { Grid } from "./grid.js";

/** @typedef {import("./figures.js").Curve} Curve */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Figures} Figures */

const CHEAP = 3000; // lines; above, all stay straight
const SWAYS = [0, 0.1, -0.1, 0.18, -0.18, 0.27, -0.27];
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
    const reach = (figure.size * zoomed + CLEARANCE) / scale;
    const { x, y } = figure;
    grid.add({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach, what: figure });
  }
  for (const curve of figures.curves) if (curve.beside === 1) curve.sway = clearest(curve, grid);
}

/**
 * The least sway that meets the fewest symbols.
 * @param {Curve} curve
 * @param {Grid<Figure>} grid
 * @returns {number}
 */
function clearest(curve, grid) {
  let [best, fewest] = [0, Infinity];
  for (const sway of SWAYS) {
    const met = meets(curve, sway, grid);
    if (met < fewest) [best, fewest] = [sway, met];
    if (!met) break;
  }
  return best;
}

/**
 * @param {Curve} curve
 * @param {number} sway
 * @param {Grid<Figure>} grid
 * @returns {number} how many other symbols the curve passes through
 */
function meets({ source, target }, sway, grid) {
  const [across, down] = [target.x - source.x, target.y - source.y];
  const [viaX, viaY] = [source.x + across / 2 - down * sway * 2, source.y + down / 2 + across * sway * 2];
  /** @type {Set<Figure>} */
  const met = new Set();
  for (let step = 1; step < STEPS; step += 1) {
    const after = step / STEPS;
    const before = 1 - after;
    const x = before * before * source.x + 2 * before * after * viaX + after * after * target.x;
    const y = before * before * source.y + 2 * before * after * viaY + after * after * target.y;
    for (const { what, left, right } of grid.touching({ left: x, top: y, right: x, bottom: y })) {
      const near = Math.hypot(what.x - x, what.y - y) < (right - left) / 2;
      if (near && what !== source && what !== target) met.add(what);
    }
  }
  return met.size;
}
