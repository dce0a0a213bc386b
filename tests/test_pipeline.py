"""The whole run: order, workers, hash seeds, repeated and interrupted builds change nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit import Defaults, KnowledgeGraph, Options, build, read_articles
from graphkit.errors import ArticleError, StoreBusyError
from graphkit.interchange import to_json_line
from graphkit.lexicon.types import load_types
from graphkit.model import Article
from graphkit.pipeline import extract_all
from graphkit.rdf import Store
from graphkit.resources import samples

PAGES = sorted(samples().glob("*.md"))[:8]


def lines(paths: list[Path], workers: int = 1) -> list[str]:
    types = load_types()
    found = []
    for item in extract_all(read_articles(paths), Options(workers=workers)):
        assert not isinstance(item, ArticleError)
        found.append(to_json_line(item, types))
    return found


def quads(paths: list[Path]) -> bytes:
    with build(paths) as graph:
        return graph.export("nquads")


def test_order_of_input_changes_order_of_output_only() -> None:
    pages = [p for p in PAGES if p.stem[:2].isdigit()]
    shuffled = random.Random(7).sample(pages, len(pages))
    assert sorted(lines(pages)) == sorted(lines(shuffled))
    assert quads(pages) == quads(shuffled)


def test_two_workers_give_the_bytes_of_one() -> None:
    assert lines(PAGES[:4], workers=2) == lines(PAGES[:4])


def test_hash_seeds_change_nothing(tmp_path: Path) -> None:
    code = "import sys; from graphkit import build; sys.stdout.buffer.write(build(sys.argv[1:]).export('nquads'))"
    outputs = []
    for seed in ("0", "424242"):
        command = [sys.executable, "-c", code, *map(str, PAGES[:4])]
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        outputs.append(done.stdout)
    assert outputs[0]
    assert outputs[0] == outputs[1]


def test_the_same_article_twice_is_one_article(tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_bytes(PAGES[0].read_bytes())
    with build([PAGES[0], copy]) as graph:
        assert len(graph.articles()) == 1


def test_a_second_writer_is_told_at_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", write=True), pytest.raises(StoreBusyError, match="another process"):
        build([PAGES[0]], tmp_path / "kg")


def test_a_killed_build_is_completed_by_the_next(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    article = next(iter(read_articles([PAGES[0]])))
    assert isinstance(article, Article)
    rows = [{"id": str(n), "text": f"{article.text}\n\nThis is report number {n}."} for n in range(40)]
    feed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "graphkit", "build", str(feed), "-o", str(tmp_path / "kg")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not (tmp_path / "kg" / "CURRENT").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1.0)
        process.send_signal(signal.SIGKILL)
    with KnowledgeGraph.load(tmp_path / "kg") as graph:
        before = len(graph.articles())
    assert before < 40
    with build([feed], tmp_path / "kg") as graph, build([feed]) as whole:
        assert len(graph.articles()) == 40
        assert graph.export("nquads") == whole.export("nquads")


def test_defaults_fill_what_an_article_lacks() -> None:
    (article,) = read_articles([PAGES[0]], defaults=Defaults(publisher="Nobody", title="None"))
    assert isinstance(article, Article)
    assert article.publisher != "Nobody"


def test_not_one_article_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"missing\.txt"):
        build(tmp_path / "missing.txt")
