"use strict";
// The search box: names and aliases, without regard to case and accents.

const Search = (() => {
  const field = Dom.byId("search");
  const list = Dom.byId("hits");
  const MOST = 12;
  let chosen = 0;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const index = Facts.byImportance.map((id) => {
    const { label, aliases } = Facts.entities.get(id);
    return { id, names: [label, ...aliases].map(plain) };
  });

  /** Names that begin with the words first, then those with a word that does, then the rest. */
  function quality(names, wanted) {
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.includes(` ${wanted}`))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  }

  function found() {
    const wanted = plain(field.value.trim());
    if (!wanted) return [];
    const hits = index.map((entry) => ({ ...entry, rank: quality(entry.names, wanted) }));
    return hits.filter((hit) => hit.rank < 3).sort((a, b) => a.rank - b.rank).slice(0, MOST);
  }

  function row({ id }, number) {
    const facts = Facts.entities.get(id);
    const item = Dom.make("li", { id: `hit-${number}` }, [Lines.symbol(facts.family), Dom.text("span", facts.label)]);
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(number === chosen));
    item.addEventListener("mousedown", (event) => {
      event.preventDefault(); // keeps the focus in the field until the list is gone
      open(id);
    });
    return item;
  }

  function show() {
    const hits = found();
    chosen = Math.max(0, Math.min(chosen, hits.length - 1));
    list.replaceChildren(...hits.map(row));
    if (!hits.length && field.value.trim()) list.append(Dom.make("li", { className: "quiet", textContent: "Nothing found" }));
    field.setAttribute("aria-expanded", String(hits.length > 0));
    if (hits.length) field.setAttribute("aria-activedescendant", `hit-${chosen}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function open(id) {
    close();
    Page.openNode(id, { zoom: true });
    Dom.byId("right").focus(); // Tab goes on to the evidence
  }

  field.addEventListener("input", () => {
    chosen = 0;
    show();
  });
  field.addEventListener("focus", show);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      chosen += step;
      show();
    } else if (event.key === "Enter") {
      const hit = found()[chosen];
      if (hit) open(hit.id);
    } else if (event.key === "Escape" && field.value) {
      event.stopPropagation();
      field.value = "";
      close();
    }
  });

  return { focus: () => field.focus() };
})();
