"""Text comes through exactly as offsets count it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model import Article
from graphkit.read import jsonlines, markdown, plain, read_articles
from graphkit.read.draft import Draft

ENGLISH = "The defence ministry said on Tuesday that the two governments would sign the agreement in the spring. " * 6
ODD = "\r\nIt is\u00a0“so”\u2028e\u0301 é 👩‍🚀 \u202eRTL\u202c \u200f</script>\x1b[31m\x85\ufeff \v\f\r end \t\n\n "

any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def _only(results: object) -> Draft:
    (draft,) = results  # type: ignore[misc]
    assert isinstance(draft, Draft), draft
    return draft


@given(text=any_text, ascii_only=st.booleans())
def test_any_text_goes_through_json_lines_unchanged(text: str, ascii_only: bool) -> None:
    line = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
    assert _only(jsonlines.drafts("feed", iter([line]))).text == text


@given(text=any_text.filter(lambda text: text and not text.startswith("\ufeff")))
def test_any_text_without_control_characters_goes_through_a_text_file_unchanged(text: str) -> None:
    kept = "".join(character for character in text if unicodedata.category(character) != "Cc") + "\r\n."
    pieces = kept.encode().splitlines(keepends=True)
    assert _only(plain.drafts("a.txt", iter(pieces))).text == kept


@given(text=any_text, front=st.sampled_from(["---\ntitle: A\n---\n", "---\r\ntitle: A\r\n---\r\n\r\n"]))
def test_any_body_after_front_matter_is_kept_from_its_first_line_that_is_not_blank(text: str, front: str) -> None:
    kept = "Start." + "".join(character for character in text if unicodedata.category(character) != "Cc") + "\r\n.\n"
    assert _only(markdown.drafts("a.md", iter([(front + kept).encode()]))).text == kept


@settings(deadline=None)
@given(tail=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_an_english_article_with_any_tail_is_taken_whole(tmp_path_factory: pytest.TempPathFactory, tail: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_text(json.dumps({"text": ENGLISH + tail}))
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    assert article.text == ENGLISH + tail


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.json"])
def test_odd_characters_keep_their_places_in_every_text_format(tmp_path: Path, name: str, mark: bytes) -> None:
    text = ENGLISH + ODD + ENGLISH
    contents = json.dumps({"text": text}, ensure_ascii=False) if "json" in name else text
    (tmp_path / name).write_bytes(mark + contents.encode())
    (article,) = read_articles([tmp_path / name])
    assert isinstance(article, Article)
    assert article.text == text


def test_utf_16_with_a_mark_is_read_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((ENGLISH + "“é”\r\n").encode("utf-16"))
    (article,) = read_articles([tmp_path / "a.txt"])
    assert isinstance(article, Article)
    assert article.text == ENGLISH + "“é”\r\n"


def test_a_title_of_any_length_is_kept(tmp_path: Path) -> None:
    title = "</script>\u202e\n" * 10_000
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ENGLISH, "title": title}))
    (article,) = read_articles([tmp_path / "a.jsonl"])
    assert isinstance(article, Article)
    assert article.title == title
