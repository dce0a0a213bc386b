"""What a document says of itself before anything is checked, and the values that stand in where it is silent."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from graphkit.errors import ArticleError

_ISO_DAY = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII | re.IGNORECASE
)
_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Defaults:
    """Values for the documents that name none of their own.

    Attributes:
        title: headline.
        publisher: the outlet's name.
        url: where it was published.
        published: day of publication.
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One document as its format gives it.

    Attributes:
        where: file and, where known, line or item, for messages.
        source_id: the id or path that the input gave.
        text: the text, exactly as offsets will count it.
        title: headline, None or blank if the document names none; so are the others.
        url: where it was published.
        publisher: the outlet's name.
        published: day of publication.
    """

    where: str
    source_id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: dt.date | None = None


def day(where: str, value: str | None) -> dt.date | None:
    """The day of an ISO date or date and time, as written (no time zone is applied); None for None or blanks.

    Raises:
        ArticleError: it is no such date, or no day of the calendar.
    """
    if value is None or not value.strip():
        return None
    match = _ISO_DAY.fullmatch(value.strip())
    try:
        return dt.date.fromisoformat(match[1] if match else "")
    except ValueError:
        expected = "an ISO date such as 2025-10-03 was expected"
        raise ArticleError(where, f"published is {quoted(value)}", expected) from None


def quoted(value: str) -> str:
    """The value in quotation marks for a message: one line, cut if long, invisible characters spelled out."""
    return repr(value) if len(value) <= _SHOWN_CHARACTERS else f"{value[:_SHOWN_CHARACTERS]!r}…"


def printable(path: str) -> str:
    """The path itself, or with escapes where it holds line breaks, direction marks or bytes that are no text."""
    return path if path.isprintable() else repr(path)[1:-1]
