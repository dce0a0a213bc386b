"""Persons named in full -> the places where they go by a part of the name: "Belousov", "Kim"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.ids import normal_name
from graphkit.lexicon.naming import NameWords
from graphkit.link.acronyms import uncovered
from graphkit.link.indexed import IndexedText
from graphkit.link.names import NATIONALITY, Name


@dataclass(frozen=True, slots=True)
class _Person:
    """A person named in full: the name, its words without "Jr.", and these as they are compared."""

    name: Name
    words: tuple[str, ...]
    plain: tuple[str, ...]


def with_short_forms(text: IndexedText, names: Sequence[Name], lists: NameWords) -> list[Name]:
    """The names, parts of a person's name with that person's entity, and surnames that nothing had found.

    Args:
        text: the article.
        names: names, those of several words with their entity.
        lists: words that are no names.
    """
    persons = [_person(text, name, lists) for name in names if name.type == "Person"]
    by_word: dict[str, list[_Person]] = {}
    for person in persons:
        if len(person.words) > 1:
            for word in dict.fromkeys(person.plain):
                by_word.setdefault(word, []).append(person)
    linked = [_linked(text, name, by_word, lists) for name in names]
    surnames = {person.words[-1]: person.name for person in reversed(persons) if _has_surname(person, lists)}
    linked += uncovered(text, linked, surnames)
    return sorted(linked, key=lambda name: (name.span.start, -name.span.end))


def _person(text: IndexedText, name: Name, lists: NameWords) -> _Person:
    words = [word for word in name.span.of(text.text).split() if word.lower().strip(".,") not in lists.suffixes]
    return _Person(name, tuple(words), tuple(normal_name(word) for word in words))


def _has_surname(person: _Person, lists: NameWords) -> bool:
    if len(person.words) < 2:
        return False
    last = person.words[-1]
    return len(last) > 2 and last[0].isupper() and last.lower() not in lists.not_names


def _linked(text: IndexedText, name: Name, persons: Mapping[str, Sequence[_Person]], lists: NameWords) -> Name:
    """The name as short for the last person before it that it fits, else for the first one after it."""
    unknown_word = name.entity is None and name.type != NATIONALITY and " " not in name.span.of(text.text)
    if name.type != "Person" and not unknown_word:
        return name
    short = _person(text, name, lists)
    candidates = persons.get(short.plain[-1], ()) if short.plain else ()
    fitting = [
        person for person in candidates if _is_short(short, person, surname_only=name.type != "Person", lists=lists)
    ]
    if not fitting or (name.entity and any(person.name.entity == name.entity for person in fitting)):
        return name
    before = [person for person in fitting if person.name.span.start < name.span.start]
    full = before[-1].name if before else fitting[0].name
    reason = f"short for {full.span.of(text.text)}"
    return replace(name, type="Person", options=full.options, entity=full.entity, score=full.score, reason=reason)


def _is_short(short: _Person, full: _Person, *, surname_only: bool, lists: NameWords) -> bool:
    if len(short.plain) >= len(full.plain) or short.plain[-1] in lists.surname_particles:
        return False
    if len(short.plain) == 1:
        return short.plain[0] == full.plain[-1] or not surname_only
    ends = (full.plain[0], full.plain[-1])
    return full.plain[-len(short.plain) :] == short.plain or ends == (short.plain[0], short.plain[-1])
