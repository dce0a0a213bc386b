// The time line: how many claims in each stretch, a range with two handles, play, and those without a day of their own.

import { counted } from "./announce.js";
import { button, byId, make } from "./dom.js";
import { isoOf } from "./model.js";
import { daysOf, isUndated, passes } from "./scene.js";
import { readColours } from "./theme.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */

const BARS = 72; // at most
const TICK = 350; // milliseconds between the steps of play
const STEPS = 40; // of play from end to end
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
    this.playing = 0;
    this.first = 0; // in days, as in the model
    this.last = 0;
    this.play = button("▶ Play", () => this.toggle(), { "aria-pressed": "false" });
    this.dates = button("By event date", () => this.turn(), { title: "Days of the event, or of publication" });
    this.undated.addEventListener("change", () => views.change({ undated: this.undated.checked }));
    const all = button("All dates", () => views.change({ from: -Infinity, until: Infinity }));
    byId("timeline").append(
      make("div", {}, [this.play, " ", this.days]),
      make("label", {}, [this.undated, " ", this.undatedLabel]),
      make("div", {}, [this.dates, " ", all]),
      this.canvas,
      make("div", { className: "range" }, [make("div", { className: "track" }), this.from, this.until]),
    );
    this.measure();
    views.watch((_view, changed) => {
      if (changed.has("dates")) this.measure();
      if (!changed.has("selection")) this.show();
    });
    new ResizeObserver(() => this.show()).observe(this.canvas);
    this.show();
  }

  /**
   * @param {string} label
   * @returns {HTMLInputElement}
   */
  handle(label) {
    const made = make("input", { type: "range", "aria-label": label });
    made.addEventListener("input", () => this.chosen());
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

  chosen() {
    const [from, until] = [Number(this.from.value), Number(this.until.value)].sort((a, b) => a - b);
    this.views.change({ from: from <= this.first ? -Infinity : from, until: until >= this.last ? Infinity : until });
  }

  turn() {
    const dates = this.views.now.dates === "event" ? "publication" : "event";
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
    this.play.setAttribute("aria-pressed", String(Boolean(this.playing)));
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
    this.dates.textContent = now.dates === "event" ? "By event date" : "By day of publication";
    this.undated.checked = now.undated;
    this.undatedLabel.textContent = `${undated.length.toLocaleString("en")} undated or lasting`;
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
    const span = Math.max(1, this.last - this.first + 1);
    const bars = Math.min(BARS, span);
    const counts = Array.from({ length: bars }, () => ({ line: 0, faint: 0, alarm: 0 }));
    for (const claim of claims) {
      if (isUndated(claim, view.dates)) continue;
      const at = Math.floor(((daysOf(claim, view.dates)[0] - this.first) / span) * bars);
      counts[Math.min(bars - 1, Math.max(0, at))][claim.status.tone] += 1;
    }
    const most = Math.max(1, ...counts.map((count) => count.line + count.faint + count.alarm));
    const colours = readColours();
    const room = height - 14;
    counts.forEach((count, at) => {
      const day = this.first + ((at + 0.5) / bars) * span;
      context.globalAlpha = day >= view.from && day <= view.until ? 1 : 0.25;
      let top = height;
      for (const tone of TONES) {
        const tall = (count[tone] / most) * room;
        context.fillStyle = colours[tone];
        context.fillRect((at / bars) * width + 0.5, top - tall, Math.max(1, width / bars - 1.5), tall);
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
    const span = Math.max(1, this.last - this.first + 1);
    let free = 0;
    for (let year = Number(isoOf(this.first).slice(0, 4)); year <= Number(isoOf(this.last).slice(0, 4)); year += 1) {
      const day = Date.UTC(year, 0, 1) / 86_400_000;
      const x = Math.max(0, ((day - this.first) / span) * width);
      if (x < free || x > width - 28) continue;
      context.fillText(String(year), x + 2, 0);
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
