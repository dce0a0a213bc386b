// Symbols of entities on a canvas, each shape drawn once for each size and then copied.

/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./model.js").Family} Family */
/** @typedef {import("./theme.js").Colours} Colours */

/** @typedef {"plain"|"over"|"chosen"} Emphasis */

export const BOX = 12; // an outline's coordinates go from -12 to 12
const MARGIN = 6; // pixels around a symbol, for its rim
const KEPT = 600; // pictures

/**
 * @param {Family} family
 * @param {Colours} colours
 * @returns {string}
 */
export function fillOf(family, colours) {
  return colours.theme === "dark" ? family.dark : family.light;
}

export class Symbols {
  /** @param {Colours} colours */
  constructor(colours) {
    this.colours = colours;
    /** @type {Map<string, HTMLCanvasElement>} */
    this.pictures = new Map();
    /** @type {Map<string, Path2D>} */
    this.outlines = new Map();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Figure} figure
   * @param {number} x
   * @param {number} y
   * @param {number} size half its height in pixels
   * @param {Emphasis} emphasis
   * @param {number} ratio device pixels in a pixel
   */
  draw(context, figure, x, y, size, emphasis, ratio) {
    const picture = this.picture(figure.entity.family, Math.max(1.5, Math.round(size * 2) / 2), emphasis, ratio);
    const [width, height] = [picture.width / ratio, picture.height / ratio];
    const snapped = (/** @type {number} */ value) => Math.round(value * ratio) / ratio;
    context.drawImage(picture, snapped(x - width / 2), snapped(y - height / 2), width, height);
  }

  /**
   * @param {Family} family
   * @param {number} size
   * @param {Emphasis} emphasis
   * @param {number} ratio
   * @returns {HTMLCanvasElement}
   */
  picture(family, size, emphasis, ratio) {
    const key = `${family.name} ${size} ${emphasis} ${ratio}`;
    const kept = this.pictures.get(key);
    if (kept) return kept;
    if (this.pictures.size >= KEPT) this.pictures.clear();
    const picture = document.createElement("canvas");
    picture.width = picture.height = Math.ceil(2 * (size * 1.05 + MARGIN) * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
    context.translate(picture.width / 2, picture.height / 2);
    context.scale((ratio * size) / BOX, (ratio * size) / BOX);
    this.paint(context, family, emphasis, BOX / size);
    this.pictures.set(key, picture);
    return picture;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Family} family
   * @param {Emphasis} emphasis
   * @param {number} pixel its length in units of the outline
   */
  paint(context, family, emphasis, pixel) {
    const outline = this.outline(family);
    context.lineJoin = "round";
    const rims = { plain: [], over: [[4.4, this.colours.ink]], chosen: [[9, this.colours.accent]] }[emphasis];
    for (const [width, colour] of [
      ...rims,
      [emphasis === "chosen" ? 4.4 : Math.min(2.4, 8 / pixel / 3), this.colours.paper],
    ]) {
      context.lineWidth = Number(width) * pixel;
      context.strokeStyle = String(colour);
      context.stroke(outline);
    }
    context.fillStyle = fillOf(family, this.colours);
    context.fill(outline);
  }

  /**
   * @param {Family} family
   * @returns {Path2D}
   */
  outline(family) {
    const kept = this.outlines.get(family.name);
    if (kept) return kept;
    const outline = new Path2D(family.outline);
    this.outlines.set(family.name, outline);
    return outline;
  }
}
