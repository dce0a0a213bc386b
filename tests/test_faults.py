"""A fault costs the article that has it, and one line: the neighbours go through, the exit code tells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from graphkit import KnowledgeGraph, build
from graphkit.errors import StoreError
from tests.in_process import Done, run

GOOD = (
    "Russia delivered S-400 systems to India in May.",
    "Germany signed a treaty with Lithuania in Vilnius on Tuesday.",
)
RUSSIAN = "Президент Белоруссии одобрил проект протокола к договору с Россией о военном сотрудничестве."

FILES = {
    "empty": ("empty.txt", b"", "the file is empty"),
    "huge": ("huge.txt", b"Russia and Iran signed a treaty. " * 310_000, "larger than 10 MB"),
    "binary": ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 99, "binary"),
    "wrongly encoded": (
        "latin.txt",
        "Fédération, déployé, traité.\n".encode() + b"d\xe9ploy\xff\x81 en mai\n",
        "not UTF-8",
    ),
    "not English": ("russian.md", f"---\ntitle: Договор\n---\n{RUSSIAN}".encode(), "English was expected"),
    "of no known format": ("table.xlsx", b"PK\x03\x04", ".xlsx"),
    "with a bad day": ("day.md", b"---\npublished: 2025-02-30\n---\nA text.", "2025-02-30"),
}
LINES = {
    "broken": '{"text": "Russia del',
    "without a text": '{"title": "A treaty", "url": "https://a.example/1"}',
    "with an empty text": '{"text": ""}',
    "with a number for a text": '{"text": 7}',
    "with NUL": json.dumps({"text": "A treaty.\0"}),
    "not English": json.dumps({"text": RUSSIAN}, ensure_ascii=False),
    "with a bad day": json.dumps({"text": GOOD[0], "published": "soon"}),
}


def folder(path: Path) -> Path:
    path.mkdir()
    (path / "a.txt").write_text(GOOD[0], encoding="utf-8")
    (path / "z.txt").write_text(GOOD[1], encoding="utf-8")
    return path


def complaints(done: Done) -> list[str]:
    """The lines on stderr but the summary, which is the last."""
    *lines, summary = done.err.splitlines()
    assert "2 articles added" in summary
    assert f"{len(lines)} not taken" in summary
    assert done.out == ""
    return lines


@pytest.mark.parametrize(("name", "contents", "phrase"), FILES.values(), ids=list(FILES))
def test_a_faulty_file_gives_one_line_and_its_neighbours_go_through(
    tmp_path: Path, name: str, contents: bytes, phrase: str
) -> None:
    news = folder(tmp_path / "news")
    (news / name).write_bytes(contents)
    done = run("build", news, "-o", tmp_path / "kg")
    (line,) = complaints(done)
    assert done.code == 3
    assert line.startswith("graphkit: ")
    assert phrase in line
    assert line.isprintable()
    with KnowledgeGraph.load(tmp_path / "kg") as graph:
        assert len(graph.articles()) == 2
        assert {"ArmsTransfer", "Signing"} <= {claim.type for claim in graph.claims()}


def test_a_file_that_cannot_be_read_gives_one_line(tmp_path: Path) -> None:
    news = folder(tmp_path / "news")
    (news / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    done = run("build", news, "-o", tmp_path / "kg")
    (line,) = complaints(done)
    assert done.code == 3
    assert f"{news / 'gone.txt'}: " in line


@pytest.mark.parametrize("line", LINES.values(), ids=list(LINES))
def test_a_faulty_line_gives_one_line_and_its_neighbours_go_through(tmp_path: Path, line: str) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("\n".join([json.dumps({"text": GOOD[0]}), line, json.dumps({"text": GOOD[1]})]), encoding="utf-8")
    done = run("build", feed, "-o", tmp_path / "kg")
    (complaint,) = complaints(done)
    assert done.code == 3
    assert complaint.startswith(f"graphkit: {feed}:2: ")


def test_all_faults_together_give_as_many_lines(tmp_path: Path) -> None:
    news = folder(tmp_path / "news")
    for name, contents, _ in FILES.values():
        (news / name).write_bytes(contents)
    (news / "feed.jsonl").write_text("\n".join(LINES.values()), encoding="utf-8")
    done = run("build", news, "-o", tmp_path / "kg", "--workers", "2")
    assert done.code == 3
    assert len(complaints(done)) == len(FILES) + len(LINES)


def test_nothing_but_faults_fails_and_leaves_a_store_that_opens(tmp_path: Path) -> None:
    done = run(
        "build", *(_written(tmp_path, name, contents) for name, contents, _ in FILES.values()), "-o", tmp_path / "kg"
    )
    assert done.code == 1
    with KnowledgeGraph.load(tmp_path / "kg") as graph:
        assert graph.claims() == ()


def _written(path: Path, name: str, contents: bytes) -> Path:
    (path / name).write_bytes(contents)
    return path / name


@pytest.mark.parametrize(
    "command", [["query", "kg", "deployments"], ["view", "kg", "-o", "p.html"], ["validate", "kg"]]
)
def test_a_store_that_is_not_there_is_not_made(
    tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("graphkit: kg: ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    news = folder(tmp_path / "news")
    done = run("build", news, "-o", news)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert sorted(path.name for path in news.iterdir()) == ["a.txt", "z.txt"]


@contextmanager
def building(store: Path, texts: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A build in a process of its own that has taken the texts and waits for more on its standard input."""
    # A test run in the background has SIGINT ignored, and its children inherit that.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from graphkit.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "build", "-", "-o", str(store)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdin
        try:
            for text in texts:
                process.stdin.write(json.dumps({"text": text}) + "\n")
            process.stdin.flush()
            _wait_for(store, len(texts), process)
            yield process
        finally:
            process.kill()


def _wait_for(store: Path, articles: int, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        # A store that is being made cannot be read yet.
        with suppress(StoreError), KnowledgeGraph.load(store) as graph:
            if len(graph.articles()) == articles:
                return
        time.sleep(0.1)
    pytest.fail("the build did not take the articles within a minute")


def test_a_second_build_says_at_once_that_the_store_is_taken(tmp_path: Path) -> None:
    news = folder(tmp_path / "news")
    with building(tmp_path / "kg", [GOOD[0]]) as first:
        second = run("build", news, "-o", tmp_path / "kg")
        assert first.poll() is None
        assert second.code == 1
        assert second.err == f"graphkit: {tmp_path / 'kg'}: another process is writing to it; wait until it is done\n"
        _, err = first.communicate()
    assert first.returncode == 0
    assert "1 articles added" in err
    assert run("build", news, "-o", tmp_path / "kg").code == 0


def test_an_interrupted_build_leaves_a_store_that_the_next_one_completes(tmp_path: Path) -> None:
    texts = [f"{text} This is report number {number}." for number in range(3) for text in GOOD]
    with building(tmp_path / "kg", texts[:4]) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.split("\n", 1)[1] == "graphkit: interrupted; run it again to complete what is missing\n"
    with KnowledgeGraph.load(tmp_path / "kg") as graph:
        assert len(graph.articles()) == 4
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    done = run("build", feed, "-o", tmp_path / "kg")
    assert done.code == 0
    assert "2 articles added, 4 already there" in done.err
    with KnowledgeGraph.load(tmp_path / "kg") as graph, build(feed) as whole:
        assert len(graph.articles()) == len(whole.articles()) == len(texts)
        assert {claim.id: claim.status for claim in graph.claims()} == {c.id: c.status for c in whole.claims()}
