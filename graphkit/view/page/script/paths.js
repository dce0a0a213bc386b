// Chains of claims between two entities: the one with the fewest steps, and the one whose steps follow each other in time.

import { daysOf } from "./scene.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./view.js").View} View */
/** @typedef {{entities: Entity[], claims: Claim[]}} Path the claims are those of each step, the strongest one first */

/**
 * @param {Claim[]} claims that may be used
 * @param {Entity} from
 * @param {Entity} to
 * @returns {Path|null} with the fewest steps; of equals the one through entities that come first in the page
 */
export function shortestPath(claims, from, to) {
  const steps = stepsOf(claims);
  /** @type {Map<Entity, Entity|null>} */
  const came = new Map([[from, null]]);
  /** @type {Entity[]} */
  let front = [from];
  while (front.length && !came.has(to)) {
    /** @type {Entity[]} */
    const next = [];
    for (const here of front) {
      for (const there of [...(steps.get(here) || new Map()).keys()].sort((a, b) => a.index - b.index)) {
        if (came.has(there)) continue;
        came.set(there, here);
        next.push(there);
      }
    }
    front = next;
  }
  if (!came.has(to)) return null;
  /** @type {Entity[]} */
  const entities = [];
  for (let here = /** @type {Entity|null} */ (to); here; here = came.get(here) || null) entities.unshift(here);
  const along = entities.slice(1).flatMap((there, at) => steps.get(entities[at])?.get(there) || []);
  return { entities, claims: along };
}

/**
 * The chain that arrives first, each of its claims no earlier than the one before; claims without a day are no steps.
 * @param {Claim[]} claims that may be used
 * @param {Entity} from
 * @param {Entity} to
 * @param {View["dates"]} dates
 * @returns {Path|null}
 */
export function earliestPath(claims, from, to, dates) {
  /** @type {Map<Entity, {day: number, claim: Claim|null, came: Entity|null}>} */
  const reached = new Map([[from, { day: -Infinity, claim: null, came: null }]]);
  const dated = claims
    .map((claim) => ({ claim, day: daysOf(claim, dates)[0] }))
    .filter(({ day, claim }) => Number.isFinite(day) && claim.ends.length)
    .sort((a, b) => a.day - b.day || a.claim.index - b.claim.index);
  for (let start = 0; start < dated.length; ) {
    let end = start;
    while (end < dated.length && dated[end].day === dated[start].day) end += 1;
    spread(dated.slice(start, end), reached);
    start = end;
  }
  if (!reached.has(to)) return null;
  /** @type {Path} */
  const path = { entities: [], claims: [] };
  for (let here = /** @type {Entity|null} */ (to); here; ) {
    const step = reached.get(here);
    path.entities.unshift(here);
    if (step?.claim) path.claims.unshift(step.claim);
    here = step?.came || null;
  }
  return path;
}

/**
 * Goes on over the claims of one day, as often as that reaches more.
 * @param {{claim: Claim, day: number}[]} today
 * @param {Map<Entity, {day: number, claim: Claim|null, came: Entity|null}>} reached
 */
function spread(today, reached) {
  for (let more = true; more; ) {
    more = false;
    for (const { claim, day } of today) {
      for (const [source, target] of claim.ends) {
        for (const [here, there] of [
          [source, target],
          [target, source],
        ]) {
          if (!reached.has(here) || reached.has(there)) continue;
          reached.set(there, { day, claim, came: here });
          more = true;
        }
      }
    }
  }
}

/**
 * @param {Claim[]} claims
 * @returns {Map<Entity, Map<Entity, Claim[]>>} entity -> neighbour -> the claims between them
 */
function stepsOf(claims) {
  /** @type {Map<Entity, Map<Entity, Claim[]>>} */
  const steps = new Map();
  const add = (/** @type {Entity} */ one, /** @type {Entity} */ other, /** @type {Claim} */ claim) => {
    const from = steps.get(one) || new Map();
    steps.set(one, from.set(other, [...(from.get(other) || []), claim]));
  };
  for (const claim of [...claims].sort((a, b) => b.weight - a.weight)) {
    for (const [source, target] of claim.ends) {
      if (source === target) continue;
      add(source, target, claim);
      add(target, source, claim);
    }
  }
  return steps;
}
