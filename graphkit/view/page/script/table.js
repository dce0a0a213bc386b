// All claims of the view as a table: sorted by any column, searched by words, a page of rows at a time.

import { counted } from "./announce.js";
import { voicesOf } from "./cards.js";
import { button, byId, make, words } from "./dom.js";
import { folded, wordsIn } from "./folding.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Views} Views */
/** @typedef {{cells: (string|number)[], text: string}} Entry what its row shows, and all words that it can be found by */

const ROWS = 200; // on the screen
const PRINTED = 5000;
const COLUMNS = ["Claim", "Relation", "Status", "When", "Said by", "Outlet", "Published", "Origins"];
const NUMBERS = new Set(["Origins"]);
const ORDER = new Intl.Collator("en", { numeric: true });

class Table {
  /**
   * @param {Model} model
   * @param {Views} views
   * @param {Scenes} scenes
   */
  constructor(model, views, scenes) {
    this.model = model;
    this.views = views;
    this.scenes = scenes;
    this.sorted = { column: 0, down: false };
    this.from = 0;
    this.size = ROWS;
    /** @type {Map<Claim, Entry>} */
    this.entries = new Map();
    this.body = make("tbody");
    this.heads = COLUMNS.map((name, column) =>
      make("th", { scope: "col", className: NUMBERS.has(name) ? "number" : "" }, [
        button(name, () => this.sort(column), { className: "plain", title: `Sort by ${name.toLowerCase()}` }),
      ]),
    );
    this.words = make("input", { type: "search", "aria-label": "Claims with these words", placeholder: "Claims with these words" });
    this.words.addEventListener("input", () => views.change({ words: this.words.value }));
    this.count = make("span", { role: "status" });
    this.before = button("‹ Back", () => this.turn(-this.size));
    this.after = button("More ›", () => this.turn(this.size));
    const caption = make("caption", { className: "unseen", textContent: "Claims in view" });
    const table = make("table", {}, [caption, make("thead", {}, [make("tr", {}, this.heads)]), this.body]);
    byId("table").append(make("div", { className: "bar" }, [this.words, this.count, this.before, this.after]), table);
    scenes.watch(() => this.turn(-this.from));
    views.watch((_view, changed) => {
      if (changed.has("words")) this.turn(-this.from);
      else if (changed.has("page")) this.show();
      else if (changed.has("selection")) this.mark();
    });
    addEventListener("beforeprint", () => this.resize(PRINTED));
    addEventListener("afterprint", () => this.resize(ROWS));
    model.texts.then(() => {
      this.entries.clear();
      this.show();
    });
    this.show();
  }

  /** @param {number} column */
  sort(column) {
    this.sorted = { column, down: this.sorted.column === column && !this.sorted.down };
    this.turn(-this.from);
  }

  /** @param {number} rows shown at a time */
  resize(rows) {
    this.size = rows;
    this.show();
  }

  /** @param {number} rows to go on by */
  turn(rows) {
    this.from += rows;
    this.show();
    byId("table").scrollTop = 0;
  }

  show() {
    const { page, words: typed } = this.views.now;
    if (page !== "table") return;
    if (this.words.value !== typed) this.words.value = typed;
    const rows = this.rows(typed);
    const shown = rows.slice(this.from, this.from + this.size);
    this.body.replaceChildren(...shown.map((claim) => this.row(claim)));
    const { column, down } = this.sorted;
    this.heads.forEach((head, at) => {
      head.setAttribute("aria-sort", at === column ? (down ? "descending" : "ascending") : "none");
    });
    const last = this.from + shown.length;
    const part = rows.length > this.size ? `${this.from + 1}–${last} of ` : "";
    this.count.textContent = `${part}${counted(rows.length, "claim")}`;
    this.before.hidden = this.after.hidden = rows.length <= this.size;
    this.before.disabled = this.from === 0;
    this.after.disabled = last >= rows.length;
    this.mark();
  }

  /**
   * @param {string} typed
   * @returns {Claim[]} of the view, those with all words, in order
   */
  rows(typed) {
    const wanted = wordsIn(typed);
    const claims = this.scenes.now.claims.filter((claim) => {
      const { text } = wanted.length ? this.entry(claim) : { text: "" };
      return wanted.every((word) => text.includes(word));
    });
    const { column, down } = this.sorted;
    const cell = (/** @type {Claim} */ claim) => this.entry(claim).cells[column];
    return claims.sort((a, b) => compare(cell(a), cell(b), down) || a.index - b.index);
  }

  /**
   * @param {Claim} claim
   * @returns {Entry}
   */
  entry(claim) {
    const known = this.entries.get(claim);
    if (known) return known;
    const passages = this.model.passages(claim);
    const voices = passages.map(voicesOf);
    const outlets = claim.articles.map((article) => article.outlet || "not named");
    const [day = ""] = claim.articles.map((article) => article.published).filter(Boolean).sort();
    const cells = [claim.summary, claim.relation.label, claim.status.label, claim.when, shortened(voices), shortened(outlets), day, claim.origins];
    const sentences = passages.map((passage) => passage.pieces.map(([text]) => text).join(""));
    const made = { cells, text: folded([...cells, ...voices, ...outlets, ...sentences].join("\n")) };
    this.entries.set(claim, made);
    return made;
  }

  /**
   * @param {Claim} claim
   * @returns {HTMLElement}
   */
  row(claim) {
    const { cells } = this.entry(claim);
    const select = () => this.views.change({ selection: { kind: "claim", claim } });
    const row = make("tr", {}, cells.map((cell, at) => {
      if (at === 0) return make("td", { dir: "auto" }, [button(String(cell), select, { className: "plain link" })]);
      const made = words("td", String(cell), NUMBERS.has(COLUMNS[at]) ? "number" : "");
      if (COLUMNS[at] === "Status") {
        made.title = claim.reason;
        if (claim.status.tone === "alarm") made.className = "alarm";
      }
      return made;
    }));
    row.dataset.claim = claim.id;
    return row;
  }

  /** Marks the row of the claim that is selected. */
  mark() {
    const { selection } = this.views.now;
    const chosen = selection && selection.kind === "claim" ? selection.claim.id : null;
    for (const row of this.body.rows) row.classList.toggle("chosen", row.dataset.claim === chosen);
  }
}

/**
 * @param {string[]} names
 * @returns {string} each once, the first two
 */
function shortened(names) {
  const each = [...new Set(names)];
  return each.slice(0, 2).join("; ") + (each.length > 2 ? `; ${each.length - 2} more` : "");
}

/**
 * @param {string|number} one
 * @param {string|number} other
 * @param {boolean} down
 * @returns {number} what is empty goes last, whichever way
 */
function compare(one, other, down) {
  const way = down ? -1 : 1;
  if (typeof one === "number" && typeof other === "number") return way * (one - other);
  if (!one || !other) return Number(!one) - Number(!other);
  return way * ORDER.compare(String(one), String(other));
}


/**
 * @param {Model} model
 * @param {Views} views
 * @param {Scenes} scenes
 */
export function startTable(model, views, scenes) {
  new Table(model, views, scenes);
}
