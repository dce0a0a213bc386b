"""No question takes the server down, and none takes more than its share."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from graphkit.rdf import Limits
from graphkit.serve.app import application
from graphkit.serve.questions import Failure, Query, Written
from graphkit.serve.settings import Settings
from graphkit.serve.worker import Worker
from tests.serve.server import listening

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
BASE = "http://127.0.0.1:8008"
YES = Query("ASK {}", "text/csv")


@pytest.fixture
def strict(settings: Settings) -> Iterator[TestClient]:
    """A server that is soon out of patience."""
    short = replace(settings, timeout=1.0, limits=Limits(50, 5_000), longest_request=2_000, workers=1)
    with TestClient(application(short), base_url=BASE) as client:
        yield client


def test_a_runaway_query_is_ended_and_the_next_is_answered(strict: TestClient) -> None:
    start = time.monotonic()
    response = strict.get("/sparql", params={"query": ENDLESS})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "1")
    assert "more than 1 seconds" in response.text
    assert time.monotonic() - start < 20
    assert strict.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_the_process_of_a_runaway_query_is_gone(settings: Settings) -> None:
    worker = Worker(replace(settings, timeout=0.5))
    try:
        assert isinstance(worker.answer(YES), Written)
        before = worker._process.pid
        assert worker.answer(Query(ENDLESS, "")) == Failure(503, worker.answer(Query(ENDLESS, "")).message)
        assert worker._process.pid != before
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
    finally:
        worker.close()


def test_a_worker_that_dies_is_replaced(settings: Settings) -> None:
    worker = Worker(settings)
    try:
        assert isinstance(worker.answer(YES), Written)
        os.kill(worker._process.pid, signal.SIGKILL)
        worker._process.join()
        assert isinstance(worker.answer(YES), Failure)
        assert isinstance(worker.answer(YES), Written)
    finally:
        worker.close()


def test_a_question_that_wants_too_much_memory_ends_with_its_process(settings: Settings) -> None:
    worker = Worker(replace(settings, timeout=60, memory=600_000_000))
    try:
        found = worker.answer(Query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a", ""))
        assert isinstance(found, Failure)
        assert (found.status, "memory" in found.message) == (500, True)
        assert isinstance(worker.answer(YES), Written)
    finally:
        worker.close()


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "(" * 30_000 + "1 = 1" + ")" * 30_000 + ") }",
        "ASK " + "{" * 30_000 + "}" * 30_000,
        "ASK { FILTER(" + "!" * 200_000 + "true) }",
        "SELECT * { ?a " + "/".join(["<urn:x>"] * 20_000) + " ?b }",
    ],
    ids=["brackets", "groups", "negations", "path"],
)
def test_deep_nesting_is_an_error_and_the_server_lives_on(client: TestClient, query: str) -> None:
    response = client.post("/sparql", data={"query": query})
    assert response.status_code in (400, 500, 503)
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_an_answer_that_is_too_large_is_an_error_and_never_cut(strict: TestClient) -> None:
    for query, part in (
        ("SELECT ?s { ?s ?p ?o }", "more than 50 rows"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "more than 50 triples"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 50", None),
        ("SELECT * { ?s ?p ?o } LIMIT 50", "more than 5,000 bytes"),
    ):
        response = strict.get("/sparql", params={"query": query})
        if part is None:
            assert response.status_code == 200
        else:
            assert (response.status_code, part in response.text) == (500, True)
            assert "LIMIT and OFFSET" in response.text


def test_a_giant_request_is_refused(strict: TestClient) -> None:
    response = strict.post("/sparql", data={"query": "ASK {} #" + "x" * 5_000})
    assert (response.status_code, "2,000 bytes" in response.text) == (413, True)


def test_a_giant_request_that_hides_its_length_is_refused(strict: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"ASK {} #"
        for _ in range(50):
            yield b"x" * 100

    response = strict.post("/sparql", content=pieces(), headers={"Content-Type": "application/sparql-query"})
    assert (response.status_code, "2,000 bytes" in response.text) == (413, True)


def test_a_request_that_comes_too_slowly_is_given_up(settings: Settings) -> None:
    with listening(replace(settings, timeout=0.5)) as address:
        parts = urlsplit(address)
        with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
            head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            connection.sendall(f"{head}Content-Length: 100\r\n\r\nASK".encode())
            assert connection.recv(1000).startswith(b"HTTP/1.1 408")


def test_more_questions_than_are_answered_in_time_are_told_so(settings: Settings) -> None:
    """One runs away, and the one behind it waits no longer than a question may take."""

    short = replace(settings, timeout=1.5, workers=1)
    with TestClient(application(short), base_url=BASE) as client:
        client.get("/sparql", params={"query": "ASK {}"})
        statuses: list[tuple[int, str]] = []

        def ask() -> None:
            response = client.get("/sparql", params={"query": ENDLESS})
            statuses.append((response.status_code, response.text))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [status for status, _ in statuses] == [503] * 4
    assert any("too many questions are waiting" in text for _, text in statuses)
