"""Each fault gives exactly one line that names file and place, and its neighbours come through."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import ArticleError
from graphkit.model import Article
from graphkit.read import read_articles

ENGLISH = "The ministry said that both parliaments had ratified the treaty and that it would enter into force in May."
FRONT = "---\ntitle: A treaty\n{}\n---\n" + ENGLISH

FILES = {
    "an empty file": ("empty.txt", b"", "", "the file is empty"),
    "blanks alone": ("blank.txt", b" \r\n\t\xc2\xa0\n", "", "the text is empty"),
    "NUL bytes": ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "", "the file is binary"),
    "control characters": ("noise.txt", b"\x01\x02\x03 abc \x04\x05" * 9, "", "the file is binary"),
    "no known character set": ("bytes.txt", b"good line\n" + bytes(range(128, 256)), ":2", "is not UTF-8"),
    "damaged UTF-8": ("cut.txt", "café, naïve, façade\n".encode() + b"r\xf4le", ":2", "the byte 0xf4 is not UTF-8"),
    "broken UTF-16": ("wide.txt", b"\xff\xfea\x00\x00\xd8b\x00", ":1", "is not UTF-16-LE"),
    "too large a file": ("huge.txt", b"word " * 2_100_000, "", "the file is larger than 10 MB"),
    "too long a text": ("long.txt", b"word " * 210_000, "", "the text has 1,050,000 characters"),
    "Russian": ("ru.txt", "Президент одобрил проект договора с Россией.".encode(), "", "text is in 'ru'"),
    "front matter left open": ("open.md", b"---\ntitle: A\n\nText.", ":1", "the front matter is not closed"),
    "front matter too long": (
        "long.md",
        b"---\n" + b"x: y\n" * 20_000 + b"---\nText.",
        ":1",
        "the front matter is not closed within 65,536",
    ),
    "broken YAML": ("yaml.md", FRONT.format("url: [a, b").encode(), ":4", "broken YAML"),
    "YAML with control characters": ("bell.md", FRONT.format("url: a\x07b").encode(), ":3", "broken YAML"),
    "YAML nested without end": ("deep.md", FRONT.format("x: " + "[" * 30_000).encode(), "", "nested too deeply"),
    "front matter without fields": ("prose.md", b"---\njust prose\n---\nText.", ":2", "the front matter has no fields"),
    "a list for a title": ("list.md", FRONT.format("title: [a, b]").encode(), ":3", "title is not a single value"),
    "a bad date": (
        "date.md",
        FRONT.format("published: 31/31/2025").encode(),
        ":3",
        "published is '31/31/2025'; an ISO date such as 2025-10-03 was expected",
    ),
    "a day that does not exist": (
        "day.md",
        FRONT.format("published: 2025-02-30").encode(),
        ":3",
        "published is '2025-02-30'",
    ),
    "a page without text": ("page.html", b"<!doctype html><html><body></body></html>", "", "no text was found"),
    "a PDF that is none": ("none.pdf", b"PDF? No.", "", "broken PDF"),
    "JSON that ends early": ("cut.json", b'[\n{"text": "a"},\n', ":3", "broken JSON (column 1"),
    "JSON that is a number": ("number.json", b"7", "", "a number, not an object"),
    "an empty list": ("list.json", b"[]", "", "the list is empty"),
    "an empty feed": ("feed.jsonl", b"", "", "the file is empty; one JSON object a line was expected"),
    "a feed in UTF-16": ("wide.jsonl", '{"text": "a"}'.encode("utf-16"), "", "the file is in UTF-16"),
    "an unknown ending": ("report.docx", b"PK", None, "1 file(s) end in '.docx'"),
}

RECORDS = {
    "broken JSON": (b'{"text": "a"', "broken JSON (column 13"),
    "bytes that are not UTF-8": (b'{"text": "caf\xe9"}', "the byte 0xe9 is not UTF-8"),
    "nesting without end": (b"[" * 200_000, "broken JSON (nested too deeply)"),
    "a number without end": (b'{"text": ' + b"9" * 5000 + b"}", "broken JSON (a number has too many digits)"),
    "a list": (b"[1]", "a list, not an object"),
    "null": (b"null", "null, not an object"),
    "no text": (b'{"id": 1}', "text is missing; a string was expected"),
    "null for a text": (b'{"text": null}', "text is missing"),
    "a number for a text": (b'{"text": 5}', "text is a number; a string was expected"),
    "an object for a text": (b'{"text": {"a": "b"}}', "text is an object"),
    "an empty text": (b'{"text": " \\n "}', "the text is empty"),
    "NUL in a text": (b'{"text": "The text.\\u0000"}', "the text is binary"),
    "NUL in a title": (b'{"text": "The text.", "title": "a\\u0000"}', "title is binary"),
    "half a surrogate pair in a text": (b'{"text": "a \\ud83d b"}', "the text holds half a surrogate pair"),
    "half a surrogate pair in a URL": (b'{"text": "The text.", "url": "\\udc00"}', "url holds half a surrogate pair"),
    "half a surrogate pair in an id": (b'{"text": "The text.", "id": "\\udc00"}', "id holds half a surrogate pair"),
    "a list for a title": (b'{"text": "a", "title": ["b"]}', "title is a list"),
    "a number for a URL": (b'{"text": "a", "url": 1.5}', "url is a number"),
    "true for a publisher": (b'{"text": "a", "publisher": true}', "publisher is true or false"),
    "true for an id": (b'{"text": "a", "id": true}', "id is true or false; a string or a whole number"),
    "a number for a day": (b'{"text": "a", "published": 20251003}', "published is a number"),
    "a day that is none": (b'{"text": "a", "published": "yesterday\\n"}', r"published is 'yesterday\n'; an ISO date"),
    "a day with a tail": (b'{"text": "a", "published": "2025-10-03 or so"}', "published is '2025-10-03 or so'"),
    "too long a text": (json.dumps({"text": "word " * 210_000}).encode(), "the text has 1,050,000 characters"),
    "Chinese": (json.dumps({"text": "国防部发言人表示，两国将举行联合军事演习。"}).encode(), "English was expected"),
}


def _split(paths: list[Path]) -> tuple[list[Article], list[ArticleError]]:
    results = list(read_articles(paths))
    articles = [result for result in results if isinstance(result, Article)]
    return articles, [result for result in results if isinstance(result, ArticleError)]


@pytest.mark.parametrize(("name", "contents", "place", "phrase"), FILES.values(), ids=list(FILES))
def test_a_bad_file_gives_one_line_and_its_neighbours_come_through(
    tmp_path: Path, name: str, contents: bytes, place: str | None, phrase: str
) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / name).write_bytes(contents)
    (tmp_path / "z.txt").write_text(ENGLISH)
    articles, errors = _split([tmp_path])
    assert [article.source_id for article in articles] == [str(tmp_path / "a.txt"), str(tmp_path / "z.txt")]
    assert len(errors) == 1
    message = str(errors[0])
    where = str(tmp_path) if place is None else f"{tmp_path / name}{place}"
    assert message.startswith(f"{where}: ")
    assert phrase in message
    assert message.isprintable()


@pytest.mark.parametrize(("line", "phrase"), RECORDS.values(), ids=list(RECORDS))
def test_a_bad_line_gives_one_line_and_its_neighbours_come_through(tmp_path: Path, line: bytes, phrase: str) -> None:
    good = json.dumps({"text": ENGLISH}).encode()
    feed = tmp_path / "feed.jsonl"
    feed.write_bytes(b"\n".join([good, b"", line, good]))
    articles, errors = _split([feed])
    assert [article.source_id for article in articles] == [f"{feed}:1", f"{feed}:4"]
    assert [error.where for error in errors] == [f"{feed}:3"]
    assert phrase in str(errors[0])
    assert str(errors[0]).isprintable()


def test_a_bad_item_of_a_list_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([{"text": ENGLISH}, {"title": "b"}, {"text": ENGLISH, "id": "c"}]))
    articles, errors = _split([path])
    assert [article.source_id for article in articles] == [f"{path}:1", "c"]
    assert [str(error) for error in errors] == [f"{path}: item 2: text is missing; a string was expected"]


def test_too_long_a_line_is_passed_over_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.read.pieces.LINE_BYTES", 200)
    monkeypatch.setattr("graphkit.read.jsonlines.LINE_BYTES", 200)
    feed = tmp_path / "feed.jsonl"
    feed.write_text("\n".join(json.dumps({"text": text}) for text in (ENGLISH, ENGLISH * 9, ENGLISH)))
    articles, errors = _split([feed])
    assert [article.source_id for article in articles] == [f"{feed}:1", f"{feed}:3"]
    assert [(error.where, error.what) for error in errors] == [(f"{feed}:2", "the line is longer than 0 MB")]


def test_an_encrypted_pdf_is_named_as_such(tmp_path: Path, pdf_of: Callable[..., bytes]) -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'00' * 32}> >> /ID [<00> <00>]"
    (tmp_path / "locked.pdf").write_bytes(pdf_of(ENGLISH, trailer=lock))
    _, errors = _split([tmp_path / "locked.pdf"])
    assert [error.what for error in errors] == ["the PDF is encrypted"]


def test_a_pdf_of_pictures_is_named_as_such(tmp_path: Path, pdf_of: Callable[..., bytes]) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf_of(""))
    _, errors = _split([tmp_path / "scan.pdf"])
    assert [error.what for error in errors] == ["no text was found in the PDF"]


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, 900), junk=st.binary(max_size=30), cut=st.integers(0, 40))
def test_no_damage_to_a_pdf_goes_past_as_anything_but_an_error(
    tmp_path_factory: pytest.TempPathFactory, pdf_of: Callable[..., bytes], place: int, junk: bytes, cut: int
) -> None:
    whole = pdf_of(ENGLISH, "A second page, with the text of the treaty.", title="A title")
    path = tmp_path_factory.getbasetemp() / "damaged.pdf"
    path.write_bytes(whole[:place] + junk + whole[place + cut :])
    results = list(read_articles(path))
    assert len(results) == 1


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(ENGLISH)
    (tmp_path / "open.txt").write_text(ENGLISH)
    real = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    articles, errors = _split([tmp_path])
    assert len(articles) == 1
    assert [str(error) for error in errors] == [
        f"{locked}: cannot be read (permission denied); a readable file or folder was expected"
    ]


@pytest.mark.parametrize(
    ("given_input", "message"),
    [
        ("missing.txt", "missing.txt: no such file or folder; a path that exists was expected"),
        ("missing.docx", "missing.docx: no such file or folder; a path that exists was expected"),
        ("missing", "missing: no such file or folder; a path that exists was expected"),
        ("", "'': not the name of a file; a path was expected"),
        ("a\0b", r"'a\x00b': not the name of a file; a path was expected"),
        ("x" * 300, f"{'x' * 300}: cannot be read (file name too long); a readable file or folder was expected"),
        ("two\nlines.txt", r"two\nlines.txt: no such file or folder; a path that exists was expected"),
    ],
)
def test_a_path_that_leads_nowhere_gives_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given_input: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [str(error) for error in read_articles([given_input])] == [message]


def test_an_error_holds_neither_a_traceback_nor_its_cause(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text('{"text": 1}\n{"text"')
    (tmp_path / "ru.txt").write_text("Министерство обороны сообщило о подписании договора.")
    errors = _split([tmp_path])[1]
    assert len(errors) == 3
    assert [(error.__traceback__, error.__cause__, error.__context__) for error in errors] == [(None, None, None)] * 3
