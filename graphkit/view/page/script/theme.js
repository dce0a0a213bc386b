// Light or dark, and the colours of the canvas, which are custom properties of style/stage.css.

/** @typedef {import("./view.js").Views} Views */

/**
 * @typedef {object} Colours
 * @property {string} paper
 * @property {string} ink
 * @property {string} quiet words that are less important
 * @property {string} line
 * @property {string} faint
 * @property {string} alarm
 * @property {string} accent around what is selected
 * @property {string} sea
 * @property {string} land
 * @property {string} border
 * @property {string} font
 * @property {"light"|"dark"} theme
 */

/** @type {(() => void)[]} */
const watchers = [];

/** @param {() => void} watcher called after each change between light and dark */
export function watchTheme(watcher) {
  watchers.push(watcher);
}

/**
 * Keeps `data-theme` of the document at what the reader chose, or else at what the system says.
 * @param {Views} views
 */
export function startTheme(views) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const set = () => {
    const next = views.now.theme || (system.matches ? "dark" : "light");
    if (document.documentElement.dataset.theme === next) return;
    document.documentElement.dataset.theme = next;
    for (const watcher of watchers) watcher();
  };
  views.watch(set);
  system.addEventListener("change", set);
  set();
  document.getElementById("theme")?.addEventListener("click", () => {
    views.change({ theme: theme() === "dark" ? "light" : "dark" });
  });
}

/** @returns {"light"|"dark"} */
function theme() {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

/** @returns {Colours} */
export function readColours() {
  const style = getComputedStyle(document.documentElement);
  const named = (/** @type {string} */ name) => style.getPropertyValue(`--stage-${name}`).trim();
  return {
    paper: named("paper"),
    ink: named("ink"),
    quiet: named("quiet"),
    line: named("line"),
    faint: named("faint"),
    alarm: named("alarm"),
    accent: named("accent"),
    sea: named("sea"),
    land: named("land"),
    border: named("border"),
    font: named("font"),
    theme: theme(),
  };
}
