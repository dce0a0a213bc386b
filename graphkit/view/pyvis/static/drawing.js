"use strict";
// Draws what vis-network leaves to us, over its lines: symbols, signs on lines, and labels that do not collide.

const Drawing = (() => {
  const outlines = new Map([...Facts.families.values()].map((family) => [family.name, new Path2D(family.outline)]));
  const FONT = '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';
  const ALL_NAMED_FROM = 0.25; // below this zoom only the best connected are named
  const EDGE_LABELS_FROM = 1.35; // zoom at which all lines are named

  /** Screen size of a label at a zoom: grows less than the picture does. */
  const labelSize = (scale) => Math.min(15, Math.max(11, 12.5 * Math.sqrt(scale)));

  function symbol(ctx, node, at, state) {
    const family = Facts.entities.get(node.id).family;
    ctx.save();
    ctx.globalAlpha = state.isLit(node.id) ? 1 : 0.16;
    ctx.translate(at.x, at.y);
    const grow = (node.size / 11) * (state.hovered === node.id ? 1.12 : 1);
    ctx.scale(grow, grow);
    const outline = outlines.get(family);
    ctx.lineJoin = "round";
    ctx.lineWidth = (state.selected === node.id ? 7 : 3) / grow;
    ctx.strokeStyle = state.selected === node.id ? Theme.colours.accent : Theme.colours.paper;
    ctx.stroke(outline);
    if (state.selected === node.id) {
      ctx.lineWidth = 3 / grow;
      ctx.strokeStyle = Theme.colours.paper;
      ctx.stroke(outline);
    }
    ctx.fillStyle = Theme.family(family);
    ctx.fill(outline);
    ctx.restore();
  }

  /** The sign of a disputed or denied claim, on the middle of its line. */
  function sign(ctx, text, at, alpha, scale) {
    const size = Math.max(16, 14 / scale);
    ctx.save();
    ctx.globalAlpha = alpha;
    ctx.fillStyle = Theme.colours.paper;
    ctx.beginPath();
    ctx.arc(at.x, at.y, size / 2, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = Theme.colours.alarm;
    ctx.font = `bold ${size}px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, at.x, at.y + 0.5);
    ctx.restore();
  }

  function haloText(ctx, lines, x, top, height, colour) {
    ctx.lineJoin = "round";
    ctx.lineWidth = height * 0.32;
    ctx.strokeStyle = Theme.colours.paper;
    ctx.fillStyle = colour;
    lines.forEach((line, number) => ctx.strokeText(line, x, top + number * height));
    lines.forEach((line, number) => ctx.fillText(line, x, top + number * height));
  }

  /** Four places for a label around a symbol, the best first. */
  function places(at, radius, width, height) {
    const gap = radius + height * 0.15;
    return [
      { x: at.x, top: at.y + gap },
      { x: at.x, top: at.y - gap - height },
      { x: at.x + radius + width / 2 + 4, top: at.y - height / 2 },
      { x: at.x - radius - width / 2 - 4, top: at.y - height / 2 },
    ];
  }

  /** The place as a box, moved sideways where it would stick out of the canvas. */
  function boxAt(place, width, height, view) {
    const x = Math.max(view.edges.left + width / 2, Math.min(view.edges.right - width / 2, place.x));
    return { x, top: place.top, left: x - width / 2, right: x + width / 2, bottom: place.top + height };
  }

  function nodeLabel(ctx, node, at, state, taken, scale, view) {
    const strong = state.selected === node.id || state.hovered === node.id;
    const size = labelSize(scale) / scale;
    ctx.font = `${strong || state.isHub(node.id) ? "600 " : ""}${size}px ${FONT}`;
    const lines = Facts.entities.get(node.id).lines.split("\n");
    const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
    const height = size * 1.18 * lines.length;
    for (const place of places(at, node.size * 1.05, width, height)) {
      const box = boxAt(place, width, height, view);
      if (strong || !taken.hits(box, node.id, state.isHub(node.id))) {
        taken.add(box, node.id, true);
        haloText(ctx, lines, box.x, box.top, size * 1.18, Theme.colours.ink);
        return;
      }
    }
  }

  function edgeLabel(ctx, edge, at, taken, scale) {
    const size = Math.min(12, Math.max(10, 11 * Math.sqrt(scale))) / scale;
    ctx.font = `${size}px ${FONT}`;
    const text = Facts.claims.get(edge.claim).label;
    const width = ctx.measureText(text).width;
    const top = Facts.statusOf(edge).mark ? at.y + Math.max(8, 7 / scale) : at.y - size * 0.55;
    const box = { left: at.x - width / 2, top, right: at.x + width / 2, bottom: top + size * 1.1 };
    if (taken.hits(box, edge.id)) return;
    taken.add(box, edge.id, true);
    haloText(ctx, [text], at.x, top, size * 1.18, Theme.colours["edge-text"]);
  }

  /** Boxes in use, of labels and symbols; `hits` is linear, which is enough for what fits on a screen. */
  function board() {
    const boxes = [];
    return {
      add: (box, owner, label = false) => boxes.push({ ...box, owner, label }),
      hits: (box, owner, labelsOnly = false) =>
        boxes.some(
          (other) =>
            other.owner !== owner && (other.label || !labelsOnly) &&
            box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom
        ),
    };
  }

  function onScreen(at, view) {
    return at.x > view.left && at.x < view.right && at.y > view.top && at.y < view.bottom;
  }

  /** Everything over the lines. `state` says what is hidden, lit, hovered and selected. */
  function draw(ctx, positions, state, scale, view) {
    const taken = board();
    const drawn = Facts.byImportance.filter((id) => !state.hidden(id) && onScreen(positions[id], view));
    const edges = [...Facts.edges.values()].filter((edge) => !state.hiddenEdge(edge));
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    for (const edge of edges) {
      const mark = Facts.statusOf(edge).mark;
      const at = Lines.middle(positions[edge.from], positions[edge.to], edge.bend);
      if (mark && edge.from !== edge.to) sign(ctx, mark, at, state.isLitEdge(edge) ? 1 : 0.18, scale);
    }
    for (const id of [...drawn].reverse()) {
      const node = Facts.nodes.get(id);
      const { x, y } = positions[id];
      symbol(ctx, node, positions[id], state);
      const reach = node.size * 0.9;
      if (state.isLit(id)) taken.add({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }, id);
    }
    const first = drawn.filter((id) => id === state.selected || id === state.hovered);
    const rest = drawn.filter(
      (id) => id !== state.selected && id !== state.hovered && state.isLit(id) && (scale >= ALL_NAMED_FROM || state.isHub(id) || state.selected)
    );
    for (const id of [...first, ...rest]) nodeLabel(ctx, Facts.nodes.get(id), positions[id], state, taken, scale, view);
    for (const edge of edges) {
      const named = state.isChosenEdge(edge) || (scale >= EDGE_LABELS_FROM && state.isLitEdge(edge));
      if (!named || edge.from === edge.to) continue;
      const at = Lines.middle(positions[edge.from], positions[edge.to], edge.bend);
      if (onScreen(at, view)) edgeLabel(ctx, edge, at, taken, scale);
    }
  }

  return { draw };
})();
