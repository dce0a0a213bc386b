// The bar at the top: pages, how lines are drawn, colours behind symbols, export, theme; on narrow windows the drawers.

import { button, byId, make } from "./dom.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */

/** @type {[View["page"], string][]} */
const PAGES = [
  ["network", "Network"],
  ["map", "Map"],
  ["table", "Table"],
];
/** @type {[View["lines"], string, string][]} */
const LINES = [
  ["status", "By status", "A line for each status between two entities"],
  ["claim", "Every claim", "A line for each claim"],
  ["pair", "Single", "One line between two entities"],
];
/** @type {[string, string][]} */
const SHADES = [
  ["", "No shading"],
  ["communities", "Communities"],
  ["brokers", "Brokers"],
];

/**
 * @param {Views} views
 * @param {[string, () => void][]} exports what can be saved, and how
 */
export function startHead(views, exports) {
  const head = byId("head");
  const pages = switchOf("Page", PAGES, () => views.now.page, (page) => views.change({ page }), views);
  const lines = switchOf("Lines", LINES, () => views.now.lines, (kind) => views.change({ lines: kind }), views);
  const shade = choice("Shading", SHADES, (value) =>
    views.change({ shade: value === "communities" || value === "brokers" ? value : null }),
  );
  const saving = choice("Save", [["", "Save…"], ...exports.map(([name]) => /** @type {[string, string]} */ ([name, name]))], (value) => {
    exports.find(([name]) => name === value)?.[1]();
    saving.value = "";
  });
  const theme = button("◐", () => views.change({ theme: isDark() ? "light" : "dark" }), {
    "aria-label": "Light or dark",
    title: "Light or dark",
  });
  head.prepend(drawer("left", "Filters"));
  head.append(pages, lines, shade, saving, theme, drawer("right", "Evidence"));
  byId("stage").addEventListener("pointerdown", closeDrawers);
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeDrawers());
  views.watch((view, changed) => {
    if (changed.has("shade")) shade.value = view.shade || "";
    if (changed.has("page")) showPage(view);
  });
  showPage(views.now);
}

/** @param {View} view */
function showPage(view) {
  for (const name of ["network", "map", "table", "dossier"]) byId(name).hidden = view.page !== name;
  byId("counts").hidden = byId("zoom").hidden = view.page === "table" || view.page === "dossier";
  document.documentElement.dataset.page = view.page;
}

function isDark() {
  return document.documentElement.dataset.theme === "dark";
}

/**
 * @template {string} Value
 * @param {string} label
 * @param {[Value, string, string?][]} values
 * @param {() => string} now
 * @param {(value: Value) => void} choose
 * @param {Views} views
 * @returns {HTMLElement}
 */
function switchOf(label, values, now, choose, views) {
  const buttons = values.map(([value, text, title]) =>
    button(text, () => choose(value), { "aria-pressed": String(now() === value), title: title || "", value }),
  );
  views.watch(() => {
    for (const one of buttons) one.setAttribute("aria-pressed", String(now() === one.value));
  });
  return make("div", { className: "switch", role: "group", "aria-label": label }, buttons);
}

/**
 * @param {string} label
 * @param {[string, string][]} values
 * @param {(value: string) => void} choose
 * @returns {HTMLSelectElement}
 */
function choice(label, values, choose) {
  const options = values.map(([value, textContent]) => make("option", { value, textContent }));
  const found = make("select", { "aria-label": label }, options);
  found.addEventListener("change", () => choose(found.value));
  return found;
}

/** On narrow windows panels lie over the picture. */
function closeDrawers() {
  for (const id of ["left", "right"]) byId(id).classList.remove("drawn");
  for (const one of document.querySelectorAll(".only-narrow")) one.setAttribute("aria-expanded", "false");
}

/**
 * @param {string} id
 * @param {string} text
 * @returns {HTMLButtonElement}
 */
function drawer(id, text) {
  const made = button(
    text,
    () => made.setAttribute("aria-expanded", String(byId(id).classList.toggle("drawn"))),
    { className: "button only-narrow", "aria-expanded": "false", "aria-controls": id },
  );
  return made;
}
