"""Pages about entities and claims: what the store says, as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graphkit.rdf import list_queries
from tests.browser import Page
from tests.rdf import stories
from tests.serve.conftest import JOINED
from tests.serve.hostile import EVIL, SCRIPT

HTML = {"Accept": "text/html"}
KNOWN_TAGS = set(
    "html head meta title link body header h1 h2 h3 a form input button main section p span code b article blockquote "
    "mark table tbody tr th td div ul li pre script nav label textarea".split()
)


def page(client: TestClient, path: str, **parameters: str) -> str:
    response = client.get(path, params=parameters, headers=HTML)
    assert response.status_code == 200, response.text
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    return response.text


def words(html: str) -> str:
    """What is read on the page."""
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<body>")[2]).split())


def claim_of(client: TestClient, kind: str) -> str:
    query = f"SELECT ?c {{ ?c a gk:{kind} ; gk:equipment <{stories.RAMPART.id}> }}"
    found = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    return found.text.splitlines()[1].rpartition("/")[2]


def test_an_entity_has_its_names_claims_sources_and_sentences(client: TestClient) -> None:
    text = words(page(client, "/entity", iri=stories.RAMPART.id))
    for part in (
        "Rampart weapon system",
        "known from articles alone",
        "2 claims",
        "Rampart deployed in Latvia",
        "Disputed",
        "The Rampart was deployed in Latvia in May.",
        "LETA , citing Ministry of Defence of Latvia (as printed: the ministry)",
        "Rampart arrives Daugava Post, 2025-05-06",
        "in the article’s own voice",
        "possible",
    ):
        assert part in text, text


def test_an_entity_shows_what_it_says(client: TestClient) -> None:
    text = words(page(client, "/entity", iri=stories.MINISTRY.id))
    assert "No claim involves it" in text
    assert "What it says 1 claims that it is the source of Rampart deployed in Latvia" in text


def test_an_entity_that_was_joined_leads_to_the_one_that_is_left(client: TestClient) -> None:
    html = page(client, "/entity", iri=JOINED)
    assert "Letland" in words(html)
    assert 'Joined to <a href="/entity?iri=wd:Q211"' in html


def test_a_prefixed_name_is_taken_for_the_iri(client: TestClient) -> None:
    html = page(client, "/entity", iri="wd:Q211")
    assert html == page(client, "/entity", iri="http://www.wikidata.org/entity/Q211")
    assert 'href="https://www.wikidata.org/wiki/Q211"' in html
    assert "Republic of Latvia" in html


def test_a_claim_has_its_roles_status_reason_and_all_passages(client: TestClient) -> None:
    html = page(client, "/claim", id=claim_of(client, "Deployment"))
    text = words(html)
    for part in ("Disputed", "equipment Rampart", "place Latvia", "time 2025-05", "3 passages", "denied", "Jana Ozola"):
        assert part in text, text
    assert f'href="/entity?iri={"id:" + stories.RAMPART.id.rpartition("/")[2]}"' in html


def test_names_are_found_by_a_part(client: TestClient) -> None:
    assert "Republic of Latvia" in words(page(client, "/find", name="PUBLIC OF LAT"))
    assert "None. Part of a name is enough." in words(page(client, "/find", name="no such name"))
    assert client.get("/names", params={"name": "latv"}).json()[0]["label"] == "Latvia"
    assert client.get("/names", params={"name": '"\\ }'}).json() == []


@pytest.mark.parametrize(
    ("path", "status", "part"),
    [
        ("/entity", 400, "`iri`: it is missing"),
        ("/entity?iri=wd:Q99999999", 404, "no entity &#39;wd:Q99999999&#39;"),
        ("/entity?iri=%20%3Cscript%3E", 404, "no entity &#39;&lt;script&gt;&#39;"),
        ("/entity?iri=wd:Q211&start=-1", 400, "it is no number"),
        ("/entity?iri=wd:Q211&start=%D9%A1", 400, "it is no number"),
        ("/claim?id=c-0", 404, "no claim"),
        ("/claim?id=wd:Q211", 404, "no claim"),
        ("/find?name=", 400, "`name`: it is missing"),
        ("/none", 404, "Not Found"),
    ],
)
def test_what_is_not_there_is_told(client: TestClient, path: str, status: int, part: str) -> None:
    response = client.get(path, headers=HTML)
    assert (response.status_code, part in response.text) == (status, True), response.text


def test_no_answer_tells_where_the_store_lies(client: TestClient, store: Path) -> None:
    unbound = {"query": "SELECT * { ?s ?p ?o BIND(IRI('x') AS ?y) FILTER(<urn:no>(?s)) }"}
    for path, parameters in (("/", {}), ("/entity", {"iri": "x"}), ("/claim", {"id": "x"}), ("/sparql", unbound)):
        assert str(store) not in client.get(path, params=parameters).text


def test_a_start_behind_the_last_claim_shows_none(client: TestClient) -> None:
    assert "No claim on this part of the list" in words(page(client, "/entity", iri="wd:Q211", start="999"))


@pytest.mark.parametrize("path", ["/entity", "/claim", "/find"])
def test_markup_in_the_store_stays_text(client: TestClient, path: str) -> None:
    query = f"SELECT ?c {{ ?c gk:equipment <{EVIL.id}> }}"
    claim = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"}).text.split("/")[-1].strip()
    parameters = {"/entity": {"iri": EVIL.id}, "/claim": {"id": claim}, "/find": {"name": SCRIPT}}
    html = page(client, path, **parameters[path])
    parsed = Page(html)
    assert {tag for tag, _ in parsed.tags} <= KNOWN_TAGS
    assert not any(name.startswith("on") or name == "style" for _, attributes in parsed.tags for name in attributes)
    addresses = [value or "" for _, a in parsed.tags for name, value in a.items() if name in ("href", "src", "action")]
    assert all(re.match(r"/|data:,$", address) for address in addresses)
    assert parsed.scripts == []
    assert "{{ 7 * 7 }}" in html or path == "/find"
    assert "49" not in words(html)
    assert "\u202e" not in html
    assert "&lt;script&gt;" in html


def test_the_query_page_offers_all_questions_and_loads_nothing_from_elsewhere(client: TestClient) -> None:
    html = page(client, "/")
    parsed = Page(html)
    offered = [a["data-query"] for _, a in parsed.tags if "data-query" in a]
    assert offered[: len(list_queries())] == [query.name for query in list_queries()]
    given = client.get("/vocabulary").json()
    assert set(offered) == set(given["queries"])
    assert {"gk:Deployment", "gk:involves", "gk:official"} <= {term["name"] for term in given["terms"]}
    assert parsed.scripts == [""]
    addresses = [a.get("src") or a.get("href") for tag, a in parsed.tags if tag in ("script", "link")]
    assert addresses == ["data:,", "/static/serve.css", "/static/query.js"]


def test_every_example_has_an_answer(client: TestClient) -> None:
    queries = client.get("/vocabulary").json()["queries"]
    examples = [name for name in queries if name[0].isdigit()]
    assert len(examples) >= 5
    for name in examples:
        query = queries[name].replace("Russia", "Latvia").replace("missiles", "deployed")
        response = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv, text/turtle;q=0.5"})
        assert response.status_code == 200, response.text
        assert len(response.text.splitlines()) > 1 or "graph:accepted" in query  # nothing here is official
