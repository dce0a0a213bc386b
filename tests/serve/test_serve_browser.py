"""The pages as a browser shows them, with the policy that the server sends."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from graphkit.serve import app
from tests.browser import visit
from tests.serve.hostile import EVIL

TYPING = """
import {{ byId as find }} from "./dom.js";
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const press = (key) => find("query").dispatchEvent(new KeyboardEvent("keydown", {{ key, cancelable: true }}));
async function type(text) {{
  find("query").value = text;
  find("query").setSelectionRange(text.length, text.length);
  find("query").dispatchEvent(new Event("input"));
  await wait(600);
}}
{steps}
document.body.dataset.done = "";
"""


def act(monkeypatch: pytest.MonkeyPatch, folder: Path, steps: str) -> None:
    """Lets the page do `steps` by itself once it has loaded, as a person at the keyboard would."""
    shutil.copytree(app._STATIC, folder / "static")
    script = folder / "static" / "query.js"
    script.write_text(script.read_text("utf-8") + TYPING.format(steps=steps), encoding="utf-8")
    monkeypatch.setattr(app, "_STATIC", folder / "static")


def text_of(document: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", document).split())


def test_a_ready_made_question_is_asked_and_its_rows_lead_to_their_claims(address: str, tmp_path: Path) -> None:
    document, complaints = visit(f"{address}/?question=deployments", tmp_path)
    assert complaints == []
    text = text_of(document)
    assert re.search(r"\d+ rows · \d\.\d\d s equipment place actor time status saidBy claim", text), text
    assert "Rampart Latvia 2025-05 disputed" in text
    assert re.search(r'<a href="/claim\?id=c-[0-9a-f]{16}">id:c-', document)
    assert "data-broken" not in document[: document.index("<head>")]


def test_a_query_in_a_link_does_not_run_by_itself(address: str, tmp_path: Path) -> None:
    document, complaints = visit(f"{address}/?query=ASK%20%7B%7D&question=none", tmp_path)
    assert complaints == []
    assert "data-ready" in document
    assert "Yes." not in text_of(document)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ('await type("ASK { ?x a gk:Deplo"); press("Tab");', "ASK { ?x a gk:Deployment"),
        ('await type("ASK { ?x a depl"); press("ArrowDown"); press("Enter");', "ASK { ?x a gk:Deployment"),
        ('await type("ASK { ?x gk:place latv"); press("ArrowDown"); press("Tab");', "ASK { ?x gk:place wd:Q211"),
        ('await type("ASK { ?x rd"); press("Tab");', "ASK { ?x rdf:"),
        ('await type("SEL"); press("Tab");', "SELECT"),
        ('await type("SELECT ?latvia"); press("Tab");', "SELECT ?latvia"),
        ('await type("ASK { ?x gk:Deplo"); press("Escape"); press("Tab");', "ASK { ?x gk:Deplo"),
    ],
)
def test_what_is_typed_is_completed(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: str, expected: str
) -> None:
    act(monkeypatch, tmp_path, f'{steps} find("state").textContent = "[" + find("query").value + "]";')
    document, complaints = visit(address, tmp_path)
    assert complaints == []
    assert "data-done" in document
    assert f"[{expected}]" in text_of(document)


def test_an_error_a_yes_and_triples_are_shown(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = """
    const seen = [];
    for (const query of ["SELEKT", "ASK {}", "CONSTRUCT { ?s a ?o } { ?s a ?o } LIMIT 1", "SELECT (7 AS ?n) {}"]) {
      find("query").value = query;
      find("question").requestSubmit();
      await wait(400);
      seen.push(find("answer").innerText.slice(0, 5000));
    }
    find("state").textContent = seen.join(" NEXT ");
    """
    act(monkeypatch, tmp_path, steps)
    document, complaints = visit(address, tmp_path)
    parts = text_of(document).split(" NEXT ")
    assert "line 1, column 7" in parts[0]
    assert parts[1] == "Yes."
    assert "@prefix gk:" in parts[2]
    assert parts[3].split()[:2] == ["n", "7"]
    assert all("400" in complaint for complaint in complaints)  # the browser's own note of the malformed query


def test_the_form_works_without_a_script_too(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 'find("query").value = "SELECT (7 AS ?n) {}"; find("question").submit(); await wait(500);'
    act(monkeypatch, tmp_path, steps)
    document, _ = visit(address, tmp_path)  # the browser's own view of XML complains that it may not be styled
    assert "http://www.w3.org/2005/sparql-results#" in document
    assert ">7<" in document


def test_hostile_names_are_shown_and_do_nothing(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = """
    find("query").value = "SELECT * { GRAPH graph:entities { ?entity skos:prefLabel|skos:altLabel ?name } }";
    find("question").requestSubmit();
    await wait(500);
    await type("ASK { ?x gk:place script");
    """
    act(monkeypatch, tmp_path, steps)
    document, complaints = visit(address, tmp_path)
    assert complaints == []
    assert "&lt;script&gt;document.documentElement" in document
    assert document.count("&lt;img src=x") >= 2  # in the table and among the completions
    assert "data-broken" not in document[: document.index("<head>")]
    assert re.findall(r"<script[^>]*>", document) == ['<script type="module" src="/static/query.js">']


def test_the_page_of_a_hostile_entity_is_styled_and_does_nothing(address: str, tmp_path: Path) -> None:
    name = "id:" + EVIL.id.rpartition("/")[2]
    document, complaints = visit(f"{address}/entity?iri={name}", tmp_path)
    assert complaints == []
    assert "data-broken" not in document[: document.index("<head>")]
    assert "What is claimed of it" in document
