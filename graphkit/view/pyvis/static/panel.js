"use strict";
// The evidence panel at the right: an overview, an entity or a claim.

const Panel = (() => {
  const panel = Dom.byId("right");
  const MOST = 60; // claims shown at once

  function show(parts, open) {
    const close = Dom.button("×", () => Page.close(), "close");
    close.setAttribute("aria-label", "Close");
    close.title = "Close (Esc)";
    panel.replaceChildren(...(open ? [close] : []), ...parts);
    panel.scrollTop = 0;
    document.body.classList.toggle("panel-open", open);
  }

  function heading(text, before = []) {
    return Dom.make("h2", {}, [...before, Dom.text("span", text)]);
  }

  function cards(ids, options) {
    const parts = ids.slice(0, MOST).map((id) => Cards.claim(id, options));
    if (ids.length > MOST) {
      const more = Dom.button(`${ids.length - MOST} more claims`, () => {
        more.replaceWith(...ids.slice(MOST).map((id) => Cards.claim(id, options)));
      }, "more");
      parts.push(more);
    }
    return parts;
  }

  function figures(pairs) {
    return Dom.make("dl", { className: "figures" }, pairs.map(([label, number]) => (
      Dom.make("div", {}, [Dom.make("dt", { textContent: label }), Dom.make("dd", { textContent: String(number) })])
    )));
  }

  function node(id) {
    const facts = Facts.entities.get(id);
    const claims = Facts.claimsOfNode(id);
    const passages = claims.flatMap((claim) => Facts.claims.get(claim).evidence);
    const sources = new Set(passages.map((passage) => passage.publisher).filter(Boolean));
    const about = Dom.make("p", { className: "quiet" }, [facts.type]);
    if (facts.aliases.length) about.append(" · also ", Dom.text("span", facts.aliases.join(", ")));
    const links = Dom.make("p", { className: "links" }, facts.links.map(({ label, url }) => Dom.link(label, url)));
    const top = Dom.make("div", { className: "top" }, [heading(facts.label, [Lines.symbol(facts.family, 22)]), about]);
    if (facts.links.length) top.append(links);
    show([
      top,
      figures([["claims", claims.length], ["sources", sources.size], ["neighbours", Facts.neighbours(id).size]]),
      ...cards(claims),
    ], true);
  }

  function claim(id) {
    const facts = Facts.claims.get(id);
    const ends = new Set(Facts.edgesOfClaim.get(id).flatMap((edge) => [edge.from, edge.to]));
    const status = Facts.statuses.get(facts.status);
    const top = Dom.make("div", { className: "top" }, [
      Dom.make("p", { className: "quiet kind", textContent: facts.type }),
      heading(facts.summary),
      Dom.make("p", { className: "quiet" }, [Cards.badge(status), ` ${status.means}`]),
      Dom.make("div", { className: "ends" }, [...ends].slice(0, 30).map(Cards.entity)),
    ]);
    const own = Cards.claim(id, { open: true });
    own.classList.add("own");
    const beside = Facts.claimsBeside(id);
    const title = Dom.make("h3", { className: "section", textContent: "Also between them" });
    show([top, own, ...(beside.length ? [title, ...cards(beside)] : [])], true);
  }

  function ranking() {
    const busiest = Facts.byImportance.slice(0, 8).filter((id) => Facts.edgesOfNode.get(id).length);
    const most = busiest.length ? Facts.edgesOfNode.get(busiest[0]).length : 1;
    const rows = busiest.map((id) => {
      const count = Facts.edgesOfNode.get(id).length;
      const bar = Dom.make("i");
      bar.style.width = `${(count / most) * 100}%`;
      const scale = Dom.make("span", { className: "bar" }, [bar]);
      return Dom.make("li", {}, [Cards.entity(id), scale, Dom.make("b", { textContent: String(count) })]);
    });
    return [Dom.make("h3", { className: "section", textContent: "Most connected" }),
      Dom.make("ul", { className: "ranking" }, rows)];
  }

  function disagreements() {
    const ids = [...Facts.claims.keys()].filter((id) => ["disputed", "denied"].includes(Facts.claims.get(id).status));
    if (!ids.length) return [];
    const rows = ids.slice(0, 12).map((id) => {
      const facts = Facts.claims.get(id);
      const button = Dom.button("", () => Page.openClaim(id), "entity");
      button.append(Lines.sample(Facts.statuses.get(facts.status), 30), Dom.text("span", facts.summary));
      return Dom.make("li", {}, [button]);
    });
    return [Dom.make("h3", { className: "section", textContent: "Where sources disagree" }),
      Dom.make("ul", { className: "plain" }, rows)];
  }

  function overview() {
    const passages = [...Facts.claims.values()].flatMap((claim) => claim.evidence);
    const sources = new Set(passages.map((passage) => passage.publisher).filter(Boolean));
    const help = Dom.make("p", {
      className: "quiet help",
      textContent: "Click an entity or a line to read the sentences behind it. Keys: / search, + and − zoom, 0 show all, Esc close.",
    });
    show([
      figures([["claims", Facts.claims.size], ["passages", passages.length], ["sources", sources.size]]),
      ...ranking(), ...disagreements(), help,
    ], false);
  }

  return { node, claim, overview };
})();
