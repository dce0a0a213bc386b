// What is typed in the query -> offers below it: prefixes, terms of the vocabulary, keywords, entities of the store.

import { byId, make } from "./dom.js";
import { known } from "./names.js";

const KEYWORDS =
  "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES ORDER BY GROUP BY HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE COUNT CONTAINS LCASE REGEX COALESCE STR LANG EXISTS".split(
    " ",
  );
const MOST = 10;
const PAUSE = 150; // milliseconds without a key before the store is asked

const text = byId("query");
const list = byId("offers");
let offers = [];
let chosen = -1;
let waiting = 0;
let asked = 0;

/** The word before the caret; "" within a variable. */
function word() {
  const before = text.value.slice(0, text.selectionStart);
  const [found] = before.match(/[\p{L}\p{N}_:-]*$/u);
  return /[?$@]$/.test(before.slice(0, before.length - found.length)) ? "" : found;
}

function fromVocabulary(typed) {
  const low = typed.toLowerCase();
  const byName = known.terms.filter((term) => term.name.toLowerCase().startsWith(low));
  const byLabel = typed.includes(":")
    ? []
    : known.terms.filter((term) => term.label.toLowerCase().startsWith(low) && !byName.includes(term));
  const terms = [...byName, ...byLabel].map((term) => ({ insert: term.name, name: term.name, about: term.definition }));
  const prefixes = Object.entries(known.prefixes)
    .filter(([prefix]) => `${prefix}:`.startsWith(low) && `${prefix}:` !== low)
    .map(([prefix, namespace]) => ({ insert: `${prefix}:`, name: `${prefix}:`, about: namespace }));
  const keywords = KEYWORDS.filter((keyword) => keyword.startsWith(typed.toUpperCase()) && keyword !== typed).map(
    (keyword) => ({ insert: keyword, name: keyword, about: "" }),
  );
  return [...keywords.slice(0, 3), ...prefixes.slice(0, 4), ...terms];
}

async function fromStore(typed) {
  const response = await fetch(`/names?name=${encodeURIComponent(typed)}`);
  if (!response.ok) return [];
  const found = await response.json();
  return found.map((named) => ({
    insert: /^[a-z]+:[\w-]+$/.test(named.iri) ? named.iri : `<${named.iri}>`,
    name: named.name,
    about: `${named.type} · ${named.label} · ${named.iri}`,
  }));
}

function close() {
  offers = [];
  chosen = -1;
  list.hidden = true;
  list.replaceChildren();
  text.removeAttribute("aria-activedescendant");
}

function choose(number) {
  chosen = (number + offers.length) % offers.length;
  for (const [place, item] of [...list.children].entries()) {
    item.setAttribute("aria-selected", String(place === chosen));
  }
  text.setAttribute("aria-activedescendant", list.children[chosen].id);
}

function take(number) {
  const start = text.selectionStart - word().length;
  text.setRangeText(offers[number].insert, start, text.selectionStart, "end");
  close();
  text.focus();
}

function show(found) {
  close();
  offers = found.slice(0, MOST);
  list.hidden = offers.length === 0;
  list.append(
    ...offers.map((offer, number) => {
      const item = make("li", { id: `offer-${number}`, role: "option" }, [
        make("b", { textContent: offer.name, dir: "auto" }),
        make("span", { className: "quiet", textContent: offer.about, dir: "auto" }),
      ]);
      item.setAttribute("aria-selected", "false");
      item.addEventListener("mousedown", (event) => {
        event.preventDefault(); // the text keeps the focus
        take(number);
      });
      return item;
    }),
  );
}

function offer() {
  clearTimeout(waiting);
  const typed = word();
  if (typed.length < 2) return close();
  const found = fromVocabulary(typed);
  show(found);
  if (typed.length < 3 || typed.includes(":")) return;
  const turn = ++asked;
  waiting = setTimeout(async () => {
    const named = await fromStore(typed);
    if (turn === asked && word() === typed && chosen < 0) show([...found.slice(0, 4), ...named, ...found.slice(4)]);
  }, PAUSE);
}

function key(event) {
  if (list.hidden || event.ctrlKey || event.metaKey) return;
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) choose(chosen < 0 && move < 0 ? offers.length - 1 : chosen + move);
  else if (event.key === "Tab" && !event.shiftKey) take(Math.max(chosen, 0));
  else if (event.key === "Enter" && chosen >= 0) take(chosen);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
}

text.addEventListener("input", offer);
text.addEventListener("keydown", key);
text.addEventListener("blur", close);
