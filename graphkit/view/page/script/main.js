// Starts everything: reads the page's blocks, then each part once.
import { readModel } from "./model.js";
import { sceneOf } from "./scene.js";
import { Views } from "./view.js";

/**
 * What is drawn at first; null for everything.
 * @param {import("./model.js").Model} model
 * @returns {Set<import("./model.js").Entity>|null}
 */
function opening(model) {
  const first = model.entities.filter((entity) => entity.first);
  return first.length === model.entities.length ? null : new Set(first);
}

/** @returns {Promise<void>} */
async function start() {
  const model = await readModel(document);
  const views = new Views({ open: opening(model) });
  const scene = sceneOf(model, views.now);
  const counts = document.getElementById("counts");
  if (counts) counts.textContent = `${scene.entities.length} entities · ${scene.claims.length} claims`;
}

start();
