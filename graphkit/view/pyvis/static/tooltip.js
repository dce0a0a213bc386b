"use strict";
// What appears beside the pointer: an entity's name, or a claim with its first sentence, source and date.

const Tooltip = (() => {
  const box = Dom.byId("tooltip");

  function entity(id) {
    const facts = Facts.entities.get(id);
    const count = Facts.claimsOfNode(id).length;
    const kind = `${facts.type} · ${count} ${count === 1 ? "claim" : "claims"}`;
    return [Dom.text("strong", facts.label), Dom.text("span", kind, "quiet")];
  }

  function claim(id) {
    const facts = Facts.claims.get(id);
    const status = Facts.statuses.get(facts.status);
    const parts = [Dom.text("strong", facts.summary), Cards.badge(status)];
    const first = facts.evidence[0];
    if (first) {
      parts.push(Cards.quotation(first, 220), Dom.text("span", Cards.source(first), "quiet"));
      if (facts.passages > 1) parts.push(Dom.text("span", `and ${facts.passages - 1} more`, "quiet"));
    }
    return parts;
  }

  function move(event) {
    const gap = 14;
    const { offsetWidth: width, offsetHeight: height } = box;
    const x = event.clientX + gap + width > innerWidth ? event.clientX - gap - width : event.clientX + gap;
    const y = event.clientY + gap + height > innerHeight ? event.clientY - gap - height : event.clientY + gap;
    box.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, y)}px)`;
  }

  function show(parts, event) {
    box.replaceChildren(...parts);
    box.hidden = false;
    move(event);
  }

  return {
    entity: (id, event) => show(entity(id), event),
    claim: (id, event) => show(claim(id), event),
    move: (event) => { if (!box.hidden) move(event); },
    hide: () => { box.hidden = true; },
  };
})();
