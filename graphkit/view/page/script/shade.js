// Colours behind symbols: a field for each of the largest communities, or a glow around those who broker.

/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./theme.js").Colours} Colours */
/** @typedef {{figure: Figure, x: number, y: number, size: number}} Seen */

/** Okabe and Ito's, told apart by those who see few colours. */
const HUES = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#a68f00", "#7570b3"];
const BROKERS = 20;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Seen[]} seen
 * @param {"communities"|"brokers"} shade
 * @param {Map<number, number>} ranks of communities, by size
 * @param {number} reach pixels around a symbol that belong to its community
 * @param {Colours} colours
 */
export function drawShade(context, seen, shade, ranks, reach, colours) {
  if (shade === "brokers") drawBrokers(context, seen, colours);
  else drawCommunities(context, seen, ranks, reach, colours);
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
 * @param {CanvasRenderingContext2D} context
 * @param {Seen[]} seen
 * @param {Map<number, number>} ranks
 * @param {number} reach
 * @param {Colours} colours
 */
function drawCommunities(context, seen, ranks, reach, colours) {
  context.globalAlpha = colours.theme === "dark" ? 0.24 : 0.17;
  for (const [community, rank] of ranks) {
    context.fillStyle = HUES[rank];
    context.beginPath();
    for (const { figure, x, y, size } of seen) {
      if (figure.entity.community !== community) continue;
      context.moveTo(x + size + reach, y);
      context.arc(x, y, size + reach, 0, 2 * Math.PI);
    }
    context.fill();
  }
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
    context.arc(x, y, size + 9 + (22 * (BROKERS - broker)) / BROKERS, 0, 2 * Math.PI);
    context.fill();
  }
}
