"""Exercises with a year that no list has -> names of their own: "Union Shield 2031" is not the series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphkit import ids
from graphkit.link.indexed import IndexedText
from graphkit.link.names import Name
from graphkit.model import Entity, Span

_YEAR = re.compile(r"[ -–]?(?:20[0-4]\d|[‘’']?[0-4]\d)(?:[-/][12I]{1,2})?\b(?![.,]?\d)")


def with_editions(text: IndexedText, names: Iterable[Name]) -> Iterator[Name]:
    """The names, of which that of a series with a year behind it is that of an edition."""
    for name in names:
        year = _YEAR.match(text.text, name.span.end) if _is_series(text, name) else None
        yield name if year is None or _counts(text, year.end()) else _edition(text, name.span.start, year.end())


def _is_series(text: IndexedText, name: Name) -> bool:
    exercises = bool(name.options) and all(option.type == "Exercise" for option in name.options)
    return exercises and not any(c.isdigit() for c in name.span.of(text.text))


def _counts(text: IndexedText, end: int) -> bool:
    """Whether the figure that ends there counts what follows: "in Cobra Gold 10 soldiers were hurt"."""
    token = text.head(Span(end - 1, end))
    return token is not None and token.dep_ == "nummod" and token.head.i > token.i


def _edition(text: IndexedText, start: int, end: int) -> Name:
    span = Span(start, end)
    surface = " ".join(span.of(text.text).split())
    entity = Entity(ids.text_entity_iri("Exercise", surface), "Exercise", surface)
    return Name(span, "Exercise", entity=entity)
