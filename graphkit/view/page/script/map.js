// The page "map": entities with coordinates, the lines between them, and the outline of countries below.

import { counted } from "./announce.js";
import { Chart } from "./chart.js";
import { watchChart } from "./charts.js";
import { chosenOf } from "./lit.js";
import { unpacked } from "./model.js";
import { landOf, project } from "./projection.js";

/** @typedef {import("./camera.js").Box} Box */
/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./charts.js").HoverWatcher} HoverWatcher */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./theme.js").Colours} Colours */
/** @typedef {import("./view.js").Views} Views */

/** @typedef {{chart: Chart, watchHover: (watcher: HoverWatcher) => void}} Mapped */

const LEAST = 12; // units of the plane that are seen at first on each side of the middle: some 7 degrees

/**
 * @param {Views} views
 * @param {Scenes} scenes
 * @returns {Mapped}
 */
export function startMap(views, scenes) {
  const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("map"));
  const land = new Land(() => chart.refresh());
  const [west, east] = [project(72, -168), project(-50, 178)];
  const chart = new Chart(canvas, views, scenes, {
    placeOf: ({ place }) => place && project(...place),
    bends: true,
    apart: true,
    ground: (context, camera, colours) => land.draw(context, camera, colours),
    whole: { left: west.x, top: west.y, right: east.x, bottom: east.y },
    widened: LEAST,
  });
  const watchHover = watchChart(chart, views, scenes, { page: "map", put: null });
  const note = noteIn(document.getElementById("stage"));
  const tell = () => {
    const [placed, all] = [chart.figures.all.length, scenes.now.entities.length];
    note.hidden = views.now.page !== "map";
    const rest = all - placed;
    note.textContent = `${counted(placed, "entity", "entities")} on the map`;
    if (rest) note.textContent += ` · ${rest.toLocaleString("en")} without coordinates`;
    if (!note.hidden) land.read();
  };
  scenes.watch(tell);
  views.watch((view, changed) => {
    if (changed.has("page")) tell();
    if (changed.has("focus")) chart.fit();
    if (changed.has("selection") && view.selection && view.page === "map") chart.reveal(chosenOf(view.selection));
  });
  tell();
  return { chart, watchHover };
}

/** The outline of countries, read when it is first asked for. */
class Land {
  /** @param {() => void} done called when it can be drawn */
  constructor(done) {
    this.done = done;
    this.asked = false;
    /** @type {Path2D|null} */
    this.path = null;
  }

  async read() {
    if (this.asked || !document.getElementById("world")?.textContent?.trim()) return;
    this.asked = true;
    this.path = landOf(JSON.parse(await unpacked(document, "world")));
    this.done();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Camera} camera
   * @param {Colours} colours
   */
  draw(context, camera, colours) {
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, camera.width, camera.height);
    if (!this.path) return;
    context.save();
    context.translate(camera.x, camera.y);
    context.scale(camera.scale, camera.scale);
    context.fillStyle = colours.land;
    context.fill(this.path, "evenodd");
    context.lineWidth = 0.9 / camera.scale;
    context.lineJoin = "round";
    context.strokeStyle = colours.border;
    context.stroke(this.path);
    context.restore();
  }
}

/**
 * @param {HTMLElement|null} stage
 * @returns {HTMLElement}
 */
function noteIn(stage) {
  const note = document.createElement("p");
  note.id = "placed";
  note.setAttribute("aria-live", "polite");
  note.hidden = true;
  stage?.append(note);
  return note;
}
