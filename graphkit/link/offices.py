"""Offices of states in a text -> names of offices, and whoever held the office where it stands for its holder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.link.indexed import IndexedText
from graphkit.link.lists import Lists
from graphkit.link.names import NATIONALITY, Name
from graphkit.model import Span

_SCORE, _OLD_SCORE = 0.8, 0.6
_CURRENT = 400  # days for which a tenure without an end is taken to go on after the gazetteer last knew of it
_OTHER_TIMES = frozenset(
    "former ex then new next future acting deputy vice late incoming outgoing shadow first previous "
    "would-be ousted retired another assistant".split()
)
_PREDICATIVE = ("attr", "oprd", "appos")
_POSSESSIVE = ("'s", "’s")


def office_names(text: IndexedText, names: Sequence[Name], lists: Lists) -> list[Name]:
    """The offices that a state's name opens ("Russia's defence minister") or ends ("the president of Russia")."""
    found = []
    for name in names:
        if len(name.options) != 1 or name.options[0].type != "Country":
            continue
        state, last = name.options[0], text.word(name.span.end - 1)
        first = text.word(name.span.start)
        if last is None or first is None:
            continue
        for start, end, span in (*_after(text, name.span, last), *_before(text, name.span, first, lists)):
            if name.type == NATIONALITY and span.end == name.span.end:
                continue
            title = [text.text[word.start : word.end] for word in text.words[start:end]]
            office = lists.offices.of(state.id, title)
            if office is not None and not any(n.span == span for n in names):
                found.append(Name(span, "Office", (office,)))
    return found


def _after(text: IndexedText, span: Span, last: int) -> Iterator[tuple[int, int, Span]]:
    """The runs of words after a state's name, the longest first."""
    first = last + 1
    rest = text.text[span.end : span.end + 2]
    if rest in _POSSESSIVE:
        first += 2  # the mark and the s
    for end in range(min(first + 6, len(text.words)), first, -1):
        gap = text.text[text.words[end - 1].start - 1] if end - 1 > first else " "
        if gap.isspace():
            yield first, end, Span(span.start, text.words[end - 1].end)


def _before(text: IndexedText, span: Span, first: int, lists: Lists) -> Iterator[tuple[int, int, Span]]:
    """The runs of words before "of" and a state's name, the longest first."""
    of = first - 1
    if of >= 0 and text.text[text.words[of].start : text.words[of].end] == "the":
        of -= 1
    if of < 1 or text.text[text.words[of].start : text.words[of].end] != "of":
        return
    for start in range(max(0, of - lists.offices.longest), of):
        yield start, of, Span(text.words[start].start, span.end)


def with_holders(text: IndexedText, names: Sequence[Name], lists: Lists) -> list[Name]:
    """The names; an office that stands for its holder is the person who held it on the day of publication.

    An office that is a person's title stays an office. One that is said of somebody, or stands for a holder whom the
    gazetteer does not know, is no name: the noun phrase remains, and the grammar sees who is meant.
    """
    persons = [name.span for name in names if name.type == "Person"]
    found = []
    for name in names:
        if name.type != "Office" or not name.options or _is_before(text, name, persons):
            found.append(name)
            continue
        holder = None if _is_said_of_somebody(text, name, persons) else _holder(text, name, lists)
        if holder is not None:
            found.append(holder)
    return found


def _is_before(text: IndexedText, name: Name, persons: Sequence[Span]) -> bool:
    """Whether the office is a title, right before a person's name."""
    return any(p.start >= name.span.end and not text.text[name.span.end : p.start].strip() for p in persons)


def _is_said_of_somebody(text: IndexedText, name: Name, persons: Sequence[Span]) -> bool:
    """Whether the text says whose office it is: beside a name, after "is" or "as"."""
    for person in persons:
        after = text.text[name.span.end : person.start] if person.start >= name.span.end else "x"
        before = text.text[person.end : name.span.start] if person.end <= name.span.start else "x"
        if not after.strip(" ,") or re.fullmatch(r"\s*,\s*(?:the\s+)?", before):
            return True
    token = text.head(name.span)
    if token is None:
        return True
    return token.dep_ in _PREDICATIVE or (token.dep_ == "pobj" and token.head.lower_ == "as")


def _holder(text: IndexedText, name: Name, lists: Lists) -> Name | None:
    office, day = name.options[0], text.article.published
    number = text.word(name.span.start)
    before = text.words[number - 1] if number else None
    if before is not None and text.text[before.start : before.end].lower() in _OTHER_TIMES:
        return None
    tenure = lists.tenures.holder(office.id, day) if day is not None else None
    person = lists.gazetteer.entries.get(tenure.person) if tenure is not None else None
    if tenure is None or person is None or day is None:
        return None
    score = _SCORE if tenure.end or not _is_old(tenure.known, day) else _OLD_SCORE
    if score == _OLD_SCORE and (day - _last_day(tenure.known)).days > _CURRENT:
        return None
    return replace(
        name,
        type="Person",
        form="nominal",
        options=(person,),
        entity=person.entity(),
        affiliation=office.state_iris[0] if office.state_iris else None,
        score=score,
        reason=f"held the office {office.id} on {day.isoformat()}",
    )


def _is_old(known: str, day: dt.date) -> bool:
    return bool(known) and known < day.isoformat()[: len(known)]


def _last_day(known: str) -> dt.date:
    return dt.date.fromisoformat(f"{known}-01-01"[:10] if len(known) < 10 else known)
