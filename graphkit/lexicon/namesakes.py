"""`namesakes.yaml`, and the names of a gazetteer -> short names that mean something only beside certain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.naming import load_name_words
from graphkit.lexicon.surfaces import Key, key
from graphkit.lexicon.types import load_types

_DESIGNATED = re.compile(r"\S*\d\S* ((?:[A-Z][a-z]+ ?)+?)(?: I{1,3}| [A-Z]?\d\S*)?$")
_DESCRIBED = re.compile(r"((?:[A-Z][a-z]+ )+)(?:\(|[a-z]).*")
_CLASS = re.compile(r"([A-Z][a-z]+)-class (\w+)")
_REGION = re.compile(r"State of (\w.*)|(\w.*) [Ss]tate")
_SEAT = re.compile(r"(\w.*) building")
_AGREEMENT = re.compile(r"([A-Z][a-z]+) (?:[Aa]greements?|[Aa]ccords?|[Pp]rotocols?)")
_PATTERNS = {"Facility": ("seat", _SEAT), "Region": ("region", _REGION), "Instrument": ("agreement", _AGREEMENT)}
_ACRONYM = range(2, 5)
_BODIES = (
    "GovernmentBody",
    "ArmedForce",
    "ArmedGroup",
    "Organization",
    "MediaOrganization",
    "InternationalOrganization",
)


@dataclass(frozen=True, slots=True)
class Deeds:
    """What things of a type do: verbs by what the thing is to them, prepositions, nouns and verbs before those."""

    subject: frozenset[str]
    object: frozenset[str]
    before: frozenset[str]
    joined: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamesakeWords:
    """The lists of `namesakes.yaml`, whose comments explain them."""

    ship_nouns: frozenset[str]
    ship_words: frozenset[str]
    not_surnames: frozenset[str]
    armament: Mapping[str, frozenset[str]]
    no_short_name: frozenset[str]
    papers: frozenset[str]
    press_nouns: frozenset[str]
    press_verbs: frozenset[str]
    listened: frozenset[str]
    press_people: frozenset[str]
    trade: frozenset[str]
    business: frozenset[str]
    agreement_nouns: frozenset[str]
    state_words: frozenset[str]
    ranks: frozenset[str]
    other_places: frozenset[str]
    riverine: frozenset[str]
    settlements: frozenset[str]
    family_first: frozenset[str]
    top_offices: frozenset[str]
    titles: Mapping[str, tuple[str, ...]]
    deeds: Mapping[str, Deeds]

    def sorts(self, words: Iterable[str]) -> frozenset[str]:
        """The sorts of weapons that nouns tell of."""
        told = set(words)
        return frozenset(sort for sort, nouns in self.armament.items() if told & nouns)


@dataclass(frozen=True, slots=True)
class Namesake:
    """An entry that goes by a short name beside certain words.

    Attributes:
        entry: the entry.
        sort: which words these are, one of the tests of `link.namesakes`.
    """

    entry: Entry
    sort: str


def paths_of_words() -> tuple[Path, ...]:
    """The files by which short names are made."""
    folder = resources.ontologies() / "lexicon"
    return folder / "namesakes.yaml", folder / "naming.yaml"


@cache
def load_namesake_words(path: Path | None = None) -> NamesakeWords:
    """The words of `path`, by default of `ontologies/lexicon/namesakes.yaml`.

    Raises:
        LexiconError: a list is missing or unknown, a word is none, or a type is unknown.
    """
    path = path or paths_of_words()[0]
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(NamesakeWords)}
    if not isinstance(content, dict) or set(content) != wanted:
        raise LexiconError(f"{path}: lists {sorted(content or ())}; {sorted(wanted)} were expected")
    deeds = {kind: _deeds(path, kind, parts) for kind, parts in content.pop("deeds").items()}
    titles = {title: tuple(parts) for title, parts in content.pop("titles").items()}
    armament = {sort: _words(path, sort, nouns) for sort, nouns in content.pop("armament").items()}
    lists = {name: _words(path, name, words) for name, words in content.items()}
    return NamesakeWords(armament=armament, titles=titles, deeds=deeds, **lists)


def _deeds(path: Path, kind: str, parts: Mapping[str, list[str]]) -> Deeds:
    if kind not in load_types() or set(parts) != {field.name for field in fields(Deeds)}:
        raise LexiconError(f"{path}: deeds: {kind}: {sorted(parts)}; a type and its four lists were expected")
    return Deeds(**{part: _words(path, kind, words) for part, words in parts.items()})


def _words(path: Path, name: str, words: list[str]) -> frozenset[str]:
    for word in words:
        if not isinstance(word, str):
            raise LexiconError(f"{path}: {name}: {word!r} is no word; in YAML on, off, yes and no need quotation marks")
    return frozenset(words)


def namesakes(
    entries: Iterable[Entry],
    surfaces: Mapping[Key, tuple[Entry, ...]],
    weak: frozenset[tuple[Key, str]],
    words: NamesakeWords,
) -> dict[Key, tuple[Namesake, ...]]:
    """The short names of all entries, by spelling; those that mean the entry anyway are left out.

    Args:
        entries: all entries.
        surfaces: what each name means without further words.
        weak: names that mean an entry only with other evidence.
        words: the lists.
    """
    found: dict[Key, dict[Namesake, None]] = {}
    listed = list(entries)
    nations = frozenset(name for entry in listed if entry.type == "Country" for name in (*entry.names, *entry.demonyms))
    for entry in listed:
        for form, sort in _short_names(entry, words, nations):
            spelled = key(form)
            plain = entry in surfaces.get(spelled, ()) and (spelled, entry.id) not in weak
            rivals = [other for other in surfaces.get(spelled, ()) if other.type in _BODIES]
            wanted = (sort != "acronym" or rivals) and (sort != "city" or surfaces.get(spelled))
            if spelled and not plain and wanted:
                found.setdefault(spelled, {})[Namesake(entry, sort)] = None
    return {spelled: tuple(those) for spelled, those in found.items()}


def _short_names(entry: Entry, words: NamesakeWords, nations: frozenset[str]) -> Iterator[tuple[str, str]]:
    for name in entry.names:
        first, _, rest = name.partition(" ")
        foreign = rest if first in nations else ""  # "Russian White House"
        if entry.type == "WeaponSystem":
            yield from _ship_names(foreign or name, words)
            yield from _weapon_names(foreign or name, words)
        elif entry.type == "City":
            yield name, "city"
        elif entry.type == "Person":
            yield from _surnames(name, entry, words)
        elif entry.type == "MediaOrganization":
            last = name.split(" (")[0].split()[-1]
            yield from [(last, "paper")] if last in words.papers else []
        elif entry.type == "Company":
            yield from [] if first in nations else _companies(first, rest.split(), words)
        elif entry.type == "Facility" and foreign and entry.stands_for:
            yield foreign, "seat"
        elif entry.type in _PATTERNS:
            sort, pattern = _PATTERNS[entry.type]
            match = pattern.fullmatch(name)
            yield from [(next(filter(None, match.groups())), sort)] if match else []
        elif entry.states and entry.type in _BODIES:
            yield from _acronyms(name)


def _surnames(name: str, entry: Entry, words: NamesakeWords) -> Iterator[tuple[str, str]]:
    parts = name.split()
    if 1 < len(parts) < 4 and "." not in parts[-1]:
        yield parts[0 if words.family_first.intersection(entry.states) else -1], "surname"


def _companies(first: str, rest: list[str], words: NamesakeWords) -> Iterator[tuple[str, str]]:
    named = len(first) > 2 and first not in words.no_short_name
    if rest and named and all(word.lower() in words.trade for word in rest):
        yield first, "company"


def _ship_names(name: str, words: NamesakeWords) -> Iterator[tuple[str, str]]:
    prefix, _, rest = name.partition(" ")
    if prefix in load_name_words().ship_prefixes and rest:
        yield rest, "ship"
        parts = rest.split()
        named_after = parts[-1].isalpha() and all(part[0].isupper() for part in parts)
        if len(parts) > 1 and named_after and parts[0].lower().rstrip(".") not in words.not_surnames:
            yield parts[-1], "ship"
    parts = name.split()
    if any("class" in part for part in parts):
        return
    for count in (1, 2, 3):
        if len(parts) > count and parts[count][0].isupper() and _is_ship(parts[:count], words):
            yield " ".join(parts[count:]), "ship"
        if len(parts) > count and parts[0][0].isupper() and _is_ship(parts[-count:], words):
            yield " ".join(parts[:-count]), "ship"


def _is_ship(parts: list[str], words: NamesakeWords) -> bool:
    return " ".join(parts) in words.ship_nouns


def _weapon_names(name: str, words: NamesakeWords) -> Iterator[tuple[str, str]]:
    designated = _DESIGNATED.fullmatch(name)
    if designated:
        yield from _weapon(designated[1], words)
    described = _DESCRIBED.fullmatch(name)
    if described:
        yield from _weapon(described[1].strip(), words)
    of_class = _CLASS.fullmatch(name)
    if of_class:
        yield of_class[1], "ship class"


def _weapon(form: str, words: NamesakeWords) -> Iterator[tuple[str, str]]:
    if form.split()[0] not in words.no_short_name:
        yield form, "weapon"
        if not form.endswith("s"):
            yield f"{form}s", "weapon"


def _acronyms(name: str) -> Iterator[tuple[str, str]]:
    particles = load_name_words().particles | load_name_words().determiners
    parts = [part for part in re.split(r"[ -]", name.split(" (")[0]) if part and part.lower() not in particles]
    initials = "".join(part[0] for part in parts)
    if len(parts) in _ACRONYM and initials.isalpha() and initials.isupper():
        yield initials, "acronym"
