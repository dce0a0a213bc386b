"""A corpus made to break things goes through the whole pipeline: nothing crashes, nothing of it runs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest

from graphkit import KnowledgeGraph
from graphkit.exchange import denied
from graphkit.rdf import list_queries
from tests.browser import Page, open_in_browser
from tests.in_process import run
from tests.live import Visits
from tests.view.view_graphs import HOSTILE

TEXT = (
    "Russia delivered {bad} missiles to India in May, the {bad} ministry said. Viktor {bad} Orlov, the defence "
    "minister of Belarus, signed the {bad} treaty with Iran in Minsk. “Germany will deploy the {bad} brigade to "
    "Lithuania,” according to {bad}. The drills {bad} were held in Poland, officials denied."
)
FIELDS = ("id", "title", "url", "publisher")
EXTRA = (
    'https://a.example/"><script>document.documentElement.dataset.broken=1</script>',
    "data:text/html,<script>document.documentElement.dataset.broken=1</script>",
    "\x1b]0;title\x07\x1b[2J",
    "' OR 1=1 --",
    "}} INSERT DATA { <a:b> <a:b> <a:b> } #",
    "“”‘’«»\"'`\\",
    "%s%n{0}{bad!r}$HOME",
    "../../../etc/passwd",
)
OPEN_EVERYTHING = """() => {
  const { model, views } = window.viewer;
  const pages = ["network", "map", "table", "dossier"];
  for (const page of pages) views.change({ page });
  for (const entity of model.entities) views.change({ page: "network", selection: { kind: "entity", entity } });
  for (const entity of model.entities) views.change({ page: "dossier", selection: { kind: "entity", entity } });
  for (const claim of model.claims) views.change({ page: "network", selection: { kind: "claim", claim } });
}"""
PAYLOADS = (*HOSTILE, *EXTRA)
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def told(bad: str, number: int) -> str:
    return f"{TEXT.replace('{bad}', bad[:2000])} This is report number {number}."


def corpus(folder: Path, payloads: tuple[str, ...]) -> Path:
    """A folder: a feed with each payload in every field and amid the text, and files whose text and names hold some."""
    folder.mkdir()
    rows = [dict.fromkeys(FIELDS, bad) | {"text": told(bad, number)} for number, bad in enumerate(payloads)]
    rows += [{"text": told("new", n), "title": bad, "published": "2025-10-03"} for n, bad in enumerate(payloads)]
    rows += [{"text": told("old", n), "published": bad} for n, bad in enumerate(payloads)]
    (folder / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    escaped = payloads[0].replace("&", "&amp;").replace("<", "&lt;")
    page = f"<html><head><title>{escaped}</title></head><body><article><p>{told(escaped, 0)}</p></article>"
    (folder / "page.html").write_text(f"{page}<script>{payloads[0]}</script></body></html>", encoding="utf-8")
    front = f"---\ntitle: {json.dumps(payloads[1])}\nurl: {json.dumps(payloads[3])}\n---\n"
    (folder / "note.md").write_text(front + told(payloads[2], 1), encoding="utf-8")
    (folder / "<img src=x onerror=alert(1)>.txt").write_text(told(payloads[1], 2), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("hostile") / "news", PAYLOADS)


@pytest.fixture(scope="module")
def store(news: Path) -> Path:
    path = news.parent / "kg"
    done = run("build", news, "-o", path)
    assert done.code == 3
    assert not STEERS.search(done.err.replace("\n", ""))
    return path


def page_of(store: Path, renderer: str = "canvas") -> str:
    done = run("view", store, "-o", store.parent / "page.html", "--title", HOSTILE[0], "--renderer", renderer)
    assert done.code == 0, done.err
    return (store.parent / "page.html").read_text(encoding="utf-8")


def test_what_can_be_read_is_read_and_the_rest_costs_a_line_each(news: Path, store: Path) -> None:
    with KnowledgeGraph.load(store) as graph:
        articles, kinds = graph.articles(), {claim.type for claim in graph.claims()}
    assert len(articles) > 1.5 * len(PAYLOADS)
    assert {"ArmsTransfer", "Signing"} <= kinds


def test_spans_stay_exact_in_hostile_text(news: Path) -> None:
    done = run("extract", news)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert len(rows) > len(PAYLOADS)
    for row in rows:
        for item in [*row["mentions"], *(claim["trigger"] for claim in row["claims"])]:
            assert row["text"][item["start"] : item["end"]] == item["text"]


def test_a_hostile_store_keeps_its_shapes(store: Path) -> None:
    done = run("validate", store)
    assert done.code == 0, done.out


@pytest.mark.parametrize("question", list_queries(), ids=lambda question: question.name)
def test_a_question_is_answered_in_each_format(store: Path, question) -> None:  # type: ignore[no-untyped-def]
    table, comma, objects = (run("query", store, question.name, "-f", form) for form in ("table", "csv", "json"))
    assert (table.code, comma.code, objects.code) == (0, 0, 0)
    rows = json.loads(objects.out)
    assert len(list(csv.DictReader(io.StringIO(comma.out, newline="")))) == len(rows)
    assert not STEERS.search(table.out.replace("\n", ""))
    assert len(table.out.splitlines()) == len(rows) + 2


def test_an_explanation_steers_no_terminal(store: Path) -> None:
    with KnowledgeGraph.load(store) as graph:
        claims = [claim.id for claim in graph.claims("ArmsTransfer")]
    assert len(claims) > 5
    for claim in claims:
        done = run("explain", store, claim)
        assert done.code == 0
        assert not STEERS.search(done.out.replace("\n", ""))


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "rdf12"])
def test_an_export_reads_back(store: Path, form: str) -> None:
    path = store.parent / f"out.{form}"
    assert run("export", store, "-f", form, "-o", path).code == 0
    with KnowledgeGraph.load(store) as graph:
        quads = len(graph.export("nquads").splitlines())
    formats = {
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    found = pyoxigraph.parse(path=path, format=formats.get(form, pyoxigraph.RdfFormat.TURTLE))
    assert sum(not isinstance(quad.object, pyoxigraph.Triple) for quad in found) == quads


@pytest.mark.parametrize(("form", "read"), [("graphml", partial(nx.read_graphml, force_multigraph=True)),
                                            ("gexf", partial(nx.read_gexf, version="1.3"))])  # fmt: skip
def test_an_exported_network_reads_back(store: Path, form: str, read: Callable[[Path], nx.Graph]) -> None:
    path = store.parent / f"out.{form}"
    assert run("export", store, "-f", form, "-o", path).code == 0
    with KnowledgeGraph.load(store) as graph:
        network = graph.to_networkx()
    again = read(path)
    assert (len(again), again.number_of_edges()) == (len(network), network.number_of_edges())


def test_exported_records_and_tables_read_back(store: Path, tmp_path: Path) -> None:
    assert run("export", store, "-f", "ftm", "-o", tmp_path / "out.json").code == 0
    assert run("export", store, "-f", "csv", "-o", tmp_path / "out").code == 0
    records = [json.loads(line) for line in (tmp_path / "out.json").read_text("utf-8").split("\n") if line]
    csv.field_size_limit(10_000_000)
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, strict=True))
    with KnowledgeGraph.load(store) as graph:
        claims = graph.claims()
    told = {name for record in records for name in record["properties"].get("recordId", ())}
    assert told == {claim.id for claim in claims} - {claim.id for claim in denied(claims)}
    assert len(rows) == sum(len(claim.evidence) for claim in claims)


def test_the_page_has_the_tags_and_scripts_of_a_harmless_one(store: Path, tmp_path: Path) -> None:
    harmless = corpus(tmp_path / "news", tuple(f"plain{number}" for number in range(len(PAYLOADS))))
    assert run("build", harmless, "-o", tmp_path / "kg").code == 3
    good, bad = Page(page_of(tmp_path / "kg")), Page(page_of(store))
    assert bad.shape() == good.shape()
    assert (bad.scripts, bad.styles) == (good.scripts, good.styles)


WEB = re.compile(r"https://[\w.-]+/[\w./%~-]*")


def test_links_of_the_page_lead_to_the_web_or_nowhere(store: Path) -> None:
    found = Page(page_of(store)).blocks["graph"]
    links = [link["url"] for links in found["entities"]["links"] for link in links]
    links += [url for url in found["articles"]["url"] if url]
    assert links
    assert all(WEB.fullmatch(link) for link in links), links


def test_links_of_the_page_of_pyvis_lead_to_the_web_or_nowhere(store: Path) -> None:
    found = json.loads(Page(page_of(store, "pyvis")).contents)
    links = [passage["url"] for claim in found["claims"].values() for passage in claim["evidence"] if passage["url"]]
    links += [link["url"] for entity in found["entities"].values() for link in entity["links"]]
    assert links
    assert all(WEB.fullmatch(link) for link in links), links


def test_the_page_runs_nothing_in_a_browser(store: Path, visit: Visits) -> None:
    page = visit(page_of(store))
    held, drawn = page.evaluate("[viewer.model.claims.length, viewer.scenes.now.lines.length]")
    with KnowledgeGraph.load(store) as graph:
        assert held == graph.summary()["claims"]
    assert drawn > 5
    page.evaluate(OPEN_EVERYTHING)
    assert page.evaluate("document.documentElement.dataset.broken") is None
    assert page.locator("img, iframe, object, embed, [onload], [onerror], [onclick]").count() == 0
    hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)")
    assert all(re.match(r"https?://|blob:|data:", href) for href in hrefs), hrefs


def test_the_page_of_pyvis_runs_nothing_in_a_browser(store: Path, tmp_path: Path) -> None:
    document, complaints = open_in_browser(page_of(store, "pyvis"), tmp_path)
    assert complaints == []
    assert "data-broken" not in document[: document.index("<head>")]
    assert "Most connected" in document
