"""Articles with one address -> versions of one article, the newest of which counts.

An article that comes with the URL of another and a different text is a new version of it, unless that is the URL of an
outlet (without a path). The one published later is newer; of two of the same day, or where a day is missing, the one
that came later. That order is in the graph of versions (`gk:version`, from 1), which is written in the same step as the
article; a single version has no number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pyoxigraph import NamedNode, Quad

from graphkit.rdf import terms
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

SUPERSEDED_BY = gk("supersededBy")
_VERSION = gk("version")
_SOURCE = NamedNode(f"{terms.DCTERMS}source")
_ISSUED = NamedNode(f"{terms.DCTERMS}issued")


@dataclass(slots=True)
class Change:
    """What a change of articles does to the graph of versions.

    Attributes:
        gone: quads to take out.
        new: quads to put in.
        articles: nodes of the articles that count from now on and did not before, or the other way round.
    """

    gone: set[Quad] = field(default_factory=set)
    new: set[Quad] = field(default_factory=set)
    articles: set[NamedNode] = field(default_factory=set)


def change(store: Store, gone: set[Quad], new: set[Quad]) -> Change:
    """What follows for versions when some quads of articles go and others come."""
    left = {quad for quad in gone - new if quad.predicate == _SOURCE}
    come = {quad for quad in new - gone if quad.predicate == _SOURCE and quad in store.lacks([quad])}
    found = Change()
    for address in {quad.object for quad in left | come if _is_of_a_page(quad)}:
        before = _articles(store, address)
        lost, coming = (_about(quads, address) for quads in (left, come))
        now = {quad for article in before for quad in store.match(article, None, None, terms.VERSIONS)}
        days = {terms.value(quad.subject): terms.value(quad.object) for quad in new if quad.predicate == _ISSUED}
        wanted = set(_numbered(_ordered(store, before - lost, coming - before, days)))
        found.gone |= now - wanted
        found.new |= wanted - now
        found.articles |= {
            quad.subject
            for quad in now ^ wanted
            if quad.predicate == SUPERSEDED_BY and isinstance(quad.subject, NamedNode)
        }
    return found


def _is_of_a_page(source: Quad) -> bool:
    """Whether the address is that of an article; feeds at times give the outlet's own with each."""
    address = urlsplit(terms.value(source.object))
    return address.path.strip("/") != "" or address.query != ""


def is_superseded(store: Store, article: NamedNode) -> bool:
    """Whether a newer version of an article is there."""
    return next(store.scan(article, SUPERSEDED_BY, None, terms.VERSIONS), None) is not None


def _articles(store: Store, address: object) -> set[NamedNode]:
    found = store.match(None, _SOURCE, address)  # type: ignore[arg-type]
    return {quad.subject for quad in found if isinstance(quad.subject, NamedNode)}


def _about(quads: set[Quad], address: object) -> set[NamedNode]:
    return {quad.subject for quad in quads if quad.object == address and isinstance(quad.subject, NamedNode)}


def _ordered(store: Store, there: set[NamedNode], coming: set[NamedNode], days: dict[str, str]) -> list[NamedNode]:
    """The versions, the oldest first; `days` has those of the articles that come."""
    numbers = {
        article: int(terms.value(quad.object))
        for article in there
        for quad in store.match(article, _VERSION, None, terms.VERSIONS)
    }
    ordered = sorted(there, key=lambda article: (numbers.get(article, 0), article.value))
    for article in sorted(coming, key=str):
        day = _day(days.get(article.value))
        later = [
            place
            for place, other in enumerate(ordered)
            if day and (known := _day(_issued(store, other) or days.get(other.value))) and known > day
        ]
        ordered.insert(later[0] if later else len(ordered), article)
    return ordered


def _issued(store: Store, article: NamedNode) -> str | None:
    found = store.match(article, _ISSUED)
    return terms.value(found[0].object) if found else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _numbered(ordered: list[NamedNode]) -> Iterable[Quad]:
    if len(ordered) > 1:
        for number, article in enumerate(ordered, 1):
            yield Quad(article, _VERSION, terms.integer(number), terms.VERSIONS)
        for older, newer in pairwise(ordered):
            yield Quad(older, SUPERSEDED_BY, newer, terms.VERSIONS)
