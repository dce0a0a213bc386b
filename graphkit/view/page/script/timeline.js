// The time line: how many claims in each stretch, a range with two handles, play, and those without a day of their own.

import { counted } from "./announce.js";
import { switchOf } from "./controls.js";
import { button, byId, make } from "./dom.js";
import { isoOf } from "./model.js";
import { daysOf, isUndated, passes } from "./scene.js";
import { readColours, watchTheme } from "./theme.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */

const BARS = 72; // at most
const TICK = 350; // milliseconds between the steps of play
const STEPS = 40; // of play from end to end
const INSET = 6; // pixels from the edge to the middle of a handle at its end
/** @type {[View["dates"], string, string][]} */
const DATES = [
  ["event", "Event", "Days on which it happened"],
  ["publication", "Published", "Days on which it was published"],
];
const TONES = /** @type {const} */ (["line", "faint", "alarm"]);

class Timeline {
  /**
   * @param {Model} model
   * @param {Views} views
   */
  constructor(model, views) {
    this.model = model;
    this.views = views;
    this.canvas = make("canvas", { className: "bars", role: "img" });
    this.days = make("span", { className: "days" });
    this.undated = make("input", { type: "checkbox", checked: true });
    this.undatedLabel = make("span");
    this.from = this.handle("First day");
    this.until = this.handle("Last day");
    this.chosenTrack = make("div", { className: "chosen" });
    this.playing = 0;
    /** @type {number[]} */
    this.totals = []; // claims of each bar
    this.first = 0; // in days, as in the model
    this.last = 0;
    this.play = button("▶ Play", () => this.toggle(), { className: "button play" });
    const dates = switchOf("Days of", DATES, () => views.now.dates, (kind) => this.turn(kind), views);
    this.undated.addEventListener("change", () => views.change({ undated: this.undated.checked }));
    this.all = button("All dates", () => views.change({ from: -Infinity, until: Infinity }));
    byId("timeline").append(
      make("div", { className: "row" }, [
        this.play,
        this.days,
        make("label", { title: "Claims without a day of their own, and those that hold for more than a year" }, [this.undated, this.undatedLabel]),
        make("span", { className: "room" }),
        dates,
        this.all,
      ]),
      this.canvas,
      make("div", { className: "range" }, [make("div", { className: "track" }, [this.chosenTrack]), this.from, this.until]),
    );
    this.measure();
    views.watch((_view, changed) => {
      if (changed.has("dates")) this.measure();
      if (!changed.has("selection")) this.show();
    });
    this.brush();
    new ResizeObserver(() => this.show()).observe(this.canvas);
    watchTheme(() => this.show());
    this.show();
  }

  /** A pull over the bars chooses the days under it; a click, those of one bar. */
  brush() {
    const { canvas } = this;
    const dayAt = (/** @type {PointerEvent} */ event) => {
      const { left, width } = canvas.getBoundingClientRect();
      const share = (event.clientX - left - INSET) / Math.max(1, width - 2 * INSET);
      return this.first + Math.min(0.9999, Math.max(0, share)) * this.span();
    };
    let start = NaN;
    let pulled = false;
    canvas.addEventListener("pointerdown", (event) => {
      [start, pulled] = [dayAt(event), false];
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("lostpointercapture", () => (start = NaN));
    canvas.addEventListener("click", (event) => {
      if (!pulled) this.choose(...this.barOf(dayAt(/** @type {PointerEvent} */ (event))));
    });
    canvas.addEventListener("pointermove", (event) => {
      const day = dayAt(event);
      const [from, until] = this.barOf(day);
      canvas.title = `${isoOf(from)} – ${isoOf(until)}: ${counted(this.totals[this.barAt(day)] || 0, "claim")}`;
      if (Math.abs(day - start) > this.span() / this.bars() / 2) {
        pulled = true;
        this.choose(Math.floor(Math.min(start, day)), Math.floor(Math.max(start, day)));
      }
    });
  }

  span() {
    return Math.max(1, this.last - this.first + 1);
  }

  bars() {
    return Math.min(BARS, this.span());
  }

  /** @param {number} day */
  barAt(day) {
    return Math.min(this.bars() - 1, Math.max(0, Math.floor(((day - this.first) / this.span()) * this.bars())));
  }

  /**
   * @param {number} day
   * @returns {[number, number]} first and last day of its bar
   */
  barOf(day) {
    const each = this.span() / this.bars();
    const from = this.first + this.barAt(day) * each;
    return [Math.ceil(from), Math.max(Math.ceil(from), Math.ceil(from + each) - 1)];
  }

  /**
   * @param {string} label
   * @returns {HTMLInputElement}
   */
  handle(label) {
    const made = make("input", { type: "range", "aria-label": label });
    made.addEventListener("input", () => this.moved(made));
    return made;
  }

  /** Finds the first and the last day there is, and gives the handles their range. */
  measure() {
    const { dates } = this.views.now;
    const dated = this.model.claims.filter((claim) => !isUndated(claim, dates)).map((claim) => daysOf(claim, dates));
    this.first = dated.length ? dated.reduce((least, [from]) => Math.min(least, from), Infinity) : 0;
    this.last = dated.reduce((most, [, until]) => Math.max(most, until), this.first);
    for (const handle of [this.from, this.until]) [handle.min, handle.max] = [String(this.first), String(this.last)];
  }

  /** @param {HTMLInputElement} handle stops at the other one */
  moved(handle) {
    if (this.playing) this.toggle();
    const [from, until] = [Number(this.from.value), Number(this.until.value)];
    if (handle === this.from) this.choose(Math.min(from, until), until);
    else this.choose(from, Math.max(from, until));
  }

  /**
   * @param {number} from
   * @param {number} until
   */
  choose(from, until) {
    this.views.change({ from: from <= this.first ? -Infinity : from, until: until >= this.last ? Infinity : until });
    this.show();
  }

  /** @param {View["dates"]} dates */
  turn(dates) {
    this.views.change({ dates, from: -Infinity, until: Infinity });
  }

  toggle() {
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = 0;
    } else {
      const { from, until } = this.views.now;
      const start = Number.isFinite(from) ? from : this.first;
      const step = Math.max(1, Math.round((this.last - this.first) / STEPS));
      let day = Number.isFinite(until) && until < this.last ? until : start;
      this.playing = setInterval(() => {
        day += step;
        this.views.change({ from: start <= this.first ? -Infinity : start, until: day >= this.last ? Infinity : day });
        if (day >= this.last) this.toggle();
      }, TICK);
    }
    this.play.textContent = this.playing ? "❚❚ Pause" : "▶ Play";
  }

  show() {
    const { now } = this.views;
    const everything = { ...now, from: -Infinity, until: Infinity, undated: true };
    const claims = this.model.claims.filter((claim) => passes(claim, everything));
    const undated = claims.filter((claim) => isUndated(claim, now.dates));
    const [from, until] = [Math.max(now.from, this.first), Math.min(now.until, this.last)];
    this.from.value = String(from);
    this.until.value = String(until);
    this.from.setAttribute("aria-valuetext", isoOf(from));
    this.until.setAttribute("aria-valuetext", isoOf(until));
    this.days.textContent = `${isoOf(from)} – ${isoOf(until)}`;
    this.from.classList.toggle("above", from > (this.first + this.last) / 2); // else it could not be taken at the end
    const length = Math.max(1, this.last - this.first);
    this.chosenTrack.style.left = `${((from - this.first) / length) * 100}%`;
    this.chosenTrack.style.right = `${((this.last - until) / length) * 100}%`;
    this.all.disabled = !Number.isFinite(now.from) && !Number.isFinite(now.until);
    this.undated.checked = now.undated;
    this.undatedLabel.textContent = `${undated.length.toLocaleString("en")} undated${now.dates === "event" ? " or lasting" : ""}`;
    this.draw(claims, now);
  }

  /**
   * @param {Claim[]} claims
   * @param {View} view
   */
  draw(claims, view) {
    const { width, height } = this.canvas.getBoundingClientRect();
    if (!width) return;
    const ratio = devicePixelRatio || 1;
    [this.canvas.width, this.canvas.height] = [width * ratio, height * ratio];
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    context.scale(ratio, ratio);
    const [span, bars] = [this.span(), this.bars()];
    const counts = Array.from({ length: bars }, () => ({ line: 0, faint: 0, alarm: 0 }));
    for (const claim of claims) {
      if (isUndated(claim, view.dates)) continue;
      counts[this.barAt(daysOf(claim, view.dates)[0])][claim.status.tone] += 1;
    }
    this.totals = counts.map((count) => count.line + count.faint + count.alarm);
    const most = Math.max(1, ...this.totals);
    const each = (width - 2 * INSET) / bars;
    const colours = readColours();
    const room = height - 14;
    counts.forEach((count, at) => {
      const day = Math.floor(this.first + ((at + 0.5) / bars) * span);
      context.globalAlpha = day >= view.from && day <= view.until ? 1 : 0.25;
      let top = height;
      for (const tone of TONES) {
        const tall = (count[tone] / most) * room;
        context.fillStyle = colours[tone];
        context.fillRect(INSET + at * each + 0.5, top - tall, Math.max(1, each - 1.5), tall);
        top -= tall;
      }
    });
    context.globalAlpha = 1;
    this.years(context, width, colours.quiet, colours.font);
    this.canvas.setAttribute("aria-label", `${counted(claims.length, "claim")} by day, at most ${most} in a bar`);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {string} colour
   * @param {string} font
   */
  years(context, width, colour, font) {
    context.fillStyle = colour;
    context.font = `11px ${font}`;
    context.textBaseline = "top";
    let free = 0;
    for (let year = Number(isoOf(this.first).slice(0, 4)); year <= Number(isoOf(this.last).slice(0, 4)); year += 1) {
      const day = Date.UTC(year, 0, 1) / 86_400_000;
      const x = INSET + Math.max(0, ((day - this.first) / this.span()) * (width - 2 * INSET));
      if (x < free || x > width - 28) continue;
      context.fillText(String(year), x + 4, 0);
      context.fillRect(x, 0, 1, 11);
      free = x + 44;
    }
  }
}

/**
 * @param {Model} model
 * @param {Views} views
 * @param {Scenes} _scenes made before, so that what is counted and what is drawn agree
 */
export function startTimeline(model, views, _scenes) {
  new Timeline(model, views);
}
