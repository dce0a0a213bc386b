"use strict";
// The picture: vis-network with fixed places, and the state of what is hidden, lit, hovered and selected.

const Network = (() => {
  const container = Dom.byId("network");
  const nodes = new vis.DataSet(Facts.contents.nodes.map(({ id, x, y, size }) => (
    { id, x, y, size, shape: "dot", label: undefined, borderWidth: 0, color: "rgba(0,0,0,0)" }
  )));
  const edges = new vis.DataSet(Facts.contents.edges.map((edge) => {
    const { claim, bend, ...options } = edge;
    return { ...options, ...look(edge, true) };
  }));
  const canvas = new vis.Network(container, { nodes, edges }, {
    ...Facts.contents.options,
    autoResize: false, // vis-network looks once a second; the observer below is told before the next picture
    nodes: { chosen: false },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.5 } },
      chosen: { label: false, edge: (values) => { values.width += 1.2; } },
      selfReference: { size: 18, angle: 0.8, renderBehindTheNode: true },
    },
  });
  const MARGIN = { x: 96, y: 40 }; // room for symbols and labels at the rim, in pixels of the screen
  const LABEL = 10;
  let positions = canvas.getPositions();
  const hiddenNodes = new Set();
  const hiddenEdges = new Set();
  let lit = null; // ids of nodes and edges to show at full strength; null for all
  const hubs = new Set(Facts.byImportance.slice(0, Math.min(24, Math.ceil(Facts.nodes.size / 12))));
  const state = {
    selected: null,
    hovered: null,
    chosen: new Set(),
    hidden: (id) => hiddenNodes.has(id),
    hiddenEdge: (edge) => hiddenEdges.has(edge.id),
    isLit: (id) => !lit || lit.has(id),
    isLitEdge: (edge) => !lit || lit.has(edge.id),
    isChosenEdge: (edge) => state.chosen.has(edge.id) || state.hovered === edge.id,
    isHub: (id) => hubs.has(id),
  };

  function look(edge, bright) {
    const colour = Theme.colours[Facts.statusOf(edge).tone];
    return { color: { color: colour, highlight: colour, hover: colour, opacity: bright ? 1 : 0.12, inherit: false } };
  }

  function recolour() {
    edges.update(Facts.contents.edges.map((edge) => ({ id: edge.id, ...look(edge, state.isLitEdge(edge)) })));
  }

  function view() {
    const topLeft = canvas.DOMtoCanvas({ x: -40, y: -40 });
    const bottomRight = canvas.DOMtoCanvas({ x: container.clientWidth + 40, y: container.clientHeight + 40 });
    const edges = { left: canvas.DOMtoCanvas({ x: 4, y: 0 }).x, right: canvas.DOMtoCanvas({ x: container.clientWidth - 4, y: 0 }).x };
    return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y, edges };
  }

  /** Zoom and pan so that the given nodes, by default all visible ones, fill the canvas with their labels. */
  function fit(ids = null, { animate = false, closest = 1.5 } = {}) {
    const shown = (ids || [...Facts.nodes.keys()]).filter((id) => !hiddenNodes.has(id));
    if (!shown.length) return;
    const xs = shown.map((id) => positions[id].x);
    const ys = shown.map((id) => positions[id].y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [width, height] = [container.clientWidth - 2 * MARGIN.x, container.clientHeight - 2 * MARGIN.y];
    const scale = Math.min(width / Math.max(1, right - left), height / Math.max(1, bottom - top), closest);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    canvas.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 + LABEL / scale },
      scale: Math.max(0.02, scale),
      animation: animate && !calm ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
    });
  }

  function zoom(factor) {
    untouched = false;
    canvas.moveTo({ scale: Math.min(6, Math.max(0.05, canvas.getScale() * factor)) });
  }

  /** Light up nodes and edges and dim the rest; nothing given: light up all. */
  function select({ node = null, edges: chosen = [] } = {}) {
    state.selected = node;
    state.chosen = new Set(chosen.map((edge) => edge.id));
    const ends = chosen.flatMap((edge) => [edge.from, edge.to]);
    lit = node || chosen.length ? new Set([...(node ? [node] : []), ...ends, ...state.chosen]) : null;
    canvas.unselectAll();
    recolour();
  }

  function hide(nodeIds, edgeIds) {
    hiddenNodes.clear();
    hiddenEdges.clear();
    nodeIds.forEach((id) => hiddenNodes.add(id));
    edgeIds.forEach((id) => hiddenEdges.add(id));
    nodes.update([...Facts.nodes.keys()].map((id) => ({ id, hidden: hiddenNodes.has(id) })));
    edges.update([...Facts.edges.keys()].map((id) => ({ id, hidden: hiddenEdges.has(id) })));
  }

  function hover(id) {
    state.hovered = id;
    canvas.redraw();
  }

  /** Bring a node to the middle if it is out of sight. */
  function reveal(id) {
    const { left, right, top, bottom } = view();
    const { x, y } = positions[id];
    const inside = x > left + 90 && x < right - 90 && y > top + 80 && y < bottom - 80;
    if (!inside) canvas.moveTo({ position: { x, y }, animation: { duration: 300, easingFunction: "easeInOutQuad" } });
  }

  // Until the reader moves the picture, it follows the size of its place.
  let untouched = true;
  for (const move of ["zoom", "dragStart"]) canvas.on(move, () => { untouched = false; });
  new ResizeObserver(() => {
    canvas.setSize("100%", "100%");
    if (untouched) fit();
    canvas.redraw();
  }).observe(container);
  canvas.on("afterDrawing", (ctx) => Drawing.draw(ctx, positions, state, canvas.getScale(), view()));
  canvas.on("dragging", () => { positions = canvas.getPositions(); });
  canvas.on("dragEnd", () => { positions = canvas.getPositions(); });
  Theme.onChange(recolour);

  return { canvas, container, fit, zoom, select, hide, hover, reveal };
})();
