"""Text and the states named in it -> the bodies of states: "Belarusian Foreign Ministry", "Poland's government"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.lexicon.bodies import Bodies, Body
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.link.indexed import IndexedText
from graphkit.link.names import Name
from graphkit.model import Span


def body_names(text: IndexedText, names: Sequence[Name], bodies: Bodies, gazetteer: Gazetteer) -> list[Name]:
    """The bodies whose state stands before them or, after "of", behind them.

    Args:
        text: the article.
        names: the gazetteer's names in it.
        bodies: the forms of bodies.
        gazetteer: gives the bodies that it knows.
    """
    states = [name for name in names if name.options and name.options[0].type == "Country"]
    ends = {text.word(name.span.end - 1): name for name in states}
    starts = {text.word(name.span.start): name for name in states}
    found = []
    for first, last, body in _forms(text, bodies):
        before, opening = _state_before(text, first, ends, bodies)
        after, closing = (None, last) if before else _state_after(text, last, starts)
        state = before or after
        if state is not None:
            span = Span(text.words[opening].start, text.words[closing].end)
            found.append(_name(text, span, body, state, gazetteer, text.text[text.words[last].start].isupper()))
    return found


def _forms(text: IndexedText, bodies: Bodies) -> Iterator[tuple[int, int, Body]]:
    """The forms in the text as numbers of first and last word; the longest where several begin at one word."""
    spelled = [word.spelling.lower() for word in text.words]
    reached = -1
    for first in range(len(spelled)):
        for last in range(min(first + bodies.longest, len(spelled)) - 1, first - 1, -1):
            body = bodies.forms.get(tuple(spelled[first : last + 1]))
            if body is not None and last > reached and text.joined(first, last):
                yield first, last, body
                reached = last
                break


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


def _name(text: IndexedText, span: Span, body: Body, state: Entry, gazetteer: Gazetteer, capital: bool) -> Name:
    entity = body.of(state, gazetteer)
    form = "name" if capital else "nominal"
    if form == "nominal":
        span = _with_determiner(text, span)
    return Name(span, entity.type, entity=entity, form=form, affiliation=state.iri)


def _with_determiner(text: IndexedText, span: Span) -> Span:
    first = text.word(span.start)
    if first and text.words[first - 1].spelling.lower() in ("the", "a", "an") and text.joined(first - 1, first):
        return Span(text.words[first - 1].start, span.end)
    return span
