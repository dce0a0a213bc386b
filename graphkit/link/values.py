"""spaCy's dates, amounts and quantities -> mentions that are values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit.link.indexed import IndexedText
from graphkit.model import Mention, Span

_KINDS = {"DATE": "Date", "MONEY": "Money", "QUANTITY": "Quantity", "PERCENT": "Quantity"}
_JOINS = re.compile(r"\s*(?:to|until|till|and|-|–|through)\s*")
_NO_DATE = re.compile(r"(?:annual|daily|weekly|monthly|yearly|quarterly|\d+|[\w-]+-(?:year|day|month)(?:-old)?)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def value_mentions(text: IndexedText, names: Sequence[Mention]) -> Iterator[Mention]:
    """The values outside names; "September 12th to 16th" is one date."""
    taken = {offset for name in names if name.form == "name" for offset in range(name.span.start, name.span.end)}
    for kind, span in _joined(text, _found(text)):
        if span.start not in taken and span.end - 1 not in taken:
            head = text.head(span)
            inner = Span(head.idx, min(head.idx + len(head.text), span.end)) if head and head.idx >= span.start else span
            yield Mention(span, span.of(text.text), inner, "name" if kind == "Date" else "nominal", kind)


def _found(text: IndexedText) -> list[tuple[str, Span]]:
    found = []
    for entity in text.doc.ents:
        kind = _KINDS.get(entity.label_)
        surface = entity.text
        if kind is None or (kind == "Date" and _NO_DATE.fullmatch(surface) and not _YEAR.fullmatch(surface)):
            continue
        if "\n" not in surface.strip():
            start = entity.start_char + len(surface) - len(surface.lstrip())
            found.append((kind, Span(start, entity.start_char + len(surface.rstrip()))))
    return found


def _joined(text: IndexedText, found: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Dates with nothing but "to" between them, as one."""
    joined: list[tuple[str, Span]] = []
    for kind, span in found:
        last = joined[-1] if joined else None
        if last and kind == last[0] == "Date" and _JOINS.fullmatch(text.text, last[1].end, span.start):
            joined[-1] = (kind, Span(last[1].start, span.end))
        else:
            joined.append((kind, span))
    return joined
