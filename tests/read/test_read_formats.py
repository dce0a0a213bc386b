"""What each format gives: text, metadata and the name of the source."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit import ids
from graphkit.model import Article
from graphkit.read import Defaults, read_articles

DAY = dt.date(2025, 10, 3)
BODY = "The two ministers signed the agreement.\n\n# Not a comment\n\n- *as it is*\n"


def _article(path: Path, defaults: Defaults | None = None) -> Article:
    (result,) = read_articles([path], defaults=defaults or Defaults())
    assert isinstance(result, Article), result
    return result


def _written(path: Path, contents: str | bytes) -> Path:
    path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
    return path


def test_plain_text_is_one_article_without_metadata(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.txt", BODY)
    assert _article(path) == Article(ids.article_id(BODY, None), str(path), BODY)


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "A.MD"])
def test_front_matter_becomes_metadata_and_the_body_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    fields = "title: 'A: B'\npublisher: Wire\nurl: https://wire.example/1\npublished: 2025-10-03\ntags: [x]\n"
    path = _written(tmp_path / name, f"---\n{fields}---\n\n{BODY}")
    url = "https://wire.example/1"
    assert _article(path) == Article(ids.article_id(BODY, url), str(path), BODY, "A: B", url, "Wire", DAY)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("1984", "1984"),
        ("No", "No"),
        ("2025-10-03", "2025-10-03"),
        ("~", None),
        ("", None),
        ("''", None),
        ("!!x y", "y"),
    ],
)
def test_a_title_is_taken_as_printed_whatever_yaml_would_make_of_it(
    tmp_path: Path, printed: str, title: str | None
) -> None:
    assert _article(_written(tmp_path / "a.md", f"---\ntitle: {printed}\n---\n{BODY}")).title == title


@pytest.mark.parametrize("front", ["", "---\n---\n", "---\n# nothing\n...\n", "---\r\ntitle:\r\n---\r\n\r\n"])
def test_markdown_without_metadata_is_an_article(tmp_path: Path, front: str) -> None:
    assert _article(_written(tmp_path / "a.md", front + BODY)) == _article(tmp_path / "a.md", Defaults())
    assert _article(tmp_path / "a.md").text == BODY


def test_yaml_aliases_do_not_multiply(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    loop = "loop: &loop [*loop]\n"
    path = _written(tmp_path / "a.md", f"---\n{bomb}{loop}t: &t A title\ntitle: *t\n---\n{BODY}")
    assert _article(path).title == "A title"


def test_json_lines_keep_id_text_and_metadata_and_ignore_the_rest(tmp_path: Path) -> None:
    url = "javascript:alert(1)"
    rows = [
        {"id": "x-1", "text": BODY, "title": "T", "url": url, "publisher": "P", "published": "2025-10-03"},
        {"id": 7, "text": BODY, "title": "", "url": None, "publisher": " ", "published": "", "links": [{"start": 0}]},
        {"text": BODY, "published": "2025-10-03T23:59:59.123456789+14:00"},
    ]
    path = _written(tmp_path / "feed.ndjson", "\ufeff" + "\r\n\r\n".join(json.dumps(row) for row in rows))
    assert list(read_articles([path])) == [
        Article(ids.article_id(BODY, url), "x-1", BODY, "T", url, "P", DAY),
        Article(ids.article_id(BODY, None), "7", BODY),
        Article(ids.article_id(BODY, None), f"{path}:5", BODY, published=DAY),
    ]


@pytest.mark.parametrize("text", ["2025-10-03", " 2025-10-03 ", "2025-10-03T10:00Z", "2025-10-03 10:00:00,5 +0200"])
def test_the_day_of_a_date_and_time_is_taken_as_written(tmp_path: Path, text: str) -> None:
    path = _written(tmp_path / "a.json", json.dumps({"text": BODY, "published": text}))
    assert _article(path).published == DAY


def test_a_json_file_holds_one_article_or_a_list(tmp_path: Path) -> None:
    one = _written(tmp_path / "one.json", json.dumps({"text": BODY}, indent=1))
    two = _written(tmp_path / "two.json", json.dumps([{"text": BODY, "id": "x"}, {"text": BODY}], indent=1))
    found = [article.source_id for article in read_articles([one, two]) if isinstance(article, Article)]
    assert found == [str(one), "x", f"{two}:2"]


def test_html_gives_main_text_and_declared_metadata(tmp_path: Path) -> None:
    page = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pact signed - Wire</title>
    <meta property="og:title" content="Pact signed"><meta property="og:site_name" content="Wire">
    <meta property="article:published_time" content="2025-10-03T08:00:00Z">
    <link rel="canonical" href="https://wire.example/2025/pact"></head><body>
    <nav><a href="/">Home</a> <a href="/world">World</a></nav>
    <article><p>The two ministers signed the “pact” in Minsk on 1 May 2019.</p>
    <p>It says &lt;/script&gt; and <b>caf&eacute;</b>, and both parliaments have yet to read it.</p>
    <script>alert(1)</script></article>
    <footer>All rights reserved</footer></body></html>"""
    article = _article(_written(tmp_path / "a.html", page))
    lines = [
        "The two ministers signed the “pact” in Minsk on 1 May 2019.",
        "It says </script> and café, and both parliaments have yet to read it.",
    ]
    assert article.text.splitlines() == lines
    assert (article.title, article.publisher, article.published) == ("Pact signed", "Wire", DAY)
    assert article.url == "https://wire.example/2025/pact"


def test_no_day_is_guessed_from_a_pages_prose(tmp_path: Path) -> None:
    page = "<html><body><article><p>The pact was signed in Minsk on 1 May 2019, they said.</p></article></body></html>"
    assert _article(_written(tmp_path / "a.htm", page)).published is None


def test_a_bare_paragraph_is_a_page(tmp_path: Path) -> None:
    assert _article(_written(tmp_path / "a.html", "<p>The pact was signed.</p>")).text.strip() == "The pact was signed."


def test_a_pdf_gives_the_text_of_its_pages_and_its_title(tmp_path: Path, pdf_of: Callable[..., bytes]) -> None:
    pages = ("The ministers signed the (draft) agreement.\nThey said “yes”.", "It enters into force in May.")
    article = _article(_written(tmp_path / "a.pdf", pdf_of(*pages, title="A pact")))
    lines = ["The ministers signed the (draft) agreement.", "They said “yes”.", "It enters into force in May."]
    assert [line for line in article.text.splitlines() if line] == lines
    assert (article.title, article.publisher, article.published) == ("A pact", None, None)


def test_defaults_stand_in_only_where_a_document_is_silent(tmp_path: Path) -> None:
    rows = [{"text": BODY, "title": "Own", "published": "2024-01-02", "url": "u:1"}, {"text": BODY, "title": " "}]
    path = _written(tmp_path / "feed.jsonl", "\n".join(json.dumps(row) for row in rows))
    first, second = read_articles([path], defaults=Defaults("Given", "Given Wire", "u:given", DAY))
    own = ("Own", "Given Wire", "u:1", dt.date(2024, 1, 2))
    assert isinstance(first, Article)
    assert (first.title, first.publisher, first.url, first.published) == own
    assert second == Article(ids.article_id(BODY, "u:given"), f"{path}:2", BODY, "Given", "u:given", "Given Wire", DAY)


def test_a_file_named_without_an_ending_goes_by_its_first_character(tmp_path: Path) -> None:
    assert _article(_written(tmp_path / "feed", json.dumps({"id": "x", "text": BODY}))).source_id == "x"
    assert _article(_written(tmp_path / "note", BODY)).text == BODY


def test_one_path_needs_no_list(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.txt", BODY)
    assert list(read_articles(path)) == list(read_articles(str(path))) == list(read_articles([path]))
