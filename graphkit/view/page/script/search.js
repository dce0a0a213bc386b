// The box to search in: hits as one types, chosen by mouse or keyboard; the last of them leads to all claims in the table.

import { counted, say } from "./announce.js";
import { byId, make, words } from "./dom.js";
import { Finder } from "./finder.js";
import { symbolOf } from "./samples.js";

/** @typedef {import("./finder.js").Hit} Hit */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./view.js").Views} Views */
/** @typedef {{parts: Node[], choose: () => void}} Item */

const LONGEST = 140; // letters of a sentence in the list

class Search {
  /**
   * @param {Model} model
   * @param {Views} views
   */
  constructor(model, views) {
    this.views = views;
    this.finder = new Finder(model);
    this.list = make("ul", { id: "hits", role: "listbox", "aria-label": "Found", hidden: true });
    this.box = make("input", {
      id: "search",
      type: "search",
      placeholder: "Names and sentences",
      autocomplete: "off",
      spellcheck: false,
      role: "combobox",
      title: "Search names, aliases and sentences ( / )",
      "aria-label": "Search names, aliases and sentences",
      "aria-expanded": "false",
      "aria-controls": "hits",
      "aria-autocomplete": "list",
    });
    this.nothing = make("p", { className: "nothing", textContent: "Nothing has these words.", hidden: true });
    /** @type {Item[]} */
    this.items = [];
    this.at = -1;
    this.box.addEventListener("input", () => this.find());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("focus", () => this.find());
    this.box.addEventListener("blur", () => this.close());
    model.texts.then(() => document.activeElement === this.box && this.find());
    byId("left").append(make("div", { className: "found", role: "search" }, [this.box, this.list, this.nothing]));
  }

  find() {
    const typed = this.box.value.trim();
    const found = this.finder.find(typed);
    this.items = found.hits.map((hit) => ({ parts: partsOf(hit), choose: () => reveal(this.views, hit) }));
    if (found.claims) {
      const all = words("span", `All ${counted(found.claims, "claim")} with these words, as a table`);
      this.items.push({ parts: [make("span"), all], choose: () => this.views.change({ page: "table", words: typed }) });
    }
    this.at = -1;
    this.nothing.hidden = !typed || this.items.length > 0;
    if (typed) say(`${counted(found.entities, "name")}, ${counted(found.claims, "claim")} found`);
    this.show();
  }

  close() {
    [this.items, this.at] = [[], -1];
    this.nothing.hidden = true;
    this.show();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const { length } = this.items;
    if (event.key === "ArrowDown" && length) this.at = (this.at + 1) % length;
    else if (event.key === "ArrowUp" && length) this.at = this.at > 0 ? this.at - 1 : length - 1;
    else if (event.key === "Enter" && length) this.choose(Math.max(this.at, 0));
    else if (event.key === "Escape" && length) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.show();
  }

  /** @param {number} number */
  choose(number) {
    const { choose } = this.items[number];
    this.close();
    choose();
  }

  show() {
    this.list.hidden = !this.items.length;
    const { left, bottom } = this.box.getBoundingClientRect();
    this.list.style.left = `${left}px`; // over the picture, wider than its column
    this.list.style.top = `${bottom + 3}px`;
    this.box.setAttribute("aria-expanded", String(!this.list.hidden));
    this.list.replaceChildren(...this.items.map((item, number) => this.option(item, number)));
    if (this.at >= 0) this.box.setAttribute("aria-activedescendant", `hit-${this.at}`);
    else this.box.removeAttribute("aria-activedescendant");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Item} item
   * @param {number} number
   * @returns {HTMLElement}
   */
  option(item, number) {
    const selected = String(number === this.at);
    const made = make("li", { id: `hit-${number}`, role: "option", "aria-selected": selected }, item.parts);
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    made.addEventListener("click", () => this.choose(number));
    return made;
  }
}

/**
 * @param {Model} model
 * @param {Views} views
 */
export function startSearch(model, views) {
  new Search(model, views);
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
 * @returns {Node[]}
 */
function partsOf(hit) {
  const sample = hit.entity ? symbolOf(hit.entity.family) : make("span", { className: "quote", textContent: "“" });
  const note = hit.note.length > LONGEST ? `${hit.note.slice(0, LONGEST - 1)}…` : hit.note;
  return [sample, words("span", hit.title), words("small", note)];
}
