"""The SPARQL 1.1 protocol's query operation and the graph store's reading half."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph
import pytest
import rdflib
from starlette.testclient import TestClient

from graphkit.serve.negotiation import GRAPHS, TABLES

SELECT = 'SELECT ?name { wd:Q211 skos:prefLabel ?name FILTER(LANG(?name) = "en") }'
CONSTRUCT = "CONSTRUCT { ?s skos:prefLabel ?o } { ?s skos:prefLabel ?o }"
CLAIMS = "https://w3id.org/graphkit/graph/claims"
USUAL = {"application/json": "application/sparql-results+json", "application/xml": "application/sparql-results+xml"}
SPARQL = {"Content-Type": "application/sparql-query"}


def names(response) -> list[str]:
    assert response.status_code == 200, response.text
    return [row["name"]["value"] for row in response.json()["results"]["bindings"]]


def test_a_query_comes_in_three_ways(client: TestClient) -> None:
    assert names(client.get("/sparql", params={"query": SELECT})) == ["Latvia"]
    assert names(client.post("/sparql", data={"query": SELECT})) == ["Latvia"]
    assert names(client.post("/sparql", content=SELECT, headers=SPARQL)) == ["Latvia"]
    form = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    assert names(client.post("/sparql", content="query=" + SELECT.replace(" ", "+"), headers=form)) == ["Latvia"]


def test_head_answers_like_get_without_a_body(client: TestClient) -> None:
    response = client.head("/sparql", params={"query": SELECT})
    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["Content-Length"]) > 0


@pytest.mark.parametrize("media_type", TABLES)
def test_rows_come_in_the_format_that_is_asked_for(client: TestClient, media_type: str) -> None:
    response = client.get("/sparql", params={"query": SELECT}, headers={"Accept": media_type})
    assert response.headers["Content-Type"].partition(";")[0] == media_type
    assert response.headers["Vary"] == "Accept"
    if media_type == "text/csv":
        assert list(csv.reader(io.StringIO(response.text))) == [["name"], ["Latvia"]]
        return
    form = pyoxigraph.QueryResultsFormat.from_media_type(USUAL.get(media_type, media_type))
    read = pyoxigraph.parse_query_results(response.content, format=form)
    assert [row["name"].value for row in read] == ["Latvia"]


@pytest.mark.parametrize("media_type", GRAPHS)
def test_triples_come_in_the_format_that_is_asked_for(client: TestClient, media_type: str) -> None:
    for query in (CONSTRUCT, "DESCRIBE wd:Q211"):
        response = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
        assert response.status_code == 200, response.text
        assert response.headers["Content-Type"].partition(";")[0] == media_type
        form = {"application/json": "json-ld", "application/xml": "xml"}.get(media_type, media_type)
        read = rdflib.Dataset() if form in ("application/trig", "application/n-quads") else rdflib.Graph()
        read.parse(data=response.content, format=form)
        assert len(read) > 3


def test_a_described_claim_comes_with_its_evidence(client: TestClient) -> None:
    asked = {"query": "DESCRIBE ?claim { ?claim a gk:Deployment }"}
    response = client.get("/sparql", params=asked, headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=response.content, format="turtle")
    told = {str(predicate).rsplit("/", 1)[-1].rsplit("#", 1)[-1] for predicate in graph.predicates()}
    assert {"attests", "exact", "polarity", "sourceId", "status"} <= told
    assert "text" not in told


def test_without_a_wish_rows_are_json_and_triples_turtle(client: TestClient) -> None:
    types = [
        client.get("/sparql", params={"query": query}).headers["Content-Type"]
        for query in (SELECT, "ASK {}", CONSTRUCT)
    ]
    assert types == ["application/sparql-results+json"] * 2 + ["text/turtle; charset=utf-8"]
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_what_nobody_can_give_is_406_with_what_there_is(client: TestClient) -> None:
    for query, accept, offered in ((SELECT, "text/turtle", "text/csv"), (CONSTRUCT, "text/csv", "text/turtle")):
        response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert response.status_code == 406
        assert offered in response.text


def test_graphs_of_the_protocol_are_those_that_the_query_sees(client: TestClient) -> None:
    def count(query: str, **graphs: str | list[str]) -> int:
        response = client.get("/sparql", params={"query": query, **graphs})
        return int(response.json()["results"]["bindings"][0]["n"]["value"])

    everything, in_graph = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    default, named = "default-graph-uri", "named-graph-uri"
    claims = count(everything, **{default: CLAIMS})
    assert 0 < claims < count(everything) == count(in_graph)
    assert count(in_graph, **{named: CLAIMS}) == claims
    assert count(everything, **{default: [CLAIMS, CLAIMS.replace("claims", "entities")]}) > claims


@pytest.mark.parametrize(
    ("request_", "status", "part"),
    [
        ({"method": "GET", "url": "/sparql"}, 400, "given 0 times; once was expected"),
        ({"method": "GET", "url": "/sparql?query=ASK{}&query=ASK{}"}, 400, "given 2 times"),
        ({"method": "GET", "url": "/sparql?query=%ff"}, 400, "UTF-8"),
        ({"method": "GET", "url": "/sparql?query=SELEKT"}, 400, "line 1, column 7"),
        ({"method": "GET", "url": "/sparql?query=ASK{}&default-graph-uri=no"}, 400, "an absolute IRI was expected"),
        ({"method": "GET", "url": "/sparql?update=CLEAR+ALL"}, 403, "only reads"),
        ({"method": "GET", "url": "/sparql?query=CLEAR+ALL"}, 400, "CLEAR would change the store"),
        ({"method": "GET", "url": "/sparql?query=LOAD+<file:///etc/passwd>"}, 400, "LOAD would change the store"),
        ({"method": "POST", "url": "/sparql", "data": {"update": "CLEAR ALL"}}, 403, "only reads"),
        ({"method": "POST", "url": "/sparql", "content": b"\xff", "headers": SPARQL}, 400, "byte 0 is not UTF-8"),
        ({"method": "POST", "url": "/sparql", "content": b"x"}, 415, "application/sparql-query was expected"),
        ({"method": "PUT", "url": "/sparql", "content": b"x"}, 405, "Method Not Allowed"),
        ({"method": "GET", "url": "/sparql?" + "a=b&" * 200}, 400, "at most 100 fields"),
        ({"method": "GET", "url": "/rdf-graphs/service"}, 400, "`?graph=IRI` or `?default`"),
        ({"method": "GET", "url": "/rdf-graphs/service?default&graph=urn:x"}, 400, "`?graph=IRI` or `?default`"),
        ({"method": "GET", "url": "/rdf-graphs/service?graph=urn:none"}, 404, "there is none"),
        ({"method": "GET", "url": "/rdf-graphs/service?graph=here"}, 400, "an absolute IRI was expected"),
        ({"method": "PUT", "url": "/rdf-graphs/service?default"}, 405, "Method Not Allowed"),
        ({"method": "DELETE", "url": "/rdf-graphs/service?default"}, 405, "Method Not Allowed"),
    ],
    ids=str,
)
def test_a_faulty_request_is_told_what_was_expected(client: TestClient, request_, status: int, part: str) -> None:
    response = client.request(**request_)
    assert (response.status_code, part in response.text) == (status, True), response.text
    assert response.headers["Content-Type"].startswith("text/plain")


def test_an_update_by_its_own_media_type_is_refused(client: TestClient) -> None:
    response = client.post("/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"})
    assert response.status_code == 403


def test_a_graph_is_read_by_its_name_and_the_default_graph_is_the_union(client: TestClient) -> None:
    accept = {"Accept": "application/n-triples"}
    claims = client.get("/rdf-graphs/service", params={"graph": CLAIMS}, headers=accept)
    union = client.get("/rdf-graphs/service?default", headers=accept)
    assert set(claims.content.splitlines()) < set(union.content.splitlines())
    head = client.head("/rdf-graphs/service", params={"graph": CLAIMS}, headers=accept)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(claims.content))


def test_json_is_what_the_recommendation_says(client: TestClient) -> None:
    found = json.loads(client.get("/sparql", params={"query": SELECT}).content)
    assert found == {
        "head": {"vars": ["name"]},
        "results": {"bindings": [{"name": {"type": "literal", "value": "Latvia", "xml:lang": "en"}}]},
    }
