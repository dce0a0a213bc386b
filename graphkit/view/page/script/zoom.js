// The three buttons over the canvas.

/** @typedef {import("./chart.js").Chart} Chart */

/** @type {[string, (chart: Chart) => void][]} */
const BUTTONS = [
  ["zoom-in", (chart) => chart.camera.zoom(1.35)],
  ["zoom-out", (chart) => chart.camera.zoom(1 / 1.35)],
  ["zoom-all", (chart) => chart.fit()],
];

/** @param {() => Chart|null} chartOf the chart that is seen */
export function startZoom(chartOf) {
  for (const [id, act] of BUTTONS) {
    document.getElementById(id)?.addEventListener("click", () => {
      const chart = chartOf();
      if (chart) act(chart);
    });
  }
}
