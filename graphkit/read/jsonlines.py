"""JSON Lines, or one JSON object or list -> a draft for each object, its `text` unchanged."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from graphkit.errors import ArticleError
from graphkit.read.draft import Draft, day
from graphkit.read.pieces import CONTAINER_BYTES, LINE_BYTES, whole

_KINDS = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "a string"}
_LINE_EXPECTED = "one JSON object a line was expected"
_WHOLE_EXPECTED = "one JSON object or a list of them was expected (JSON Lines go into a file ending in .jsonl)"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def drafts(where: str, pieces: Iterator[bytes]) -> Iterator[Draft | ArticleError]:
    """A draft or an error for each line that is not blank; only one line is held in memory.

    Raises:
        ArticleError: there is no line at all, or the file is in UTF-16.
    """
    number = 0
    for number, line in enumerate(_whole_lines(pieces), start=1):
        if number == 1 and line.startswith(_WIDE):
            raise ArticleError(where, "the file is in UTF-16", "JSON Lines in UTF-8 were expected")
        yield from _drafts_of_line(f"{where}:{number}", line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)
    if number == 0:
        raise ArticleError(where, "the file is empty", _LINE_EXPECTED)


def drafts_of_value(where: str, pieces: Iterator[bytes]) -> Iterator[Draft | ArticleError]:
    """The drafts or errors of a file that holds one JSON object or a list of them.

    Raises:
        ArticleError: it is not JSON, or neither of these.
    """
    binary = whole(where, pieces, CONTAINER_BYTES)
    value = _value(where, binary.removeprefix(codecs.BOM_UTF8), _WHOLE_EXPECTED, by_line=True)
    if not isinstance(value, list):
        yield _draft_or_error(where, where, value, _WHOLE_EXPECTED)
        return
    if not value:
        raise ArticleError(where, "the list is empty", _WHOLE_EXPECTED)
    for number, item in enumerate(value, start=1):
        yield _draft_or_error(f"{where}: item {number}", f"{where}:{number}", item, "an object was expected")


def _whole_lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The lines; of one that is too long its first piece, the others are passed over."""
    within = False
    for piece in pieces:
        if not within:
            yield piece
        within = not piece.endswith(b"\n")


def _drafts_of_line(where: str, line: bytes) -> Iterator[Draft | ArticleError]:
    if not line.strip():
        return
    if len(line) >= LINE_BYTES and not line.endswith(b"\n"):
        yield ArticleError(where, f"the line is longer than {LINE_BYTES // 1_000_000} MB", _LINE_EXPECTED)
        return
    try:
        value = _value(where, line.rstrip(b"\r\n"), _LINE_EXPECTED, by_line=False)
    except ArticleError as error:
        yield error
    else:
        yield _draft_or_error(where, where, value, _LINE_EXPECTED)


def _value(where: str, binary: bytes, expected: str, *, by_line: bool) -> object:
    try:
        value: object = json.loads(binary.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = binary.count(b"\n", 0, error.start) + 1
        place = f"{where}:{line}" if by_line else where
        raise ArticleError(place, f"the byte 0x{binary[error.start]:02x} is not UTF-8", expected) from None
    except json.JSONDecodeError as error:
        place = f"{where}:{error.lineno}" if by_line else where
        raise ArticleError(place, f"broken JSON (column {error.colno}: {error.msg})", expected) from None
    except ValueError:
        raise ArticleError(where, "broken JSON (a number has too many digits)", expected) from None
    except RecursionError:
        raise ArticleError(where, "broken JSON (nested too deeply)", expected) from None
    return value


def _draft_or_error(where: str, fallback_id: str, value: object, expected: str) -> Draft | ArticleError:
    if not isinstance(value, dict):
        return ArticleError(where, f"{_kind(value)}, not an object", expected)
    try:
        text = _field(where, value, "text")
        if text is None:
            return ArticleError(where, "text is missing", "a string was expected")
        return Draft(
            where=where,
            source_id=_source_id(where, value) or fallback_id,
            text=text,
            title=_field(where, value, "title"),
            url=_field(where, value, "url"),
            publisher=_field(where, value, "publisher"),
            published=day(where, _field(where, value, "published")),
        )
    except ArticleError as error:
        return error


def _field(where: str, record: dict[str, object], name: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    raise ArticleError(where, f"{name} is {_kind(value)}", "a string was expected")


def _source_id(where: str, record: dict[str, object]) -> str | None:
    value = record.get("id")
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ArticleError(where, f"id is {_kind(value)}", "a string or a whole number was expected")


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")
