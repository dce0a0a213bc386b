// Which symbol or line of the last picture lies under a pixel.

import { Grid } from "./grid.js";
import { along } from "./strokes.js";

/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./painter.js").Drawn} Drawn */
/** @typedef {import("./painter.js").Seen} Seen */
/** @typedef {import("./strokes.js").Trace} Trace */

/** @typedef {{figure: Figure, trace: null} | {figure: null, trace: Trace}} Hit */

const CELL = 40;
const STEPS = 24;
const MANY = 6000; // lines on a picture above which none can be told from another

/** @typedef {{symbols: Grid<Seen>, lines: Grid<Trace>}} Index */

/** @type {WeakMap<Drawn, Index>} */
const indexes = new WeakMap();

/**
 * @param {Drawn} drawn
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Hit|null}
 */
export function pick(drawn, x, y, reach) {
  let index = indexes.get(drawn);
  if (!index) indexes.set(drawn, (index = indexOf(drawn)));
  const around = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
  const figure = nearestSymbol(index.symbols, around, x, y, reach);
  if (figure) return { figure, trace: null };
  const trace = nearestLine(index.lines, around, x, y, reach);
  return trace && { figure: null, trace };
}

/**
 * @param {Drawn} drawn
 * @returns {Index}
 */
function indexOf(drawn) {
  const index = { symbols: new Grid(CELL), lines: new Grid(CELL) };
  for (const seen of drawn.seen) {
    const { x, y, size } = seen;
    index.symbols.add({ left: x - size, top: y - size, right: x + size, bottom: y + size, what: seen });
  }
  if (drawn.traces.length > MANY) return index;
  for (const trace of drawn.traces) {
    for (let step = 0; step < 4; step += 1) {
      const [from, to] = [along(trace, step / 4), along(trace, (step + 1) / 4)];
      index.lines.add({
        left: Math.min(from.x, to.x) - 4,
        top: Math.min(from.y, to.y) - 4,
        right: Math.max(from.x, to.x) + 4,
        bottom: Math.max(from.y, to.y) + 4,
        what: trace,
      });
    }
  }
  return index;
}

/**
 * @param {Grid<Seen>} symbols
 * @param {{left: number, top: number, right: number, bottom: number}} around
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Figure|null}
 */
function nearestSymbol(symbols, around, x, y, reach) {
  /** @type {Figure|null} */
  let best = null;
  let least = reach;
  for (const { what } of symbols.touching(around)) {
    const far = Math.hypot(what.x - x, what.y - y) - what.size;
    if (far < least) [best, least] = [what.figure, far];
  }
  return best;
}

/**
 * @param {Grid<Trace>} lines
 * @param {{left: number, top: number, right: number, bottom: number}} around
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Trace|null}
 */
function nearestLine(lines, around, x, y, reach) {
  /** @type {Trace|null} */
  let best = null;
  let least = reach + 1;
  for (const trace of new Set(lines.touching(around).map((filed) => filed.what))) {
    let before = along(trace, 0);
    for (let step = 1; step <= STEPS; step += 1) {
      const after = along(trace, step / STEPS);
      const far = toSegment(x, y, before, after);
      if (far < least) [best, least] = [trace, far];
      before = after;
    }
  }
  return best;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @returns {number} the distance of a point from a segment
 */
function toSegment(x, y, from, to) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const square = across * across + down * down;
  const part = square ? Math.min(1, Math.max(0, ((x - from.x) * across + (y - from.y) * down) / square)) : 0;
  return Math.hypot(x - from.x - across * part, y - from.y - down * part);
}
