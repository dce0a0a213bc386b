"""What an answer is narrowed to (place, actor, days, status) and a store -> the claims that fit, whatever is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from graphkit.errors import QueryError, UnknownEntityError
from graphkit.lexicon.types import load_types
from graphkit.model import Status
from graphkit.rdf import terms
from graphkit.rdf.query import run_query
from graphkit.rdf.selection import named

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

STATUSES: tuple[str, ...] = get_args(Status)
_CLOSE = 5

_ALL = "SELECT ?claim WHERE { ?claim gk:status ?status }"
_OF_STATUS = "SELECT ?claim WHERE { ?claim gk:status ?status VALUES ?status { VALUES_HERE } }"
_INVOLVING = "SELECT DISTINCT ?claim WHERE { VALUES ?thing { VALUES_HERE } ?claim gk:involves ?thing }"
_AT = "SELECT DISTINCT ?claim WHERE { VALUES ?thing { VALUES_HERE } ?claim gk:place ?thing }"
_TIMED = """
SELECT ?claim WHERE {
  ?claim gk:time ?time .
  OPTIONAL { ?claim gk:begins ?begins }
  OPTIONAL { ?claim gk:ends ?ends }
  FILTER(BOUND(?begins) || BOUND(?ends))
  FILTER(COALESCE(?ends >= SINCE, true) && COALESCE(?begins <= UNTIL, true))
}"""
_UNTIMED = """
SELECT DISTINCT ?claim WHERE {
  ?article dcterms:issued ?day .
  FILTER(?day >= SINCE && ?day <= UNTIL)
  ?passage oa:hasSource ?article .
  ?attestation gk:passage ?passage ; gk:attests ?claim .
  FILTER NOT EXISTS { ?claim gk:begins|gk:ends ?known }
}"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What claims have to be; what is None does not matter.

    Attributes:
        place: a name or id of a place. It is the claim's place or, unless it is a country, has any role in it.
        actor: a name or id of an entity with any role in the claim.
        since: the first day, as YYYY-MM-DD: what ended earlier is left out.
        until: the last day: what began later is left out. A claim without a time counts by the days of its articles.
        status: statuses, with commas between them.
    """

    place: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None

    def given(self) -> tuple[str, ...]:
        """The names of those that matter."""
        return tuple(name for name in self.__slots__ if getattr(self, name) is not None)


def claims_that_fit(store: Store, filters: Filters) -> frozenset[str]:
    """The claims, as prefixed names, that pass every filter.

    Raises:
        QueryError: a day is none, the days are in the wrong order, or a status is unknown.
        UnknownEntityError: nothing has the name, or what has it is no place.
    """
    fitting = list(_each(store, filters))
    return frozenset.intersection(*fitting) if fitting else _claims(store, _ALL)


def _each(store: Store, filters: Filters) -> Iterator[frozenset[str]]:
    if filters.status is not None:
        yield _of(store, _OF_STATUS, [terms.gk(status).value for status in _statuses(filters.status)])
    if filters.since is not None or filters.until is not None:
        yield _between(store, _day("since", filters.since, dt.date.min), _day("until", filters.until, dt.date.max))
    if filters.actor is not None:
        yield _of(store, _INVOLVING, _called(store, filters.actor, "actor", ("Entity",)))
    if filters.place is not None:
        places = _called(store, filters.place, "place", ("Place",))
        sites = [place for place in places if not _is_a(store, place, ("Agent",))]
        yield _of(store, _AT, places) | _of(store, _INVOLVING, sites)


def _statuses(text: str) -> tuple[str, ...]:
    wanted = tuple(part.strip() for part in text.split(","))
    for status in wanted:
        if status not in STATUSES:
            raise QueryError(f"status: {status!r} is unknown; {', '.join(STATUSES)} were expected")
    return wanted


def _day(name: str, text: str | None, default: dt.date) -> dt.date:
    if text is None:
        return default
    try:
        day = dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise QueryError(f"{name}: {text!r} is no day; one such as 2025-09-12 was expected") from error
    return day


def _between(store: Store, since: dt.date, until: dt.date) -> frozenset[str]:
    if since > until:
        raise QueryError(f"since: {since} is later than until, {until}; the earlier day was expected first")
    found: frozenset[str] = frozenset()
    for sparql in (_TIMED, _UNTIMED):
        dated = sparql.replace("SINCE", str(terms.date(since.isoformat())))
        found |= _claims(store, dated.replace("UNTIL", str(terms.date(until.isoformat()))))
    return found


def _called(store: Store, name: str, role: str, types: tuple[str, ...]) -> list[str]:
    """All entities of that name and of those types; a name may have several bearers."""
    found = named(store, name)
    fitting = [iri for iri in found if _is_a(store, iri, types)]
    if fitting:
        return fitting
    what = f"nothing is called {name!r}" if not found else f"{name!r} is no {role}"
    near = ", ".join(repr(close) for close in _near(store, name, types)) or "none that this store holds"
    raise UnknownEntityError(f"{role}: {what}; one such as {near} was expected")


def _near(store: Store, name: str, types: tuple[str, ...]) -> list[str]:
    """Names of such entities that are written most like it; where none is, the first in the alphabet."""
    labels = store.match(None, terms.PREF_LABEL, None, terms.ENTITIES)
    known = {terms.value(q.object) for q in labels if _is_a(store, terms.value(q.subject), types)}
    folded: dict[str, str] = {}
    for label in sorted(known):
        folded.setdefault(label.casefold(), label)
    close = get_close_matches(name.casefold(), sorted(folded), _CLOSE) or sorted(folded)[:_CLOSE]
    return [folded[label] for label in close]


def _is_a(store: Store, iri: str, types: tuple[str, ...]) -> bool:
    system = load_types()
    classes = {terms.local(quad.object) for quad in store.match(terms.iri(iri), terms.TYPE, None, terms.ENTITIES)}
    return "Entity" in types or any(name in system and system.is_a(name, types) for name in classes)


def _of(store: Store, sparql: str, values: Iterable[str]) -> frozenset[str]:
    return _claims(store, sparql.replace("VALUES_HERE", " ".join(str(terms.iri(value)) for value in values)))


def _claims(store: Store, sparql: str) -> frozenset[str]:
    return frozenset(str(row[0]) for row in run_query(store, sparql).rows)
