"""Names in full with an acronym in brackets -> the acronym's other places, with the same entity ("the SAIC")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graphkit.link.indexed import IndexedText
from graphkit.link.names import NATIONALITY, Name
from graphkit.model import Span

_BRACKETS = re.compile(r"[\"”’']?\s?\((?:the |or |known as |also known as )?[\"“‘']?([A-Z][\w&.-]{1,11})[\"”’']?[),;]")
_WITHOUT = ("Person", "Country", "Region", "City", NATIONALITY)


def with_acronyms(text: IndexedText, names: Sequence[Name]) -> list[Name]:
    """The names; an acronym that the article introduces means what it says there, before the gazetteer's meaning."""
    defined = _introduced(text, names)
    linked = [_meant(text, name, defined) for name in names]
    return [*linked, *uncovered(text, linked, defined)]


def uncovered(text: IndexedText, names: Iterable[Name], wanted: Mapping[str, Name]) -> Iterator[Name]:
    """Names for the places where a wanted word stands and none has been found, each with the wanted one's meaning."""
    taken = {offset for name in names for offset in range(name.span.start, name.span.end)}
    for word in text.words:
        full = wanted.get(text.text[word.start : word.end])
        if full is not None and word.start not in taken:
            span, reason = Span(word.start, word.end), f"short for {full.span.of(text.text)}"
            yield replace(full, span=span, affiliation=None, label=None, form="name", reason=reason)


def _introduced(text: IndexedText, names: Iterable[Name]) -> dict[str, Name]:
    found: dict[str, Name] = {}
    for name in names:
        match = _BRACKETS.match(text.text, name.span.end)
        if match is not None and name.type not in _WITHOUT:
            acronym = match.group(1).rstrip(".")
            if sum(c.isupper() for c in acronym) > 1:
                found.setdefault(acronym, name)
    return found


def _meant(text: IndexedText, name: Name, defined: Mapping[str, Name]) -> Name:
    surface = name.span.of(text.text)
    full = defined.get(surface)
    if full is None or full.span == name.span:
        return name
    initials = [word[0] for word in re.findall(r"\w+", full.span.of(text.text)) if word[0].isupper()]
    if name.options and initials[:1] != [surface[0]]:
        return name
    reason = f"short for {full.span.of(text.text)}"
    return replace(name, type=full.type, options=full.options, entity=full.entity, score=full.score, reason=reason)
