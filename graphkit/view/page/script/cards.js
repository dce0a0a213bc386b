// A claim as a card: in words, its status, and each sentence that states it with who says so and where.

import { counted } from "./announce.js";
import { button, link, make, words } from "./dom.js";
import { lineOf } from "./samples.js";

/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Passage} Passage */
/** @typedef {(claim: Claim) => void} Choose */

const FEW = 3; // passages shown before "more"

/**
 * @param {Model} model
 * @param {Claim} claim
 * @param {Choose} choose called for a click on the claim
 * @param {{opposed?: boolean, all?: boolean, level?: "h3"|"h4"}} how whether claims that contradict it stand beside it, all
 *   passages are shown; the level of its heading
 * @returns {HTMLElement}
 */
export function cardOf(model, claim, choose, { opposed = true, all = false, level = "h3" } = {}) {
  const title = make(level, { dir: "auto" }, [button(claim.summary, () => choose(claim), { className: "plain" })]);
  const card = make("article", { className: "card" }, [title]);
  card.dataset.claim = claim.id;
  if (opposed && claim.opposes.length) card.append(disagreement(model, claim, choose, all));
  else card.append(standing(claim), ...passagesOf(model, claim, all));
  return card;
}

/**
 * @param {Claim} claim
 * @returns {HTMLElement}
 */
function standing(claim) {
  const status = make("span", { className: claim.status.tone === "alarm" ? "alarm" : "status", title: claim.status.means });
  status.append(lineOf(claim.status), " ", claim.status.label);
  const facts = [counted(claim.origins, "independent origin")];
  if (claim.when) facts.unshift(`Event ${claim.when}`);
  if (claim.reason) facts.push(claim.reason);
  return make("p", { className: "stand" }, [status, words("span", facts.join(" · "))]);
}

/**
 * @param {Model} model
 * @param {Claim} claim
 * @param {boolean} all
 * @returns {HTMLElement[]}
 */
function passagesOf(model, claim, all) {
  const passages = model.passages(claim);
  const shown = passages.slice(0, all ? passages.length : FEW).flatMap(passageOf);
  const left = passages.length - FEW;
  if (all || left <= 0) return shown;
  const more = button(`${counted(left, "more passage")}`, () => more.replaceWith(...passages.slice(FEW).flatMap(passageOf)));
  return [...shown, more];
}

/**
 * @param {Passage} passage
 * @returns {HTMLElement[]}
 */
function passageOf(passage) {
  const quoted = make("blockquote", { dir: "auto" }, passage.pieces.map(([text, what]) => pieceOf(text, what)));
  const from = make("p", { className: "from" }, [words("span", `— ${voicesOf(passage)}`)]);
  const { article } = passage;
  const day = article.published ? `, ${article.published}` : "";
  const where = `${article.outlet || "outlet not named"}${day}`;
  from.append(" · ", article.url ? link(where, article.url) : words("span", where));
  if (article.title) from.append(" · ", words("i", article.title));
  const manner = mannerOf(passage);
  if (manner) from.append(" · ", make("span", { className: "alarm", textContent: manner }));
  return [quoted, from];
}

/**
 * @param {string} text
 * @param {string} what
 * @returns {Node}
 */
function pieceOf(text, what) {
  if (!what) return document.createTextNode(text);
  return make("mark", { textContent: text, className: what === "trigger" ? "" : "role", title: what });
}

/**
 * @param {Passage} passage
 * @returns {string}
 */
export function voicesOf(passage) {
  return passage.voices.length ? `${passage.voices.join(", citing ")} (${passage.source})` : "the article itself";
}

/**
 * @param {Passage} passage
 * @returns {string} what keeps the passage from plainly affirming the claim
 */
export function mannerOf(passage) {
  const found = [];
  if (passage.polarity === "negative") found.push("negated");
  if (passage.mode !== "actual") found.push(passage.mode);
  if (passage.certainty !== "certain") found.push(passage.certainty);
  if (passage.superseded) found.push("in a version since replaced");
  return found.join(", ");
}

/**
 * The claim and what contradicts it, next to each other where there is room.
 * @param {Model} model
 * @param {Claim} claim
 * @param {Choose} choose
 * @param {boolean} all
 * @returns {HTMLElement}
 */
function disagreement(model, claim, choose, all) {
  const others = claim.opposes.map((other) => cardOf(model, other, choose, { opposed: false, level: "h4" }));
  const mine = make("p", { className: "mine", textContent: "This claim" });
  const one = make("div", { className: "side" }, [mine, standing(claim), ...passagesOf(model, claim, all)]);
  const sides = make("div", { className: "sides" }, [one, make("div", { className: "side" }, others)]);
  return make("div", { className: "disagree" }, [make("p", { textContent: "⚠ Sources disagree" }), sides]);
}
