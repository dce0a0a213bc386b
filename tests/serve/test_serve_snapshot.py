"""A store that is written while it is served: answers come from one whole state, the one before or the one after."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graphkit.errors import StoreError
from graphkit.rdf import Store
from graphkit.serve.app import application
from graphkit.serve.settings import Settings
from graphkit.serve.snapshot import Snapshot
from tests.rdf import stories
from tests.serve.conftest import BASE, write

BUILD = Path(__file__).parents[1] / "rdf" / "build_slowly.py"
COUNTS = """
SELECT (COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?attestation) AS ?attestations)
  (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?stale) AS ?notes) WHERE {
  { ?article a gk:Article } UNION { ?attestation gk:attests/gk:status ?any } UNION { ?claim gk:status ?some }
  UNION { ?stale gk:isStale true } }
"""


def counted(client: TestClient) -> str:
    response = client.get("/sparql", params={"query": COUNTS}, headers={"Accept": "text/csv"})
    assert response.status_code == 200, response.text
    return response.text.splitlines()[1]


def test_a_build_is_seen_when_it_is_whole_and_not_before(tmp_path: Path) -> None:
    path = write(tmp_path / "kg")
    with TestClient(application(Settings(path)), base_url=BASE) as client:
        before = counted(client)
        seen = [before]
        with subprocess.Popen([sys.executable, BUILD, path], stdout=subprocess.PIPE) as build:
            while build.poll() is None:
                seen.append(counted(client))
        deadline = time.monotonic() + 30
        while (after := counted(client)) == before and time.monotonic() < deadline:
            time.sleep(0.1)
    with Store.open(path) as store:
        assert after.split(",")[0] == str(store.count("articles")) == "44"
        assert after.split(",")[2] == str(store.count("claims"))
    assert set(seen) <= {before, after} != {before}
    assert len(seen) > 20, "the build was over before anybody asked"


def test_a_store_whose_build_was_interrupted_is_served_with_a_notice_until_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "kg"
    with Store.open(path, write=True) as store:
        store.add(stories.deployment(), stories.RUN)
    with TestClient(application(Settings(path, workers=1)), base_url=BASE) as client:
        assert "was interrupted" in client.get("/").text
        assert counted(client) == "1,0,0,1"
        with Store.open(path, write=True) as store:
            store.add(stories.drills(), stories.RUN)
            stories.derive(store)
        time.sleep(0.6)
        assert "was interrupted" not in client.get("/").text
        assert counted(client).startswith("2,")


def test_a_state_is_kept_when_the_store_goes_away(tmp_path: Path) -> None:
    path = write(tmp_path / "kg")
    snapshot = Snapshot(path)
    everything = len(snapshot.store().match())
    path.rename(tmp_path / "gone")
    time.sleep(0.6)
    assert len(snapshot.store().match()) == everything
    with pytest.raises(StoreError, match="there is no store"):
        snapshot.renewed()


def test_a_copy_in_memory_is_made_anew_when_the_store_has_changed(tmp_path: Path) -> None:
    path = write(tmp_path / "kg")
    snapshot = Snapshot(path, in_memory=True)
    before = snapshot.store()
    with Store.open(path) as store:
        assert {str(quad) for quad in before.match()} == {str(quad) for quad in store.match()}
    with Store.open(path, write=True) as store:
        store.remove(stories.denial().article.id)
        stories.derive(store)
    time.sleep(0.6)
    assert snapshot.store().count("articles") == before.count("articles") - 1


def test_an_unchanged_store_is_not_opened_again(store: Path) -> None:
    snapshot = Snapshot(store)
    first = snapshot.store()
    time.sleep(0.6)
    assert snapshot.store() is first
