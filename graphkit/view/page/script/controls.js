// Controls that choose one of several values: buttons side by side, and a list that drops down.

import { button, make } from "./dom.js";

/** @typedef {import("./view.js").Views} Views */

/**
 * @template {string} Value
 * @param {string} label
 * @param {[Value, string, string?][]} values with the words on the button, and more of them for the hesitant
 * @param {() => string} now
 * @param {(value: Value) => void} choose
 * @param {Views} views
 * @returns {HTMLElement}
 */
export function switchOf(label, values, now, choose, views) {
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
export function choice(label, values, choose) {
  const options = values.map(([value, textContent]) => make("option", { value, textContent }));
  const found = make("select", { "aria-label": label, title: label }, options);
  found.addEventListener("change", () => choose(found.value));
  return found;
}
