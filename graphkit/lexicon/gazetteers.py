"""`ontologies/gazetteers/*` and geonames' cities -> the things that linking knows, found by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon import cities, states
from graphkit.lexicon.compiled import compiled
from graphkit.lexicon.entries import Entry, Row, read_entries
from graphkit.lexicon.namesakes import Namesake, load_namesake_words, namesakes, paths_of_words
from graphkit.lexicon.openings import opened_otherwise, openings
from graphkit.lexicon.own_gazetteers import read_own
from graphkit.lexicon.surfaces import Key, key
from graphkit.lexicon.types import load_types
from graphkit.lexicon.variants import sounds

FILES = (
    "organizations.csv",
    "forces.csv",
    "companies.csv",
    "media.csv",
    "people.csv",
    "weapons.csv",
    "instruments.csv",
    "exercises.csv",
    "offices.csv",
    "places.csv",
    "facilities.csv",
)
_SPELLING = ("naming.yaml", "scripts.yaml", "variants.yaml")  # by them persons are known by sound


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entries, by id and by name.

    Attributes:
        entries: id -> entry.
        surfaces: the spellings of a name -> the entries that bear it, the first of them the one to prefer.
        spoken: the words of a person's full name as they sound -> ids of those who bear it.
        weak: the spellings of a name and the id of an entry for which it is no evidence by itself.
        iris: IRI -> entry.
        lengths: first word of a name -> the lengths, in words, of the names that begin with it, longest first.
        namesakes: the spellings of a short name -> what it means beside certain words.
        namesake_lengths: as `lengths`, of the short names.
    """

    entries: Mapping[str, Entry]
    surfaces: Mapping[Key, tuple[Entry, ...]]
    spoken: Mapping[tuple[str, ...], tuple[str, ...]] = field(repr=False)
    weak: frozenset[tuple[Key, str]] = field(repr=False)
    iris: Mapping[str, Entry] = field(repr=False)
    lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    namesakes: Mapping[Key, tuple[Namesake, ...]] = field(repr=False)
    namesake_lengths: Mapping[str, tuple[int, ...]] = field(repr=False)

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """The entries with that name, alias or demonym; accents and hyphens do not count, case does."""
        return self.surfaces.get(key(surface), ())

    def is_weak(self, surface: str, entry: Entry) -> bool:
        """Whether the name is a word or a name of something else, too, so that it needs other evidence."""
        return (key(surface), entry.id) in self.weak

    def of_type(self, name: str) -> tuple[Entry, ...]:
        """The entries of one type."""
        return tuple(entry for entry in self.entries.values() if entry.type == name)

    def by_iri(self, iri: str) -> Entry | None:
        """The state, body, person … whose entity has that IRI."""
        return self.iris.get(iri)

    def state(self, code: str) -> Entry | None:
        """The state or region with that code."""
        return self.entries.get(code)


@cache
def load_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """The gazetteers of `ontologies/gazetteers`, of geonames, and an analyst's own.

    Args:
        extra: an analyst's own files (`own_gazetteers.read_own`); their entries replace those with the same id, and
            their names come before all others.

    Raises:
        LexiconError: a row is broken, an id is given twice, or two things share a name that is not marked as shared.
    """
    folder = resources.ontologies() / "gazetteers"
    words = [*(folder.parent / "lexicon" / name for name in _SPELLING), *paths_of_words()]
    files = [*sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".txt")), *words, *extra]
    return compiled("gazetteer", files, lambda: _built(folder, extra))


def _built(folder: Path, extra: tuple[Path, ...]) -> Gazetteer:
    reviewed = [row for name in FILES for row in read_entries(folder / name, load_types())]
    own = [row for path in extra for row in read_own(path, load_types())]
    countries, regions = states.load_states(folder)
    reviewed, large = cities.with_cities([*countries, *reviewed], states.capitals(folder), folder / "not-cities.txt")
    known = {row.entry.wikidata for row in reviewed}
    layers = [own, reviewed, large, [row for row in regions if row.entry.wikidata not in known]]
    _check_ids(own)
    _check_ids(reviewed)
    entries = {row.entry.id: row.entry for layer in reversed(layers) for row in layer}
    _check_references(own + reviewed, entries)
    layers = [[_with_states(row, entries) for row in layer] for layer in layers]
    entries = {row.entry.id: row.entry for layer in reversed(layers) for row in layer}
    surfaces, weak = _opened(*_surfaces(layers, entries), entries)
    spoken = _spoken(entries.values())
    short = namesakes(entries.values(), surfaces, weak, load_namesake_words())
    iris = {entry.iri: entry for entry in entries.values()}
    return Gazetteer(entries, surfaces, spoken, weak, iris, _lengths(surfaces), short, _lengths(short))


def _with_states(row: Row, entries: Mapping[str, Entry]) -> Row:
    if not row.entry.states:
        return row
    iris = tuple(entries[code].iri for code in row.entry.states)
    return replace(row, entry=replace(row.entry, state_iris=iris))


def _check_ids(rows: Iterable[Row]) -> None:
    seen: dict[str, str] = {}
    for row in rows:
        if row.entry.id in seen:
            raise LexiconError(
                f"{row.where}: id {row.entry.id!r} stands at {seen[row.entry.id]} too; a new id was expected"
            )
        seen[row.entry.id] = row.where


def _check_references(rows: Iterable[Row], entries: Mapping[str, Entry]) -> None:
    for row in rows:
        for reference in row.entry.references:
            if reference not in entries:
                raise LexiconError(
                    f"{row.where}: {row.entry.id}: {reference!r} is no entry; the id of one was expected"
                )


def _surfaces(
    layers: Iterable[list[Row]], entries: Mapping[str, Entry]
) -> tuple[dict[Key, tuple[Entry, ...]], frozenset[tuple[Key, str]]]:
    """Each name's entries, and which of them it is weak for. A layer's names hide those of the layers after it."""
    found: dict[Key, tuple[Entry, ...]] = {}
    weak: set[tuple[Key, str]] = set()
    for layer in layers:
        here: dict[Key, list[tuple[Row, bool]]] = {}
        for row in layer:
            if entries[row.entry.id] is row.entry:
                for surface, name in row.surfaces():
                    spelled = key(surface)
                    here.setdefault(spelled, []).append((row, name in row.shared))
                    if name in row.weak:
                        weak.add((spelled, row.entry.id))
        for spelled, claims in here.items():
            if spelled not in found:
                _check_claims(spelled, claims)
                found[spelled] = tuple(dict.fromkeys(row.entry for row, _ in claims))
    return found, frozenset(weak)


def _opened(
    surfaces: dict[Key, tuple[Entry, ...]], weak: frozenset[tuple[Key, str]], entries: Mapping[str, Entry]
) -> tuple[dict[Key, tuple[Entry, ...]], frozenset[tuple[Key, str]]]:
    """The names, and those that follow from them ("United States Navy" from "U.S. Navy") and that nothing else has."""
    forms = openings(entries.values())
    more: dict[Key, tuple[Entry, ...]] = {}
    also_weak: set[tuple[Key, str]] = set()
    for name, meant in surfaces.items():
        for other in opened_otherwise(name, forms):
            if other not in surfaces:
                more.setdefault(other, meant)
                also_weak |= {(other, entry.id) for entry in meant if (name, entry.id) in weak}
    return surfaces | more, weak | also_weak


def _check_claims(spelled: Key, claims: list[tuple[Row, bool]]) -> None:
    first = claims[0][0]
    for row, shared in claims[1:]:
        if row.entry is not first.entry and row.strict and not (shared and claims[0][1]):
            name = " ".join(spelled)
            raise LexiconError(
                f"{row.where}: {row.entry.id}: {name!r} is a name of {first.entry.id} ({first.where}) too; "
                "a name of its own, or `?` after it in both rows, was expected"
            )


def _spoken(entries: Iterable[Entry]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """How the full names of persons sound, so that another transliteration finds them."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for entry in entries:
        if entry.type == "Person":
            for name in entry.names:
                heard = sounds(name, "Person")
                if len(heard) > 1:
                    found.setdefault(heard, {})[entry.id] = None
    return {heard: tuple(ids) for heard, ids in found.items()}


def _lengths(surfaces: Iterable[Key]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for spelled in surfaces:
        lengths.setdefault(spelled[0], set()).add(len(spelled))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
