// What a camera sees of figures and lines, and its picture: the dimmed below, the bright above, names last.

import { pixelOf, sizeOf } from "./figures.js";
import { communitiesOf, drawShade } from "./shade.js";
import { drawLines, traceOf } from "./strokes.js";

/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./figures.js").Curve} Curve */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./labels.js").Labels} Labels */
/** @typedef {import("./labels.js").Name} Name */
/** @typedef {import("./labels.js").Words} Words */
/** @typedef {import("./lit.js").Lit} Lit */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./picking.js").Hit} Hit */
/** @typedef {import("./strokes.js").Look} Look */
/** @typedef {import("./strokes.js").Trace} Trace */
/** @typedef {import("./symbols.js").Emphasis} Emphasis */
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
 */

/**
 * @typedef {object} Drawn
 * @property {Seen[]} seen
 * @property {Trace[]} traces
 * @property {{traces: Trace[], look: Look}[]} layers the traces, from the lowest layer to the highest
 * @property {Name[]} names
 * @property {Words[]} words
 */

const [CROWD, THICKET] = [1200, 4000]; // lines above which all are paler, and plain unless symbols are large
const WORDED = 260; // lines on the canvas up to which words stand on them, if they are long enough
const LONG = 185; // pixels of a line that has words although nothing is selected
const [MANY, LARGE] = [900, 60]; // symbols above which names keep clear of hubs only, and how many these are
const [HUB, HUBS] = [9, 14]; // claims of an entity that has its name in bold, and how many have
export const DIMMED = 0.17; // alpha of symbols

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
   * What is to be drawn where, in pixels.
   * @param {Shot} shot
   * @returns {Drawn}
   */
  plan(shot) {
    const { camera, figures, lit } = shot;
    const zoomed = figures.zoomed(camera.scale);
    const seen = seenOf(figures, camera, zoomed);
    const traces = figures.curves
      .filter((curve) => isNear(curve, camera))
      .map((curve) => traceOf(curve, camera, zoomed));
    const named = namedOf(seen, shot);
    const clear = named.length > MANY ? named.slice(0, LARGE) : named;
    const { names, taken } = this.labels.place(named, clear, lit ? [] : traces, camera);
    const worded = lit ? traces.filter(({ curve }) => lit.lines.has(curve.line)) : wordy(traces);
    const words = this.labels.placeWords(worded, taken, camera);
    return { seen, traces, layers: layersOf(traces, shot, zoomed), names, words };
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Shot} shot
   * @param {number} ratio device pixels in a pixel
   * @returns {Drawn}
   */
  paint(context, shot, ratio) {
    const drawn = this.plan(shot);
    const { camera, figures, shade } = shot;
    if (shade) {
      const reach = Math.min(34, Math.max(6, figures.spacing * camera.scale * 0.24));
      drawShade(context, drawn, shade, communitiesOf(figures.all), reach, this.colours);
    }
    for (const { traces, look } of drawn.layers) drawLines(context, traces, look, this.colours);
    this.paintSymbols(context, drawn.seen, shot, ratio);
    this.labels.drawWords(context, drawn.words);
    this.labels.drawNames(context, drawn.names);
    return drawn;
  }

  /**
   * Draws what the pointer is over once more, above all else.
   * @param {CanvasRenderingContext2D} context
   * @param {Shot} shot
   * @param {number} ratio
   */
  paintTop(context, shot, ratio) {
    const { camera, figures, hovered } = shot;
    const zoomed = figures.zoomed(camera.scale);
    const entity = over(hovered);
    const touched = (/** @type {Curve} */ { line, source, target }) =>
      hovered?.trace ? line === hovered.trace.curve.line : source.entity === entity || target.entity === entity;
    const traces = figures.curves.filter(touched).map((curve) => traceOf(curve, camera, zoomed));
    drawLines(context, traces, { alpha: 1, width: 1, sign: 0.8, plain: false }, this.colours);
    const seen = seenOf(figures, camera, zoomed).filter(({ figure }) => figure.entity === entity);
    this.paintSymbols(context, seen, shot, ratio);
    this.labels.drawNames(context, this.labels.place(namedOf(seen, shot), [], [], camera).names);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Seen[]} seen
   * @param {Shot} shot
   * @param {number} ratio
   */
  paintSymbols(context, seen, shot, ratio) {
    const draw = (/** @type {Seen} */ { figure, x, y, size }) => {
      this.symbols.draw(context, figure, x, y, size, emphasisOf(figure.entity, shot), ratio);
      if (figure.pinned && size > 4) drawPin(context, x + size * 0.85, y - size * 0.85, this.colours);
    };
    context.globalAlpha = DIMMED;
    for (const one of seen) if (isDimmed(one.figure.entity, shot)) draw(one);
    context.globalAlpha = 1;
    for (const one of seen) if (!isDimmed(one.figure.entity, shot)) draw(one);
  }
}

/**
 * @param {Hit|null} hovered
 * @returns {Entity|null}
 */
function over(hovered) {
  return hovered && hovered.figure ? hovered.figure.entity : null;
}

/**
 * @param {Entity} entity
 * @param {Shot} shot
 * @returns {boolean}
 */
export function isDimmed(entity, { lit, hovered }) {
  return lit !== null && !lit.entities.has(entity) && entity !== over(hovered);
}

/**
 * @param {Entity} entity
 * @param {Shot} shot
 * @returns {Emphasis}
 */
function emphasisOf(entity, { lit, hovered }) {
  if (lit && lit.chosen.has(entity)) return "chosen";
  return entity === over(hovered) ? "over" : "plain";
}

/**
 * The symbols that may have names, in the order in which they get them; the dimmed have none.
 * @param {Seen[]} seen
 * @param {Shot} shot
 * @returns {import("./labels.js").Named[]}
 */
function namedOf(seen, shot) {
  const { lit, hovered } = shot;
  const rank = (/** @type {Figure} */ { entity, degree }) =>
    degree + (entity === over(hovered) ? 2e9 : 0) + (lit && lit.chosen.has(entity) ? 1e9 : 0);
  return seen
    .filter(({ figure }) => !isDimmed(figure.entity, shot))
    .map((one) => ({ ...one, rank: rank(one.figure) }))
    .sort((a, b) => b.rank - a.rank)
    .map((one, at) => ({
      ...one,
      must: one.rank >= 1e9,
      strong: one.rank >= 1e9 || (at < HUBS && one.figure.degree > HUB),
      hides: one.rank >= 1e9 ? Infinity : at < HUBS ? 30 : at < LARGE ? 9 : Math.min(4, one.figure.degree / 12),
    }));
}

/**
 * @param {Trace[]} traces
 * @param {Shot} shot
 * @param {number} zoomed
 * @returns {Drawn["layers"]}
 */
function layersOf(traces, { lit, hovered }, zoomed) {
  const hot = hovered && hovered.trace ? hovered.trace.curve.line : null;
  const isBright = (/** @type {Trace} */ { curve: { line } }) => line === hot || (lit !== null && lit.lines.has(line));
  const rest = traces.filter((trace) => !isBright(trace));
  const plain = rest.length > THICKET || (rest.length > CROWD && zoomed < 0.62);
  const width = Math.min(1, Math.max(0.6, zoomed * 1.15));
  const pale = plain ? 0.32 : rest.length > CROWD ? 0.55 : 0.85;
  return [
    { traces: rest, look: { alpha: lit ? 0.13 : pale, width, sign: width, plain: plain || lit !== null } },
    {
      traces: traces.filter(isBright),
      look: { alpha: 1, width: 1.25 * width, sign: Math.max(0.8, width), plain: false },
    },
  ];
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
function seenOf(figures, camera, zoomed) {
  const seen = [];
  for (const figure of figures.all) {
    const { x, y } = pixelOf(figure, camera);
    if (x < -40 || y < -40 || x > camera.width + 40 || y > camera.height + 40) continue;
    seen.push({ figure, x, y, size: sizeOf(figure, zoomed) });
  }
  return seen;
}

/**
 * @param {Curve} curve
 * @param {Camera} camera
 * @returns {boolean} whether a line may be on the canvas
 */
function isNear({ source, target, sway }, camera) {
  const more = 80 + Math.abs(sway) * (Math.abs(target.x - source.x) + Math.abs(target.y - source.y)) * camera.scale;
  const crosses = (/** @type {number} */ one, /** @type {number} */ other, /** @type {number} */ end) =>
    (one > -more || other > -more) && (one < end + more || other < end + more);
  const { x, y, scale, width, height } = camera;
  return (
    crosses(source.x * scale + x, target.x * scale + x, width) &&
    crosses(source.y * scale + y, target.y * scale + y, height)
  );
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
