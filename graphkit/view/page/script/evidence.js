// The panel on the right: what is selected, what can be done with it, and the claims with their evidence.

import { counted } from "./announce.js";
import { cardOf } from "./cards.js";
import { button, byId, link, make, words } from "./dom.js";
import { expand } from "./opening.js";
import { earliestPath, shortestPath } from "./paths.js";
import { symbolOf } from "./samples.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Claim} Claim */
/** @typedef {import("./model.js").Entity} Entity */
/** @typedef {import("./scenes.js").Scenes} Scenes */
/** @typedef {import("./view.js").Selection} Selection */
/** @typedef {import("./view.js").Views} Views */

const PAGE = 40; // cards at a time
const BEST = 12; // names in a list of the overview

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
    if (selection.kind === "claim") return [titleOf("One claim", selection.claim.relation.label), ...this.cards([selection.claim], true)];
    if (selection.kind === "line") {
      const [source, target] = selection.ends;
      const title = titleOf(`${source.label} – ${target.label}`, counted(selection.claims.length, "claim"));
      return [title, ...this.cards(selection.claims)];
    }
    const names = selection.entities.map((entity) => entity.label).join(" → ");
    return [titleOf("Path", names), ...this.cards(selection.claims)];
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
      }),
    );
    if (open) made.push(button("Expand", () => expand(views, entity)));
    made.push(
      button("Path to…", ask(false)),
      button("Path in time to…", ask(true)),
      button(pinned.has(entity) ? "Unpin" : "Pin", pin),
      button("Hide", () => views.change({ hidden: new Set(views.now.hidden).add(entity), selection: null })),
      button("Dossier", () => views.change({ page: "dossier" })),
    );
    const asking = this.asking && this.asking.from === entity;
    const note = asking ? [make("p", { role: "status", textContent: "Now choose where the path leads: click it, or search." })] : [];
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

  /** @returns {HTMLElement[]} */
  overview() {
    const { claims, entities } = this.scenes.now;
    const outlets = new Set(claims.flatMap((claim) => claim.articles.map((article) => article.outlet)));
    const disputed = claims.filter((claim) => claim.opposes.length || claim.status.tone === "alarm");
    const brokers = entities.filter((entity) => entity.broker).sort((a, b) => a.broker - b.broker);
    return [
      titleOf("Overview", "Click a symbol or a line for its evidence."),
      figuresOf([
        ["claims", claims.length.toLocaleString("en")],
        ["entities", entities.length.toLocaleString("en")],
        ["outlets", String(outlets.size)],
        ["disputed", String(disputed.length)],
      ]),
      ...this.named("Brokers", "who connects what would else be apart", brokers.slice(0, BEST)),
      ...this.groups(entities),
      ...(disputed.length ? [titleOf("Disputed and denied", "")] : []),
      ...this.cards(disputed),
    ];
  }

  /**
   * @param {string} title
   * @param {string} note
   * @param {Entity[]} entities
   * @returns {HTMLElement[]}
   */
  named(title, note, entities) {
    if (!entities.length) return [];
    const select = (/** @type {Entity} */ entity) => () => this.views.change({ selection: { kind: "entity", entity } });
    const items = entities.map((entity) =>
      make("li", {}, [button(entity.label, select(entity), { className: "plain link", dir: "auto" })]),
    );
    return [titleOf(title, note), make("ol", { className: "names" }, items)];
  }

  /**
   * @param {Entity[]} entities
   * @returns {HTMLElement[]}
   */
  groups(entities) {
    /** @type {Map<number, Entity[]>} */
    const groups = new Map();
    for (const entity of entities) groups.set(entity.community, [...(groups.get(entity.community) || []), entity]);
    const largest = [...groups.values()].filter((group) => group.length > 3).sort((a, b) => b.length - a.length);
    const items = largest.slice(0, 8).map((group) => {
      const [first, ...rest] = [...group].sort((a, b) => b.claims.length - a.claims.length);
      const show = () => this.views.change({ selection: { kind: "entity", entity: first } });
      const others = rest.slice(0, 3).map((entity) => entity.label).join(", ");
      return make("li", {}, [button(first.label, show, { className: "plain link", dir: "auto" }), ` with ${others} and ${group.length - 4} more`]);
    });
    return items.length ? [titleOf("Communities", "groups with more ties inside than outside"), make("ol", { className: "names" }, items)] : [];
  }
}

/**
 * @param {string} title
 * @param {string} note
 * @returns {HTMLElement}
 */
function titleOf(title, note) {
  return make("div", { className: "about" }, [words("h2", title), words("p", note)]);
}

/**
 * @param {[string, string][]} figures
 * @returns {HTMLElement}
 */
function figuresOf(figures) {
  const made = figures.map(([name, value]) => make("div", {}, [make("dt", { textContent: name }), make("dd", { textContent: value })]));
  return make("dl", { className: "figures" }, made);
}
