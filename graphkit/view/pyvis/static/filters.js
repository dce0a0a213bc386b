"use strict";
// The legend, which also filters: a box for each status and each family of entities.

const Filters = (() => {
  const off = { status: new Set(), family: new Set() };

  function row(kind, name, picture, label, count, title) {
    const box = Dom.make("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      if (box.checked) off[kind].delete(name);
      else off[kind].add(name);
      apply();
    });
    const number = Dom.make("span", { className: "count", textContent: String(count) });
    return Dom.make("label", { title }, [box, picture, Dom.make("span", { textContent: label }), number]);
  }

  function tally(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    return counts;
  }

  function apply() {
    const away = (id) => off.family.has(Facts.entities.get(id).family);
    const hiddenEdges = [...Facts.edges.values()].filter(
      (edge) => off.status.has(Facts.claims.get(edge.claim).status) || away(edge.from) || away(edge.to)
    );
    const gone = new Set(hiddenEdges.map((edge) => edge.id));
    const hiddenNodes = [...Facts.nodes.keys()].filter((id) => {
      const edges = Facts.edgesOfNode.get(id);
      return away(id) || (edges.length > 0 && edges.every((edge) => gone.has(edge.id)));
    });
    Network.hide(hiddenNodes, [...gone]);
    for (const [claim, row] of Facts.rows) {
      row.hidden = Facts.edgesOfClaim.get(claim).every((edge) => gone.has(edge.id));
    }
    report(hiddenNodes.length, gone);
  }

  function report(hiddenNodes, gone) {
    const shown = new Set([...Facts.edges.values()].filter((edge) => !gone.has(edge.id)).map((edge) => edge.claim));
    const all = hiddenNodes === 0 && gone.size === 0;
    Dom.byId("visible").textContent = all ? "" : (
      `${Facts.nodes.size - hiddenNodes} of ${Facts.nodes.size} entities · ${shown.size} of ${Facts.claims.size} claims`
    );
  }

  function build() {
    const statusCounts = tally([...Facts.claims.values()].map((claim) => claim.status));
    const familyCounts = tally([...Facts.entities.values()].map((entity) => entity.family));
    for (const status of Facts.statuses.values()) {
      const count = statusCounts.get(status.name);
      if (!count) continue;
      Dom.byId("statuses").append(row("status", status.name, Lines.sample(status), status.label, count, status.means));
    }
    fillFamilies(familyCounts);
  }

  function fillFamilies(counts) {
    for (const family of Facts.families.values()) {
      const count = counts.get(family.name);
      if (!count) continue;
      Dom.byId("families").append(row("family", family.name, Lines.symbol(family.name), family.label, count, ""));
    }
  }

  build();
  return { apply };
})();
