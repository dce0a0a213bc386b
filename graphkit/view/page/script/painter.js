// Draws figures and lines as a camera sees them: the dimmed below, the bright above, names last.

import { communitiesOf, drawShade } from "./shade.js";
import { drawLines, traceOf } from "./strokes.js";

/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./figures.js").Curve} Curve */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./labels.js").Labels} Labels */
/** @typedef {import("./lit.js").Lit} Lit */
/** @typedef {import("./picking.js").Hit} Hit */
/** @typedef {import("./strokes.js").Trace} Trace */
/** @typedef {import("./symbols.js").Symbols} Symbols */
/** @typedef {import("./theme.js").Colours} Colours */

/** @typedef {{figure: Figure, x: number, y: number, size: number}} Seen a symbol on the canvas, in pixels */

/**
 * @typedef {object} Shot
 * @property {Camera} camera
 * @property {Figures} figures
 * @property {Lit|null} lit
 * @property {Hit|null} hovered
 * @property {"communities"|"brokers"|null} shade
 * @property {number} ratio device pixels in a pixel
 */

/** @typedef {{seen: Seen[], traces: Trace[]}} Drawn */

const [CROWD, THICKET] = [1200, 4000]; // lines on the canvas above which all are paler, and plain unless symbols are large
const WORDED = 260; // lines on the canvas up to which words stand on them, if they are long enough
const LONG = 185; // pixels of a line that has words although nothing is selected
const HUB = 9; // claims of an entity that has its name in bold

export class Painter {
  /**
   * @param {Colours} colours
   * @param {Symbols} symbols
   * @param {Labels} labels
   */
  constructor(colours, symbols, labels) {
    this.colours = colours;
    this.symbols = symbols;
    this.labels = labels;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Shot} shot
   * @returns {Drawn}
   */
  paint(context, shot) {
    const { camera, figures, lit, shade, ratio } = shot;
    const zoomed = figures.zoomed(camera.scale);
    const seen = seenOf(figures, camera, zoomed);
    const traces = figures.curves.filter((curve) => isNear(curve, camera)).map((curve) => traceOf(curve, camera, zoomed));
    if (shade) {
      const reach = Math.min(60, Math.max(7, figures.spacing * camera.scale * 0.42));
      drawShade(context, seen, shade, communitiesOf(figures.all), reach, this.colours);
    }
    this.paintLines(context, traces, shot, zoomed);
    this.paintSymbols(context, seen, lit, shot.hovered, ratio);
    this.paintNames(context, seen, traces, shot);
    return { seen, traces };
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Trace[]} traces
   * @param {Shot} shot
   * @param {number} zoomed
   */
  paintLines(context, traces, { lit, hovered }, zoomed) {
    const over = hovered && hovered.trace ? hovered.trace.curve.line : null;
    const bright = (/** @type {Trace} */ { curve: { line } }) => line === over || (lit !== null && lit.lines.has(line));
    const rest = traces.filter((trace) => !bright(trace));
    const plain = rest.length > THICKET || (rest.length > CROWD && zoomed < 0.62);
    const pale = plain ? 0.32 : rest.length > CROWD ? 0.55 : 0.85;
    drawLines(context, rest, { alpha: lit ? 0.13 : pale, wider: 0, plain: plain || lit !== null }, this.colours);
    drawLines(context, traces.filter(bright), { alpha: 1, wider: 0.5, plain: false }, this.colours);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Seen[]} seen
   * @param {Lit|null} lit
   * @param {Hit|null} hovered
   * @param {number} ratio
   */
  paintSymbols(context, seen, lit, hovered, ratio) {
    const over = hovered && hovered.figure ? hovered.figure.entity : null;
    const draw = (/** @type {Seen} */ { figure, x, y, size }) => {
      const { entity } = figure;
      const emphasis = lit && lit.chosen.has(entity) ? "chosen" : entity === over ? "over" : "plain";
      this.symbols.draw(context, figure, x, y, size, emphasis, ratio);
      if (figure.pinned && size > 4) drawPin(context, x + size * 0.85, y - size * 0.85, this.colours);
    };
    const bright = (/** @type {Seen} */ { figure }) => !lit || lit.entities.has(figure.entity) || figure.entity === over;
    context.globalAlpha = 0.17;
    for (const one of seen) if (!bright(one)) draw(one);
    context.globalAlpha = 1;
    for (const one of seen) if (bright(one)) draw(one);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Seen[]} seen
   * @param {Trace[]} traces
   * @param {Shot} shot
   */
  paintNames(context, seen, traces, { camera, lit, hovered }) {
    const over = hovered && hovered.figure ? hovered.figure.entity : null;
    const bright = lit ? seen.filter(({ figure }) => lit.entities.has(figure.entity) || figure.entity === over) : seen;
    const rank = (/** @type {Seen} */ { figure: { entity, degree } }) =>
      degree + (entity === over ? 2e9 : 0) + (lit && lit.chosen.has(entity) ? 1e9 : 0);
    const ranked = bright.map((one) => ({ one, rank: rank(one) })).sort((a, b) => b.rank - a.rank);
    const named = ranked.map(({ one, rank: order }) => {
      const must = order >= 1e9 && ranked.length > 0;
      return { ...one, must, strong: must || one.figure.degree > HUB };
    });
    const { names, taken } = this.labels.place(named, lit ? bright : seen, camera);
    const worded = lit ? traces.filter(({ curve }) => lit.lines.has(curve.line)) : wordy(traces);
    this.labels.drawWords(context, this.labels.placeWords(worded, taken, camera));
    this.labels.drawNames(context, names);
  }
}

/**
 * @param {Trace[]} traces
 * @returns {Trace[]} those that have words although nothing is selected
 */
function wordy(traces) {
  return traces.length > WORDED ? [] : traces.filter((trace) => trace.length > LONG);
}

/**
 * @param {Figures} figures
 * @param {Camera} camera
 * @param {number} zoomed
 * @returns {Seen[]}
 */
export function seenOf(figures, camera, zoomed) {
  const seen = [];
  for (const figure of figures.all) {
    const [x, y, size] = [figure.x * camera.scale + camera.x, figure.y * camera.scale + camera.y, figure.size * zoomed];
    if (x > -40 && y > -40 && x < camera.width + 40 && y < camera.height + 40) seen.push({ figure, x, y, size });
  }
  return seen;
}

/**
 * @param {Curve} curve
 * @param {Camera} camera
 * @returns {boolean} whether a line may be on the canvas
 */
function isNear({ source, target, sway }, { x, y, scale, width, height }) {
  const more = 60 + Math.abs(sway) * (Math.abs(target.x - source.x) + Math.abs(target.y - source.y)) * scale;
  const [ax, bx] = [source.x * scale + x, target.x * scale + x];
  const [ay, by] = [source.y * scale + y, target.y * scale + y];
  return (ax > -more || bx > -more) && (ax < width + more || bx < width + more) && (ay > -more || by > -more) && (ay < height + more || by < height + more);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {Colours} colours
 */
function drawPin(context, x, y, colours) {
  context.beginPath();
  context.arc(x, y, 3.2, 0, 2 * Math.PI);
  context.fillStyle = colours.ink;
  context.strokeStyle = colours.paper;
  context.lineWidth = 1.4;
  context.fill();
  context.stroke();
}
