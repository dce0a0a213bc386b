"""`graphkit serve` from the command line."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx2
import pytest

from graphkit.rdf import Store
from tests.in_process import run
from tests.rdf import stories


@pytest.fixture
def kg(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "kg", write=True) as store:
        store.add(stories.deployment(), stories.RUN)
    return tmp_path / "kg"


def started(kg: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "graphkit", "serve", str(kg), "--port", "0", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_answers_and_ends_quietly(kg: Path, ending: int) -> None:
    server = started(kg)
    address = server.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:")
    assert httpx2.get(f"{address}sparql?query=ASK%7B%7D", timeout=30).json()["boolean"] is True
    server.send_signal(ending)
    out, err = server.communicate(timeout=30)
    assert (out, err) == ("", "")
    assert server.returncode in (0, -ending)


def test_it_ends_quietly_and_at_once_while_it_works_on_questions(kg: Path) -> None:
    server = started(kg)
    address = server.stdout.readline().strip()
    endless = {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"}
    told: list[int] = []

    def ask() -> None:
        told.append(httpx2.get(f"{address}sparql", params=endless, timeout=30).status_code)

    asking = [threading.Thread(target=ask) for _ in range(4)]
    for thread in asking:
        thread.start()
    time.sleep(1)
    start = time.monotonic()
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=30)
    assert time.monotonic() - start < 5
    for thread in asking:
        thread.join()
    assert (out, err, told) == ("", "", [503] * 4)


def test_its_workers_end_with_it_even_if_it_is_killed(kg: Path) -> None:
    server = started(kg, "--workers", "1")
    address = server.stdout.readline().strip()
    assert httpx2.get(f"{address}sparql?query=ASK%7B%7D", timeout=30).status_code == 200
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    if not children.exists():
        server.kill()
        server.communicate()
        pytest.skip("this system does not tell which processes are whose children")
    workers = [int(pid) for pid in children.read_text().split()]
    server.kill()
    server.communicate()
    assert workers
    assert all(_ends(pid) for pid in workers)


def _ends(pid: int) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True  # nobody is left to take note of its end
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def test_the_folder_that_one_is_in_is_served(kg: Path) -> None:
    command = [sys.executable, "-c", "from graphkit.cli import main; main()", "serve", ".", "--port", "0"]
    root = str(Path(__file__).parents[1])
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=kg, env={**os.environ, "PYTHONPATH": root}, **pipes) as server:
        address = server.stdout.readline().strip()
        missing = httpx2.get(f"{address}entity?iri=x", timeout=30).text
        server.terminate()
        server.communicate(timeout=30)
    assert missing == "kg: no entity 'x'; the IRI of one that it holds was expected\n"


def test_another_host_is_warned_of(kg: Path) -> None:
    server = started(kg, "--host", "0.0.0.0")  # noqa: S104 - that is what is warned of
    try:
        assert server.stdout.readline().startswith("http://0.0.0.0:")
        server.terminate()
        _, err = server.communicate(timeout=30)
        assert "whoever reaches it reads" in err
    finally:
        server.kill()


def test_a_port_that_is_taken_is_one_line(kg: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", kg, "--port", str(port))
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert f"127.0.0.1:{port}: it cannot be listened at" in done.err


@pytest.mark.parametrize("host", ["no.such.host.invalid", "999.1.1.1", "x" * 300])
def test_a_host_that_is_none_is_one_line(kg: Path, host: str) -> None:
    done = run("serve", kg, "--host", host)
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[-1].startswith(f"graphkit: {host}:8008: it cannot be listened at")


def test_what_is_no_store_is_one_line(tmp_path: Path) -> None:
    done = run("serve", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "there is no store" in done.err


def test_the_other_commands_do_not_load_the_web_server() -> None:
    script = (
        "import sys, graphkit.cli, graphkit.rdf; print(sorted({'starlette', 'uvicorn', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_engine_behind_an_address_is_not_copied_into_memory() -> None:
    result = run("serve", "http://127.0.0.1:9/", "--in-memory")
    assert result.code == 2
    assert "a folder was expected" in result.err
