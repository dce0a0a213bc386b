// The query page: asks the endpoint, shows rows as a table and triples as Turtle.

import "./complete.js";
import { byId, make } from "./dom.js";
import { known, load } from "./names.js";
import { table } from "./table.js";

const TYPES = "application/sparql-results+json, text/turtle;q=0.9";
const MOST_CHARACTERS = 200000;

const text = byId("query");
let running = null;

function ask(accept, signal) {
  return fetch("/sparql", {
    method: "POST",
    body: new URLSearchParams({ query: text.value }),
    headers: { Accept: accept },
    signal,
  });
}

function say(said, ...shown) {
  byId("state").textContent = said;
  byId("answer").replaceChildren(...shown);
}

function fail(message) {
  say("No answer", make("pre", { className: "problem", role: "alert", textContent: message }));
}

async function show(response, milliseconds) {
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  if (!response.ok) return fail((await response.text()).trim());
  if (response.headers.get("Content-Type").includes("json")) {
    const { said, shown } = table(await response.json());
    byId("csv").hidden = false;
    return say([said, time].filter(Boolean).join(" · "), shown);
  }
  const turtle = await response.text();
  const cut = turtle.length > MOST_CHARACTERS ? "; the beginning is shown" : "";
  return say(`Turtle · ${time}${cut}`, make("pre", { textContent: turtle.slice(0, MOST_CHARACTERS) }));
}

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  byId("stop").hidden = false;
  byId("csv").hidden = true;
  say("Asking …");
  const start = performance.now();
  try {
    const response = await ask(TYPES, mine.signal);
    await show(response, performance.now() - start);
  } catch (error) {
    if (error.name !== "AbortError") fail("The server does not answer; is `graphkit serve` still running?");
    else if (running === mine) say("Stopped");
  }
  if (running === mine) byId("stop").hidden = true;
}

async function save() {
  const response = await ask("text/csv");
  if (!response.ok) return fail((await response.text()).trim());
  const address = URL.createObjectURL(await response.blob());
  make("a", { href: address, download: "answer.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  return null;
}

function put(name) {
  text.value = known.queries[name];
  for (const button of document.querySelectorAll("[data-query]")) {
    button.setAttribute("aria-current", String(button.dataset.query === name));
  }
  run();
}

byId("question").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
byId("stop").addEventListener("click", () => running?.abort());
byId("csv").addEventListener("click", save);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});

await load();
for (const button of document.querySelectorAll("[data-query]")) {
  button.addEventListener("click", () => put(button.dataset.query));
}
// A link may name a ready-made question; it cannot bring a query of its own that runs unasked.
const named = new URLSearchParams(location.search).get("question");
if (named && Object.hasOwn(known.queries, named)) put(named);
document.body.dataset.ready = "";
