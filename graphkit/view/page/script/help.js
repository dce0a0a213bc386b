// The list of keys, as a dialog; single letters can be switched off there (WCAG 2.1.4).

/** @type {[string, string][]} */
const KEYS = [
  ["Arrow keys", "move the picture"],
  ["+  −  0 or f", "nearer, farther, everything"],
  ["n  p", "next and previous neighbour of what is selected; of all, if nothing is"],
  ["Enter", "select the neighbour that is marked; focus on what is selected"],
  ["e", "add the neighbours of what is selected to a part of a large graph"],
  ["Esc", "one step back: mark, selection, focus"],
  ["/", "search"],
  ["t  m", "table, map; once more: network"],
  ["?", "this list"],
];

/** @returns {{show: () => void, letters: () => boolean}} `letters`: whether single letters are keys */
export function makeHelp() {
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  const title = made("h2", "Keys");
  title.id = "keys-title";
  const list = document.createElement("dl");
  for (const [keys, meaning] of KEYS) list.append(made("dt", keys), made("dd", meaning));
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  const label = made("label", " single letters are keys");
  label.prepend(box);
  const close = made("button", "Close");
  close.className = "button";
  close.addEventListener("click", () => dialog.close());
  const row = made("p", "Click: select. Double click: focus. Drag a symbol: it stays where you put it.");
  dialog.append(title, list, row, label, document.createElement("br"), close);
  document.body.append(dialog);
  return { show: () => dialog.showModal(), letters: () => box.checked };
}

/**
 * @param {string} tag
 * @param {string} text
 * @returns {HTMLElement}
 */
function made(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
