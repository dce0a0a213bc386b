// The panel on the right: what is selected, what can be done with it, and the claims with their evidence.

import { counted } from "./announce.js";
import { cardOf } from "./cards.js";
import { button, byId, link, make, words } from "./dom.js";
import { expand } from "./opening.js";
import { disputedIn, figuresOf, nameOf, overviewOf, titleOf } from "./overview.js";
import { earliestPath, shortestPath } from "./paths.js";
import { symbolOf } from "./samples.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Selection} Selection */
/** @typedef {import("./view.js").Views} Views */

const PAGE = 40; // cards at a time

export class Evidence {
  /**
   * @param {Model} model
   * @param {Views} views
   * @param {Scenes} scenes
   */
  constructor(model, views, scenes) {
    this.model = model;
    this.views = views;
    this.scenes = scenes;
    this.panel = byId("right");
    /** @type {{from: Entity, byTime: boolean}|null} an entity from which a path is asked for */
    this.asking = null;
    this.select = (/** @type {Entity} */ entity) => views.change({ selection: { kind: "entity", entity } });
    views.watch((view, changed) => {
      if (changed.has("selection") && !this.asked(view.selection)) this.show();
      else if (changed.has("pinned") || changed.has("focus") || changed.has("open")) this.show();
    });
    scenes.watch(() => this.show());
    model.texts.then(() => this.show());
    this.show();
  }

  show() {
    const { selection } = this.views.now;
    const { scrollTop } = this.panel;
    this.panel.replaceChildren(...(selection ? this.of(selection) : this.overview()));
    this.panel.scrollTop = this.shown === selection ? scrollTop : 0;
    this.shown = selection;
  }

  /**
   * @param {Selection} selection
   * @returns {HTMLElement[]}
   */
  of(selection) {
    if (selection.kind === "entity") return this.entity(selection.entity);
    if (selection.kind === "claim") return this.claim(selection.claim);
    if (selection.kind === "path") return this.path(selection.entities, selection.claims);
    const [source, target] = selection.ends;
    const title = titleOf(`${source.label} – ${target.label}`, counted(selection.claims.length, "claim"));
    title.append(this.names([source, target]));
    return [title, ...this.cards(selection.claims)];
  }

  /**
   * @param {Claim} claim
   * @returns {HTMLElement[]}
   */
  claim(claim) {
    const title = titleOf("One claim", claim.relation.label);
    const involved = new Set(claim.fillers.flatMap((filler) => filler.entity || []));
    if (involved.size) title.append(this.names([...involved]));
    return [title, ...this.cards([claim], true)];
  }

  /**
   * The claims of each step under the two entities that they connect.
   * @param {Entity[]} entities
   * @param {Claim[]} claims
   * @returns {HTMLElement[]}
   */
  path(entities, claims) {
    const steps = entities.slice(1).map((entity, at) => {
      const ends = [entities[at], entity];
      const along = claims.filter((claim) => claim.ends.some(([one, other]) => ends.includes(one) && ends.includes(other)));
      const head = make("div", { className: "part" }, [make("h2", { textContent: `Step ${at + 1}` }), this.names(ends, "→")]);
      return [head, ...this.cards(along)];
    });
    return [titleOf("Path", entities.map((entity) => entity.label).join(" → ")), ...steps.flat()];
  }

  /**
   * @param {Entity[]} entities
   * @param {string} between
   * @returns {HTMLElement} their names, to be selected
   */
  names(entities, between = "") {
    const parts = entities.flatMap((entity, at) => [...(at && between ? [between] : []), nameOf(entity, this.select)]);
    return make("p", { className: "ends" }, parts);
  }

  /** @returns {HTMLElement[]} */
  overview() {
    return [...overviewOf(this.scenes.now, this.select), ...this.cards(disputedIn(this.scenes.now))];
  }

  /**
   * @param {Entity} entity
   * @returns {HTMLElement[]}
   */
  entity(entity) {
    const seen = new Set(this.scenes.now.claims);
    const claims = entity.claims.filter((claim) => seen.has(claim)).sort((a, b) => b.weight - a.weight);
    const others = claims.length < entity.claims.length ? ` of ${entity.claims.length.toLocaleString("en")}` : "";
    const title = make("div", { className: "about" }, [
      make("h2", {}, [symbolOf(entity.family, 20), words("span", entity.label)]),
      words("p", [entity.type, ...entity.aliases.slice(0, 6).map((alias) => `“${alias}”`)].join(" · ")),
      make("p", {}, entity.links.flatMap(({ label, url }) => [link(label, url), " "])),
      this.actions(entity),
    ]);
    const neighbours = new Set(claims.flatMap((claim) => claim.ends.filter((ends) => ends.includes(entity)).flat()));
    const outlets = new Set(claims.flatMap((claim) => claim.articles.map((article) => article.outlet)));
    const figures = figuresOf([
      ["claims", `${claims.length.toLocaleString("en")}${others}`],
      ["neighbours", String(Math.max(0, neighbours.size - 1))],
      ["outlets", String(outlets.size)],
      ["broker", entity.broker ? `#${entity.broker}` : "–"],
    ]);
    return [title, figures, ...this.cards(claims)];
  }

  /**
   * @param {Entity} entity
   * @returns {HTMLElement}
   */
  actions(entity) {
    const { views } = this;
    const { focus, pinned, open } = views.now;
    const hops = focus && focus.entity === entity ? focus.hops : 0;
    const pin = () => {
      const next = new Map(pinned);
      if (!next.delete(entity)) next.set(entity, { x: entity.x, y: entity.y });
      views.change({ pinned: next });
    };
    const ask = (/** @type {boolean} */ byTime) => () => {
      this.asking = { from: entity, byTime };
      this.show();
    };
    const made = [1, 2, 3].map((steps) =>
      button(steps === 1 ? "Focus" : `${steps} hops`, () => views.change({ focus: hops === steps ? null : { entity, hops: steps } }), {
        "aria-pressed": String(hops === steps),
        title: `Show only what is within ${counted(steps, "step")}`,
      }),
    );
    if (open) made.push(button("Expand", () => expand(views, entity), { title: "Add its neighbours to the picture" }));
    made.push(
      button("Path to…", ask(false), { title: "The fewest steps to another entity" }),
      button("Path in time to…", ask(true), { title: "Steps that follow each other in time" }),
      button(pinned.has(entity) ? "Unpin" : "Pin", pin, { title: "Keeps its place, in the address and in a saved layout too" }),
      button("Hide", () => views.change({ hidden: new Set(views.now.hidden).add(entity), selection: null })),
      button("Dossier", () => views.change({ page: "dossier" })),
    );
    const asking = this.asking && this.asking.from === entity;
    const cancel = () => {
      this.asking = null;
      this.show();
    };
    const words = "Now choose where the path leads: click it, or search.";
    const note = asking
      ? [make("div", { className: "asking" }, [make("span", { role: "status", textContent: words }), button("Cancel", cancel)])]
      : [];
    return make("div", {}, [make("div", { className: "actions" }, made), ...note]);
  }

  /**
   * Takes a selection as the end of a path that was asked for.
   * @param {Selection|null} selection
   * @returns {boolean}
   */
  asked(selection) {
    const { asking } = this;
    this.asking = null;
    if (!asking || !selection || selection.kind !== "entity" || selection.entity === asking.from) return false;
    const find = asking.byTime ? earliestPath : shortestPath;
    const path = find(this.scenes.now.claims, asking.from, selection.entity, this.views.now.dates);
    if (path) this.views.change({ selection: { kind: "path", ...path } });
    else {
      const order = asking.byTime ? " in which each step is later than the one before" : "";
      const title = titleOf("No path", `${asking.from.label} and ${selection.entity.label} have no chain of claims${order} in this view.`);
      this.panel.replaceChildren(title);
    }
    return true;
  }

  /**
   * @param {Claim[]} claims
   * @param {boolean} all
   * @returns {HTMLElement[]}
   */
  cards(claims, all = false) {
    const choose = (/** @type {Claim} */ claim) => this.views.change({ selection: { kind: "claim", claim } });
    const made = claims.slice(0, PAGE).map((claim) => cardOf(this.model, claim, choose, { all }));
    if (claims.length <= PAGE) return made;
    const more = button(`${counted(claims.length - PAGE, "more claim")}`, () => more.replaceWith(...this.cards(claims.slice(PAGE))), {
      className: "button more",
    });
    return [...made, more];
  }
}
