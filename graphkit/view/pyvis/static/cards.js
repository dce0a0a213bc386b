"use strict";
// The pieces that the evidence panel is made of: a claim, its status, its sentences, who says so.

const Cards = (() => {
  /** The start of a text, or with `fromEnd` its end, cut with an ellipsis. */
  function cut(text, limit, fromEnd = false) {
    if (text.length <= limit) return text;
    return fromEnd ? `…${text.slice(-limit)}` : `${text.slice(0, limit)}…`;
  }

  function badge(status) {
    const label = Dom.make("span", { className: `badge ${status.tone}`, title: status.means });
    label.append(Lines.sample(status, 28), status.label);
    return label;
  }

  function quotation(passage, limit = Infinity) {
    const quote = Dom.make("blockquote", { dir: "auto" });
    quote.append(cut(passage.before, limit, true));
    if (passage.marked) quote.append(Dom.make("mark", { textContent: passage.marked }));
    quote.append(cut(passage.after, limit));
    return quote;
  }

  const source = (passage) => [passage.publisher, Facts.date(passage.published)].filter(Boolean).join(", ");

  /** Who says it, and in what manner where that is out of the ordinary. */
  function voice(passage) {
    const line = Dom.make("p", { className: "voice" });
    if (passage.voice) {
      line.append(Dom.text("b", passage.voice));
      if (passage.source) line.append(Dom.make("span", { className: "quiet", textContent: ` (${passage.source})` }));
    } else {
      line.append(Dom.make("span", { className: "quiet", textContent: "in the article’s own voice" }));
    }
    const manner = [passage.polarity === "negative" ? "negated" : "", passage.mode, passage.certainty];
    for (const word of manner.filter(Boolean)) {
      const plain = word === "actual" || word === "certain" || word === "positive";
      line.append(" ", Dom.make("span", { className: plain ? "chip" : "chip loud", textContent: word }));
    }
    return line;
  }

  function reference(passage) {
    const line = Dom.make("p", { className: "reference" });
    const title = passage.title || passage.url || "";
    if (title) line.append(passage.url ? Dom.link(title, passage.url) : Dom.text("span", title));
    line.append(Dom.text("span", source(passage), "quiet"));
    if (passage.superseded) line.append(" ", Dom.text("span", "replaced by a newer version", "chip loud"));
    return line;
  }

  function passage(facts) {
    return Dom.make("div", { className: "passage" }, [quotation(facts), voice(facts), reference(facts)]);
  }

  /** On how many reports that do not copy one another a claim rests. */
  function origins(facts) {
    return `${facts.passages} passages from ${facts.origins} independent ${facts.origins === 1 ? "origin" : "origins"}`;
  }

  /** A claim with all of its passages; of long lists the first few, the rest on demand. */
  function claim(id, { open = false } = {}) {
    const facts = Facts.claims.get(id);
    const card = Dom.make("article", { className: "claim" });
    const summary = Dom.button(facts.summary, () => Page.openClaim(id), "summary");
    summary.dir = "auto";
    card.append(Dom.make("h3", {}, [summary]), badge(Facts.statuses.get(facts.status)));
    if (facts.time) card.append(Dom.text("span", facts.time, "quiet when"));
    if (facts.passages > 1) card.append(Dom.text("p", origins(facts), "quiet origins"));
    const shown = open ? facts.evidence.length : 1;
    card.append(...facts.evidence.slice(0, shown).map(passage));
    const hidden = facts.evidence.slice(shown);
    if (hidden.length) {
      const more = Dom.button(`${hidden.length} more ${hidden.length === 1 ? "passage" : "passages"}`, () => {
        more.replaceWith(...hidden.map(passage));
      }, "more");
      card.append(more);
    }
    const unsaid = facts.passages - facts.evidence.length;
    if (unsaid > 0) card.append(Dom.text("p", `${unsaid} further passages are not in this page.`, "quiet"));
    return card;
  }

  /** An entity as a button that opens it. */
  function entity(id) {
    const button = Dom.button("", () => Page.openNode(id), "entity");
    button.append(Lines.symbol(Facts.entities.get(id).family), Dom.text("span", Facts.entities.get(id).label));
    return button;
  }

  return { badge, quotation, source, claim, entity };
})();
