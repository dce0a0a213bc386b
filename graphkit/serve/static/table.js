// SPARQL results in JSON -> a table whose cells lead to the pages of claims and entities.

import { make } from "./dom.js";
import { compact, pageOf } from "./names.js";

const MOST_ROWS = 1000;
const LONGEST_WORD = 24; // characters of an id, a date or a status, which is of use on one line only
const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;

function cell(term) {
  if (!term) return make("td");
  if (term.type === "uri") {
    const page = pageOf(term.value);
    const name = compact(term.value);
    const shown = page ? make("a", { href: page, textContent: name }) : name;
    return make("td", { title: term.value, className: name.length < 40 ? "short" : "" }, [shown]);
  }
  const text = term.type === "triple" ? JSON.stringify(term.value) : term.value;
  const isNumber = term.datatype !== undefined && NUMBER.test(term.datatype);
  const isWord = text.length <= LONGEST_WORD && !text.includes(" ");
  return make("td", { textContent: text, dir: "auto", className: isNumber ? "number" : isWord ? "short" : "" });
}

/** The table of the first thousand rows, and what to say above it. */
export function table(results) {
  if (typeof results.boolean === "boolean") {
    return { said: "", shown: make("p", { textContent: results.boolean ? "Yes." : "No." }) };
  }
  const columns = results.head.vars;
  const rows = results.results.bindings;
  const head = make("tr", {}, columns.map((name) => make("th", { scope: "col", textContent: name })));
  const body = rows.slice(0, MOST_ROWS).map((row) => make("tr", {}, columns.map((name) => cell(row[name]))));
  const count = `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"}`;
  return {
    said: rows.length > MOST_ROWS ? `${count}; the first ${MOST_ROWS.toLocaleString("en")} are shown, CSV has all` : count,
    shown: make("table", {}, [make("thead", {}, [head]), make("tbody", {}, body)]),
  };
}
