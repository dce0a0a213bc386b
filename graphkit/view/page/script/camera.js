// Which part of a plane is seen: the shift and scale between its places and pixels of the canvas, and smooth moves.

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

const GLIDE = 260; // milliseconds
const [NEAREST, FARTHEST] = [40, 0.02]; // times the scale at which everything fits

export class Camera {
  /** @param {() => void} moved called after each move */
  constructor(moved) {
    this.moved = moved;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.width = 1;
    this.height = 1;
    /** The scale at which everything fits; limits of zooming hang on it. */
    this.whole = 1;
    this.gliding = 0;
  }

  /**
   * @param {Point} place
   * @returns {Point} in pixels of the canvas
   */
  toScreen({ x, y }) {
    return { x: x * this.scale + this.x, y: y * this.scale + this.y };
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {Point} the place under a pixel
   */
  toPlace(x, y) {
    return { x: (x - this.x) / this.scale, y: (y - this.y) / this.scale };
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    this.x += (width - this.width) / 2;
    this.y += (height - this.height) / 2;
    this.width = width;
    this.height = height;
  }

  /**
   * @param {number} across
   * @param {number} down
   */
  pan(across, down) {
    this.stop();
    this.x += across;
    this.y += down;
    this.moved();
  }

  /**
   * @param {number} factor
   * @param {number} x the pixel that stays where it is
   * @param {number} y
   */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    this.stop();
    const scale = Math.min(this.whole * NEAREST, Math.max(this.whole * FARTHEST, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.moved();
  }

  /**
   * Where the camera must be for a box to fill the canvas.
   * @param {Box} box
   * @param {number} margin pixels on each side
   * @param {number} closest the largest scale
   * @returns {{x: number, y: number, scale: number}}
   */
  around(box, margin, closest) {
    const [width, height] = [Math.max(1e-9, box.right - box.left), Math.max(1e-9, box.bottom - box.top)];
    const room = [Math.max(40, this.width - 2 * margin), Math.max(40, this.height - 2 * margin)];
    const scale = Math.min(room[0] / width, room[1] / height, closest);
    return this.centred({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale);
  }

  /**
   * @param {Point} place what is to be in the middle
   * @param {number} scale
   * @returns {{x: number, y: number, scale: number}}
   */
  centred(place, scale = this.scale) {
    return { x: this.width / 2 - place.x * scale, y: this.height / 2 - place.y * scale, scale };
  }

  /**
   * @param {{x: number, y: number, scale: number}} end
   * @param {boolean} smooth
   */
  go(end, smooth) {
    this.stop();
    if (!smooth || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      Object.assign(this, end);
      this.moved();
      return;
    }
    const start = { x: this.x, y: this.y, scale: this.scale };
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      const part = Math.min(1, Math.max(0, (now - began) / GLIDE));
      this.between(start, end, 1 - (1 - part) ** 3);
      this.gliding = part < 1 ? requestAnimationFrame(step) : 0;
      this.moved();
    };
    this.gliding = requestAnimationFrame(step);
  }

  /**
   * The middle of the canvas moves straight, the scale by equal factors.
   * @param {{x: number, y: number, scale: number}} start
   * @param {{x: number, y: number, scale: number}} end
   * @param {number} part
   */
  between(start, end, part) {
    const [middleX, middleY] = [this.width / 2, this.height / 2];
    const scale = start.scale * (end.scale / start.scale) ** part;
    const mixed = (/** @type {number} */ from, /** @type {number} */ to) => from + (to - from) * part;
    const x = mixed((middleX - start.x) / start.scale, (middleX - end.x) / end.scale);
    const y = mixed((middleY - start.y) / start.scale, (middleY - end.y) / end.scale);
    Object.assign(this, part < 1 ? this.centred({ x, y }, scale) : end);
  }

  stop() {
    cancelAnimationFrame(this.gliding);
    this.gliding = 0;
  }
}
