"""Clients that others wrote, against a server on a real socket."""

from __future__ import annotations

import asyncio
import json
import time

import httpx2
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

NAME = "SELECT ?name { wd:Q211 skos:prefLabel ?name }"
CLIENTS, REQUESTS, SECONDS = 50, 1000, 60


def wrapper(address: str, query: str, form: str, method: str = "GET") -> SPARQLWrapper:
    asking = SPARQLWrapper(f"{address}/sparql")
    asking.setQuery(query)
    asking.setReturnFormat(form)
    asking.setMethod(method)
    return asking


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_rows_and_triples(address: str, method: str) -> None:
    found = wrapper(address, NAME, JSON, method).queryAndConvert()
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == ["Latvia"]
    assert wrapper(address, NAME, XML, method).queryAndConvert().getElementsByTagName("literal")
    assert wrapper(address, NAME, CSV, method).queryAndConvert() == b"name\r\nLatvia\r\n"
    turtle = wrapper(address, "DESCRIBE wd:Q211", TURTLE, method).queryAndConvert()
    assert len(rdflib.Graph().parse(data=turtle)) > 3


def test_sparqlwrapper_tells_malformed_from_too_large(address: str) -> None:
    with pytest.raises(QueryBadFormed, match="line 1, column 9"):
        wrapper(address, "SELECT ?", JSON).query()
    crossed = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    with pytest.raises(EndPointInternalError, match="more than 100,000 rows"):
        wrapper(address, crossed, JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_store_from_afar(address: str, method: str) -> None:
    latvia = rdflib.URIRef("http://www.wikidata.org/entity/Q211")
    graph = rdflib.Graph(SPARQLStore(f"{address}/sparql", method=method))
    assert (latvia, rdflib.SKOS.prefLabel, rdflib.Literal("Latvia", lang="en")) in graph
    assert [str(row["name"]) for row in graph.query(f"PREFIX wd: <http://www.wikidata.org/entity/> {NAME}")] == [
        "Latvia"
    ]
    assert len(list(graph.triples((latvia, None, None)))) > 3


def test_rdflib_reads_one_named_graph(address: str) -> None:
    claims = rdflib.URIRef("https://w3id.org/graphkit/graph/claims")
    store = SPARQLStore(f"{address}/sparql")
    whole, part = rdflib.Graph(store), rdflib.Graph(store, identifier=claims)
    assert 0 < len(part) < len(whole)


def test_fifty_clients_at_a_time_get_whole_answers_and_no_error(address: str) -> None:
    """A thousand requests of five kinds, each answer compared with the one that a single client got."""
    kinds = [
        ("/sparql", {"query": "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"}, "application/json"),
        ("/sparql", {"query": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"}, "application/n-triples"),
        ("/rdf-graphs/service", {"default": ""}, "text/turtle"),
        ("/entity", {"iri": "wd:Q211"}, "text/html"),
        ("/names", {"name": "lat"}, "application/json"),
    ]

    async def ask(client: httpx2.AsyncClient, number: int) -> tuple[int, bytes]:
        path, parameters, accept = kinds[number % len(kinds)]
        response = await client.get(path, params=parameters, headers={"Accept": accept})
        return response.status_code, response.content

    async def one_of_many(client: httpx2.AsyncClient, first: int) -> list[tuple[int, int, bytes]]:
        return [(number, *await ask(client, number)) for number in range(first, REQUESTS, CLIENTS)]

    async def all_of_them() -> None:
        limits = httpx2.Limits(max_connections=CLIENTS)
        async with httpx2.AsyncClient(base_url=address, timeout=SECONDS, limits=limits) as client:
            expected = [await ask(client, number) for number in range(len(kinds))]
            assert [status for status, _ in expected] == [200] * len(kinds)
            start = time.monotonic()
            found = await asyncio.gather(*(one_of_many(client, first) for first in range(CLIENTS)))
            assert time.monotonic() - start < SECONDS
            answers = [answer for some in found for answer in some]
            assert len(answers) == REQUESTS
            assert all((status, body) == expected[number % len(kinds)] for number, status, body in answers)
            assert json.loads(expected[0][1])["results"]["bindings"]

    asyncio.run(all_of_them())
