"""The public names: importable, typed, and what they promise on a small store."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import networkx as nx
import pytest

import graphkit
from graphkit import KnowledgeGraph, Rows
from graphkit.errors import QueryError, StoreError, UnknownClaimError
from tests.browser import Page

TEXT = (
    "Russia delivered S-400 systems to India in May. Belarus and Russia signed a treaty in Minsk on Friday.\n\n"
    "“Germany will deploy a brigade to Lithuania,” Boris Pistorius said. "
    "Iran denied that it had supplied missiles to Russia."
)


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("article") / "article.md"
    path.write_text(
        "---\ntitle: Four claims\npublisher: Example Wire\nurl: https://wire.example/1\npublished: 2025-06-03\n---\n"
        f"\n{TEXT}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def graph(article: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    with graphkit.build(article, tmp_path_factory.mktemp("store") / "kg") as built:
        yield built


@pytest.mark.parametrize("name", graphkit.__all__)
def test_a_public_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    assert getattr(graphkit, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        graphkit.nonsense  # noqa: B018


def test_the_package_is_typed_and_its_lists_of_names_agree() -> None:
    package = resources.files("graphkit")
    assert package.joinpath("py.typed").is_file()
    tree = ast.parse(package.joinpath("__init__.py").read_text(encoding="utf-8"))
    for_checkers = [alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert set(graphkit.__all__) <= set(for_checkers)
    assert list(graphkit.__all__) == sorted(graphkit.__all__)


def test_every_public_method_of_a_graph_is_documented() -> None:
    methods = [value for name, value in vars(KnowledgeGraph).items() if callable(value) and not name.startswith("_")]
    assert len(methods) > 10
    assert all(method.__doc__ for method in methods)


def test_articles_are_read_and_extracted_without_a_store(article: Path) -> None:
    (read,) = graphkit.read_articles(article)
    assert isinstance(read, graphkit.Article)
    assert (read.title, read.publisher, str(read.published)) == ("Four claims", "Example Wire", "2025-06-03")
    found = graphkit.extract_article(read)
    assert isinstance(found, graphkit.Extraction)
    assert {"ArmsTransfer", "Signing"} <= {item.claim.type for item in found.attestations}


def test_claims_come_with_fillers_and_evidence(graph: KnowledgeGraph) -> None:
    (transfer,) = [c for c in graph.claims("ArmsTransfer") if c.status != "denied"]
    assert {(filler.role, filler.label) for filler in transfer.fillers} >= {
        ("supplier", "Russia"),
        ("recipient", "India"),
        ("equipment", "S-400"),
    }
    (evidence,) = transfer.evidence
    start, end = evidence.trigger
    assert evidence.sentence[start:end] == "delivered"
    assert evidence.article.publisher == "Example Wire"
    assert len(graph.claims()) > len(graph.claims("ArmsTransfer"))
    assert graph.claims("Nonsense") == ()


def test_entities_know_their_claims(graph: KnowledgeGraph) -> None:
    russia = next(entity for entity in graph.entities("Country") if entity.name == "Russia")
    assert russia.wikidata == "Q159"
    assert set(russia.claims) <= {claim.id for claim in graph.claims()}
    assert len(russia.claims) >= 2
    assert len(graph.entities()) > len(graph.entities("Country"))


def test_explain_finds_a_claim_and_refuses_an_unknown_one(graph: KnowledgeGraph) -> None:
    claim = graph.claims("Signing")[0]
    assert graph.explain(claim.id) == claim
    assert graph.explain(f"id:{claim.id}") == claim
    with pytest.raises(UnknownClaimError, match="no claim 'c-0'"):
        graph.explain("c-0")


def test_a_query_gives_rows_and_a_data_frame(graph: KnowledgeGraph) -> None:
    rows = graph.query(
        "SELECT ?who ?time { ?c a gk:Signing ; gk:actor/skos:prefLabel ?who ; gk:time ?time } ORDER BY ?who"
    )
    assert isinstance(rows, Rows)
    assert rows.columns == ("who", "time")
    assert list(rows) == [("Belarus", "2025-05-30"), ("Russia", "2025-05-30")]
    frame = rows.to_dataframe()
    assert list(frame.columns) == ["who", "time"]
    assert frame["who"].tolist() == ["Belarus", "Russia"]
    assert len(frame) == len(rows) == 2


def test_an_empty_answer_is_a_frame_with_columns(graph: KnowledgeGraph) -> None:
    frame = graph.query("SELECT ?a ?b { ?a gk:noSuchThing ?b }").to_dataframe()
    assert list(frame.columns) == ["a", "b"]
    assert frame.empty


def test_a_query_may_not_change_the_graph(graph: KnowledgeGraph) -> None:
    before = graph.export("nquads")
    with pytest.raises(QueryError, match="would change the store"):
        graph.query("DELETE WHERE { ?s ?p ?o }")
    assert graph.export("nquads") == before


def test_a_competency_question_is_asked_by_name_with_its_parameters(graph: KnowledgeGraph) -> None:
    about = graph.ask("entity", name="Russian Federation")
    assert about.columns[0] == "entity"
    assert {row[0] for row in about} == {"Russia"}
    assert len(graph.ask("entity", name="Nobody")) == 0
    with pytest.raises(QueryError, match="no competency question"):
        graph.ask("weather")


def test_the_network_is_a_multigraph_with_attributes(graph: KnowledgeGraph) -> None:
    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.number_of_edges() >= 3
    assert {claim for _, _, claim in network.edges(keys=True)} <= {claim.id for claim in graph.claims()}
    for _, attributes in network.nodes(data=True):
        assert set(attributes) == {"label", "type", "wikidata", "wikipedia", "aliases"}
    for _, _, attributes in network.edges(data=True):
        assert {"claim", "type", "label", "status", "summary", "time", "evidence"} == set(attributes)
        assert all(passage["sentence"] in TEXT for passage in attributes["evidence"])


def test_the_dataset_of_rdflib_holds_what_is_exported(graph: KnowledgeGraph) -> None:
    dataset = graph.to_rdflib()
    assert len(list(dataset.quads())) == len(graph.export("nquads").splitlines())
    rows = dataset.query("SELECT ?c WHERE { GRAPH ?g { ?c a <https://w3id.org/graphkit/ns#Signing> } }")
    assert {str(row[0]).rsplit("/", 1)[-1] for row in rows} == {claim.id for claim in graph.claims("Signing")}


def test_the_page_is_returned_and_written(graph: KnowledgeGraph, tmp_path: Path) -> None:
    page = graph.to_html(tmp_path / "page.html", title="Four claims")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page
    assert "Four claims" in page
    pieces = [piece for claim in Page(page).blocks["texts"] for passage in claim for piece in passage[1]]
    assert ["delivered", "trigger"] in pieces
    assert ["S-400", "equipment"] in pieces


def test_a_page_is_drawn_by_pyvis_if_asked(graph: KnowledgeGraph) -> None:
    assert "S-400 systems to India in May." in Page(graph.to_html(renderer="pyvis")).contents


def test_a_notebook_gets_a_frame_that_holds_the_page(graph: KnowledgeGraph) -> None:
    assert "<iframe" in graph.show(height=300).data


def test_a_built_graph_validates(graph: KnowledgeGraph) -> None:
    assert graph.validate().conforms


def test_a_graph_saved_and_loaded_is_the_same(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.save(tmp_path / "copy")
    with KnowledgeGraph.load(tmp_path / "copy") as copy:
        assert copy.export("nquads") == graph.export("nquads")
        assert copy.summary() == graph.summary()
    with pytest.raises(StoreError, match="not empty"):
        graph.save(tmp_path / "copy")


def test_a_graph_in_memory_is_the_one_on_disk(graph: KnowledgeGraph, article: Path) -> None:
    with graphkit.build(article) as built:
        assert built.export("nquads") == graph.export("nquads")


def test_a_store_that_is_not_there_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing"):
        KnowledgeGraph.load(tmp_path / "nothing")


def test_a_closed_graph_says_so(article: Path) -> None:
    graph = graphkit.build(article)
    graph.close()
    with pytest.raises(StoreError, match="closed"):
        graph.claims()
