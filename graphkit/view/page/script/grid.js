// Boxes in cells: which of them touch a box or lie near a point, without looking at all of them.

/**
 * @template T
 * @typedef {{left: number, top: number, right: number, bottom: number, what: T}} Filed
 */

/** @template T */
export class Grid {
  /** @param {number} cell side of a cell */
  constructor(cell) {
    this.cell = cell;
    /** @type {Map<number, Filed<T>[]>} */
    this.cells = new Map();
  }

  /** @param {Filed<T>} box */
  add(box) {
    for (const key of this.keys(box)) {
      const filed = this.cells.get(key);
      if (filed) filed.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /**
   * @param {{left: number, top: number, right: number, bottom: number}} box
   * @returns {Filed<T>[]} those that overlap it, each once
   */
  touching(box) {
    /** @type {Set<Filed<T>>} */
    const found = new Set();
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) {
        if (box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) {
          found.add(other);
        }
      }
    }
    return [...found];
  }

  /**
   * @param {{left: number, top: number, right: number, bottom: number}} box
   * @returns {number[]}
   */
  keys({ left, top, right, bottom }) {
    const keys = [];
    const [first, last] = [Math.floor(left / this.cell), Math.floor(right / this.cell)];
    const [upper, lower] = [Math.floor(top / this.cell), Math.floor(bottom / this.cell)];
    for (let column = first; column <= last; column += 1) {
      for (let row = upper; row <= lower; row += 1) keys.push(column * 65_536 + row);
    }
    return keys;
  }
}
