"use strict";
// Makes elements. Text enters the page through textContent only, so nothing in it is ever read as markup.

document.body.classList.remove("no-script"); // first of all: the canvas takes its size from what it then finds

const Dom = {
  SVG: "http://www.w3.org/2000/svg",

  byId: (id) => document.getElementById(id),

  /** An element with properties, such as {className: "note", textContent: "…"}, and children. */
  make(tag, properties = {}, children = []) {
    const element = document.createElement(tag);
    Object.assign(element, properties);
    element.append(...children);
    return element;
  },

  /** Text in a direction of its own, so that right-to-left words do not turn what stands around them. */
  text(tag, text, className = "") {
    return Dom.make(tag, { textContent: text, className, dir: "auto" });
  },

  /** A link to another site; plain text if the address is anything but http or https. */
  link(text, url) {
    let address = null;
    try {
      address = new URL(url);
    } catch {
      return Dom.text("span", text);
    }
    if (address.protocol !== "http:" && address.protocol !== "https:") return Dom.text("span", text);
    return Dom.make("a", {
      textContent: text,
      href: address.href,
      target: "_blank",
      rel: "noopener noreferrer",
      dir: "auto",
    });
  },

  button(text, action, className = "") {
    const button = Dom.make("button", { type: "button", textContent: text, className });
    button.addEventListener("click", action);
    return button;
  },

  svg(width, height, shapes) {
    const svg = document.createElementNS(Dom.SVG, "svg");
    const settings = { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" };
    for (const [name, value] of Object.entries(settings)) svg.setAttribute(name, value);
    for (const [tag, attributes, text] of shapes) {
      const shape = document.createElementNS(Dom.SVG, tag);
      for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
      if (text) shape.textContent = text;
      svg.append(shape);
    }
    return svg;
  },
};
