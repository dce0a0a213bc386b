// Finds entities by name and alias, and claims by their words and, once they are read, their sentences.

import { folded, wordsIn } from "./folding.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {{entity: Entity|null, claim: Claim|null, title: string, note: string}} Hit */
/** @typedef {{hits: Hit[], entities: number, claims: number}} Found the best, and how many there are */

const MOST = 12;
const FEWEST = 5; // places kept for claims, however many names fit

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
   * @returns {Found} what has all the words, the best first
   */
  find(typed) {
    const wanted = wordsIn(typed);
    if (!wanted.length) return { hits: [], entities: 0, claims: 0 };
    const entities = this.entities(wanted);
    const claims = this.claims(wanted);
    const names = entities.slice(0, MOST - Math.min(FEWEST, claims.length));
    const hits = [...names, ...claims.slice(0, MOST - names.length).map((claim) => this.hitOf(claim, wanted))];
    return { hits, entities: entities.length, claims: claims.length };
  }

  /**
   * @param {string[]} wanted
   * @returns {Hit[]}
   */
  entities(wanted) {
    const found = this.model.entities.flatMap((entity, at) => {
      const place = this.names[at].findIndex((name) => wanted.every((word) => name.includes(word)));
      if (place < 0) return [];
      const parts = this.names[at][place].split(/[\s-]+/);
      return [{ entity, place, begins: parts.some((part) => part.startsWith(wanted[0])) }];
    });
    found.sort((a, b) => Number(b.begins) - Number(a.begins) || b.entity.claims.length - a.entity.claims.length);
    return found.map(({ entity, place }) => ({
      entity,
      claim: null,
      title: entity.label,
      note: place > 0 ? `${entity.type} · also ${entity.aliases[place - 1]}` : entity.type,
    }));
  }

  /**
   * @param {string[]} wanted
   * @returns {Claim[]}
   */
  claims(wanted) {
    const has = (/** @type {Claim} */ { index }) =>
      wanted.every((word) => this.summaries[index].includes(word) || (this.sentences[index] || "").includes(word));
    return this.model.claims.filter(has).sort((a, b) => b.weight - a.weight);
  }

  /**
   * @param {Claim} claim
   * @param {string[]} wanted
   * @returns {Hit}
   */
  hitOf(claim, wanted) {
    const sentence = sentencesOf(this.model, claim).find((text) => wanted.some((word) => folded(text).includes(word)));
    return { entity: null, claim, title: claim.summary, note: sentence || claim.status.label };
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
