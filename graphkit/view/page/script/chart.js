// A canvas with symbols and lines at places on a plane: what the network and the map have in common.

import { bend } from "./bends.js";
import { Camera } from "./camera.js";
import { Figures, setApart } from "./figures.js";
import { Labels } from "./labels.js";
import { litOf } from "./lit.js";
import { Painter } from "./painter.js";
import { pick } from "./picking.js";
import { Symbols } from "./symbols.js";
import { readColours } from "./theme.js";

/** @typedef {import("./camera.js").Box} Box */
/** @typedef {import("./camera.js").Point} Point */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./painter.js").Drawn} Drawn */
/** @typedef {import("./picking.js").Hit} Hit */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./theme.js").Colours} Colours */
/** @typedef {import("./view.js").Views} Views */

/**
 * @typedef {object} Plane
 * @property {(entity: Entity) => Point|null} placeOf null: it has no place here
 * @property {boolean} bends whether lines go around symbols
 * @property {boolean} apart whether symbols at one place are set side by side
 * @property {((context: CanvasRenderingContext2D, camera: Camera, colours: Colours) => void)|null} ground what lies below
 * @property {Box} whole what is seen where there are no symbols
 * @property {number} widened units of the plane that are seen, at least, on each side of the middle
 */

const MARGIN = [22, 64]; // pixels around what is fitted, so that names have room, on narrow and on wide windows
const EDGE = 16; // pixels from the edge within which a symbol counts as out of sight
const CLOSEST = 190; // pixels between neighbours when everything is in view
const HEAVY = 3000; // lines above which a gesture moves a bitmap
const [MANY, SLOW] = [300, 12]; // the same for fewer lines, if a picture takes so many milliseconds
const REST = 140; // milliseconds without a move after which a bitmap is drawn anew

export class Chart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Views} views
   * @param {Scenes} scenes
   * @param {Plane} plane
   */
  constructor(canvas, views, scenes, plane) {
    this.canvas = canvas;
    this.views = views;
    this.scenes = scenes;
    this.plane = plane;
    this.camera = new Camera(() => this.moved());
    this.figures = this.figuresNow();
    this.lit = litOf(scenes.now, views.now.selection);
    /** @type {Hit|null} */
    this.hovered = null;
    /** @type {Drawn|null} */
    this.drawn = null;
    this.fitted = false;
    this.colours = readColours();
    this.painter = painterFor(this.colours);
    this.asked = 0;
    this.lastMove = -Infinity;
    this.cost = 0;
    /** @type {{picture: HTMLCanvasElement, x: number, y: number, scale: number}|null} */
    this.bitmap = null;
    this.waiting = 0;
  }

  figuresNow() {
    const figures = new Figures(this.scenes.now, this.plane.placeOf, this.views.now.pinned);
    if (this.plane.apart) setApart(figures);
    return figures;
  }

  setColours() {
    this.colours = readColours();
    this.painter = painterFor(this.colours);
    this.refresh();
  }

  /** The scene or the places in it are new. */
  rebuild() {
    this.figures = this.figuresNow();
    if (this.plane.bends && this.fitted) bend(this.figures, this.fitting().scale);
    this.relight();
  }

  /** The selection is new. */
  relight() {
    this.lit = litOf(this.scenes.now, this.views.now.selection);
    this.refresh();
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    if (!width || !height) return;
    const ratio = Math.min(3, devicePixelRatio || 1);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.camera.resize(width, height);
    if (!this.fitted) {
      this.fitted = true;
      if (this.plane.bends) bend(this.figures, this.fitting().scale);
      this.fit(false);
    }
    this.refresh();
    this.paint();
  }

  /** @returns {{x: number, y: number, scale: number}} where the camera sees everything */
  fitting() {
    const box = widened(this.figures.around() || this.plane.whole, this.plane.widened || 1);
    const margin = Math.min(MARGIN[1], Math.max(MARGIN[0], Math.min(this.camera.width, this.camera.height) * 0.08));
    const end = this.camera.around(box, margin, this.plane.ground ? Infinity : CLOSEST / this.figures.spacing);
    this.camera.whole = end.scale;
    return end;
  }

  /** @param {boolean} smooth */
  fit(smooth = true) {
    this.camera.go(this.fitting(), smooth);
  }

  /**
   * Moves as far as needed for some entities to be seen.
   * @param {Entity[]} entities
   */
  reveal(entities) {
    const figures = entities.flatMap((entity) => this.figures.of.get(entity) || []);
    const box = this.figures.around(figures);
    if (!box || !this.fitted) return;
    const { width, height, scale } = this.camera;
    const low = this.camera.toScreen({ x: box.left, y: box.top });
    const high = this.camera.toScreen({ x: box.right, y: box.bottom });
    if (low.x > EDGE && low.y > EDGE && high.x < width - EDGE && high.y < height - EDGE) return;
    const end = this.camera.around(box, MARGIN[1], scale);
    this.camera.go(end, true);
  }

  moved() {
    this.lastMove = performance.now();
    this.draw();
  }

  /** Something other than the camera changed: a bitmap is of no use any more. */
  refresh() {
    this.bitmap = null;
    this.draw();
  }

  draw() {
    if (!this.asked) this.asked = requestAnimationFrame(() => this.paint());
  }

  paint() {
    cancelAnimationFrame(this.asked);
    this.asked = 0;
    const context = this.canvas.getContext("2d", { alpha: false });
    if (!context || !this.fitted || this.canvas.hidden) return;
    const ratio = this.canvas.width / this.camera.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.colours.paper;
    context.fillRect(0, 0, this.camera.width, this.camera.height);
    if (this.bitmap && performance.now() - this.lastMove < REST) this.shift(context);
    else this.repaint(context, ratio);
  }

  /** @param {CanvasRenderingContext2D} context */
  shift(context) {
    const { picture, x, y, scale } = /** @type {NonNullable<Chart["bitmap"]>} */ (this.bitmap);
    const grown = this.camera.scale / scale;
    const { width, height } = this.camera;
    context.imageSmoothingEnabled = grown !== 1;
    context.drawImage(picture, this.camera.x - x * grown, this.camera.y - y * grown, width * grown, height * grown);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.draw(), REST + 10);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} ratio
   */
  repaint(context, ratio) {
    const began = performance.now();
    if (this.plane.ground) this.plane.ground(context, this.camera, this.colours);
    const { length } = this.figures.curves;
    const heavy = length > HEAVY || (length > MANY && this.cost > SLOW);
    this.drawn = this.painter.paint(context, { ...this.shot(), hovered: heavy ? null : this.hovered }, ratio);
    this.cost = performance.now() - began;
    if (heavy) this.keep();
    else this.bitmap = null;
    if (heavy && this.hovered) this.painter.paintTop(context, this.shot(), ratio);
  }

  /** @returns {import("./painter.js").Shot} */
  shot() {
    const { camera, figures, lit, hovered } = this;
    return { camera, figures, lit, hovered, shade: this.views.now.shade };
  }

  keep() {
    const picture = this.bitmap ? this.bitmap.picture : document.createElement("canvas");
    picture.width = this.canvas.width;
    picture.height = this.canvas.height;
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d", { alpha: false }));
    context.drawImage(this.canvas, 0, 0);
    this.bitmap = { picture, x: this.camera.x, y: this.camera.y, scale: this.camera.scale };
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} reach pixels by which a symbol or a line may be missed
   * @returns {Hit|null}
   */
  pick(x, y, reach) {
    return this.drawn && pick(this.drawn, x, y, reach);
  }

  /**
   * What is seen, drawn anew with other device pixels.
   * @param {number} scale device pixels in a pixel
   * @returns {Promise<Blob>} a PNG
   */
  picture(scale) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(this.camera.width * scale);
    canvas.height = Math.round(this.camera.height * scale);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    context.scale(scale, scale);
    context.fillStyle = this.colours.paper;
    context.fillRect(0, 0, this.camera.width, this.camera.height);
    if (this.plane.ground) this.plane.ground(context, this.camera, this.colours);
    this.painter.paint(context, { ...this.shot(), hovered: null }, scale);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG: the picture is too large"))));
    });
  }

  /** @param {Hit|null} hit */
  hover(hit) {
    const [now, next] = [this.hovered, hit].map((one) => one && (one.figure || one.trace.curve.line));
    if (now !== next) this.touch(hit);
  }

  /**
   * One symbol or line is under the pointer, or moved by it; nothing else is new.
   * @param {Hit|null} hit
   */
  touch(hit) {
    this.hovered = hit;
    if (!this.bitmap) this.draw();
    else if (!this.asked) this.asked = requestAnimationFrame(() => this.paintOver());
  }

  /** The bitmap with what is touched on top: all of a large picture would take too long. */
  paintOver() {
    this.asked = 0;
    const context = this.canvas.getContext("2d", { alpha: false });
    if (!context || !this.bitmap || performance.now() - this.lastMove < REST) {
      this.draw();
      return;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.bitmap.picture, 0, 0);
    const ratio = this.canvas.width / this.camera.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.hovered) this.painter.paintTop(context, this.shot(), ratio);
  }
}

/**
 * @param {Box} box
 * @param {number} least
 * @returns {Box} around the same middle, at least so far to each side
 */
function widened({ left, top, right, bottom }, least) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const [across, down] = [Math.max(least, right - x), Math.max(least, bottom - y)];
  return { left: x - across, top: y - down, right: x + across, bottom: y + down };
}

/**
 * @param {Colours} colours
 * @returns {Painter}
 */
function painterFor(colours) {
  return new Painter(colours, new Symbols(colours), new Labels(colours));
}
