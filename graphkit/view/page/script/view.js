// What the reader of the page has chosen: filters, period, selection, focus. One object, changed in one place, watched.

/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./model.js").Claim} Claim */

/**
 * @typedef {{kind: "entity", entity: Entity} | {kind: "claim", claim: Claim}
 *   | {kind: "line", claims: Claim[], ends: [Entity, Entity]} | {kind: "path", entities: Entity[], claims: Claim[]}} Selection
 */

/**
 * @typedef {object} View
 * @property {"network"|"map"|"table"|"dossier"} page what the middle shows
 * @property {"claim"|"status"|"pair"} lines a line for each claim, for each status between two entities, or for both together
 * @property {Set<string>} families names of what is switched off
 * @property {Set<string>} statuses
 * @property {Set<string>} relations
 * @property {Set<string>} sources
 * @property {Set<string>} outlets
 * @property {"event"|"publication"} dates which days the period is about
 * @property {number} from first day shown, in days since 1970-01-01; -Infinity for all
 * @property {number} until last day shown; Infinity for all
 * @property {boolean} undated whether claims without a day are shown, and those that last for more than a year
 * @property {string} words that the table's claims have
 * @property {Selection|null} selection
 * @property {{entity: Entity, hops: number}|null} focus shows only what is within some steps of an entity
 * @property {Set<Entity>} hidden
 * @property {Set<Entity>|null} open entities of a large page that are drawn at first, with those added; null: all
 * @property {Map<Entity, {x: number, y: number}>} pinned places chosen by hand
 * @property {"communities"|"brokers"|null} shade colours behind symbols
 * @property {"light"|"dark"|null} theme null: as the system says
 */

/**
 * @callback Watcher
 * @param {View} view
 * @param {ReadonlySet<string>} changed names of the properties that changed
 * @returns {void}
 */

export class Views {
  /** @param {Partial<View>} given what differs from a view of everything */
  constructor(given = {}) {
    /** @type {View} */
    this.now = {
      page: "network",
      lines: "status",
      families: new Set(),
      statuses: new Set(),
      relations: new Set(),
      sources: new Set(),
      outlets: new Set(),
      dates: "event",
      from: -Infinity,
      until: Infinity,
      undated: true,
      words: "",
      selection: null,
      focus: null,
      hidden: new Set(),
      open: null,
      pinned: new Map(),
      shade: null,
      theme: null,
      ...given,
    };
    /** @type {Watcher[]} */
    this.watchers = [];
  }

  /** @param {Watcher} watcher called after each change, in the order of watching */
  watch(watcher) {
    this.watchers.push(watcher);
  }

  /** @param {Partial<View>} patch new values; sets and maps are replaced, never changed in place */
  change(patch) {
    const before = this.now;
    this.now = { ...before, ...patch };
    const names = /** @type {(keyof View)[]} */ (Object.keys(patch));
    const changed = new Set(names.filter((name) => before[name] !== this.now[name]));
    if (changed.size) for (const watcher of this.watchers) watcher(this.now, changed);
  }

  /**
   * Switches one value of a filter on or off.
   * @param {"families"|"statuses"|"relations"|"sources"|"outlets"} filter
   * @param {string} name
   * @param {boolean} on
   */
  toggle(filter, name, on) {
    const off = new Set(this.now[filter]);
    if (on) off.delete(name);
    else off.add(name);
    this.change({ [filter]: off });
  }
}
