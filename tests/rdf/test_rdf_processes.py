from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import build_slowly
import pytest
import stories

from graphkit.errors import StoreBusyError, StoreError
from graphkit.rdf import Store, run_query
from graphkit.rdf.checks import check_store

_SCRIPT = Path(__file__).with_name("build_slowly.py")


def _start(path: Path, seed: str = "0") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(_SCRIPT), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The quads of a build that nobody disturbs."""
    path = tmp_path_factory.mktemp("whole") / "kg"
    build_slowly.build(path)
    with Store.open(path) as store:
        return store.export("nquads")


@pytest.mark.parametrize("articles", [0, 1, 17, build_slowly.MANY])
def test_a_killed_build_leaves_a_store_that_a_second_run_completes(tmp_path: Path, whole: bytes, articles: int) -> None:
    with _start(tmp_path / "kg") as process:
        done = [process.stdout.readline().strip() for _ in range(articles)]
        process.send_signal(signal.SIGKILL)
    if (tmp_path / "kg" / "CURRENT").exists():
        with Store.open(tmp_path / "kg", write=True) as store:
            assert all(store.has(article) for article in done)
            assert {finding.check.name for finding in check_store(store)} <= {"stale"}
    build_slowly.build(tmp_path / "kg")
    with Store.open(tmp_path / "kg") as store:
        assert store.export("nquads") == whole


def _said_on_opening(path: Path) -> str | None:
    try:
        Store.open(path).close()
    except StoreError as error:
        return str(error)
    return None


def test_a_store_that_is_killed_while_it_is_made_is_not_there_yet_and_can_be_made(tmp_path: Path) -> None:
    making = "import sys, pyoxigraph; print(flush=True); pyoxigraph.Store(sys.argv[1])"
    for number in range(20):
        path = tmp_path / str(number)
        with subprocess.Popen([sys.executable, "-c", making, str(path)], stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(number * 0.003)
            process.kill()
        assert "there is no store" in (_said_on_opening(path) or "there is no store")
        with Store.open(path, write=True) as store:
            assert store.add(stories.deployment(), stories.RUN)


def test_a_writer_in_another_process_is_noticed_at_once(tmp_path: Path) -> None:
    with _start(tmp_path / "kg") as process:
        process.stdout.readline()
        process.send_signal(signal.SIGSTOP)
        try:
            with pytest.raises(StoreBusyError, match="another process is writing to it; wait"):
                Store.open(tmp_path / "kg", write=True)
        finally:
            process.send_signal(signal.SIGCONT)
        process.communicate()
    Store.open(tmp_path / "kg", write=True).close()


def test_the_hash_seed_does_not_matter(tmp_path: Path) -> None:
    forms = ("nquads", "trig", "turtle", "jsonld")
    outputs = []
    for seed in ("1", "2"):
        with _start(tmp_path / seed, seed) as process:
            process.communicate()
        script = (
            "import sys; from pathlib import Path; from graphkit.rdf import Store\n"
            f"for form in {forms}: sys.stdout.buffer.write(Store.open(Path(sys.argv[1])).export(form))"
        )
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        run = subprocess.run(command, capture_output=True, check=True)
        outputs.append(run.stdout)
    assert outputs[0] == outputs[1] != b""


def test_threads_may_query_the_same_store(three: Store) -> None:
    answers = []

    def ask() -> None:
        answers.append(run_query(three, "SELECT ?s ?o WHERE { ?s rdfs:label ?o } ORDER BY ?s").rows)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert set(answers) == {answers[0]} != {()}


def test_querying_loads_neither_spacy_nor_rdflib_nor_shacl() -> None:
    script = (
        "import sys, graphkit.rdf\n"
        "graphkit.rdf.run_query(graphkit.rdf.Store.in_memory(), 'SELECT * WHERE { ?s ?p ?o }')\n"
        "print(sorted({'spacy', 'rdflib', 'pyshacl', 'pandas', 'networkx'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_build_of_stories_keeps_all_checks(tmp_path: Path) -> None:
    build_slowly.build(tmp_path / "kg")
    with Store.open(tmp_path / "kg") as store:
        assert check_store(store) == ()
        assert store.count("articles") == build_slowly.MANY
        assert stories.MINISTRY.id in {row.id for row in store.entities()}
