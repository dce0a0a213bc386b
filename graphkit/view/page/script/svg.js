// What a chart shows, as SVG text with the same styles: for export and print.

import { Labels, fontOf } from "./labels.js";
import { DIMMED, Painter, isDimmed } from "./painter.js";
import { arrowsOf, colourOf, isDotted, markPath, marked } from "./strokes.js";
import { BOX, Symbols, fillOf } from "./symbols.js";

/** @typedef {import("./chart.js").Chart} Chart */
/** @typedef {import("./labels.js").Name} Name */
/** @typedef {import("./labels.js").Words} Words */
/** @typedef {import("./painter.js").Drawn} Drawn */
/** @typedef {import("./painter.js").Shot} Shot */
/** @typedef {import("./strokes.js").Look} Look */
/** @typedef {import("./strokes.js").Trace} Trace */
/** @typedef {import("./theme.js").Colours} Colours */

/** @type {Record<string, string>} */
const ENTITIES = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
const NOT_XML = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu; // signs that no XML file may hold

/**
 * @param {Chart} chart
 * @param {string} title
 * @returns {string}
 */
export function svgOf(chart, title) {
  const { camera, colours } = chart;
  const shot = { ...chart.shot(), hovered: null };
  const drawn = new Painter(colours, new Symbols(colours), new Labels(colours)).plan(shot);
  const [width, height] = [Math.round(camera.width), Math.round(camera.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    ...drawn.layers.flatMap(({ traces, look }) => traces.map((trace) => lineOf(trace, look, colours))),
    ...symbolsOf(drawn, shot, colours),
    ...drawn.words.map((words) => wordsOf(words, colours)),
    ...drawn.names.map((name) => nameOf(name, colours)),
    "</svg>",
    "",
  ].join("\n");
}

/**
 * @param {string} text
 * @returns {string} as the text or the value of an attribute
 */
export function escaped(text) {
  return text.replace(NOT_XML, "").replace(/[<>&"]/g, (letter) => ENTITIES[letter]);
}

/**
 * @param {Trace} trace
 * @param {Look} look
 * @param {Colours} colours
 * @returns {string}
 */
function lineOf(trace, look, colours) {
  const { line } = trace.curve;
  const { status } = line;
  const colour = colourOf(status, colours);
  const [x0, y0, x, y, x1, y1] = [trace.x0, trace.y0, trace.x, trace.y, trace.x1, trace.y1].map((value) =>
    value.toFixed(1),
  );
  const dashes = look.plain || !status.dashes.length ? "" : ` stroke-dasharray="${status.dashes.join(" ")}"`;
  const cap = isDotted(status) && !look.plain ? ` stroke-linecap="round"` : "";
  const heads = look.plain
    ? ""
    : arrowsOf(trace, look.sign)
        .map((corners) => `M${corners.map(pair).join("L")}Z`)
        .join("");
  const mark = look.plain || !status.mark ? "" : markOf(trace, look.sign, colour, colours);
  const title = `${line.source.label} – ${line.label} – ${line.target.label} (${status.label})`;
  return (
    `<g opacity="${look.alpha}"><title>${escaped(title)}</title>` +
    `<path d="M${x0} ${y0}Q${x} ${y} ${x1} ${y1}" fill="none" stroke="${colour}" ` +
    `stroke-width="${(status.width * look.width).toFixed(2)}"${dashes}${cap}/>` +
    (heads && `<path d="${heads}" fill="${colour}"/>`) +
    `${mark}</g>`
  );
}

/**
 * @param {Trace} trace
 * @param {number} sign
 * @param {string} colour
 * @param {Colours} colours
 * @returns {string}
 */
function markOf(trace, sign, colour, colours) {
  return marked([trace])
    .map(
      ({ x, y }) =>
        `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(6.5 * sign).toFixed(1)}" fill="${colours.paper}"/>` +
        `<path d="${markPath(x, y, sign, trace.curve.line.status.mark)}" fill="none" stroke="${colour}" stroke-width="1.7"/>`,
    )
    .join("");
}

/**
 * @param {{x: number, y: number}} point
 * @returns {string}
 */
function pair({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/**
 * @param {Drawn} drawn
 * @param {Shot} shot
 * @param {Colours} colours
 * @returns {string[]}
 */
function symbolsOf(drawn, shot, colours) {
  return drawn.seen.map(({ figure: { entity }, x, y, size }) => {
    const factor = size / BOX;
    const rim = shot.lit && shot.lit.chosen.has(entity) ? colours.accent : colours.paper;
    return (
      `<path transform="translate(${pair({ x, y })}) scale(${factor.toFixed(3)})" d="${escaped(entity.family.outline)}" ` +
      `fill="${escaped(fillOf(entity.family, colours))}" stroke="${rim}" stroke-width="${(1.2 / factor).toFixed(2)}"` +
      `${isDimmed(entity, shot) ? ` opacity="${DIMMED}"` : ""}><title>${escaped(`${entity.label}, ${entity.type}`)}</title></path>`
    );
  });
}

/**
 * @param {Words} words
 * @param {Colours} colours
 * @returns {string}
 */
function wordsOf({ text, x, y, width, colour }, colours) {
  return (
    `<rect x="${(x - width / 2 - 3).toFixed(1)}" y="${(y - 7).toFixed(1)}" width="${(width + 6).toFixed(1)}" height="14" ` +
    `fill="${colours.paper}"/><text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" text-anchor="middle" ` +
    `style="${escaped(`font: 11px ${colours.font}`)}" fill="${colour}">${escaped(text)}</text>`
  );
}

/**
 * @param {Name} name
 * @param {Colours} colours
 * @returns {string}
 */
function nameOf({ text, x, y, strong }, colours) {
  return (
    `<text x="${x.toFixed(1)}" y="${(y + 4.3).toFixed(1)}" text-anchor="middle" paint-order="stroke" stroke="${colours.paper}" ` +
    `stroke-width="3.5" stroke-linejoin="round" style="${escaped(`font: ${fontOf(colours, strong)}`)}" fill="${colours.ink}">` +
    `${escaped(text)}</text>`
  );
}
