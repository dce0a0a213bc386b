"""The same commands on a folder and on an engine behind an address give the same."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import urllib3

import graphkit
from graphkit.errors import StoreError
from graphkit.pipeline import build_into
from graphkit.rdf import Store, place
from graphkit.serve.settings import Settings
from tests import in_process
from tests.browser import Page
from tests.remote.conftest import ARTICLES, Both, feed
from tests.remote.oxigraph import Server, program
from tests.serve.server import listening

_ALL = len(ARTICLES)


def _claim(shared: Both) -> str:
    rows = in_process.run("query", shared.folder, "SELECT ?c { ?c gk:status gk:disputed }", "-f", "csv").out.split()
    return rows[1].removeprefix("id:")


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "rdf12", "gexf", "ftm"])
def test_an_export_has_the_same_bytes(shared: Both, form: str) -> None:
    local, remote = shared.run("export", "STORE", "-f", form)
    assert local == remote
    assert len(local.out) > 1000


def test_shards_have_the_same_bytes(shared: Both, tmp_path: Path) -> None:
    for name, store in (("local", shared.folder), ("remote", shared.address)):
        assert in_process.run("export", store, "--shards", "3", "-o", tmp_path / name).code == 0
    files = sorted(path.name for path in (tmp_path / "local").iterdir())
    assert len(files) == 3
    assert all((tmp_path / "local" / f).read_bytes() == (tmp_path / "remote" / f).read_bytes() for f in files)


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "STORE", "SELECT ?c ?status { ?c gk:status ?status } ORDER BY ?c", "-f", "json"),
        ("query", "STORE", "SELECT (COUNT(*) AS ?n) FROM graph:claims { ?s ?p ?o }"),
        ("query", "STORE", "ASK { ?claim a gk:Signing }"),
        ("query", "STORE", "CONSTRUCT { ?c a ?type } { ?c gk:status gk:disputed ; a ?type }", "-f", "turtle"),
        ("query", "STORE", "DESCRIBE wd:Q34", "-f", "jsonld"),
        ("query", "STORE", "PREFIX gk: <https://w3id.org/graphkit/vocabulary#> SELECT ?c { ?c a gk:Signing }"),
        ("query", "STORE", "SELECT ?c {\n  ?c a gk:Signing"),
        ("query", "STORE", "SELECT ?c { ?c a nope:Signing }"),
        ("query", "STORE", "INSERT DATA { <a:b> <a:b> <a:b> }"),
        ("ask", "STORE", "memberships"),
        ("ask", "STORE", "deployments", "--place", "Latvia", "-f", "csv"),
        ("history", "STORE", "CLAIM"),
        ("explain", "STORE", "CLAIM"),
        ("explain", "STORE", "c-0000000000000000"),
        ("contradictions", "STORE"),
        ("review", "STORE", "--list"),
        ("judge", "STORE", "list"),
        ("validate", "STORE"),
        ("build", "FEED", "--store", "STORE"),
        ("retract", "STORE", "--publisher", "Gulf Courier", "--dry-run"),
        ("retract", "STORE", "https://wire.example/none"),
    ],
)
def test_a_command_says_the_same(shared: Both, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    known = {"CLAIM": _claim(shared), "FEED": str(feed(tmp_path))}
    local, remote = shared.run(*(known.get(argument, argument) for argument in arguments))
    assert local == remote
    assert local.out or local.err


def test_the_network_is_drawn_from_an_engine(shared: Both, tmp_path: Path) -> None:
    done = in_process.run("view", shared.address, "-o", tmp_path / "kg.html")
    assert done.code == 0
    page = Page((tmp_path / "kg.html").read_text(encoding="utf-8"))
    assert "NATO" in page.blocks["graph"]["entities"]["label"]


def test_what_is_retracted_is_gone_without_a_trace(both: Both, server: Server, tmp_path: Path) -> None:
    local, remote = both.run("retract", "STORE", "https://wire.example/three", "https://wire.example/two")
    assert local == remote
    local, remote = both.run("export", "STORE")
    assert local == remote
    assert in_process.run("build", feed(tmp_path, ("one", "four", "five")), "-o", tmp_path / "other").code == 0
    assert in_process.run("export", tmp_path / "other").out == remote.out


def test_judgements_lie_in_the_state_folder_and_change_the_graph(both: Both, state: Path) -> None:
    before, _ = both.run("export", "STORE")
    pair = ("Jens Stoltenberg", "Ulf Kristersson")
    for done in both.run("judge", "STORE", "different", *pair, "--as", "A. Analyst"):
        assert done.code == 0, done.err
    [ledger] = state.rglob("judgements.jsonl")
    assert "A. Analyst" in ledger.read_text(encoding="utf-8")
    after = [re.sub("j-[0-9a-f]{16}|T[0-9:]+Z", "", done.out) for done in both.run("export", "STORE")]
    assert after[0] == after[1] != before.out
    for store in (both.folder, both.address):
        [row] = re.findall("j-[0-9a-f]{16}", in_process.run("judge", store, "list").out)
        assert in_process.run("judge", store, "undo", row, "--as", "A. Analyst").code == 0
    assert [done.out for done in both.run("export", "STORE")] == [before.out, before.out]


def test_state_may_lie_elsewhere(both: Both, tmp_path: Path, state: Path) -> None:
    arguments = ("judge", both.address, "different", "Jens Stoltenberg", "Ulf Kristersson", "--as", "A. Analyst")
    assert in_process.run("--state", tmp_path / "shared", *arguments).code == 0
    assert len(list((tmp_path / "shared").rglob("judgements.jsonl"))) == 1
    assert not list(state.rglob("judgements.jsonl"))


def test_a_build_goes_on_after_the_server_was_killed(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = feed(tmp_path)
    monkeypatch.setattr("graphkit.admission._ARTICLES_AT_ONCE", 1)

    def killing(items: Iterable[object]) -> Iterator[object]:
        for number, item in enumerate(items):
            if number == 2:
                server.kill()
            yield item

    with (
        Store.open(server.address, write=True) as store,
        pytest.raises(StoreError, match=r"nothing answers|connection failed"),
    ):
        build_into(store, [articles], watch=killing)
    server.start()
    with Store.open(server.address) as store:
        assert store.count("articles") == 2
        assert store.is_stale
    _completes(server, articles, tmp_path)


def test_a_build_goes_on_after_it_was_killed(server: Server, tmp_path: Path) -> None:
    articles = feed(tmp_path)
    command = [sys.executable, "-m", "graphkit", "build", str(articles), "-o", server.address]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process, Store.open(server.address) as store:
        deadline = time.monotonic() + 120
        while not store.count("articles") and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    with Store.open(server.address) as store:
        assert 0 < store.count("articles") <= _ALL
    _completes(server, articles, tmp_path)


def _completes(server: Server, articles: Path, folder: Path) -> None:
    assert in_process.run("build", articles, "-o", server.address).code == 0
    assert in_process.run("build", articles, "-o", folder / "kg").code == 0
    assert in_process.run("export", server.address).out == in_process.run("export", folder / "kg").out


def test_a_graph_of_a_folder_is_copied_into_an_engine(shared: Both, tmp_path: Path) -> None:
    with Server(tmp_path / "another") as empty, graphkit.KnowledgeGraph.load(shared.folder) as graph:
        graph.save(empty.address)
        with graphkit.KnowledgeGraph.load(empty.address) as copy:
            assert copy.export("nquads") == graph.export("nquads")
            assert [claim.status for claim in copy.claims()] == [claim.status for claim in graph.claims()]
        with pytest.raises(StoreError, match="it holds a graph of claims; an engine without one was expected"):
            graph.save(empty.address)


def test_python_builds_into_an_engine(server: Server, tmp_path: Path) -> None:
    with graphkit.build(feed(tmp_path, ("one",)), server.address) as graph:
        assert {claim.type for claim in graph.claims()}
        assert server.address in repr(graph)


def test_an_engine_is_served_with_pages(shared: Both, server: Server, tmp_path: Path) -> None:
    with listening(Settings(place(shared.address))) as served, urllib3.PoolManager(retries=False) as pool:
        asked = pool.request("GET", f"{served}/sparql?query=SELECT+%3Fc+%7B%3Fc+a+gk%3ASigning%7D")
        assert [list(row) for row in asked.json()["results"]["bindings"]] == [["c"]]
        page = pool.request("GET", f"{served}/entity?iri=http://www.wikidata.org/entity/Q34")
        assert "Daugava Post, 2025-03-07" in page.data.decode()
    with listening(Settings(place(server.address))) as served, urllib3.PoolManager(retries=False) as pool:
        query = f"{served}/sparql?query=ASK+%7B%3Fc+a+gk%3ASigning%7D"
        assert pool.request("GET", query).json()["boolean"] is False
        assert in_process.run("build", feed(tmp_path), "-o", server.address).code == 0
        assert pool.request("GET", query).json()["boolean"] is True
        server.kill()
        failed = pool.request("GET", query)
        assert (failed.status, "nothing answers" in failed.data.decode()) == (500, True)


def test_what_graphkit_serves_is_read_from_elsewhere(shared: Both) -> None:
    with listening(Settings(shared.folder)) as served:
        assert in_process.run("export", f"{served}/sparql").out == in_process.run("export", shared.folder).out
        with pytest.raises(StoreError, match=r"nobody takes updates there|does not let us in"):
            Store.open(f"{served}/sparql", write=True)


def test_shards_go_in_by_the_loader_of_the_engine_and_a_build_goes_on_from_there(shared: Both, tmp_path: Path) -> None:
    articles, store = feed(tmp_path, ("one", "two")), tmp_path / "kg"
    assert in_process.run("build", articles, "-o", store).code == 0
    assert in_process.run("export", store, "--shards", "3", "-o", tmp_path / "shards").code == 0
    files = sorted(map(str, (tmp_path / "shards").iterdir()))
    subprocess.run([program(), "load", "--location", str(tmp_path / "data"), "--file", *files], check=True)
    with Server(tmp_path / "data") as server:
        assert in_process.run("export", server.address).out == in_process.run("export", store).out
        assert in_process.run("build", feed(tmp_path), "-o", server.address).code == 0
        assert in_process.run("export", server.address).out == in_process.run("export", shared.folder).out
