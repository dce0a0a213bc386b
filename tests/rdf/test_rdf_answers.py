"""Answers in the standard formats: the engine's own terms, whole or not at all."""

from __future__ import annotations

import csv
import io
import itertools
import json
from xml.etree import ElementTree

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graphkit.errors import AnswerTooLargeError, QueryError
from graphkit.rdf import GRAPH_FORMS, TABLE_FORMS, Limits, Store, ask, fetch
from graphkit.rdf.federation import refuse_services

WIDE = Limits(rows=1_000_000, bytes=100_000_000)
INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
GRAPH = "https://w3id.org/graphkit/graph/claims"


@pytest.fixture
def odd() -> Store:
    """Terms that formats are apt to spoil."""
    values = [
        Literal('tab\t line\n return\r "quoted" \\ back 😀 <&>'),
        Literal("", language="en"),
        Literal("7", datatype=INTEGER),
        NamedNode("http://example.org/a?b=c&d#e"),
    ]
    subject = NamedNode("http://example.org/s")
    return Store.in_memory(
        Quad(subject, NamedNode(f"http://example.org/p{n}"), value, NamedNode("http://example.org/g"))
        for n, value in enumerate(values)
    )


@pytest.mark.parametrize("form", TABLE_FORMS)
@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?p ?o { ?s ?p ?o } ORDER BY ?p",
        "SELECT ?none ?o { ?s ?p ?o } ORDER BY ?p",
        "SELECT ?none { ?s ?p ?o }",
        "SELECT * {}",
        "SELECT ?s { ?s <urn:no> ?o }",
        "SELECT (1.50 AS ?a) (true AS ?b) (STRLANG('x', 'de') AS ?c) {}",
        "ASK {}",
    ],
)
def test_rows_are_written_as_the_engine_writes_them(odd: Store, sparql: str, form: str) -> None:
    expected = odd.engine.query(sparql, use_default_graph_as_union=True).serialize(format=TABLE_FORMS[form])
    assert ask(odd, sparql).write(form, WIDE) == expected


def test_a_triple_in_a_cell_is_written_too(odd: Store) -> None:
    written = ask(odd, "SELECT (<<( <urn:a> <urn:b> 'c' )>> AS ?t) {}").write("json", WIDE)
    assert json.loads(written)["results"]["bindings"][0]["t"]["type"] == "triple"


@pytest.mark.parametrize("form", GRAPH_FORMS)
def test_triples_come_back_as_they_were(odd: Store, form: str) -> None:
    answer = ask(odd, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    assert answer.kind == "graph"
    read = pyoxigraph.parse(answer.write(form, WIDE), format=GRAPH_FORMS[form])
    assert {quad.triple for quad in read} == {quad.triple for quad in odd.match()}


@pytest.mark.parametrize("form", ["xml", "rdfxml"])
def test_what_xml_cannot_hold_becomes_a_replacement_character(form: str) -> None:
    sparql = 'CONSTRUCT { <urn:s> <urn:x:p> ?x } { BIND("bell \\b" AS ?x) }'
    if form == "xml":
        sparql = 'SELECT ("bell \\b" AS ?x) {}'
    written = ask(Store.in_memory(), sparql).write(form, WIDE)
    assert "bell \ufffd" in "".join(ElementTree.fromstring(written).itertext())  # noqa: S314 - our own


def test_rdf_xml_is_refused_where_it_has_no_way_to_write_a_predicate() -> None:
    store = Store.in_memory([Quad(NamedNode("urn:s"), NamedNode("urn:p/7"), Literal("x"), DefaultGraph())])
    with pytest.raises(QueryError, match="RDF/XML has no way to write the predicate <urn:p/7>; another format"):
        fetch(store, None).write("rdfxml", WIDE)


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_more_rows_or_bytes_than_allowed_are_an_error(odd: Store, form: str) -> None:
    sparql = "SELECT ?p { ?s ?p ?o }"
    assert ask(odd, sparql).write(form, Limits(4, 10_000))
    with pytest.raises(AnswerTooLargeError, match="more than 3 rows"):
        ask(odd, sparql).write(form, Limits(3, 10_000))
    with pytest.raises(AnswerTooLargeError, match="more than 60 bytes"):
        ask(odd, sparql).write(form, Limits(4, 60))


def test_more_triples_or_bytes_than_allowed_are_an_error(odd: Store) -> None:
    with pytest.raises(AnswerTooLargeError, match="more than 3 triples"):
        fetch(odd, None).write("turtle", Limits(3, 10_000))
    with pytest.raises(AnswerTooLargeError, match="more than 60 bytes"):
        fetch(odd, None).write("turtle", Limits(4, 60))


def test_plain_patterns_see_the_union_and_named_graphs_narrow_it(three: Store) -> None:
    def count(sparql: str, **graphs: list[str]) -> int:
        written = ask(three, f"SELECT (COUNT(*) AS ?n) {sparql}", **graphs).write("csv", WIDE)
        return int(list(csv.reader(io.StringIO(written.decode())))[1][0])

    claims, everything = len(three.match(graph=NamedNode(GRAPH))), len(three.match())
    assert count("{ ?s ?p ?o }") == everything
    assert count("FROM graph:claims { ?s ?p ?o }") == claims
    assert count("{ ?s ?p ?o }", default_graphs=[GRAPH]) == claims
    assert count("FROM graph:entities { ?s ?p ?o }", default_graphs=[GRAPH]) == claims
    assert count("{ ?s ?p ?o }", named_graphs=[GRAPH]) == 0
    assert count("{ GRAPH ?g { ?s ?p ?o } }", named_graphs=[GRAPH]) == claims
    assert count("{ GRAPH ?g { ?s ?p ?o } }", default_graphs=[GRAPH]) == 0


def test_a_graph_is_fetched_by_name_and_one_that_is_not_there_is_none(three: Store) -> None:
    written = fetch(three, GRAPH).write("ntriples", WIDE)
    assert len(written.splitlines()) == len(three.match(graph=NamedNode(GRAPH)))
    assert fetch(three, "https://example.org/none") is None
    with pytest.raises(QueryError, match="an absolute IRI was expected"):
        fetch(three, "no iri")


BEFORE = (
    "", "?s ?p ?o", "?s ?p ?o.", "?s ?p 1", "?s ?p 1.5", "?s ?p true", "?s ?p 'x'", '?s ?p """x"""', "?s ?p 'x'@en",
    "?s ?p <x:y>", "?s ?p e:", "?s ?p e:a", "?s ?p e:.", "?s ?p e:a-", "?s ?p e:%41", "?s ?p e:a\\#", "?s ?p e:a\\'",
    "?s ?p _:a", "?s ?p []", "{}", "FILTER(?s<'x>')", "FILTER EXISTS{}", "OPTIONAL{}", "VALUES ?a {1}", "# c\n",
    "?s ?p e:é", "?s ?p e:²", "?s ?p ?o·", "?s ?p e:a·", "?s ?p <<( <x:a> <x:b> 1 )>>", "$s $p $o;", "LATERAL{}",
)  # fmt: skip
BETWEEN = ("", " ", "\r", "#c\n", "SILENT", " silent#c\r", "#x\nSILENT#<\n", "\u00a0")
AFTER = ("<u:x>", "?x", "$x", ":x", "e:", "é:x", "e.f:x", "e-f:x", "silent:x", "_:a")
PREFIXES = "PREFIX e: <u:e> PREFIX : <u:n> PREFIX é: <u:g> PREFIX e.f: <u:h> PREFIX e-f: <u:i> PREFIX silent: <u:m> "


def _parses(sparql: str) -> bool:
    try:
        pyoxigraph.Store().query(sparql)
    except SyntaxError:
        return False
    except (OSError, RuntimeError):
        return True
    return True


def test_whatever_the_grammar_takes_for_service_is_refused() -> None:
    """It takes the word for the keyword where the same query with another word in its place is malformed."""
    keywords = 0
    for before, blank, between, after in itertools.product(BEFORE, ("", " "), BETWEEN, AFTER):
        query, other = (f"{PREFIXES} ASK {{{before}{blank}{w}{between}{after}{{}}}}" for w in ("SerVice", "SerVixe"))
        if _parses(query) and not _parses(other):
            keywords += 1
            with pytest.raises(QueryError, match="SERVICE would ask"):
                refuse_services(query)
    assert keywords > 1000


def test_turtle_has_sorted_prefixes(three: Store) -> None:
    lines = fetch(three, GRAPH).write("turtle", WIDE).decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes) != []


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT ?service ?x { ?x gk:service <http://example.org/> }",
        "SELECT * { ?s rdfs:label ?l FILTER(CONTAINS(?l, 'Federal Security Service')) }",
        "SELECT * { ?s gk:x ?service. ?service ?p ?x }",
        "# the service of the state\nASK {}",
    ],
)
def test_the_word_service_in_names_and_texts_is_no_federation(sparql: str) -> None:
    refuse_services(sparql)
    ask(Store.in_memory(), sparql)
