"""Names in full -> their short forms in the same article: "Belousov", "Kim", "the SAIC"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphkit.ids import normal_name
from graphkit.lexicon.naming import NameWords
from graphkit.link.indexed import IndexedText
from graphkit.link.names import NATIONALITY, Name
from graphkit.model import Span

_ACRONYM = re.compile(r"\s?\((?:the |or |known as |also known as )?[\"“‘']?([A-Z][\w&.-]{1,11})[\"”’']?[),;]")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset({"al", "el", "bin", "von", "der", "van", "de", "da", "la", "ben", "ibn", "abu", "di"})
_NO_ACRONYM = ("Person", "Country", "Region", "City", NATIONALITY)


def with_short_forms(text: IndexedText, names: Sequence[Name], lists: NameWords) -> list[Name]:
    """The names, those that are short for another one with its entity, and new ones where none had been found.

    Args:
        text: the article.
        names: names in the order of the text, those that mean something with their entity.
        lists: words that are no names.
    """
    defined = _acronyms(text, names)
    linked = [_as_acronym(text, name, defined) for name in names]
    linked += _uncovered(text, linked, defined)
    persons = [name for name in linked if name.type == "Person" and len(_words(text, name)) > 1]
    linked = [_as_person(text, name, persons) for name in linked]
    surnames = {_surname(_words(text, person)): person for person in reversed(persons)}
    surnames.pop("", None)
    wanted = {surname: person for surname, person in surnames.items() if surname.lower() not in lists.not_names}
    linked += _uncovered(text, linked, wanted)
    return sorted(linked, key=lambda name: (name.span.start, -name.span.end))


def _words(text: IndexedText, name: Name) -> list[str]:
    return name.span.of(text.text).split()


def _acronyms(text: IndexedText, names: Iterable[Name]) -> dict[str, Name]:
    """Acronym -> the name in whose brackets it is introduced."""
    found: dict[str, Name] = {}
    for name in names:
        match = _ACRONYM.match(text.text, name.span.end)
        if match is None:
            match = _ACRONYM.match(text.text, name.span.end + 1) if text.text[name.span.end : name.span.end + 1] in "’'”\"" else None
        if match is None or name.type in _NO_ACRONYM:
            continue
        acronym = match.group(1).rstrip(".")
        if sum(c.isupper() for c in acronym) > 1:
            found.setdefault(acronym, name)
    return found


def _as_acronym(text: IndexedText, name: Name, defined: dict[str, Name]) -> Name:
    full = defined.get(name.span.of(text.text))
    if full is None or full.span == name.span:
        return name
    if name.options and not _initials(text, full).startswith(name.span.of(text.text)[0]):
        return name
    return replace(name, type=full.type, options=full.options, entity=full.entity)


def _initials(text: IndexedText, name: Name) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name.span.of(text.text)) if word[0].isupper())


def _uncovered(text: IndexedText, names: Iterable[Name], wanted: dict[str, Name]) -> Iterator[Name]:
    """The places where a wanted word stands and no name has been found."""
    taken = {offset for name in names for offset in range(name.span.start, name.span.end)}
    for word in text.words:
        full = wanted.get(text.text[word.start : word.end])
        if full is not None and word.start not in taken:
            yield replace(full, span=Span(word.start, word.end), affiliation=None, label=None, form="name")


def _surname(words: Sequence[str]) -> str:
    plain = [word for word in words if word.lower().strip(".,") not in _SUFFIXES]
    return plain[-1] if len(plain) > 1 and len(plain[-1]) > 2 and plain[-1][0].isupper() else ""


def _as_person(text: IndexedText, name: Name, persons: Sequence[Name]) -> Name:
    """The person that a short name means: the last one before it, else the first one after it."""
    settled = name.entity is not None and name.entity.known
    if name.type != "Person" or len(_words(text, name)) > 2:
        return name
    fitting = [person for person in persons if _is_short_for(_words(text, name), _words(text, person))]
    if settled and any(person.entity == name.entity for person in persons):
        return name
    if not fitting:
        return name
    before = [person for person in fitting if person.span.start < name.span.start]
    full = before[-1] if before else fitting[0]
    return replace(name, options=full.options, entity=full.entity)


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) >= len(full):
        return False
    words = [normal_name(word) for word in full if word.lower().strip(".,") not in _SUFFIXES]
    wanted = [normal_name(word) for word in short]
    if len(short) == 1:
        return wanted[0] in (words[-1], words[0]) or (wanted[0] in words and wanted[0] not in _PARTICLES)
    return words[-len(wanted) :] == wanted or (words[0], words[-1]) == (wanted[0], wanted[-1])
