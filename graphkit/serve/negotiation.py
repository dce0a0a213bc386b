"""The `Accept` line of a request and what can be offered -> the media type to answer with, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TABLES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media types of rows -> form; the first is the usual one."""

GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/n-quads": "nquads",
    "application/trig": "trig",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/xml": "rdfxml",
}
"""Media types of triples -> form; the first is the usual one."""

_MOST_RANGES = 50


@dataclass(frozen=True, slots=True)
class Range:
    """One entry of an `Accept` line: `text/*;q=0.5`."""

    kind: str
    subtype: str
    quality: float

    def fits(self, media_type: str) -> bool:
        """Whether it takes in the media type."""
        kind, _, subtype = media_type.partition("/")
        return self.kind in ("*", kind) and self.subtype in ("*", subtype)

    @property
    def precision(self) -> int:
        """A range that names more counts before one that names less."""
        return (self.kind != "*") + (self.subtype != "*")


def chosen(accept: str, offered: Mapping[str, str]) -> str | None:
    """The media type of `offered` that is wanted most, the first of several; None if none is wanted."""
    ranges = _ranges(accept)
    if not ranges:
        return next(iter(offered))
    quality = {media_type: _quality(media_type, ranges) for media_type in offered}
    best = max(quality.values())
    return next(media_type for media_type in offered if quality[media_type] == best) if best > 0 else None


def _quality(media_type: str, ranges: list[Range]) -> float:
    fitting = [found for found in ranges if found.fits(media_type)]
    return max(fitting, key=lambda found: (found.precision, found.quality)).quality if fitting else 0.0


def _ranges(accept: str) -> list[Range]:
    """Entries that cannot be read are passed over, as most servers do."""
    found = []
    for entry in accept.split(",")[:_MOST_RANGES]:
        name, *parameters = (part.strip().lower() for part in entry.split(";"))
        kind, slash, subtype = name.partition("/")
        if slash and kind and subtype:
            found.append(Range(kind, subtype, _weight(parameters)))
    return found


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
