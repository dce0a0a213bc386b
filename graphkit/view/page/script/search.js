// Search as you type: names and aliases in any script, the words of claims, and the sentences once they are read.

import { byId, make, words } from "./dom.js";
import { symbolOf } from "./samples.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./view.js").Views} Views */
/** @typedef {{entity: Entity|null, claim: Claim|null, title: string, note: string}} Hit */

const MOST = 12;

/**
 * @param {string} text
 * @returns {string} without case and accents
 */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export class Finder {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    this.names = model.entities.map((entity) => [entity.label, ...entity.aliases].map(folded));
    this.summaries = model.claims.map((claim) => folded(claim.summary));
    /** @type {string[]} */
    this.sentences = [];
    model.texts.then(() => {
      this.sentences = model.claims.map((claim) => folded(sentencesOf(model, claim).join(" ")));
    });
  }

  /**
   * @param {string} typed
   * @returns {Hit[]} the best first
   */
  find(typed) {
    const wanted = folded(typed.trim());
    if (!wanted) return [];
    return [...this.entities(wanted), ...this.claims(wanted)].slice(0, MOST);
  }

  /**
   * @param {string} wanted
   * @returns {Hit[]}
   */
  entities(wanted) {
    const found = this.model.entities.flatMap((entity, at) => {
      const place = this.names[at].findIndex((name) => name.includes(wanted));
      if (place < 0) return [];
      const begins = this.names[at].some((name) => name.split(/\s+/).some((word) => word.startsWith(wanted)));
      return [{ entity, place, begins }];
    });
    found.sort((a, b) => Number(b.begins) - Number(a.begins) || b.entity.claims.length - a.entity.claims.length);
    return found.slice(0, MOST).map(({ entity, place }) => ({
      entity,
      claim: null,
      title: entity.label,
      note: place > 0 ? `${entity.type} · also ${entity.aliases[place - 1]}` : entity.type,
    }));
  }

  /**
   * @param {string} wanted
   * @returns {Hit[]}
   */
  claims(wanted) {
    const found = this.model.claims.filter(
      (claim) => this.summaries[claim.index].includes(wanted) || (this.sentences[claim.index] || "").includes(wanted),
    );
    found.sort((a, b) => b.weight - a.weight);
    return found.slice(0, MOST).map((claim) => ({
      entity: null,
      claim,
      title: claim.summary,
      note: sentencesOf(this.model, claim).find((sentence) => folded(sentence).includes(wanted)) || claim.status.label,
    }));
  }
}

/**
 * @param {Model} model
 * @param {Claim} claim
 * @returns {string[]}
 */
function sentencesOf(model, claim) {
  return model.passages(claim).map((passage) => passage.pieces.map(([text]) => text).join(""));
}

/**
 * @param {Model} model
 * @param {Views} views
 * @returns {Finder}
 */
export function startSearch(model, views) {
  const finder = new Finder(model);
  const list = make("ul", { id: "hits", role: "listbox", "aria-label": "Found", hidden: true });
  const box = make("input", {
    id: "search",
    type: "search",
    placeholder: "Names and sentences",
    autocomplete: "off",
    role: "combobox",
    "aria-label": "Search names, aliases and sentences",
    "aria-expanded": "false",
    "aria-controls": "hits",
    "aria-autocomplete": "list",
  });
  /** @type {Hit[]} */
  let hits = [];
  let at = -1;
  const show = () => {
    list.hidden = !hits.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...hits.map((hit, number) => itemOf(hit, number, number === at, () => choose(number))));
    if (at >= 0) box.setAttribute("aria-activedescendant", `hit-${at}`);
    else box.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    [hits, at] = [[], -1];
    show();
  };
  const choose = (/** @type {number} */ number) => {
    const hit = hits[number];
    if (!hit) return;
    close();
    reveal(views, hit);
  };
  box.addEventListener("input", () => {
    [hits, at] = [finder.find(box.value), -1];
    show();
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) at = (at + step + hits.length) % hits.length;
    else if (event.key === "Enter") choose(Math.max(at, 0));
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    show();
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
  byId("left").append(make("div", { className: "found" }, [box, list]));
  return finder;
}

/**
 * Selects what was found, and adds it to the picture of a large graph.
 * @param {Views} views
 * @param {Hit} hit
 */
function reveal(views, hit) {
  const { open } = views.now;
  const wanted = hit.entity ? [hit.entity] : hit.claim ? hit.claim.ends.flat() : [];
  const more = open && wanted.some((entity) => !open.has(entity)) ? new Set([...open, ...wanted]) : open;
  const selection = hit.entity
    ? { kind: /** @type {const} */ ("entity"), entity: hit.entity }
    : { kind: /** @type {const} */ ("claim"), claim: /** @type {Claim} */ (hit.claim) };
  views.change({ open: more, selection });
}

/**
 * @param {Hit} hit
 * @param {number} number
 * @param {boolean} marked
 * @param {() => void} choose
 * @returns {HTMLElement}
 */
function itemOf(hit, number, marked, choose) {
  const sample = hit.entity ? symbolOf(hit.entity.family) : make("span", { textContent: "“" });
  const item = make("li", { id: `hit-${number}`, role: "option", "aria-selected": String(marked) }, [
    sample,
    words("span", hit.title),
    words("small", hit.note.length > 140 ? `${hit.note.slice(0, 139)}…` : hit.note),
  ]);
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    choose();
  });
  return item;
}
