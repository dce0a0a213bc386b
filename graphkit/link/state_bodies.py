"""Text and the states named in it -> the bodies of states: "Belarusian Foreign Ministry", "Poland's government"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graphkit.lexicon.bodies import Bodies, Body
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.naming import NameWords
from graphkit.link.indexed import IndexedText
from graphkit.link.names import Name
from graphkit.model import Entity, Span


def body_names(
    text: IndexedText, names: Sequence[Name], bodies: Bodies, gazetteer: Gazetteer, lists: NameWords
) -> list[Name]:
    """The bodies whose state stands before them or, after "of", behind them.

    Args:
        text: the article.
        names: the gazetteer's names in it.
        bodies: the forms of bodies.
        gazetteer: gives the bodies that it knows.
        lists: gives the determiners.
    """
    states = [name for name in names if name.options and name.options[0].type == "Country"]
    ends = {text.word(name.span.end - 1): name for name in states}
    capitals = {text.word(name.span.start): name for name in names if _is_capital(name)}
    starts = {text.word(name.span.start): name for name in states}
    found = []
    for first, last, body in _forms(text, bodies):
        before, opening = _state_before(text, first, ends, bodies)
        after, closing = (None, last) if before else _state_after(text, last, starts)
        state = before or after
        if state is not None:
            span = Span(text.words[opening].start, text.words[closing].end)
            found.append(_name(text, span, body.of(state, gazetteer), state, lists))
        else:
            seat = _seat_after(text, last, capitals)
            owner = gazetteer.state(seat.options[0].stands_for or "") if seat is not None else None
            if owner is not None:
                span = Span(text.words[first].start, text.words[last].end)
                found.append(_name(text, span, body.of(owner, gazetteer), owner, lists))
    return found


def _is_capital(name: Name) -> bool:
    entry = name.options[0] if name.options else None
    return entry is not None and entry.type == "City" and entry.stands_for in entry.states


def _seat_after(text: IndexedText, last: int, capitals: Mapping[int | None, Name]) -> Name | None:
    """The capital in which a body sits: "the foreign ministry in Vienna"."""
    if last + 2 >= len(text.words) or text.words[last + 1].spelling != "in":
        return None
    name = capitals.get(last + 2)
    goes_on = name is not None and re.match(r" [A-Z]", text.text[name.span.end : name.span.end + 2])  # "Tokyo Bay"
    return None if goes_on else name


def bare_bodies(
    text: IndexedText, names: Sequence[Name], bodies: Bodies, gazetteer: Gazetteer, lists: NameWords
) -> list[Name]:
    """The names, with bodies that leave out their state ("The Defence Ministry rejects this") linked.

    It is the state whose body of that sort was named last. Failing that, a form of two words and more is given to the
    state that the text before it names twice as often as any other, and with a capital to the only state of the
    article; else it stays open.
    """
    found = list(names)
    for first, last, body in _forms(text, bodies):
        span = Span(text.words[first].start, text.words[last].end)
        inside = [name for name in found if name.span.overlaps(span)]
        if any(name.entity is not None or not span.contains(name.span) for name in inside):
            continue
        capital = text.text[text.words[last].start].isupper()
        if capital or last > first:
            state = _last_with(found, span, body, gazetteer)
            if state is None and last > first:
                state = _foremost(found, span) or (_only(found) if capital else None)
            if state is not None:
                bare = _name(text, span, body.of(state, gazetteer), state, lists)
                found = [name for name in found if name not in inside] + [replace(bare, affiliation=None)]
    return sorted(found, key=lambda name: (name.span.start, -name.span.end))


def _last_with(names: Sequence[Name], span: Span, body: Body, gazetteer: Gazetteer) -> Entry | None:
    states = {name.options[0].id: name.options[0] for name in names if _is_state(name)}
    bodies = {body.of(state, gazetteer).id: state for state in states.values()}
    before = [name for name in names if name.span.end <= span.start and name.entity and name.entity.id in bodies]
    return bodies[before[-1].entity.id] if before and before[-1].entity else None


def _only(names: Sequence[Name]) -> Entry | None:
    """The state that the article names, if it names no other: the "Federal Parliament" is then its own."""
    states = {name.options[0] for name in names if _is_state(name)}
    return states.pop() if len(states) == 1 else None


def _foremost(names: Sequence[Name], span: Span) -> Entry | None:
    counts = Counter(name.options[0] for name in names if _is_state(name) and name.span.end <= span.start)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _is_state(name: Name) -> bool:
    return bool(name.options) and name.options[0].type == "Country"


def _forms(text: IndexedText, bodies: Bodies) -> Iterator[tuple[int, int, Body]]:
    """The forms in the text as numbers of first and last word; the longest where several begin at one word."""
    spelled = [word.spelling.lower() for word in text.words]
    reached = -1
    for first, word in enumerate(spelled):
        if word not in bodies.openers:
            continue
        for last in range(min(first + bodies.longest, len(spelled)) - 1, first - 1, -1):
            body = bodies.forms.get(tuple(spelled[first : last + 1]))
            if body is not None and last > reached and text.joined(first, last) and not _is_adjective(text, last):
                yield first, last, body
                reached = last
                break


def _is_adjective(text: IndexedText, number: int) -> bool:
    """Whether the word describes a noun after it ("military doctrine")."""
    token = text.token(text.words[number].start)
    return token is not None and token.dep_ == "amod" and token.head.i > token.i


def _state_before(
    text: IndexedText, first: int, ends: Mapping[int | None, Name], bodies: Bodies
) -> tuple[Entry | None, int]:
    """The state right before a form, after "'s" or a word that does not matter, and the number of its first word."""
    number = first - 1
    if number >= 0 and text.words[number].spelling.lower() in bodies.between:
        number -= 1
    if number >= 1 and text.words[number].spelling == "s" and text.words[number - 1].spelling == "'":
        number -= 2
    elif number >= 0 and text.words[number].spelling == "'":
        number -= 1
    name = ends.get(number)
    if name is None or not text.joined(number, first):
        return None, first
    return name.options[0], text.word(name.span.start) or 0


def _state_after(text: IndexedText, last: int, starts: Mapping[int | None, Name]) -> tuple[Entry | None, int]:
    number = last + 1
    if number >= len(text.words) or text.words[number].spelling != "of":
        return None, last
    number += 1
    if number < len(text.words) and text.words[number].spelling == "the":
        number += 1
    name = starts.get(number)
    if name is None or name.type != "Country":
        return None, last
    return name.options[0], text.word(name.span.end - 1) or last


def _name(text: IndexedText, span: Span, entity: Entity, state: Entry, lists: NameWords) -> Name:
    last = text.word(span.end - 1)
    if last is not None and text.text[text.words[last].start].isupper():
        return Name(span, entity.type, entity=entity, affiliation=state.iri)
    return Name(_with_determiner(text, span, lists), entity.type, entity=entity, form="nominal", affiliation=state.iri)


def _with_determiner(text: IndexedText, span: Span, lists: NameWords) -> Span:
    first = text.word(span.start)
    if first and text.words[first - 1].spelling.lower() in lists.determiners and text.joined(first - 1, first):
        return Span(text.words[first - 1].start, span.end)
    return span
