"""spaCy's dates, amounts and quantities -> mentions that are values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit.lexicon.naming import NameWords
from graphkit.link.indexed import IndexedText
from graphkit.model import Form, Mention, Span

_KINDS = {"DATE": "Date", "MONEY": "Money", "QUANTITY": "Quantity", "PERCENT": "Quantity"}
_AGE_OR_NUMBER = re.compile(r"\d+|[\w-]+-(?:year|day|month)(?:-old)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def value_mentions(text: IndexedText, names: Sequence[Mention], lists: NameWords) -> Iterator[Mention]:
    """The values outside names; "September 12th to 16th" is one date."""
    taken = {offset for name in names if name.form == "name" for offset in range(name.span.start, name.span.end)}
    for kind, span in _joined(text, _found(text, lists), lists):
        if span.start not in taken and span.end - 1 not in taken:
            form: Form = "name" if kind == "Date" else "nominal"
            yield Mention(span, span.of(text.text), _head(text, span), form, kind)


def _head(text: IndexedText, span: Span) -> Span:
    heads = [token for token in (text.head(span), *text.tokens(span)) if token and token.pos_ not in ("ADP", "PART")]
    head = Span(heads[0].idx, heads[0].idx + len(heads[0].text)) if heads else span
    return head if span.contains(head) else span


def _found(text: IndexedText, lists: NameWords) -> list[tuple[str, Span]]:
    found = []
    for entity in text.doc.ents:
        kind = _KINDS.get(entity.label_)
        surface = entity.text
        if kind is None or (kind == "Date" and _is_no_date(surface, lists)):
            continue
        if "\n" not in surface.strip():
            start = entity.start_char + len(surface) - len(surface.lstrip())
            found.append((kind, Span(start, entity.start_char + len(surface.rstrip()))))
    return found


def _is_no_date(surface: str, lists: NameWords) -> bool:
    plain = surface.lower()
    return plain in lists.not_dates or bool(_AGE_OR_NUMBER.fullmatch(plain) and not _YEAR.fullmatch(plain))


def _joined(text: IndexedText, found: Sequence[tuple[str, Span]], lists: NameWords) -> list[tuple[str, Span]]:
    """Dates with nothing but "to" between them, as one."""
    joined: list[tuple[str, Span]] = []
    for kind, span in found:
        last = joined[-1] if joined else None
        between = text.text[last[1].end : span.start].strip() if last else ""
        if last and kind == last[0] == "Date" and between in lists.date_joins:
            joined[-1] = (kind, Span(last[1].start, span.end))
        else:
            joined.append((kind, span))
    return joined
