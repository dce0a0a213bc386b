"""Addresses of several kinds of engines are found; whatever goes wrong is told with the address, and no secret is."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.rdf import Store, place, terms
from graphkit.rdf.remote import RemoteEngine
from tests import in_process
from tests.remote.conftest import Both
from tests.remote.oxigraph import Server, free_port
from tests.remote.relay import Relay, relaying

_SECRET = "päss:wörd@x"  # noqa: S105 - it opens nothing
_PARTS = {"/query": "/query", "/update": "/update", "/store": "/store"}
# Address of the dataset -> the paths that such an engine has, as its documentation tells.
_ENGINES = {
    "": _PARTS,
    "/ds": {"/ds/query": "/query", "/ds/update": "/update", "/ds/data": "/store"},
    "/repositories/kg": {
        "/repositories/kg": "/query",
        "/repositories/kg/statements": "/update",
        "/repositories/kg/rdf-graphs/service": "/store",
    },
    "/sparql": {
        "/sparql application/x-www-form-urlencoded": "/query",
        "/sparql application/sparql-update": "/update",
        "/sparql-graph-crud": "/store",
    },
    "/api/kg": {
        "/api/kg application/x-www-form-urlencoded": "/query",
        "/api/kg application/sparql-update": "/update",
        "/api/kg": "/store",
    },
}


@pytest.mark.parametrize("path", _ENGINES)
def test_the_endpoints_of_an_engine_are_found(server: Server, path: str) -> None:
    relay = Relay(server.address, _ENGINES[path])
    with relaying(relay) as address:
        engine = RemoteEngine(address + path, write=True)
        engine.extend([])
        engine.update(f"INSERT DATA {{ GRAPH {terms.CLAIMS} {{ {terms.node('c-1')} {terms.LABEL} 'Ж' }} }}")
        relay.seen.clear()
        [quad] = engine.quads_for_pattern(None, None, None, terms.CLAIMS)
        assert quad.object == terms.text("Ж")
    [(method, there, _)] = relay.seen
    assert method == "GET"
    assert relay.paths[there] == "/store"


def test_endpoints_may_be_named_one_by_one(server: Server) -> None:
    relay = Relay(server.address, {"/a": "/query", "/b/c": "/update"})
    with relaying(relay) as address, Store.open(f"{address}/a|{address}/b/c", write=True) as store:
        store.mark_stale()
        assert store.is_stale


def test_an_address_that_lets_us_read_is_read_and_not_written(server: Server) -> None:
    relay = Relay(server.address, _PARTS, refused=frozenset({"/update"}))
    with relaying(relay) as address:
        with Store.open(address) as store:
            assert store.count("claims") == 0
        with pytest.raises(StoreError, match=rf"{address}/update: the engine does not let us in \(HTTP 403\)"):
            Store.open(address, write=True)


@pytest.mark.parametrize("kind", ["password", "token"])
def test_credentials_come_from_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    if kind == "password":
        given = {"USER": "ana", "PASSWORD": _SECRET}
        wanted = f"Basic {base64.b64encode(f'ana:{_SECRET}'.encode()).decode()}"
    else:
        given, wanted = {"TOKEN": "t0ken"}, "Bearer t0ken"
    relay = Relay(server.address, _PARTS, wanted=wanted)
    with relaying(relay) as address:
        with pytest.raises(StoreError, match=r"does not let us in .*GRAPHKIT_STORE_TOKEN"):
            Store.open(address)
        for name, value in given.items():
            monkeypatch.setenv(f"GRAPHKIT_STORE_{name}", value)
        with Store.open(address, write=True) as store:
            store.mark_stale()
            relay.paths = {}
            with pytest.raises(StoreError) as failure:
                store.match()
    assert {seen[2] for seen in relay.seen} == {None, wanted}
    assert not any(secret in str(failure.value) for secret in (_SECRET, "t0ken", wanted))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://ana:s3cret@localhost:7878/ds", "http://localhost:7878/ds: a user or password stands in the address"),
        ("http://s3cret@localhost", "http://localhost: a user or password stands in the address"),
        ("http://localhost:7878/?token=s3cret", "something follows . or # in the address"),
        ("http://localhost:7878/q|http://ana:s3cret@localhost:7878/u", "http://localhost:7878/u: a user or password"),
        ("http://", "it names no host"),
        ("http:///kg", "it names no host"),
        ("http://localhost:port", "broken host or port"),
        ("http://ana:s3cret@[::1", "broken host or port"),
        ("http://localhost:7878|kg", "it names no host"),
    ],
)
def test_an_address_that_is_none_is_refused_and_tells_no_secret(address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as failure:
        place(address)
    assert "s3cret" not in str(failure.value)
    done = in_process.run("query", address, "ASK {}")
    assert done.code == 1
    assert "s3cret" not in done.err + done.out


def test_nobody_listens_there() -> None:
    address = f"http://127.0.0.1:{free_port()}"
    done = in_process.run("query", address, "ASK {}")
    assert done.code == 1
    assert f"{address}/query: nothing answers ([Errno 111] Connection refused)" in done.err.replace(
        "Errno 61", "Errno 111"
    )
    assert done.err.count("\n") == 1


def test_what_listens_there_is_no_engine(server: Server) -> None:
    with relaying(Relay(server.address, {})) as address:
        with pytest.raises(
            StoreError, match=r"nobody takes queries there \(.*/query: HTTP 404; .*QUERY\|UPDATE\|GRAPHS"
        ):
            Store.open(address)
        relay = Relay(server.address, {"/query": "/"})  # a page for people
        with relaying(relay) as page, pytest.raises(StoreError, match="nobody takes queries there"):
            Store.open(page)


@pytest.mark.parametrize("cut", [0, 1, 40, 5000])
def test_an_answer_that_breaks_off_is_no_answer(shared: Both, cut: int) -> None:
    relay = Relay(shared.address, {"/query": "/query"})
    with relaying(relay) as address, Store.open(address) as store:
        whole = store.match()
        relay.cut = cut
        with pytest.raises(StoreError, match=r"connection failed|broken or cut off|cannot be read"):
            store.match()
        with pytest.raises(StoreError, match=r"connection failed|broken or cut off|cannot be read"):
            store.engine.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")
        relay.cut = None
        assert store.match() == whole


def test_an_engine_that_cuts_its_answers_is_refused(shared: Both) -> None:
    relay = Relay(shared.address, {"/query": "/query"})
    with relaying(relay) as address, Store.open(address) as store:
        relay.marks = {"X-SPARQL-MaxRows": "10000"}
        with pytest.raises(StoreError, match=r"the engine cuts its answers \(X-SPARQL-MaxRows: 10000\)"):
            store.match()


def test_an_engine_may_take_as_long_as_is_allowed(shared: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_STORE_TIMEOUT", "0.5")
    relay = Relay(shared.address, {"/query": "/query"})
    with relaying(relay) as address, Store.open(address) as store:
        relay.late = 2
        with pytest.raises(StoreError, match=r"no answer within 0.5 seconds; .*GRAPHKIT_STORE_TIMEOUT"):
            store.match()
    monkeypatch.setenv("GRAPHKIT_STORE_TIMEOUT", "soon")
    with pytest.raises(StoreError, match="GRAPHKIT_STORE_TIMEOUT: it is 'soon'; a number of seconds was expected"):
        Store.open(shared.address)


def test_each_address_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_STATE", str(tmp_path))
    one, same, other = (place(f"http://localhost:7878{end}").state for end in ("", "/", "/other"))
    assert one == same != other
    assert one.parent == other.parent == tmp_path
    monkeypatch.delenv("GRAPHKIT_STATE")
    assert place("http://localhost:7878").state.parts[-3:-1] == ("graphkit", "stores")


def test_the_folder_cannot_be_made(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = in_process.run("--state", tmp_path / "file" / "below", "retract", server.address, "--publisher", "Nobody")
    assert done.code == 1
    assert "a folder for the ledger was expected" in done.err
