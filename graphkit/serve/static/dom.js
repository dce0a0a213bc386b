// Makes elements. Text enters the page through textContent only, so nothing in it is ever read as markup.

export const byId = (id) => document.getElementById(id);

/** An element with properties, such as {className: "quiet", textContent: "…"}, and children. */
export function make(tag, properties = {}, children = []) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}
