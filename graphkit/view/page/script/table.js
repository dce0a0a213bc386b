// All claims of the view as a table: sorted by any column, searched by words, a page of rows at a time.

import { counted } from "./announce.js";
import { button, byId, make, words } from "./dom.js";
import { folded } from "./search.js";
import { voicesOf } from "./cards.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Views} Views */

const ROWS = 200;
const COLUMNS = ["Claim", "Relation", "Status", "When", "Said by", "Outlet", "Published", "Origins"];

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
    this.body = make("tbody");
    this.heads = COLUMNS.map((name, column) => make("th", { scope: "col" }, [button(name, () => this.sort(column), { className: "plain" })]));
    this.words = make("input", { type: "search", "aria-label": "Claims with these words", placeholder: "Claims with these words" });
    this.words.addEventListener("input", () => this.turn(-this.from));
    this.count = make("span", { role: "status" });
    this.before = button("‹ Back", () => this.turn(-ROWS));
    this.after = button("More ›", () => this.turn(ROWS));
    const caption = make("caption", { className: "unseen", textContent: "Claims in view" });
    const table = make("table", {}, [caption, make("thead", {}, [make("tr", {}, this.heads)]), this.body]);
    byId("table").append(make("div", { className: "bar" }, [this.words, this.count, this.before, this.after]), table);
    scenes.watch(() => this.turn(-this.from));
    views.watch((_view, changed) => changed.has("page") && this.show());
    model.texts.then(() => this.show());
  }

  /** @param {number} column */
  sort(column) {
    this.sorted = { column, down: this.sorted.column === column && !this.sorted.down };
    this.turn(-this.from);
  }

  /** @param {number} rows to go on by */
  turn(rows) {
    this.from += rows;
    this.show();
  }

  show() {
    if (this.views.now.page !== "table") return;
    const wanted = folded(this.words.value.trim());
    const rows = this.scenes.now.claims
      .map((claim) => ({ claim, cells: this.cells(claim) }))
      .filter(({ cells }) => !wanted || cells.some((cell) => folded(String(cell)).includes(wanted)));
    const { column, down } = this.sorted;
    rows.sort((a, b) => compare(a.cells[column], b.cells[column]) * (down ? -1 : 1) || a.claim.index - b.claim.index);
    const shown = rows.slice(this.from, this.from + ROWS);
    this.body.replaceChildren(...shown.map(({ claim, cells }) => this.row(claim, cells)));
    this.heads.forEach((head, at) => {
      head.setAttribute("aria-sort", at === column ? (down ? "descending" : "ascending") : "none");
    });
    const last = this.from + shown.length;
    this.count.textContent = `${shown.length ? `${this.from + 1}–${last} of ` : ""}${counted(rows.length, "claim")}`;
    this.before.disabled = this.from === 0;
    this.after.disabled = last >= rows.length;
  }

  /**
   * @param {Claim} claim
   * @returns {(string|number)[]}
   */
  cells(claim) {
    const voices = [...new Set(this.model.passages(claim).map(voicesOf))];
    const outlets = [...new Set(claim.articles.map((article) => article.outlet || "not named"))];
    const days = claim.articles.map((article) => article.published).filter(Boolean).sort();
    return [claim.summary, claim.relation.label, claim.status.label, claim.when, voices.join("; "), outlets.join("; "), days[0] || "", claim.origins];
  }

  /**
   * @param {Claim} claim
   * @param {(string|number)[]} cells
   * @returns {HTMLElement}
   */
  row(claim, cells) {
    const select = () => this.views.change({ selection: { kind: "claim", claim } });
    const first = make("td", { dir: "auto" }, [button(String(cells[0]), select, { className: "plain link" })]);
    const others = cells.slice(1).map((cell) => words("td", String(cell)));
    if (claim.status.tone === "alarm") others[1].className = "alarm";
    const row = make("tr", {}, [first, ...others]);
    row.dataset.claim = claim.id;
    return row;
  }
}

/**
 * @param {string|number} one
 * @param {string|number} other
 * @returns {number}
 */
function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (!one || !other) return Number(!one) - Number(!other);
  return String(one).localeCompare(String(other), "en");
}

/**
 * @param {Model} model
 * @param {Views} views
 * @param {Scenes} scenes
 */
export function startTable(model, views, scenes) {
  new Table(model, views, scenes);
}
