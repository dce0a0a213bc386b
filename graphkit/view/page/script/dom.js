// Makes elements. Text enters the page through textContent only, so nothing in it is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id} in the page`);
  return found;
}

/**
 * An element with properties, such as `{className: "note", textContent: "…"}`, and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} properties
 * @param {(Node|string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, String(value));
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}

/**
 * Text in a direction of its own, so that right-to-left words do not turn what stands around them.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {string} className
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function words(tag, text, className = "") {
  return make(tag, { textContent: text, className, dir: "auto" });
}

/**
 * @param {string} text
 * @param {() => void} action
 * @param {Record<string, unknown>} properties
 * @param {(Node|string)[]} children after the text
 * @returns {HTMLButtonElement}
 */
export function button(text, action, properties = {}, children = []) {
  const made = make("button", { type: "button", className: "button", textContent: text, ...properties }, children);
  made.addEventListener("click", action);
  return made;
}

/**
 * A link to another site; plain text if the address is anything but http or https.
 * @param {string} text
 * @param {string} url
 * @returns {HTMLElement}
 */
export function link(text, url) {
  let address = null;
  try {
    address = new URL(url);
  } catch {
    return words("span", text);
  }
  if (address.protocol !== "http:" && address.protocol !== "https:") return words("span", text);
  return make("a", { textContent: text, href: address.href, target: "_blank", rel: "noopener noreferrer", dir: "auto" });
}

/**
 * @param {number} width
 * @param {number} height
 * @param {[string, Record<string, string|number>, string?][]} shapes tag, attributes, text
 * @returns {SVGElement}
 */
export function drawing(width, height, shapes) {
  const svg = document.createElementNS(SVG, "svg");
  const settings = { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" };
  for (const [name, value] of Object.entries(settings)) svg.setAttribute(name, String(value));
  for (const [tag, attributes, text] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    if (text) shape.textContent = text;
    svg.append(shape);
  }
  return svg;
}
