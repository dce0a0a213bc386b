// Starts the page: reads the model, makes the view and the scene, and starts each part with them.

import { counted, say, sceneInWords } from "./announce.js";
import { startCrumbs } from "./crumbs.js";
import { startDossier } from "./dossier.js";
import { Evidence } from "./evidence.js";
import { exportsOf } from "./exports.js";
import { startHead } from "./head.js";
import { startKeys } from "./keys.js";
import { startLegend } from "./legend.js";
import { startMap } from "./map.js";
import { readModel } from "./model.js";
import { startNetwork } from "./network.js";
import { expand, opening } from "./opening.js";
import { startPrinting } from "./printing.js";
import { usualDates } from "./scene.js";
import { Scenes } from "./scenes.js";
import { startSearch } from "./search.js";
import { startSharing } from "./share.js";
import { startTable } from "./table.js";
import { startTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";
import { makeTooltip } from "./tooltip.js";
import { Views } from "./view.js";
import { startZoom } from "./zoom.js";

/** @typedef {import("./model.js").Model} Model */

async function start() {
  const model = await readModel(document);
  const views = new Views({ open: opening(model), dates: usualDates(model) });
  const scenes = new Scenes(model, views);
  startTheme(views);
  const network = startNetwork(views, scenes);
  const map = startMap(views, scenes);
  const chart = () => (views.now.page === "network" ? network.chart : views.now.page === "map" ? map.chart : null);
  startZoom(chart);
  const showHelp = startKeys(views, scenes, chart, (entity) => say(`${counted(expand(views, entity), "entity", "entities")} added`));
  startCounts(model, scenes);
  startHead(views, exportsOf(model, views, scenes, network), showHelp);
  startSearch(model, views);
  startCrumbs(model, views);
  startLegend(model, views, scenes);
  startTimeline(model, views, scenes);
  startTable(model, views, scenes);
  startDossier(model, views, scenes);
  const evidence = new Evidence(model, views, scenes);
  for (const { chart: shown, watchHover } of [network, map]) watchHover(makeTooltip(shown.canvas));
  startSharing(model, views);
  startPrinting(views, chart);
  Object.assign(window, { viewer: { model, views, scenes, network, map, evidence } }); // for tests, and for the curious
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

/**
 * @param {Model} model
 * @param {Scenes} scenes
 */
function startCounts(model, scenes) {
  const counts = document.getElementById("counts");
  const all = { entities: model.entities.length, claims: model.claims.length };
  const tell = () => {
    if (counts) counts.textContent = sceneInWords(scenes.now, all);
  };
  scenes.watch(tell);
  tell();
}

start();
