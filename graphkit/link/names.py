"""Text -> the gazetteer's names in it: the longest from each word on, and the states named within them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.surfaces import Key, key
from graphkit.link.indexed import IndexedText
from graphkit.model import Entity, Span

NATIONALITY = "Nationality"
_ARTICLES = frozenset(("al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"))
_STATES = frozenset({"Country", "StateGroup"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in the text.

    Attributes:
        span: its characters.
        type: its type, `Nationality` for a demonym.
        options: the gazetteer entries that it may mean; empty for a name that no gazetteer has.
        entity: what it means where that is settled without a choice between entries.
        form: `nominal` for a phrase such as "the Lithuanian armed forces" that is linked like a name.
        affiliation: IRI of the state that the phrase names as the owner.
        label: what the language model calls it, if it found it.
        score: weight of the evidence for its entity, 0 to 1.
        reason: that evidence in words.
    """

    span: Span
    type: str
    options: tuple[Entry, ...] = ()
    entity: Entity | None = None
    form: str = "name"
    affiliation: str | None = None
    label: str | None = None
    score: float | None = None
    reason: str | None = None


def gazetteer_names(text: IndexedText, gazetteer: Gazetteer) -> list[Name]:
    """The gazetteer's names, the longest first where several begin at one word; nested ones are states only."""
    found: list[Name] = []
    outer: Name | None = None
    for first in range(len(text.words)):
        if _is_byname(text, first):
            continue
        for last, options in _matches(text, gazetteer, first):
            begin = first + 1 if last > first and _has_article(text, first, options[0]) else first
            span = Span(text.words[begin].start, text.words[last].end)
            name = Name(span, _type(options[0], span.of(text.text)), options)
            if outer is not None and outer.span.start == span.start and span.end > outer.span.end:
                # "the West" has been taken for a name, and "West Bank" goes on from it.
                found = [other for other in found if not span.contains(other.span)]
                outer = None
            if outer is None or span.start >= outer.span.end:
                found.append(name)
                outer = name
            elif outer.span.contains(span) and _is_nested(outer, name):
                found.append(name)
                break
    return found


def _is_byname(text: IndexedText, first: int) -> bool:
    """Whether an Arabic article is tied to the word: "al-Kuwaiti" is a man's byname, not a Kuwaiti."""
    start = text.words[first].start
    return first > 0 and text.text[start - 1] == "-" and text.words[first - 1].spelling.lower() in _ARTICLES


def _matches(text: IndexedText, gazetteer: Gazetteer, first: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    for length in gazetteer.lengths.get(text.words[first].spelling, ()):
        last = first + length - 1
        if last < len(text.words) and text.joined(first, last):
            spelled: Key = tuple(word.spelling for word in text.words[first : last + 1])
            options = gazetteer.surfaces.get(spelled)
            if options:
                yield last, options


def _has_article(text: IndexedText, first: int, entry: Entry) -> bool:
    """Whether the name is written with "the" ("the West") and the text has it so; "The Hague" is a name as it is."""
    start = text.words[first].start
    return text.text.startswith(("the ", "The "), start) and any(name.startswith("the ") for name in entry.names)


def _type(entry: Entry, surface: str) -> str:
    return NATIONALITY if any(key(surface) == key(demonym) for demonym in entry.demonyms) else entry.type


def _is_nested(outer: Name, inner: Name) -> bool:
    """Whether the inner name is whose an office is, or a state within the name of what belongs to it.

    "Iraq" in "Government of Iraq" is that state; "Oman" in "Gulf of Oman" and "Iraq" in a group's name are none.
    """
    if outer.type == "Office":
        return True
    state = inner.options[0]
    is_one_s = any(state.id in option.states for option in outer.options)
    return state.type in _STATES and is_one_s and outer.type not in ("Country", "Person", "WeaponSystem", NATIONALITY)
