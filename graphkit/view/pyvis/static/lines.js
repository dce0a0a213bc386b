"use strict";
// Geometry of the edges and small pictures of lines and symbols for the legend.

const Lines = {
  /** The control point of the curve that vis-network draws for an edge (`curvedCW` or `curvedCCW`). */
  via(from, to, bend) {
    const across = to.x - from.x;
    const up = from.y - to.y;
    const pull = (Math.abs(bend) / 2 + 0.5) * Math.hypot(across, up);
    const angle = Math.atan2(up, across) + (bend / 2 + 0.5) * Math.PI;
    return { x: from.x + pull * Math.sin(angle), y: from.y + pull * Math.cos(angle) };
  },

  middle(from, to, bend) {
    const via = Lines.via(from, to, bend);
    return { x: (from.x + 2 * via.x + to.x) / 4, y: (from.y + 2 * via.y + to.y) / 4 };
  },

  /** A sample of a status's line, for the legend and the badges. */
  sample(status, width = 34) {
    const line = { class: `stroke ${status.tone}`, x1: 1, y1: 8, x2: width - 1, y2: 8, "stroke-width": status.width };
    if (status.dashes.length) line["stroke-dasharray"] = status.dashes.join(" ");
    const shapes = [["line", line]];
    if (status.mark) {
      shapes.push(["circle", { class: "disc", cx: width / 2, cy: 8, r: 6.5 }]);
      shapes.push(["text", { class: "sign", x: width / 2, y: 12.5, "text-anchor": "middle" }, status.mark]);
    }
    return Dom.svg(width, 16, shapes);
  },

  symbol(family, size = 16) {
    const scale = size / 26;
    const place = `translate(${size / 2} ${size / 2}) scale(${scale})`;
    const svg = Dom.svg(size, size, [["path", { d: Facts.families.get(family).outline, transform: place }]]);
    svg.firstChild.style.fill = `var(--family-${family})`;
    return svg;
  },
};
