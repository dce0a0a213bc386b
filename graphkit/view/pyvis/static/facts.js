"use strict";
// What the page knows: entities, claims and edges, with the look-ups between them.

const Facts = (() => {
  const contents = JSON.parse(Dom.byId("contents").textContent);
  const entities = new Map(Object.entries(contents.entities));
  const claims = new Map(Object.entries(contents.claims));
  const nodes = new Map(contents.nodes.map((node) => [node.id, node]));
  const edges = new Map(contents.edges.map((edge) => [edge.id, edge]));
  const nodeOf = new Map([...entities].map(([id, entity]) => [entity.iri, id]));
  const tableRows = Dom.byId("table").querySelector("tbody").rows;
  const rows = new Map(contents.rows.map((claim, number) => [claim, tableRows[number]]));
  const families = new Map(contents.legend.families.map((family) => [family.name, family]));
  const statuses = new Map(contents.legend.statuses.map((status) => [status.name, status]));

  const edgesOfNode = new Map(contents.nodes.map((node) => [node.id, []]));
  const edgesOfClaim = new Map([...claims.keys()].map((claim) => [claim, []]));
  for (const edge of edges.values()) {
    edgesOfNode.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesOfNode.get(edge.to).push(edge);
    edgesOfClaim.get(edge.claim).push(edge);
  }
  const byImportance = [...nodes.keys()].sort(
    (a, b) => edgesOfNode.get(b).length - edgesOfNode.get(a).length || (a < b ? -1 : 1)
  );
  const rank = new Map([...statuses.keys()].map((name, index) => [name, index]));

  /** Claims by strength of status, then by number of passages. */
  function sorted(ids) {
    return [...new Set(ids)].sort((a, b) => {
      const [first, second] = [claims.get(a), claims.get(b)];
      return rank.get(first.status) - rank.get(second.status) || second.passages - first.passages || (a < b ? -1 : 1);
    });
  }

  return {
    contents, entities, claims, nodes, edges, nodeOf, rows, families, statuses, edgesOfNode, edgesOfClaim, byImportance,
    claimsOfNode: (node) => sorted(edgesOfNode.get(node).map((edge) => edge.claim)),
    /** Claims that join the same two entities as the edges of `claim`, without that claim. */
    claimsBeside(claim) {
      const beside = [];
      for (const edge of edgesOfClaim.get(claim)) {
        for (const other of edgesOfNode.get(edge.from)) {
          const sameEnds = [edge.from, edge.to].includes(other.from) && [edge.from, edge.to].includes(other.to);
          if (sameEnds && other.claim !== claim) beside.push(other.claim);
        }
      }
      return sorted(beside);
    },
    neighbours(node) {
      const found = new Set(edgesOfNode.get(node).flatMap((edge) => [edge.from, edge.to]));
      found.delete(node);
      return found;
    },
    statusOf: (edge) => statuses.get(claims.get(edge.claim).status),
    /** 2025-10-03 as "3 Oct 2025"; anything else as it is. */
    date(iso) {
      const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
      if (!day) return iso;
      const time = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
      return time.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    },
  };
})();
