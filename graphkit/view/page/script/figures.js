// A scene and places -> what is drawn: a figure for each entity with its size, a curve for each line with its bend.

import { Grid } from "./grid.js";

/** @typedef {import("./camera.js").Box} Box */
/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./camera.js").Point} Point */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scene.js").Line} Line */
/** @typedef {import("./scene.js").Scene} Scene */

/**
 * @typedef {object} Figure
 * @property {Entity} entity
 * @property {number} x
 * @property {number} y
 * @property {number} shiftX pixels by which it stands beside its place
 * @property {number} shiftY
 * @property {number} size half the height of its symbol, in pixels, before `Figures.zoomed`
 * @property {number} degree claims at it
 * @property {boolean} pinned
 */

/**
 * @typedef {object} Curve
 * @property {Line} line
 * @property {Figure} source
 * @property {Figure} target
 * @property {number} place among the lines of its pair, seen from source to target
 * @property {number} beside how many lines its pair has
 * @property {number} sway how far it goes aside, as a part of its length
 */

const [SMALLEST, GROWTH, LARGEST] = [5.6, 2.1, 17]; // pixels
const ROOMY = 74; // pixels between entities at which symbols have their full size
const BESIDE = 20; // pixels between symbols at one place
const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // radians; turns by it fill a disc evenly
const HEAPED = 0.3; // of the distance if they were spread evenly, at least
const [LEAST, MOST] = [0.24, 1.25];

export class Figures {
  /**
   * @param {Scene} scene
   * @param {(entity: Entity) => Point|null} placeOf null: cannot be drawn
   * @param {ReadonlyMap<Entity, unknown>} pinned
   */
  constructor(scene, placeOf, pinned) {
    /** @type {Map<Entity, Figure>} */
    this.of = new Map();
    for (const entity of scene.entities) {
      const place = placeOf(entity);
      if (!place) continue;
      const { x, y } = place;
      this.of.set(entity, {
        entity,
        x,
        y,
        shiftX: 0,
        shiftY: 0,
        size: SMALLEST,
        degree: 0,
        pinned: pinned.has(entity),
      });
    }
    this.curves = curvesOf(scene.lines, this.of);
    for (const { line, source, target } of this.curves) {
      source.degree += line.claims.length;
      target.degree += line.claims.length;
    }
    /** The most connected last, so that they are drawn over others. */
    this.all = [...this.of.values()].sort((a, b) => a.degree - b.degree || b.entity.index - a.entity.index);
    const most = this.all.length ? this.all[this.all.length - 1].degree : 0;
    const growth = Math.min(GROWTH, (LARGEST - SMALLEST) / Math.sqrt(Math.max(1, most)));
    for (const figure of this.all) figure.size = SMALLEST + growth * Math.sqrt(figure.degree);
    /** Mean distance between neighbours, in units of places. */
    this.spacing = spacingOf(this.all);
  }

  /**
   * How much larger or smaller symbols are drawn at a scale.
   * @param {number} scale
   * @returns {number}
   */
  zoomed(scale) {
    return Math.min(MOST, Math.max(LEAST, ((this.spacing * scale) / ROOMY) ** 0.7));
  }

  /**
   * @param {Iterable<Figure>} figures
   * @returns {Box|null}
   */
  around(figures = this.all) {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const { x, y } of figures) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
    return box.left <= box.right ? box : null;
  }
}

/**
 * @param {Line[]} lines
 * @param {Map<Entity, Figure>} figures
 * @returns {Curve[]}
 */
function curvesOf(lines, figures) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  const curves = [];
  const keyOf = (/** @type {Line} */ { source: { index: a }, target: { index: b } }) =>
    Math.min(a, b) * 1e7 + Math.max(a, b);
  for (const line of lines) {
    const [source, target] = [figures.get(line.source), figures.get(line.target)];
    if (!source || !target || source === target) continue;
    counts.set(keyOf(line), (counts.get(keyOf(line)) || 0) + 1);
    const place = line.source.index < line.target.index ? line.place : -line.place;
    curves.push({ line, source, target, place, beside: 1, sway: 0 });
  }
  for (const curve of curves) curve.beside = counts.get(keyOf(curve.line)) || 1;
  return curves;
}

/**
 * @param {Figure} figure
 * @param {number} zoomed as `Figures.zoomed` says
 * @returns {number} half the height of its symbol in pixels; the large shrink less, so that hubs stand out in a crowd
 */
export function sizeOf({ size }, zoomed) {
  return SMALLEST * zoomed + (size - SMALLEST) * Math.sqrt(zoomed);
}

/**
 * Sets symbols that share a place side by side, the most connected in the middle.
 * @param {Figures} figures
 */
export function setApart(figures) {
  /** @type {Map<string, Figure[]>} */
  const shared = new Map();
  for (const figure of [...figures.all].reverse()) {
    const key = `${figure.x.toFixed(3)} ${figure.y.toFixed(3)}`;
    const others = shared.get(key);
    if (others) others.push(figure);
    else shared.set(key, [figure]);
  }
  for (const together of shared.values()) {
    together.forEach((figure, at) => {
      const [far, angle] = [BESIDE * Math.sqrt(at), at * GOLDEN];
      figure.shiftX = far * Math.cos(angle);
      figure.shiftY = far * Math.sin(angle);
    });
  }
}

/**
 * @param {Figure} figure
 * @param {Camera} camera
 * @returns {Point} where it stands, in pixels
 */
export function pixelOf(figure, camera) {
  return {
    x: figure.x * camera.scale + camera.x + figure.shiftX,
    y: figure.y * camera.scale + camera.y + figure.shiftY,
  };
}

/**
 * How far figures lie apart: as if they were spread evenly, or less where they lie in heaps.
 * @param {Figure[]} figures
 * @returns {number}
 */
function spacingOf(figures) {
  if (figures.length < 2) return 100;
  const even = evenly(figures);
  const nearest = nearestOf(figures, even).sort((a, b) => a - b);
  const middle = nearest[Math.floor(nearest.length / 2)];
  return Math.max(even * HEAPED, Math.min(even, 2 * middle));
}

/**
 * The distance of each figure to the one nearest to it, or `far` if none is nearer.
 * @param {Figure[]} figures
 * @param {number} far
 * @returns {number[]}
 */
function nearestOf(figures, far) {
  /** @type {Grid<Figure>} */
  const grid = new Grid(far);
  for (const figure of figures) {
    grid.add({ left: figure.x, top: figure.y, right: figure.x, bottom: figure.y, what: figure });
  }
  return figures.map((figure) => {
    const { x, y } = figure;
    let least = far;
    for (const { what } of grid.touching({ left: x - far, top: y - far, right: x + far, bottom: y + far })) {
      if (what !== figure) least = Math.min(least, Math.hypot(what.x - x, what.y - y));
    }
    return least;
  });
}

/**
 * The side of the square that each figure would have to itself, leaving out the tenth that lies farthest out.
 * @param {Figure[]} figures
 * @returns {number}
 */
function evenly(figures) {
  const span = (/** @type {number[]} */ values) => {
    values.sort((a, b) => a - b);
    const edge = Math.floor(values.length / 20);
    return values[values.length - 1 - edge] - values[edge];
  };
  const area = span(figures.map((figure) => figure.x)) * span(figures.map((figure) => figure.y));
  return Math.sqrt(area / figures.length) || 100;
}
