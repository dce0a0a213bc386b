"""A text -> its quotations: spans with their quotation marks, none within another; titles of works are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.model import Span

_OPENER = re.compile(r"[“„«]|(?<!\w)[‘'](?=[\w“\[$€£])|\"")
_LONGEST_IN_SINGLE_MARKS = 600
_LITTLE = frozenset("a an and as at by for from in of on or the to with".split())
_WORK = "album|book|column|documentary|essay|film|magazine|memoir|movie|novel|podcast|program|programme|series|show"
_BEFORE = re.compile(rf"\b(?:{_WORK}),?\s$")
_AFTER = re.compile(rf"\s(?:\w+\s)?(?:{_WORK})\b")
_OWNER = re.compile(r"\w['’]s\s$")
_PROGRAMME = frozenset("Hour Minutes Morning News Press Report Show Today Tonight".split())
_LONGEST_TITLE = 9  # words
_CLOSERS = {
    "“": re.compile('[”"]'),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    '"': re.compile('"(?!\\w)|"'),
    "‘": re.compile(r"’(?!\w)"),
    "'": re.compile(r"(?<!\s)'(?!\w)"),
}


def find_quotations(text: str) -> tuple[Span, ...]:
    """The quotations in the order of the text.

    A quotation ends with its paragraph; one in double marks that is left open runs to the paragraph's end, as
    is usual where the next paragraph goes on with it.
    """
    return tuple(span for span in _in_marks(text) if not _is_title(text, span))


def find_titles(text: str) -> tuple[Span, ...]:
    """The titles of programmes, films, books in quotation marks: CNN's "State of the Union", the film "Top Gun".

    What stands in them is a name and no statement, and whoever is named in them does nothing there.
    """
    return tuple(span for span in _in_marks(text) if _is_title(text, span))


def _is_title(text: str, span: Span) -> bool:
    words = text[span.start + 1 : span.end - 1].rstrip(",").split()
    if not 2 <= len(words) <= _LONGEST_TITLE or not words[0][0].isupper() or words[-1][-1] in ".;":
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word in _LITTLE for word in words):
        return False
    start = max(0, span.start - 20)
    if _BEFORE.search(text, start, span.start) or _AFTER.match(text, span.end):
        return True
    # Iran's "Great Prophet" is no programme, MSNBC's "The Rachel Maddow Show" is one
    sounds = not _PROGRAMME.isdisjoint(words) or not _LITTLE.isdisjoint(words)
    return sounds and _OWNER.search(text, start, span.start) is not None


def _in_marks(text: str) -> Iterator[Span]:
    for paragraph in re.finditer(r"[^\n]+", text):
        yield from _in_paragraph(text, paragraph)


def _in_paragraph(text: str, paragraph: re.Match[str]) -> Iterator[Span]:
    position, end = paragraph.span()
    while opener := _OPENER.search(text, position, end):
        start, mark = opener.start(), opener[0]
        closer = _CLOSERS[mark].search(text, start + 1, end)
        single = mark in "‘'"
        if closer is None and (single or (mark == '"' and text[paragraph.start() : start].strip())):
            position = start + 1
        elif closer is None:
            yield Span(start, end)
            return
        elif single and closer.end() - start > _LONGEST_IN_SINGLE_MARKS:
            position = start + 1
        else:
            yield Span(start, closer.end())
            position = closer.end()
