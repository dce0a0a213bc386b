// The lines on a canvas: where each runs in pixels, and strokes in one go for all that look alike.

import { pixelOf, sizeOf } from "./figures.js";

/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./camera.js").Point} Point */
/** @typedef {import("./figures.js").Curve} Curve */
/** @typedef {import("./model.js").Status} Status */
/** @typedef {import("./theme.js").Colours} Colours */

/**
 * A curve in pixels: from (x0, y0) to (x1, y1), drawn towards (x, y), both ends outside the symbols.
 * @typedef {object} Trace
 * @property {Curve} curve
 * @property {number} x0
 * @property {number} y0
 * @property {number} x
 * @property {number} y
 * @property {number} x1
 * @property {number} y1
 * @property {number} length between the middles of the two symbols
 * @property {boolean} straight
 */

/**
 * @typedef {object} Look how lines of a layer are drawn
 * @property {number} alpha
 * @property {number} width factor of each width
 * @property {number} sign factor of arrows and marks
 * @property {boolean} plain neither dashes, arrows nor marks: many at once, or dimmed
 */

const GAP = 19; // pixels between parallel lines, at most
const AT_ONCE = 400; // segments in one stroke; longer paths are slower without a GPU
const ARROW = 7; // pixels
const SHORT = 26; // pixels; shorter lines have no arrow

/**
 * @param {Curve} curve
 * @param {Camera} camera
 * @param {number} zoomed factor of the size of symbols
 * @returns {Trace}
 */
export function traceOf(curve, camera, zoomed) {
  const { source, target } = curve;
  const [{ x: ax, y: ay }, { x: bx, y: by }] = [pixelOf(source, camera), pixelOf(target, camera)];
  const [across, down] = [bx - ax, by - ay];
  const length = Math.hypot(across, down) || 1;
  const aside = 2 * (curve.place * Math.min(GAP, (length * 0.62) / curve.beside) + curve.sway * length);
  const [x, y] = [(ax + bx) / 2 - (down / length) * aside, (ay + by) / 2 + (across / length) * aside];
  const start = towards(ax, ay, x, y, sizeOf(source, zoomed) + 2);
  const end = towards(bx, by, x, y, sizeOf(target, zoomed) + 4);
  return { curve, x0: start.x, y0: start.y, x, y, x1: end.x, y1: end.y, length, straight: Math.abs(aside) < 0.5 };
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} toX
 * @param {number} toY
 * @param {number} far
 * @returns {Point} the point `far` pixels on the way
 */
function towards(x, y, toX, toY, far) {
  const part = far / (Math.hypot(toX - x, toY - y) || 1);
  return { x: x + (toX - x) * part, y: y + (toY - y) * part };
}

/**
 * @param {Trace} trace
 * @param {number} part 0 at the source, 1 at the target
 * @returns {Point}
 */
export function along({ x0, y0, x, y, x1, y1 }, part) {
  const rest = 1 - part;
  return {
    x: rest * rest * x0 + 2 * rest * part * x + part * part * x1,
    y: rest * rest * y0 + 2 * rest * part * y + part * part * y1,
  };
}

/**
 * @param {Status} status
 * @param {Colours} colours
 * @returns {string}
 */
export function colourOf(status, colours) {
  return colours[status.tone];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Trace[]} traces
 * @param {Look} look
 * @param {Colours} colours
 */
export function drawLines(context, traces, look, colours) {
  /** @type {Map<Status, Trace[]>} */
  const byStatus = new Map();
  for (const trace of traces) {
    const alike = byStatus.get(trace.curve.line.status);
    if (alike) alike.push(trace);
    else byStatus.set(trace.curve.line.status, [trace]);
  }
  for (const [status, alike] of byStatus) {
    context.globalAlpha = look.alpha;
    context.strokeStyle = context.fillStyle = colourOf(status, colours);
    context.lineWidth = look.plain ? Math.min(1.2, status.width) : status.width * look.width;
    context.lineCap = isDotted(status) && !look.plain ? "round" : "butt";
    context.setLineDash(look.plain ? [] : status.dashes);
    strokeAll(context, alike);
    context.setLineDash([]);
    if (look.plain) continue;
    drawArrows(context, alike, look.sign);
    if (status.mark) drawMarks(context, alike, look.sign, colours);
  }
  context.globalAlpha = 1;
}

/**
 * @param {Status} status
 * @returns {boolean}
 */
export function isDotted(status) {
  return status.dashes.length > 0 && status.dashes[0] <= status.width;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Trace[]} traces
 */
function strokeAll(context, traces) {
  for (let first = 0; first < traces.length; first += AT_ONCE) {
    context.beginPath();
    for (const trace of traces.slice(first, first + AT_ONCE)) {
      context.moveTo(trace.x0, trace.y0);
      if (trace.straight) context.lineTo(trace.x1, trace.y1);
      else context.quadraticCurveTo(trace.x, trace.y, trace.x1, trace.y1);
    }
    context.stroke();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Trace[]} traces
 * @param {number} sign
 */
function drawArrows(context, traces, sign) {
  context.beginPath();
  for (const trace of traces) {
    if (trace.length < SHORT) continue;
    for (const corners of arrowsOf(trace, sign)) {
      corners.forEach(({ x, y }, at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.closePath();
    }
  }
  context.fill();
}

/**
 * The heads of a line: one at its target, another at its source if it goes both ways.
 * @param {Trace} trace
 * @param {number} sign factor of their size
 * @returns {Point[][]} corners
 */
export function arrowsOf(trace, sign) {
  const heads = [headAt(trace.x1, trace.y1, trace.x, trace.y, ARROW * sign)];
  if (trace.curve.line.bothWays) heads.push(headAt(trace.x0, trace.y0, trace.x, trace.y, ARROW * sign));
  return heads;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} fromX
 * @param {number} fromY
 * @param {number} size
 * @returns {Point[]}
 */
function headAt(x, y, fromX, fromY, size) {
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  const [across, down] = [(x - fromX) / length, (y - fromY) / length];
  const [backX, backY] = [x - across * size, y - down * size];
  const half = size * 0.46;
  return [
    { x: x + across * 2, y: y + down * 2 },
    { x: backX - down * half, y: backY + across * half },
    { x: backX + across * 1.6, y: backY + down * 1.6 },
    { x: backX + down * half, y: backY - across * half },
  ];
}

/**
 * A sign on the middle of each line, on a disc of paper so that it can be read.
 * @param {CanvasRenderingContext2D} context
 * @param {Trace[]} traces
 * @param {number} sign
 * @param {Colours} colours
 */
function drawMarks(context, traces, sign, colours) {
  const middles = marked(traces);
  const colour = context.strokeStyle;
  context.beginPath();
  for (const { x, y } of middles) {
    context.moveTo(x + 6.5 * sign, y);
    context.arc(x, y, 6.5 * sign, 0, 2 * Math.PI);
  }
  context.fillStyle = colours.paper;
  context.fill();
  context.lineWidth = 1.7 * sign;
  context.strokeStyle = colour;
  const { mark } = traces[0].curve.line.status;
  context.stroke(new Path2D(middles.map(({ x, y }) => markPath(x, y, sign, mark)).join("")));
}

/**
 * @param {Trace[]} traces
 * @returns {Point[]} the middles of those that are long enough for a mark
 */
export function marked(traces) {
  return traces.filter((trace) => trace.length >= 2 * SHORT).map((trace) => along(trace, 0.5));
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} sign
 * @param {string} mark
 * @returns {string} × or ≠ at a point, as an SVG path
 */
export function markPath(x, y, sign, mark) {
  const at = (/** @type {number} */ across, /** @type {number} */ down) =>
    `${(x + across * sign).toFixed(1)} ${(y + down * sign).toFixed(1)}`;
  if (mark === "≠")
    return `M${at(-4, -1.7)}L${at(4, -1.7)}M${at(-4, 1.7)}L${at(4, 1.7)}M${at(2.2, -4.4)}L${at(-2.2, 4.4)}`;
  return `M${at(-3.4, -3.4)}L${at(3.4, 3.4)}M${at(3.4, -3.4)}L${at(-3.4, 3.4)}`;
}
