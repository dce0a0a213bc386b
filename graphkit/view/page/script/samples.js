// Small drawings for lists: the symbol of a family, the line of a status.

import { drawing } from "./dom.js";

/** @typedef {import("./model.js").Family} Family */
/** @typedef {import("./model.js").Status} Status */

const COLOURS = { line: "var(--stage-line)", faint: "var(--stage-faint)", alarm: "var(--stage-alarm)" };

/**
 * Both colours of the family are drawn; the style sheet shows the one that goes with the theme.
 * @param {Family} family
 * @param {number} size
 * @returns {SVGElement}
 */
export function symbolOf(family, size = 16) {
  const scaled = `translate(${size / 2} ${size / 2}) scale(${size / 26})`;
  return drawing(size, size, [
    ["path", { d: family.outline, fill: family.light, transform: scaled, class: "by-day" }],
    ["path", { d: family.outline, fill: family.dark, transform: scaled, class: "by-night" }],
  ]);
}

/**
 * @param {Status} status
 * @param {number} width
 * @returns {SVGElement}
 */
export function lineOf(status, width = 34) {
  const stroke = COLOURS[status.tone];
  /** @type {[string, Record<string, string|number>, string?][]} */
  const shapes = [
    [
      "path",
      {
        d: `M1 7H${width - 1}`,
        fill: "none",
        stroke,
        "stroke-width": status.width,
        "stroke-dasharray": status.dashes.join(" "),
        "stroke-linecap": status.dashes[0] === 1 ? "round" : "butt",
      },
    ],
  ];
  if (status.mark) {
    const text = { x: width / 2, y: 11, fill: stroke, "text-anchor": "middle", "font-size": 13, "font-weight": 700 };
    shapes.push(["text", text, status.mark]);
  }
  return drawing(width, 14, shapes);
}
