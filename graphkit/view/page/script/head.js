// The bar at the top: pages, how lines are drawn, colours behind symbols, what can be saved, theme, keys.

import { choice, switchOf } from "./controls.js";
import { button, byId, make } from "./dom.js";
import { startDrawers } from "./drawers.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Views} Views */

/** @type {[View["page"], string, string][]} */
const PAGES = [
  ["network", "Network", "Entities and the lines between them"],
  ["map", "Map", "What has a place, on a map (m)"],
  ["table", "Table", "All claims in rows (t)"],
  ["dossier", "Dossier", "All about one entity, as a page to print"],
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
 * @param {() => void} showHelp
 */
export function startHead(views, exports, showHelp) {
  const { filters, evidence } = startDrawers(views);
  const pages = switchOf("Page", PAGES, () => views.now.page, (page) => views.change({ page }), views);
  const theme = button("◐", () => views.change({ theme: isDark() ? "light" : "dark" }), {
    "aria-label": "Light or dark",
    title: "Light or dark",
  });
  const help = button("?", showHelp, { "aria-label": "Keys", title: "Keys (?)" });
  const tools = toolsOf(views, exports);
  const more = button("Tools", () => more.setAttribute("aria-expanded", String(tools.classList.toggle("drawn"))), {
    className: "button only-narrow",
    "aria-expanded": "false",
    "aria-controls": "tools",
  });
  byId("head").append(filters, pages, evidence, more, tools, make("div", { className: "pair" }, [help, theme]));
  views.watch((view, changed) => {
    if (changed.has("page")) showPage(view);
  });
  showPage(views.now);
}

/**
 * @param {Views} views
 * @param {[string, () => void][]} exports
 * @returns {HTMLElement}
 */
function toolsOf(views, exports) {
  const lines = switchOf("Lines", LINES, () => views.now.lines, (kind) => views.change({ lines: kind }), views);
  const shade = choice("Shading", SHADES, (value) =>
    views.change({ shade: value === "communities" || value === "brokers" ? value : null }),
  );
  views.watch((view, changed) => {
    if (changed.has("shade")) shade.value = view.shade || "";
  });
  /** @type {[string, string][]} */
  const names = [["", "Save…"], ...exports.map(([name]) => /** @type {[string, string]} */ ([name, name]))];
  const saving = choice("Save", names, (value) => {
    exports.find(([name]) => name === value)?.[1]();
    saving.value = "";
  });
  return make("div", { id: "tools" }, [lines, shade, saving]);
}

/** @param {View} view */
function showPage(view) {
  for (const { 0: name } of PAGES) byId(name).hidden = view.page !== name;
  byId("counts").hidden = byId("zoom").hidden = view.page === "table" || view.page === "dossier";
  document.documentElement.dataset.page = view.page;
}

function isDark() {
  return document.documentElement.dataset.theme === "dark";
}
