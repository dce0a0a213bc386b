// Names beside symbols and words on lines: where there is room, the most important first, none over another.

import { Grid } from "./grid.js";
import { along, colourOf, marked } from "./strokes.js";

/** @typedef {import("./camera.js").Box} Box */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./strokes.js").Trace} Trace */
/** @typedef {import("./theme.js").Colours} Colours */

/**
 * @typedef {object} Named a symbol that may get its name
 * @property {Figure} figure
 * @property {number} x
 * @property {number} y
 * @property {number} size half its height in pixels
 * @property {boolean} must named even where it hides symbols
 * @property {boolean} strong in bold
 * @property {number} hides how many symbols that matter less its name may hide
 */

/** @typedef {{text: string, x: number, y: number, strong: boolean}} Name x and y of its middle */
/** @typedef {{text: string, x: number, y: number, width: number, colour: string}} Words */

const LONGEST = 34; // letters of a name that are shown
const AREA = 8200; // square pixels of canvas for each name, at least
const HEIGHT = 15;
const FEW = 300; // lines that names keep clear of
const CROSSING = 0.045; // of a name with a line, for each 10 pixels; hiding a symbol counts 1
const TRIES = [0.5, 0.4, 0.6, 0.3, 0.7];
const UNSEEN = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * A name as it is drawn: on one line, without signs that change the direction of what follows.
 * @param {string} text
 * @returns {string}
 */
export function shortened(text) {
  const letters = Array.from(text.slice(0, 200).replace(UNSEEN, " "));
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`
    : letters.join("");
}

/**
 * @param {Colours} colours
 * @param {boolean} strong
 * @returns {string} a CSS font
 */
export function fontOf(colours, strong) {
  return strong ? `650 13px ${colours.font}` : `500 12px ${colours.font}`;
}

export class Labels {
  /** @param {Colours} colours */
  constructor(colours) {
    this.colours = colours;
    /** @type {Map<string, number>} */
    this.widths = new Map();
    const context = document.createElement("canvas").getContext("2d");
    this.ruler = /** @type {CanvasRenderingContext2D} */ (context);
  }

  /**
   * @param {string} text
   * @param {string} font
   * @returns {number}
   */
  width(text, font) {
    const key = `${font}|${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.ruler.font = font;
      width = this.ruler.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }

  /**
   * @param {Named[]} named the most important first
   * @param {{figure: Figure, x: number, y: number, size: number}[]} seen symbols that names keep clear of
   * @param {Trace[]} traces lines that names keep clear of where they can, if there are few
   * @param {{width: number, height: number}} canvas
   * @returns {{names: Name[], taken: Grid<Figure|null>}} what is named, and the room that is taken: null for a name
   */
  place(named, seen, traces, canvas) {
    /** @type {Grid<Figure|null>} */
    const taken = new Grid(48);
    for (const { figure, x, y, size } of seen) {
      const reach = size * 0.85;
      taken.add({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach, what: figure });
    }
    const crossed = crossings(traces);
    const most = (canvas.width * canvas.height) / AREA;
    /** @type {Name[]} */
    const names = [];
    for (const one of named) {
      if (names.length >= most && !one.must) continue;
      const text = shortened(one.figure.entity.label);
      const found = this.room(one, this.width(text, fontOf(this.colours, one.strong)), taken, crossed, canvas);
      if (!found) continue;
      taken.add({ ...found, what: null });
      names.push({ text, x: (found.left + found.right) / 2, y: (found.top + found.bottom) / 2, strong: one.strong });
    }
    return { names, taken };
  }

  /**
   * The place around a symbol that hides the fewest others; a name may hide symbols that matter far less.
   * @param {Named} one
   * @param {number} width
   * @param {Grid<Figure|null>} taken
   * @param {Grid<Trace>} crossed
   * @param {{width: number, height: number}} canvas
   * @returns {Box|null}
   */
  room({ figure, x, y, size, must, hides }, width, taken, crossed, canvas) {
    /** @type {Box|null} */
    let best = null;
    let least = Infinity;
    for (const [middleX, middleY, worse] of around(x, y, size, width)) {
      const [left, right] = [middleX - width / 2 - 3, middleX + width / 2 + 3];
      const box = { left, right, top: middleY - HEIGHT / 2, bottom: middleY + HEIGHT / 2 };
      if (left < 0 || right > canvas.width || box.top < 0 || box.bottom > canvas.height) continue;
      let hidden = 0;
      for (const { what } of taken.touching(box)) {
        if (what === figure) continue;
        hidden += what === null ? Infinity : !must && what.degree * 2 > figure.degree ? Infinity : 1;
      }
      if (hidden > hides || hidden === Infinity) continue;
      const cost = hidden + worse + CROSSING * crossed.touching(box).length;
      if (cost < least) [best, least] = [box, cost];
      if (!cost) break;
    }
    return best;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Name[]} names
   */
  drawNames(context, names) {
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.colours.paper;
    context.fillStyle = this.colours.ink;
    for (const strong of [false, true]) {
      context.font = fontOf(this.colours, strong);
      const alike = names.filter((name) => name.strong === strong);
      context.globalAlpha = 0.9;
      for (const { text, x, y } of alike) context.strokeText(text, x, y);
      context.globalAlpha = 1;
      for (const { text, x, y } of alike) context.fillText(text, x, y);
    }
  }

  /**
   * @param {Trace[]} traces the most important first
   * @param {Grid<Figure|null>} taken
   * @param {{width: number, height: number}} canvas
   * @returns {Words[]}
   */
  placeWords(traces, taken, canvas) {
    const font = `11px ${this.colours.font}`;
    /** @type {Words[]} */
    const words = [];
    for (const { x, y } of marked(traces.filter(({ curve }) => curve.line.status.mark))) {
      taken.add({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5, what: null });
    }
    for (const trace of traces) {
      const { line } = trace.curve;
      const text = shortened(line.label);
      const width = this.width(text, font);
      if (trace.length < width * 0.8 + 34) continue;
      for (const part of TRIES) {
        const { x, y } = along(trace, line.status.mark && part === 0.5 ? 0.36 : part);
        const box = { left: x - width / 2 - 3, right: x + width / 2 + 3, top: y - 7, bottom: y + 7 };
        if (box.left < 0 || box.right > canvas.width || box.top < 0 || box.bottom > canvas.height) continue;
        if (taken.touching(box).length) continue;
        taken.add({ ...box, what: null });
        words.push({
          text,
          x,
          y,
          width,
          colour: line.status.tone === "alarm" ? colourOf(line.status, this.colours) : this.colours.quiet,
        });
        break;
      }
    }
    return words;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Words[]} words
   */
  drawWords(context, words) {
    context.font = `11px ${this.colours.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const { text, x, y, width, colour } of words) {
      context.globalAlpha = 0.92;
      context.fillStyle = this.colours.paper;
      context.fillRect(x - width / 2 - 3, y - 7, width + 6, 14);
      context.globalAlpha = 1;
      context.fillStyle = colour;
      context.fillText(text, x, y + 0.5);
    }
  }
}

/**
 * Middles of the places for a name of some width around a symbol, the best first.
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {number} width
 * @returns {[number, number, number][]} x, y, and how much worse than the first
 */
function around(x, y, size, width) {
  const [aside, across, down] = [size + 7 + width / 2, size * 0.7 + width / 2, size + 10];
  return [
    [x, y + down, 0],
    [x, y - down, 0.06],
    [x + aside, y, 0.05],
    [x - aside, y, 0.07],
    [x + width * 0.3, y + down, 0.12],
    [x - width * 0.3, y + down, 0.12],
    [x + across, y + down - 2, 0.16],
    [x - across, y + down - 2, 0.18],
    [x + width * 0.3, y - down, 0.18],
    [x - width * 0.3, y - down, 0.18],
    [x + across, y - down + 2, 0.2],
    [x - across, y - down + 2, 0.22],
  ];
}

/**
 * Points on lines, some ten pixels apart.
 * @param {Trace[]} traces
 * @returns {Grid<Trace>}
 */
function crossings(traces) {
  /** @type {Grid<Trace>} */
  const grid = new Grid(32);
  if (traces.length > FEW) return grid;
  for (const trace of traces) {
    const steps = Math.min(80, Math.ceil(trace.length / 10));
    for (let step = 0; step <= steps; step += 1) {
      const { x, y } = along(trace, step / steps);
      grid.add({ left: x, top: y, right: x, bottom: y, what: trace });
    }
  }
  return grid;
}
