"""A text -> its quotations: spans with their quotation marks, none within another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.model import Span

_OPENER = re.compile(r"[“„«]|(?<!\w)[‘'](?=[\w“\[$€£])|\"")
_LONGEST_IN_SINGLE_MARKS = 600
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
    return tuple(span for paragraph in re.finditer(r"[^\n]+", text) for span in _in_paragraph(text, paragraph))


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
