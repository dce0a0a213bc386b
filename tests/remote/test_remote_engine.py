"""A remote engine holds and finds the same quads as pyoxigraph's own store, whatever stands in them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graphkit.errors import StoreError
from graphkit.rdf import terms
from graphkit.rdf.engine import missing
from graphkit.rdf.remote import RemoteEngine
from tests.remote.conftest import Both
from tests.remote.oxigraph import UNION, Server
from tests.remote.relay import Relay, relaying

_HOSTILE = (
    "", " ", '"', "'", "\\", "\\u0041", '"""', "'''", "\n", "\r", "\r\n", "\t", "\x00", "\x01\x1f\x7f\x85", "\ufeff",
    "\ufffe\uffff", "\u2028\u2029", "\u202e", "🛡\U0010ffff", "e\u0301", "} } ; DROP ALL ; #", "<a> <b> <c> .",
    "%0A%s{}", "a" * 100_000,
)  # fmt: skip
_SUBJECTS = tuple(terms.node(f"x-{number}") for number in range(3))
_PREDICATES = tuple(terms.gk(name) for name in ("text", "involves"))
_GRAPHS = (terms.CLAIMS, terms.doc_graph("d-1"), NamedNode(f"{terms.GRAPH}odd/Ж?a=b&c=d%20+'()"))
_VALUES = (
    Literal("1", datatype=NamedNode(f"{terms.XSD}integer")),
    Literal("1.50", datatype=NamedNode(f"{terms.XSD}decimal")),
    Literal("2025-01-01", datatype=NamedNode(f"{terms.XSD}date")),
    Literal("Ж", language="und-Cyrl"),
    Literal("Ж", language="en-GB"),
    terms.boolean(True),
    _SUBJECTS[0],
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Server(tmp_path_factory.mktemp("engine")) as server:
        yield server.address


@pytest.fixture(params=["Graph Store", "queries alone"])
def engine(address: str, request: pytest.FixtureRequest) -> RemoteEngine:
    """An empty engine, with or without a Graph Store."""
    alone = f"{address}/query|{address}/update"
    engine = RemoteEngine(address if request.param == "Graph Store" else alone, write=True)
    engine.update("DROP ALL")
    return engine


def _quads() -> list[Quad]:
    values = [*_VALUES, *(terms.text(text) for text in _HOSTILE)]
    places = list(product(_SUBJECTS, _PREDICATES, _GRAPHS))
    return [Quad(*places[n % len(places)][:2], value, places[n % len(places)][2]) for n, value in enumerate(values)]


@pytest.mark.parametrize("method", ["extend", "bulk_extend"])
def test_each_pattern_finds_what_pyoxigraph_finds(engine: RemoteEngine, method: str) -> None:
    local = pyoxigraph.Store()
    for store in (local, engine):
        getattr(store, method)(_quads())
    some = _quads()[0]
    for chosen in product((None, some.subject), (None, some.predicate), (None, some.object), (None, *_GRAPHS)):
        assert set(engine.quads_for_pattern(*chosen)) == set(local.quads_for_pattern(*chosen))
    assert set(engine.named_graphs()) == set(local.named_graphs()) == set(_GRAPHS)
    assert [engine.contains_named_graph(graph) for graph in (*_GRAPHS, terms.RUNS)] == [True, True, True, False]
    assert not list(engine.quads_for_pattern(None, None, None, terms.RUNS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30), min_size=1, max_size=20))
def test_any_text_survives_each_way_in_and_out(engine: RemoteEngine, texts: list[str]) -> None:
    engine.update("DROP ALL")
    quads = {Quad(_SUBJECTS[0], _PREDICATES[0], terms.text(text), terms.CLAIMS) for text in texts}
    engine.extend(quads)
    assert set(engine.quads_for_pattern(None, None, None)) == quads
    assert set(engine.quads_for_pattern(None, None, None, terms.CLAIMS)) == quads
    lines = "".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}\n" for q in quads)
    engine.update(f"DELETE DATA {{ {lines} }}")
    assert not list(engine.quads_for_pattern(None, None, None))
    engine.bulk_extend(quads)
    assert set(engine.quads_for_pattern(_SUBJECTS[0], None, None, terms.CLAIMS)) == quads


def test_an_update_that_fails_leaves_nothing(engine: RemoteEngine) -> None:
    engine.extend(_quads())
    before = set(engine.quads_for_pattern(None, None, None))
    with pytest.raises(StoreError, match="the engine refuses"):
        engine.update("DROP ALL ; INSERT DATA { <a> <b> }")
    with pytest.raises(StoreError, match="the engine refuses"):
        engine.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } } ; LOAD <file:///nothing/there>")
    assert set(engine.quads_for_pattern(None, None, None)) == before


def test_graphs_of_others_are_left_alone(engine: RemoteEngine) -> None:
    engine.extend(_quads())
    ours = set(engine.quads_for_pattern(None, None, None))
    engine.update("INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> } <urn:a> <urn:b> <urn:d> }")
    assert set(engine.quads_for_pattern(None, None, None)) == ours
    assert NamedNode("urn:theirs") not in set(engine.named_graphs())


def test_a_query_sees_all_graphs_or_those_that_it_names(engine: RemoteEngine) -> None:
    engine.extend(_quads())
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}".format
    expected = {graph: sum(quad.graph_name == graph for quad in _quads()) for graph in _GRAPHS}
    for graph, number in expected.items():
        [row] = engine.query(count(f"FROM {graph}"))
        [chosen] = engine.query(count(""), default_graph=[graph], named_graphs=[])
        assert int(row["n"].value) == int(chosen["n"].value) == number > 0
    [row] = engine.query(count(""), use_default_graph_as_union=True)
    assert int(row["n"].value) == len(_quads())


def test_nothing_can_be_written_through_what_is_open_for_reading(address: str) -> None:
    with pytest.raises(StoreError, match="open for reading; a store open for writing was expected"):
        RemoteEngine(address, write=False).update("DROP ALL")


def test_looking_changes_nothing(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        engine = RemoteEngine(server.address, write=True)
        assert not list(engine.query("SELECT ?g { GRAPH ?g {} }"))


def test_an_engine_whose_union_is_fixed_is_asked_but_not_with_from(tmp_path: Path) -> None:
    with Server(tmp_path, UNION) as server:
        engine = RemoteEngine(server.address, write=True)
        engine.extend(_quads())
        assert engine.query("ASK { ?s gk:involves ?o }", prefixes=terms.PREFIXES, use_default_graph_as_union=True)
        with pytest.raises(StoreError, match="this engine passes over FROM"):
            engine.query(f"ASK FROM {terms.RUNS} {{ ?s ?p ?o }}")


def test_an_engine_without_a_union_is_refused(address: str) -> None:
    RemoteEngine(address, write=True).extend(_quads())
    relay = Relay(address, {"/query": "/query", "/update": "/update"}, unions=False)
    with relaying(relay) as url, pytest.raises(StoreError, match=r"do not see the named graphs; .*unionDefaultGraph"):
        RemoteEngine(url, write=False)


def test_an_empty_engine_without_a_union_is_refused_after_the_first_article(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        relay = Relay(server.address, {"/query": "/query", "/update": "/update"}, unions=False)
        with relaying(relay) as url:
            engine = RemoteEngine(url, write=True)
            with pytest.raises(StoreError, match="do not see the named graphs"):
                engine.extend(_quads())


def test_nodes_that_an_answer_names_are_fetched_together(address: str) -> None:
    relay = Relay(address, {"/query": "/query", "/update": "/update", "/store": "/store"})
    nodes = [terms.node(f"c-{number}") for number in range(200)]
    graph = terms.doc_graph("d-2")
    with relaying(relay) as url:
        engine = RemoteEngine(url, write=True)
        engine.update("DROP ALL")
        quads = [Quad(_SUBJECTS[0], terms.gk("involves"), node, graph) for node in nodes]
        quads += [Quad(node, terms.LABEL, terms.text(node.value), terms.CLAIMS) for node in nodes]
        engine.extend(quads)
        relay.seen.clear()
        named = [quad.object for quad in engine.quads_for_pattern(None, None, None, graph)]
        labels = [q.object.value for n in named for q in engine.quads_for_pattern(n, terms.LABEL, None, terms.CLAIMS)]
        assert sorted(labels) == sorted(node.value for node in nodes)
        assert len(relay.seen) <= 12
        relay.seen.clear()
        other = Quad(nodes[0], terms.LABEL, terms.text("other"), terms.CLAIMS)
        assert missing(engine, [*quads, other]) == missing(pyoxigraph.Store(), [other]) == {other}
        assert len(relay.seen) <= 12


def test_what_is_written_is_read_at_once_and_what_others_write_soon(address: str) -> None:
    engine, another = (RemoteEngine(address, write=True) for _ in range(2))
    for number, writer in enumerate((engine, another)):
        quad = Quad(terms.node("x-late"), terms.LABEL, terms.text(str(number)), terms.CLAIMS)
        assert quad not in engine
        writer.extend([quad])
        deadline = time.monotonic() + (0 if writer is engine else 10)
        while quad not in engine and time.monotonic() < deadline:
            time.sleep(0.1)
        assert quad in engine


def test_threads_read_from_one_engine(shared: Both) -> None:
    engine = RemoteEngine(shared.address, write=False)
    nodes = {quad.subject for quad in engine.quads_for_pattern(None, None, None)}
    whole = list(engine.quads_for_pattern(None, None, None))
    expected = {node: {quad for quad in whole if quad.subject == node} for node in nodes}
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda node: set(engine.quads_for_pattern(node, None, None)), sorted(nodes, key=str) * 4)
        assert list(found) == [expected[node] for node in sorted(nodes, key=str) * 4]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?o { ?s gk:text ?o }",
        "# PREFIX gk: <urn:no>\nSELECT ?o { ?s gk:text ?o }",
        "SELECT ?o { ?s gk:text ?o FILTER(?o != 'PREFIX gk: <urn:no>') }",
        f"PREFIX gk: #<urn:no>\n<{terms.GK}> BASE <a:> PREFIX : <{terms.GK}> SELECT ?o {{ ?s gk:text ?o ; :text ?o }}",
        f"PREFIX rdfs: <{terms.GK}> SELECT ?o {{ ?s rdfs:text ?o }}",
    ],
)
def test_prefixes_are_declared_once(engine: RemoteEngine, sparql: str) -> None:
    quad = Quad(_SUBJECTS[0], terms.gk("text"), terms.text("Ж"), terms.CLAIMS)
    engine.extend([quad])
    [row] = engine.query(sparql, prefixes=terms.PREFIXES, use_default_graph_as_union=True)
    assert row["o"] == quad.object


def test_quads_that_end_at_nodes_are_fetched_together(address: str) -> None:
    relay = Relay(address, {"/query": "/query", "/update": "/update", "/store": "/store"})
    claims = [terms.node(f"c-{number}") for number in range(200)]
    quads = [Quad(claim, terms.TYPE, terms.gk("Signing"), terms.CLAIMS) for claim in claims]
    said = [
        Quad(terms.node(f"a-{number}"), terms.gk("attests"), claim, terms.doc_graph(f"d-{number % 3}"))
        for number, claim in enumerate(claims * 2)
    ]
    with relaying(relay) as url:
        engine = RemoteEngine(url, write=True)
        engine.update("DROP ALL")
        engine.extend([*quads, *said])
        relay.seen.clear()
        found = set()
        for quad in engine.quads_for_pattern(None, terms.TYPE, terms.gk("Signing"), terms.CLAIMS):
            found |= set(engine.quads_for_pattern(None, terms.gk("attests"), quad.subject))
        assert found == set(said)
        assert len(relay.seen) <= 20
        [some] = engine.quads_for_pattern(None, terms.gk("attests"), claims[7], terms.doc_graph("d-1"))
        assert some.subject == terms.node("a-7")
