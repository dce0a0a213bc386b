"use strict";
// Joins the parts: pointer, keys, the address's fragment (#node=…, #edge=…) and the table.

const Page = (() => {
  const table = Dom.byId("table");
  const tableButton = Dom.byId("table-button");

  function openNode(id, { zoom = false } = {}) {
    if (!Facts.nodes.has(id)) return;
    showTable(false);
    Network.select({ node: id, edges: Facts.edgesOfNode.get(id) });
    Panel.node(id);
    remember("node", Facts.entities.get(id).iri);
    if (zoom) Network.fit([id, ...Facts.neighbours(id)], { animate: true, closest: 1.3 });
    else Network.reveal(id);
  }

  function openClaim(id) {
    if (!Facts.claims.has(id)) return;
    const edges = Facts.edgesOfClaim.get(id);
    Network.select({ edges });
    Panel.claim(id);
    remember("edge", id);
    if (edges.length) Network.reveal(edges[0].from);
  }

  function close() {
    Network.select();
    Panel.overview();
    remember("", "");
  }

  /** Keep what is open in the address, so that it can be passed on. A frame in a notebook has no address. */
  function remember(kind, id) {
    if (location.protocol === "about:") return;
    try {
      history.replaceState(null, "", kind ? `#${new URLSearchParams({ [kind]: id })}` : location.pathname + location.search);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // browsers limit how often an address may change
    }
  }

  function followFragment() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (wanted.has("node")) openNode(Facts.nodeOf.get(wanted.get("node")));
    else if (wanted.has("edge")) openClaim(wanted.get("edge"));
  }

  function showTable(on) {
    document.body.classList.toggle("table-open", on);
    tableButton.setAttribute("aria-pressed", String(on));
    if (on) table.focus();
  }

  function watchPointer() {
    let pointer = { clientX: 0, clientY: 0 };
    Network.container.addEventListener("pointermove", (event) => {
      pointer = event;
      Tooltip.move(event);
    });
    Network.container.addEventListener("pointerleave", Tooltip.hide);
    Network.canvas.on("click", ({ nodes, edges }) => {
      Tooltip.hide();
      if (nodes.length) openNode(nodes[0]);
      else if (edges.length) openClaim(Facts.edges.get(edges[0]).claim);
      else close();
    });
    Network.canvas.on("doubleClick", ({ nodes }) => {
      if (nodes.length) openNode(nodes[0], { zoom: true });
    });
    Network.canvas.on("hoverNode", ({ node }) => {
      Network.hover(node);
      Tooltip.entity(node, pointer);
    });
    Network.canvas.on("hoverEdge", ({ edge }) => {
      Network.hover(edge);
      Tooltip.claim(Facts.edges.get(edge).claim, pointer);
    });
    for (const leave of ["blurNode", "blurEdge", "dragStart"]) {
      Network.canvas.on(leave, () => {
        Network.hover(null);
        Tooltip.hide();
      });
    }
  }

  function watchKeys() {
    const actions = {
      "/": () => Search.focus(),
      "+": () => Network.zoom(1.25),
      "-": () => Network.zoom(0.8),
      "0": () => Network.fit(null, { animate: true }),
      Escape: () => (document.body.classList.contains("table-open") ? showTable(false) : close()),
    };
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
      const action = actions[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
      event.preventDefault();
      action();
    });
  }

  function watchButtons() {
    Dom.byId("zoom-in").addEventListener("click", () => Network.zoom(1.25));
    Dom.byId("zoom-out").addEventListener("click", () => Network.zoom(0.8));
    Dom.byId("zoom-all").addEventListener("click", () => Network.fit(null, { animate: true }));
    tableButton.addEventListener("click", () => showTable(!document.body.classList.contains("table-open")));
    for (const [claim, row] of Facts.rows) {
      const cell = row.cells[0];
      cell.replaceChildren(Dom.button(cell.textContent, () => openClaim(claim), "summary"));
    }
  }

  function start() {
    watchPointer();
    watchKeys();
    watchButtons();
    Panel.overview();
    Network.fit();
    followFragment();
    addEventListener("hashchange", followFragment);
  }

  return { openNode, openClaim, close, start };
})();

Page.start();
