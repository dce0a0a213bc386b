// A model and a view -> what is to be seen: claims that pass the filters, their entities, the lines between them.

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Status} Status */
/** @typedef {import("./view.js").View} View */

/**
 * @typedef {object} Line
 * @property {Entity} source
 * @property {Entity} target
 * @property {Claim[]} claims
 * @property {Status} status of its claims, the strongest one where they differ; alarming ones go first
 * @property {boolean} bothWays whether it stands for claims in both directions
 * @property {number} place where it lies among the lines of its pair: 0 in the middle, ±1, ±2… to the sides; the sign
 *   counts from the entity of the lower index
 * @property {string} label
 */

/**
 * @typedef {object} Scene
 * @property {Claim[]} claims that pass the filters, drawn or not
 * @property {Entity[]} entities to be drawn
 * @property {Line[]} lines
 */

/**
 * @param {Model} model
 * @param {View} view
 * @returns {Scene}
 */
export function sceneOf(model, view) {
  const claims = model.claims.filter((claim) => passes(claim, view));
  const near = view.focus && within(view.focus.entity, view.focus.hops, claims, view);
  const shown = (/** @type {Entity} */ entity) =>
    !view.families.has(entity.family.name) &&
    !view.hidden.has(entity) &&
    (near ? near.has(entity) : !view.open || view.open.has(entity));
  const lines = linesOf(claims, view.lines, shown);
  const entities = new Set(lines.flatMap((line) => [line.source, line.target]));
  if (view.focus && shown(view.focus.entity)) entities.add(view.focus.entity);
  return { claims, entities: [...entities].sort((a, b) => a.index - b.index), lines };
}

/**
 * Whether a claim passes all filters but those of entities.
 * @param {Claim} claim
 * @param {View} view
 * @returns {boolean}
 */
export function passes(claim, view) {
  return (
    !view.statuses.has(claim.status.name) &&
    !view.relations.has(claim.relation.name) &&
    (!view.sources.size || claim.sources.some((source) => !view.sources.has(source.name))) &&
    (!view.outlets.size || claim.articles.some((article) => !view.outlets.has(article.outlet))) &&
    inPeriod(claim, view)
  );
}

/**
 * @param {Claim} claim
 * @param {View} view
 * @returns {boolean}
 */
function inPeriod(claim, view) {
  const [first, last] = daysOf(claim, view.dates);
  if (isUndated(claim, view.dates)) return view.undated;
  return first <= view.until && last >= view.from;
}

/**
 * The first and the last day that a claim is about, or that it was published on.
 * @param {Claim} claim
 * @param {View["dates"]} dates
 * @returns {[number, number]}
 */
export function daysOf(claim, dates) {
  return dates === "event" ? [claim.from, claim.until] : [claim.published, claim.republished];
}

/**
 * Which days a page opens with: those of the events, unless most claims have none of their own.
 * @param {Model} model
 * @returns {View["dates"]}
 */
export function usualDates(model) {
  const undated = model.claims.filter((claim) => isUndated(claim, "event"));
  const unpublished = model.claims.filter((claim) => isUndated(claim, "publication"));
  return 2 * undated.length > model.claims.length && unpublished.length < undated.length ? "publication" : "event";
}

/**
 * Whether a claim has no day of its own on the time line: none is known, or it lasts.
 * @param {Claim} claim
 * @param {View["dates"]} dates
 * @returns {boolean}
 */
export function isUndated(claim, dates) {
  return !Number.isFinite(daysOf(claim, dates)[0]) || (dates === "event" && claim.lasting);
}

/**
 * @param {Claim[]} claims
 * @param {View["lines"]} kind
 * @param {(entity: Entity) => boolean} shown
 * @returns {Line[]}
 */
function linesOf(claims, kind, shown) {
  /** @type {Map<string, Line>} */
  const lines = new Map();
  for (const claim of claims) {
    for (const [source, target] of claim.ends) {
      if (!shown(source) || !shown(target)) continue;
      const key = keyOf(claim, source, target, kind);
      const line = lines.get(key);
      if (line) join(line, claim, source);
      else lines.set(key, { source, target, claims: [claim], status: claim.status, bothWays: false, place: 0, label: "" });
    }
  }
  const found = [...lines.values()];
  for (const line of found) line.label = labelOf(line);
  spread(found);
  return found;
}

/**
 * @param {Claim} claim
 * @param {Entity} source
 * @param {Entity} target
 * @param {View["lines"]} kind
 * @returns {string}
 */
function keyOf(claim, source, target, kind) {
  const [low, high] = source.index < target.index ? [source, target] : [target, source];
  if (kind === "claim") return `${claim.index} ${source.index} ${target.index}`;
  if (kind === "status") return `${source.index} ${target.index} ${claim.status.name}`;
  return `${low.index} ${high.index}`;
}

/**
 * @param {Line} line
 * @param {Claim} claim
 * @param {Entity} source
 */
function join(line, claim, source) {
  line.claims.push(claim);
  if (source !== line.source) line.bothWays = true;
  if (claim.status.tone === "alarm" && line.status.tone !== "alarm") line.status = claim.status;
}

/**
 * @param {Line} line
 * @returns {string}
 */
function labelOf(line) {
  const words = [...new Set(line.claims.map((claim) => claim.label))];
  const more = words.length > 1 ? ` +${words.length - 1}` : "";
  return line.claims.length > 1 ? `${words[0]}${more} ×${line.claims.length}` : words[0];
}

/**
 * Gives the lines of each pair places side by side.
 * @param {Line[]} lines
 */
function spread(lines) {
  /** @type {Map<string, Line[]>} */
  const pairs = new Map();
  for (const line of lines) {
    const key = [line.source.index, line.target.index].sort((a, b) => a - b).join(" ");
    const beside = pairs.get(key);
    if (beside) beside.push(line);
    else pairs.set(key, [line]);
  }
  for (const beside of pairs.values()) {
    beside.forEach((line, at) => {
      line.place = at - (beside.length - 1) / 2;
    });
  }
}

/**
 * The entities within some steps of one, over the claims that are drawn.
 * @param {Entity} middle
 * @param {number} hops
 * @param {Claim[]} claims
 * @param {View} view
 * @returns {Set<Entity>}
 */
export function within(middle, hops, claims, view) {
  const open = (/** @type {Entity} */ entity) => !view.hidden.has(entity) && !view.families.has(entity.family.name);
  const found = new Set([middle]);
  for (let step = 0; step < hops; step += 1) {
    const before = new Set(found);
    for (const claim of claims) {
      for (const [source, target] of claim.ends) {
        if (!open(source) || !open(target)) continue;
        if (before.has(source)) found.add(target);
        if (before.has(target)) found.add(source);
      }
    }
  }
  return found;
}
