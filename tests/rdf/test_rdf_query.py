from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from graphkit.errors import QueryError
from graphkit.rdf import Store, list_queries, named_query, run_query

_VALUES = {"entity": {"name": "rampart"}, "speaker": {"speaker": "LETA"}}


def test_known_prefixes_need_no_declaration(three: Store) -> None:
    answer = run_query(three, "SELECT ?name WHERE { wd:Q211 skos:prefLabel ?name }")
    assert (answer.columns, answer.rows) == (("name",), (("Latvia",),))


def test_a_prefix_that_the_query_declares_counts(three: Store) -> None:
    sparql = "PREFIX gk: <http://www.w3.org/2004/02/skos/core#> SELECT ?name WHERE { wd:Q211 gk:prefLabel ?name }"
    assert run_query(three, sparql).rows == (("Latvia",),)


def test_plain_patterns_see_the_union_and_each_triple_once(three: Store) -> None:
    [[count]] = run_query(three, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows
    assert count == str(len(three.match()))


def test_from_narrows_the_union(three: Store) -> None:
    [[count]] = run_query(three, "SELECT (COUNT(*) AS ?n) FROM graph:runs WHERE { ?s ?p ?o }").rows
    assert count == "6"


@pytest.mark.parametrize("word", ['"FROM"', "<urn:x:FROM>", "?from", "'''\nFROM\n'''"])
def test_from_inside_a_string_or_a_name_means_nothing(three: Store, word: str) -> None:
    sparql = "SELECT ?s WHERE { ?s a gk:Article # FROM here\n FILTER(WORD != ?s || BOUND(?s)) }"
    assert len(run_query(three, sparql.replace("WORD", word)).rows) == 3


def test_cells_are_prefixed_names_plain_literals_or_none(three: Store) -> None:
    sparql = (
        "SELECT ?e ?url ?n ?missing WHERE { ?e a gk:Country ; skos:prefLabel 'Latvia'@en . "
        "?d dcterms:source ?url ; gk:sourceId 'a.md' . ?a gk:depth ?n FILTER(?n > 0) }"
    )
    assert run_query(three, sparql).rows == (("wd:Q211", "https://post.example/1", "1", None),)


def test_ask_and_construct_are_tables_too(three: Store) -> None:
    assert run_query(three, "ASK { ?c gk:status gk:disputed }").rows == (("true",),)
    built = run_query(three, "CONSTRUCT { ?s a gk:Place } WHERE { ?s a gk:Country }")
    assert built.columns == ("subject", "predicate", "object")
    assert built.rows == (("wd:Q191", "rdf:type", "gk:Place"), ("wd:Q211", "rdf:type", "gk:Place"))


@pytest.mark.parametrize(
    ("sparql", "parts"),
    [
        ("SELECT *\nWHERE { ?s gk:p ?o", ["line 2, column 19", "WHERE { ?s gk:p ?o\n", "expected"]),
        ("SELECT ?s WHERE { ?s a foo:Bar }", ["line 1", "the prefix is unknown", "gk, rel, id"]),
        ("SELECT ?s WHERE { ?s <http://a b> ?o }", ["line 1", "no valid IRI"]),
        ("SELECT ?x (COUNT(?s) AS ?n) WHERE { ?s ?p ?o }", ["neither bound nor grouped"]),
        ("", ["line 1", "expected a query"]),
        ("SELECT '\ud800' WHERE { }", ["query: "]),
    ],
)
def test_a_malformed_query_is_told_with_place_and_expectation(three: Store, sparql: str, parts: list[str]) -> None:
    with pytest.raises(QueryError) as error:
        run_query(three, sparql)
    assert all(part in str(error.value) for part in parts), str(error.value)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { wd:Q1 gk:text 'x' }",
        "PREFIX a: <http://a/>\n# a comment\nbase <http://b/> DELETE WHERE { ?s ?p ?o }",
        "clear all",
        "WITH graph:claims DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/>",
    ],
)
def test_an_update_is_refused_and_changes_nothing(three: Store, update: str) -> None:
    before = three.export("nquads")
    with pytest.raises(QueryError, match="would change the store; SELECT"):
        run_query(three, update)
    assert three.export("nquads") == before


def test_a_description_of_a_claim_tells_who_says_it_in_which_words_of_which_article(three: Store) -> None:
    found = run_query(three, "DESCRIBE ?c WHERE { ?c a gk:Deployment }")
    [[claim]] = run_query(three, "SELECT ?c WHERE { ?c a gk:Deployment }").rows
    told = {(subject, predicate): value for subject, predicate, value in found.rows}
    attestations = {row[0] for row in found.rows if row[1:] == ("gk:attests", claim)}
    assert attestations == {str(q) for [q] in run_query(three, f"SELECT ?a {{ ?a gk:attests {claim} }}").rows}
    passages = {told[attestation, "gk:passage"] for attestation in attestations}
    assert all((passage, "oa:exact") in told for passage in passages)
    assert all((told[passage, "oa:hasSource"], "dcterms:title") in told for passage in passages)
    assert {"LETA", "the ministry"} <= {row[2] for row in found.rows if row[1] == "gk:speakerAsPrinted"}
    assert not [row for row in found.rows if row[1] == "gk:text"]


def test_a_description_of_an_entity_tells_the_claims_about_it(three: Store) -> None:
    found = run_query(three, "PREFIX a: <http://a/>\ndescribe wd:Q211")
    claims = {claim for [claim] in run_query(three, "SELECT ?c { ?c gk:involves wd:Q211 }").rows}
    assert {row[0] for row in found.rows} == claims | {"wd:Q211"}
    assert ("wd:Q211", "skos:prefLabel", "Latvia") in found.rows


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_a_graph_is_written_the_same_whatever_the_order_of_its_triples(three: Store, form: str) -> None:
    sparql = "DESCRIBE ?c WHERE { ?c a gk:Deployment }"
    written = run_query(three, sparql).serialized(form)
    assert run_query(Store.in_memory(reversed(three.match())), sparql).serialized(form) == written
    kind = {"turtle": pyoxigraph.RdfFormat.TURTLE, "jsonld": pyoxigraph.RdfFormat.JSON_LD}[form]
    read = {quad.triple for quad in pyoxigraph.parse(written, format=kind)}
    assert read == set(run_query(three, sparql).triples or ())


@pytest.mark.parametrize("sparql", ["SELECT ?s { ?s a gk:Country }", "ASK { ?s a gk:Country }"])
def test_a_table_is_no_graph_and_the_error_says_what_was_expected(three: Store, sparql: str) -> None:
    with pytest.raises(QueryError, match="format 'turtle': the answer is a table, not a graph; table, csv or json"):
        run_query(three, sparql).serialized("turtle")


def test_the_first_rows_of_a_graph_are_its_first_triples(three: Store) -> None:
    whole = run_query(three, "CONSTRUCT WHERE { ?s a gk:Country }")
    assert whole.first(None) is whole
    first = whole.first(1)
    assert (first.rows, first.triples) == (whole.rows[:1], (whole.triples or ())[:1])


def test_there_are_competency_questions_with_title_and_question() -> None:
    questions = list_queries()
    assert len(questions) >= 20
    assert all(q.title and q.question.endswith("?") for q in questions)
    assert [q.name for q in questions] == sorted(q.name for q in questions)


@pytest.mark.parametrize("question", list_queries(), ids=lambda question: question.name)
def test_a_competency_question_runs_and_has_a_fixed_order(three: Store, filled, question) -> None:
    values = _VALUES.get(question.name)
    answer = run_query(three, question.sparql, values)
    assert "ORDER BY" in question.sparql
    assert len(set(answer.rows)) == len(answer.rows)
    copy = Store.in_memory(reversed(three.match()))
    assert run_query(copy, question.sparql, values) == answer


def test_a_source_is_asked_for_with_those_whom_it_cites(three: Store) -> None:
    answer = run_query(three, named_query("speaker").sparql, {"speaker": "leta"})
    row = dict(zip(answer.columns, answer.rows[0], strict=True))
    assert (len(answer.rows), row["citing"], row["depth"]) == (1, "Ministry of Defence of Latvia", "1")


def test_disputed_claims_show_both_sides(three: Store) -> None:
    answer = run_query(three, named_query("disputed").sparql)
    sides = [(row[answer.columns.index("side")], row[answer.columns.index("saidBy")]) for row in answer.rows]
    assert sides == [("for", "Ministry of Defence of Latvia"), ("for", "Baltic Ledger"), ("against", "Jana Ozola")]


def test_hearsay_is_found_by_its_lack_of_a_name(three: Store) -> None:
    answer = run_query(three, named_query("unnamed-sources").sparql)
    assert [row[answer.columns.index("sentence")] for row in answer.rows] == ["Estonia may send the Rampart to Latvia."]


def test_a_parameter_keeps_its_value_where_none_is_given() -> None:
    assert named_query("entity").parameters == {"name": "Oreshnik"}


@pytest.mark.parametrize("hostile", ['x" AS ?y) BIND("', "\\", "\n", '"""', "?name }", "\ud800"])
def test_a_hostile_parameter_stays_a_string(three: Store, hostile: str) -> None:
    assert run_query(three, named_query("entity").sparql, {"name": hostile}).rows == ()


def test_an_unknown_parameter_is_refused(three: Store) -> None:
    with pytest.raises(QueryError, match="no parameter 'who'; name was expected"):
        run_query(three, named_query("entity").sparql, {"who": "Latvia"})


def test_an_unknown_question_is_refused_with_those_there_are() -> None:
    with pytest.raises(QueryError, match="no competency question has this name; one of accusations, agreements"):
        named_query("weather")


def test_a_question_without_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.rq").write_text("# title: Odd\nSELECT * WHERE { ?s ?p ?o }")
    with pytest.raises(QueryError, match=r"odd\.rq: the header has no `# question:`"):
        list_queries(tmp_path)


def test_a_question_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match=r"odd\.rq: it cannot be read"):
        list_queries(tmp_path)


def test_a_query_asks_no_other_server(three: Store) -> None:
    with pytest.raises(QueryError, match="SERVICE would ask another server"):
        run_query(three, "SELECT ?s { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")
