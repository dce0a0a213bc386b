"""Reading costs nothing before it is asked for, and no more memory than one document."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

from graphkit.model import Article
from graphkit.read import read_articles

TEXT = "The parliament ratified the treaty."


def test_importing_loads_none_of_the_heavy_libraries() -> None:
    heavy = "charset_normalizer lxml numpy py3langid pypdf spacy trafilatura"
    code = f"import sys, graphkit.read; print([name for name in {heavy.split()!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_inputs_are_taken_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    first = next(iter(read_articles(itertools.repeat(path))))
    assert isinstance(first, Article)


def test_a_feed_is_read_line_by_line(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(f"{json.dumps({'text': TEXT, 'id': 'first'})}\n")
    articles = read_articles([feed, "-not-reached.txt"])
    assert getattr(next(articles), "source_id", None) == "first"
    with feed.open("a") as stream:
        stream.write(f"{json.dumps({'text': TEXT, 'id': 'written later'})}\n")
    assert getattr(next(articles), "source_id", None) == "written later"


def test_libraries_log_nothing_beside_our_own_messages(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\ntrailer << >>\nstartxref\n7\n%%EOF")
    (tmp_path / "b.html").write_text("<html><body></body></html>")
    code = "import sys; from graphkit.read import read_articles; print(len(list(read_articles(sys.argv[1:]))))"
    answer = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert (answer.stdout.strip(), answer.stderr) == ("2", "")
