"""Other sites, other servers, other programs: none gets in, none is asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from tests.serve.hostile import EVIL, leaving

ASK = {"query": "ASK {}"}


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[bytes]]]:
    """The address of another server, and what it was asked."""
    asked: list[bytes] = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(100))

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", asked
        listener.shutdown(socket.SHUT_RDWR)


def test_no_query_asks_another_server(client: TestClient, elsewhere: tuple[str, list[bytes]]) -> None:
    address, asked = elsewhere
    for query in leaving(address):
        response = client.post("/sparql", data={"query": query})
        assert (response.status_code, "SERVICE would ask" in response.text) == (400, True), query
    assert asked == []


@pytest.mark.parametrize(
    "query", ["SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }"]
)
def test_a_file_that_is_named_as_a_graph_is_not_read(client: TestClient, query: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert (response.status_code, len(response.text.splitlines())) == (200, 1)
    files = client.get("/rdf-graphs/service", params={"graph": "file:///etc/passwd"})
    assert files.status_code == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8008", "127.0.0.1.evil.example", "localhost.evil", "", "[", "[::1"]
)
def test_a_name_of_another_site_is_refused(client: TestClient, host: str) -> None:
    """A page may let its own name point here, and the browser then takes it for that page's server."""
    assert client.get("/sparql", params=ASK, headers={"Host": host}).status_code == (200 if host == "[::1" else 421)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "localhost:8008", "LOCALHOST", "[::1]:8008"])
def test_an_own_name_and_an_address_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/sparql", params=ASK, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ],
    ids=str,
)
def test_a_page_of_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/sparql", data=ASK, headers=headers).status_code == 403


def test_a_link_on_another_site_and_an_own_page_are_taken(client: TestClient) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/", headers=link).status_code == 200
    own = {"Origin": "http://127.0.0.1:8008", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/sparql", data=ASK, headers=own).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/sparql?query=ASK{}", "/entity?iri=wd:Q211", "/static/query.js", "/none", "/entity?iri=x"]
)
def test_every_response_is_shut_in(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == ("no-cache" if path.startswith("/static/query") else "no-store")
    assert not any(name.lower().startswith("access-control") for name in headers)


def test_a_preflight_gives_no_leave(client: TestClient) -> None:
    asking = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    response = client.options("/sparql", headers=asking)
    assert response.status_code == 403
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    "path",
    [
        "/sparql?query=ASK%7B%7D%0d%0aSet-Cookie:a=b",
        "/entity?iri=wd:Q211%0d%0aSet-Cookie:%20a=b",
        "/find?name=x%0d%0aSet-Cookie:%20a=b",
        "/claim?id=%0d%0aSet-Cookie:%20a=b",
        "/static/%0d%0aSet-Cookie:%20a=b",
        "/%0d%0aSet-Cookie:%20a=b",
    ],
)
def test_line_ends_in_an_address_make_no_header(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert "set-cookie" not in response.headers
    assert response.status_code in (200, 400, 404)


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/settings.py", "query.js%00", ".", "/etc/passwd"])
def test_no_file_but_those_of_the_pages_is_given(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def raw(address: str, request: bytes) -> bytes:
    """What a server answers to bytes that no library would send."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        connection.sendall(request)
        return connection.recv(65536)


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET /sparql?query=" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
    ids=["two hosts", "no host", "other host", "long address", "negative", "two lengths", "tls"],
)
def test_a_broken_request_is_refused_and_the_server_lives_on(address: str, request_: bytes) -> None:
    assert raw(address, request_)[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 421", b"HTTP/1.1 413")
    assert raw(address, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_hostile_names_stay_text_in_every_answer(client: TestClient) -> None:
    """In JSON a program reads them; a browser that is led there takes it for what it says it is."""
    response = client.get("/names", params={"name": "<script>"})
    assert response.json()[0]["iri"].endswith(EVIL.id.rpartition("/")[2])
    assert response.headers["Content-Type"] == "application/json"
