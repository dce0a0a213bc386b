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
_NESTED = frozenset({"Country", "StateGroup"})


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
    """

    span: Span
    type: str
    options: tuple[Entry, ...] = ()
    entity: Entity | None = None
    form: str = "name"
    affiliation: str | None = None
    label: str | None = None


def gazetteer_names(text: IndexedText, gazetteer: Gazetteer) -> list[Name]:
    """The gazetteer's names, the longest first where several begin at one word; nested ones are states only."""
    found: list[Name] = []
    covered = 0
    for first in range(len(text.words)):
        for last, options in _matches(text, gazetteer, first):
            span = Span(text.words[first].start, text.words[last].end)
            name = Name(span, _type(options[0], span.of(text.text)), options)
            if span.start >= covered:
                found.append(name)
                covered = span.end
                outer = name
                break
            if span.end <= covered and options[0].type in _NESTED and _differs(outer, name):
                found.append(name)
                break
    return found


def _matches(text: IndexedText, gazetteer: Gazetteer, first: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    for length in gazetteer.lengths.get(text.words[first].spelling, ()):
        last = first + length - 1
        if last < len(text.words) and text.joined(first, last):
            spelled: Key = tuple(word.spelling for word in text.words[first : last + 1])
            options = gazetteer.surfaces.get(spelled)
            if options:
                yield last, options


def _type(entry: Entry, surface: str) -> str:
    return NATIONALITY if any(key(surface) == key(demonym) for demonym in entry.demonyms) else entry.type


def _differs(outer: Name, inner: Name) -> bool:
    return outer.type not in ("Country", "Person", "WeaponSystem", NATIONALITY) and outer.options != inner.options
