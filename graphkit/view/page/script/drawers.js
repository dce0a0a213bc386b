// Narrow windows: panels are drawn out by buttons, filters over the picture, evidence beside or below it; evidence comes by
// itself when something is selected.

import { button, byId } from "./dom.js";

/** @typedef {import("./view.js").Views} Views */
/** @typedef {{open: (drawn: boolean) => void, toggle: HTMLButtonElement}} Drawer */

/**
 * @param {Views} views
 * @returns {{filters: HTMLButtonElement, evidence: HTMLButtonElement}} what opens and closes them
 */
export function startDrawers(views) {
  const narrow = matchMedia("(max-width: 900px)");
  const left = drawer("left", "Filters");
  const right = drawer("right", "Evidence");
  left.toggle.addEventListener("click", () => {
    right.open(false);
    if (byId("left").classList.contains("drawn")) byId("search").focus();
  });
  right.toggle.addEventListener("click", () => left.open(false));
  byId("stage").addEventListener("pointerdown", () => left.open(false));
  document.addEventListener(
    "keydown",
    (event) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, select");
      if (event.key === "/" && !typing && narrow.matches) left.open(true); // what is hidden could not take the focus
    },
    { capture: true },
  );
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const { open, toggle } of [left, right]) {
      const panel = byId(String(toggle.getAttribute("aria-controls")));
      if (panel.contains(document.activeElement) && narrow.matches) toggle.focus();
      open(false);
    }
  });
  views.watch((view, changed) => {
    if (!changed.has("selection") || !narrow.matches) return;
    left.open(false);
    right.open(view.selection !== null);
  });
  return { filters: left.toggle, evidence: right.toggle };
}

/**
 * @param {string} id
 * @param {string} text
 * @returns {Drawer}
 */
function drawer(id, text) {
  const panel = byId(id);
  const open = (/** @type {boolean} */ drawn) => {
    panel.classList.toggle("drawn", drawn);
    toggle.setAttribute("aria-expanded", String(drawn));
  };
  const toggle = button(text, () => open(!panel.classList.contains("drawn")), {
    className: "button only-narrow",
    "aria-expanded": "false",
    "aria-controls": id,
  });
  return { open, toggle };
}
