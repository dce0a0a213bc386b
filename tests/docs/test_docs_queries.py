"""The queries and the worked example of the documentation hold in stores made from articles."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

import graphkit
from graphkit import resources
from graphkit.rdf import PREFIXES
from graphkit.rdf.terms import compact
from graphkit.resolve import status

DOCS = Path(__file__).parents[2] / "docs"
SAMPLES = ("01-", "02-", "05-", "06-")
MAY_BE_EMPTY = "# may be empty"


def blocks(language: str) -> list[tuple[str, str]]:
    """Page and content of each fenced block of a language."""
    fence = re.compile(rf"^```{language}\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return [
        (page.name, block) for page in sorted(DOCS.glob("*.md")) for block in fence.findall(page.read_text("utf-8"))
    ]


QUERIES = [pytest.param(text, id=f"{page}-{number}") for number, (page, text) in enumerate(blocks("sparql"), 1)]
[(_, EXAMPLE)] = blocks("trig")


@pytest.fixture(scope="module")
def samples() -> graphkit.KnowledgeGraph:
    paths = [path for path in sorted(resources.samples().glob("*.md")) if path.name.startswith(SAMPLES)]
    return graphkit.build(paths)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_documentation_has_an_answer(query: str, samples: graphkit.KnowledgeGraph) -> None:
    assert samples.query(query).rows or MAY_BE_EMPTY in query


def test_there_are_queries_to_run() -> None:
    assert len(QUERIES) >= 5


def test_the_worked_example_is_trig() -> None:
    header = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    assert list(pyoxigraph.parse(header + EXAMPLE, format=pyoxigraph.RdfFormat.TRIG))


def test_the_worked_example_is_what_its_article_yields(tmp_path: Path) -> None:
    """Every name that ends in -1 stands for any; all the rest must be there as it is printed."""
    exact = re.search(r'oa:exact "(.*?)"', EXAMPLE)
    assert exact
    article = tmp_path / "article.txt"
    article.write_text(exact[1] + "\n", encoding="utf-8")
    defaults = graphkit.Defaults(title="Deliveries to India", publisher="Example Wire", url="https://wire.example/1")
    with graphkit.build(article, defaults=defaults) as graph:
        pattern = re.sub(r"\b(id|doc):([a-z-]+)-1\b", _variable, EXAMPLE)
        found = graph.query(f"ASK {{ {pattern} }}").rows
        assert found == (("true",),), graph.export("trig").decode()


def _variable(name: re.Match[str]) -> str:
    return f"?{name[1]}_{name[2].replace('-', '_')}"


def test_the_prefixes_of_the_data_model_are_those_that_queries_know() -> None:
    rows = re.findall(r"^\| `(\w+):` \| `(.*?)` \|", (DOCS / "data-model.md").read_text("utf-8"), re.MULTILINE)
    assert rows
    assert {prefix: PREFIXES[prefix] for prefix, _ in rows} == dict(rows)


def test_the_table_of_status_is_the_one_that_decides() -> None:
    rows = re.findall(r"^\| (.+?) +\| (\w+) +\|$", status.__doc__ or "", re.MULTILINE)
    table = [
        "| what the attestations say | status |",
        "|---|---|",
        *(f"| {says} | {name} |" for says, name in rows[1:]),
    ]
    assert len(table) > 2
    assert "\n".join(table) in (DOCS / "how-it-works.md").read_text("utf-8")


def test_the_vocabulary_that_the_data_model_names_exists() -> None:
    known = {compact(term) for term in _terms()}
    named = set(re.findall(r"\b(?:gk|rel):\w+", (DOCS / "data-model.md").read_text("utf-8")))
    assert named - known == set()


def _terms() -> set[str]:
    files = [resources.ontologies() / name for name in resources.VOCABULARY]
    return {
        t.subject.value for f in files for t in pyoxigraph.parse(path=f) if isinstance(t.subject, pyoxigraph.NamedNode)
    }
