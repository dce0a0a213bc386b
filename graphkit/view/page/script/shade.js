// Colours behind symbols: a field for each of the largest communities, or a glow around those who broker.

/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./strokes.js").Trace} Trace */
/** @typedef {import("./theme.js").Colours} Colours */
/** @typedef {{figure: Figure, x: number, y: number, size: number}} Seen */

/** Okabe and Ito's, told apart by those who see few colours. */
const HUES = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#a68f00", "#7570b3"];
const BROKERS = 20;
const MANY = 1500; // lines above which communities have no bands along them: discs lie close enough

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{seen: Seen[], traces: Trace[]}} drawn
 * @param {"communities"|"brokers"} shade
 * @param {Map<number, number>} ranks of communities, by size
 * @param {number} reach pixels around a symbol that belong to its community
 * @param {Colours} colours
 */
export function drawShade(context, drawn, shade, ranks, reach, colours) {
  if (shade === "brokers") drawBrokers(context, drawn.seen, colours);
  else drawCommunities(context, drawn, ranks, reach, colours);
  context.globalAlpha = 1;
}

/**
 * The largest communities of two or more, the largest first.
 * @param {Figure[]} figures
 * @returns {Map<number, number>} rank by number of the community, from 0
 */
export function communitiesOf(figures) {
  /** @type {Map<number, number>} */
  const sizes = new Map();
  for (const { entity } of figures) sizes.set(entity.community, (sizes.get(entity.community) || 0) + 1);
  const largest = [...sizes].filter(([, size]) => size > 1).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return new Map(largest.slice(0, HUES.length).map(([community], rank) => [community, rank]));
}

/**
 * Discs around the members and bands along the lines between them, opaque on a sheet of their own that is laid below.
 * @param {CanvasRenderingContext2D} context
 * @param {{seen: Seen[], traces: Trace[]}} drawn
 * @param {Map<number, number>} ranks
 * @param {number} reach
 * @param {Colours} colours
 */
function drawCommunities(context, { seen, traces }, ranks, reach, colours) {
  const sheet = document.createElement("canvas");
  sheet.width = context.canvas.width;
  sheet.height = context.canvas.height;
  const onto = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  onto.setTransform(context.getTransform());
  onto.lineCap = "round";
  for (const [community, rank] of [...ranks].reverse()) {
    onto.fillStyle = onto.strokeStyle = HUES[rank];
    onto.lineWidth = 1.5 * reach;
    onto.stroke(bandsOf(traces, community));
    onto.beginPath();
    for (const { figure, x, y, size } of seen) {
      if (figure.entity.community !== community) continue;
      onto.moveTo(x + size + reach, y);
      onto.arc(x, y, size + reach, 0, 2 * Math.PI);
    }
    onto.fill();
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = colours.theme === "dark" ? 0.24 : 0.17;
  context.drawImage(sheet, 0, 0);
  context.restore();
}

/**
 * @param {Trace[]} traces
 * @param {number} community
 * @returns {Path2D} the lines within a community
 */
function bandsOf(traces, community) {
  const path = new Path2D();
  for (const { curve, x0, y0, x, y, x1, y1 } of traces.length > MANY ? [] : traces) {
    if (curve.source.entity.community !== community || curve.target.entity.community !== community) continue;
    path.moveTo(x0, y0);
    path.quadraticCurveTo(x, y, x1, y1);
  }
  return path;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Seen[]} seen
 * @param {Colours} colours
 */
function drawBrokers(context, seen, colours) {
  context.fillStyle = colours.accent;
  for (const { figure, x, y, size } of seen) {
    const { broker } = figure.entity;
    if (!broker || broker > BROKERS) continue;
    context.globalAlpha = 0.12 + (0.26 * (BROKERS - broker)) / BROKERS;
    context.beginPath();
    context.arc(x, y, size + 6 + (16 * (BROKERS - broker)) / BROKERS, 0, 2 * Math.PI);
    context.fill();
  }
}
