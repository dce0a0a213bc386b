// Pointer and wheel on a chart: pan, zoom, pinch, drag a symbol, select, focus, hover.

/** @typedef {import("./chart.js").Chart} Chart */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./picking.js").Hit} Hit */
/** @typedef {import("./camera.js").Point} Point */

/** @typedef {{hit: Hit|null, at: Point, moved: boolean}} Press one finger, or the button of the mouse, is down */

/**
 * @typedef {object} Answers what a gesture does
 * @property {(hit: Hit|null) => void} choose
 * @property {(figure: Figure) => void} open a double click
 * @property {((figure: Figure, place: Point) => void)|null} put where a symbol was dragged to; null: they stay
 * @property {(hit: Hit|null, x: number, y: number) => void} hover
 */

const STILL = 4; // pixels that a click may move
const DOUBLE = 320; // milliseconds
const [MOUSE, FINGER] = [5, 14]; // pixels by which a symbol may be missed
const WHEEL = 0.0016;

/**
 * @param {Chart} chart
 * @param {Answers} answers
 */
export function startGestures(chart, answers) {
  const { canvas, camera } = chart;
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  /** @type {Press|null} */
  let press = null;
  /** @type {{when: number, figure: Figure|null}} */
  let clicked = { when: -Infinity, figure: null };
  const placeOf = (/** @type {MouseEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const reachOf = (/** @type {PointerEvent} */ event) => (event.pointerType === "mouse" ? MOUSE : FINGER);

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const at = placeOf(event);
    fingers.set(event.pointerId, at);
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    camera.stop();
    settle(press);
    press = fingers.size === 1 ? { hit: chart.pick(at.x, at.y, reachOf(event)), at, moved: false } : null;
  });

  canvas.addEventListener("pointermove", (event) => {
    const at = placeOf(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      const hit = chart.pick(at.x, at.y, reachOf(event));
      canvas.classList.toggle("over", hit !== null);
      chart.hover(hit);
      answers.hover(hit, at.x, at.y);
      return;
    }
    if (fingers.size === 2) pinch(camera, fingers, event.pointerId, at);
    else if (press) follow(before, at);
    fingers.set(event.pointerId, at);
  });

  /**
   * One finger, or the mouse with its button down, has moved.
   * @param {Point} before
   * @param {Point} at
   */
  function follow(before, at) {
    if (!press || (!press.moved && Math.hypot(at.x - press.at.x, at.y - press.at.y) < STILL)) return;
    const figure = press.hit && press.hit.figure;
    const start = press.moved ? before : press.at;
    press.moved = true;
    canvas.classList.add("held");
    if (figure && answers.put) {
      Object.assign(figure, camera.toPlace(at.x, at.y));
      chart.touch(press.hit);
    } else {
      camera.pan(at.x - start.x, at.y - start.y);
    }
  }

  /**
   * A symbol that was moved stays, whatever ended the move.
   * @param {Press|null} ended
   */
  function settle(ended) {
    const figure = ended && ended.moved && ended.hit && ended.hit.figure;
    if (figure && answers.put) answers.put(figure, { x: figure.x, y: figure.y });
  }

  /** @param {PointerEvent} event */
  function release(event) {
    if (!fingers.delete(event.pointerId)) return;
    canvas.classList.remove("held");
    const done = press;
    press = null;
    settle(done);
    if (!done || done.moved || event.type === "pointercancel") return;
    const figure = done.hit && done.hit.figure;
    const twice =
      figure && clicked.figure && clicked.figure.entity === figure.entity && event.timeStamp - clicked.when < DOUBLE;
    clicked = { when: twice ? -Infinity : event.timeStamp, figure };
    if (figure && twice) answers.open(figure);
    else answers.choose(done.hit);
  }
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);

  canvas.addEventListener("pointerleave", () => {
    if (fingers.size) return;
    chart.hover(null);
    answers.hover(null, 0, 0);
  });

  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { x, y } = placeOf(event);
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? camera.height : 1);
      camera.zoom(Math.exp(-Math.max(-240, Math.min(240, pixels)) * WHEEL * (event.ctrlKey ? 4 : 1)), x, y);
    },
    { passive: false },
  );
}

/**
 * @param {import("./camera.js").Camera} camera
 * @param {Map<number, Point>} fingers two, where they were
 * @param {number} moved the one that moved
 * @param {Point} at where to
 */
function pinch(camera, fingers, moved, at) {
  const before = /** @type {Point} */ (fingers.get(moved));
  const [, still] = /** @type {[number, Point]} */ ([...fingers].find(([id]) => id !== moved));
  const grown =
    Math.hypot(at.x - still.x, at.y - still.y) / Math.max(1, Math.hypot(before.x - still.x, before.y - still.y));
  camera.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
  camera.zoom(grown, (at.x + still.x) / 2, (at.y + still.y) / 2);
}
