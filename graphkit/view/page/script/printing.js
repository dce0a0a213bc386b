// Paper is white: for as long as the browser prints, the page is in its light colours, and the table longer.

/** @typedef {import("./view.js").Views} Views */

/**
 * @param {Views} views
 * @param {() => import("./chart.js").Chart|null} chartOf the chart that is seen
 */
export function startPrinting(views, chartOf) {
  /** @type {Views["now"]["theme"]} */
  let before = null;
  addEventListener("beforeprint", () => {
    before = views.now.theme;
    views.change({ theme: "light" });
    chartOf()?.paint(); // the next frame would come too late
  });
  addEventListener("afterprint", () => views.change({ theme: before }));
}
