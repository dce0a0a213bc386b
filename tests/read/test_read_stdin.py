"""Standard input: the format goes by the first character that is not blank."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from graphkit.errors import ArticleError
from graphkit.model import Article
from graphkit.read import read_articles

TEXT = "The parliament ratified the treaty."


def _results() -> list[Article | ArticleError]:
    return list(read_articles(["-"]))


@pytest.mark.parametrize("contents", [f"{TEXT}\r\n", f"\n\n  \n  {TEXT}", f"[Minsk] {TEXT}", f"# {TEXT}\n{{}}\n<p>\n"])
def test_text_is_taken_byte_for_byte(stdin: Callable[[bytes], None], contents: str) -> None:
    stdin(contents.encode())
    (article,) = _results()
    assert isinstance(article, Article)
    assert (article.source_id, article.text) == ("-", contents)


def test_json_lines_are_known_by_a_brace(stdin: Callable[[bytes], None]) -> None:
    row = json.dumps({"text": TEXT})
    stdin(f"\n  \n {row}\nnot json\n{json.dumps({'id': 'x', 'text': TEXT})}".encode())
    first, error, last = _results()
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert [first.source_id, last.source_id] == ["-:3", "x"]
    assert str(error).startswith("-:4: broken JSON (column 1")


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf", b"\n \n"])
def test_html_is_known_by_an_angle_bracket(stdin: Callable[[bytes], None], head: bytes) -> None:
    stdin(head + f"<html><body><article><p>{TEXT}</p></article></body></html>".encode())
    (article,) = _results()
    assert isinstance(article, Article)
    assert article.text.strip() == TEXT


@pytest.mark.parametrize(("contents", "what"), [(b"", "the file is empty"), (b" \n\n", "the text is empty")])
def test_nothing_gives_one_line(stdin: Callable[[bytes], None], contents: bytes, what: str) -> None:
    stdin(contents)
    (error,) = _results()
    assert isinstance(error, ArticleError)
    assert (error.where, error.what) == ("-", what)


def test_blanks_without_end_are_given_up(stdin: Callable[[bytes], None]) -> None:
    stdin(b" \n" * 6_000_000)
    (error,) = _results()
    assert isinstance(error, ArticleError)
    assert error.what == "the file is larger than 10 MB"
