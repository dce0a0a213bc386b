"""A store -> what a page about one entity shows, and the entities whose names begin or go on as typed."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode

from graphkit import resources
from graphkit.errors import UnknownEntityError
from graphkit.rdf import rows, terms
from graphkit.rdf.query import run_query
from graphkit.rdf.terms import local_name

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_REPLACED_BY = NamedNode(f"{terms.DCTERMS}isReplacedBy")
_DEFINITION = NamedNode(f"{terms.SKOS}definition")
_CLAIMS = (
    "SELECT DISTINCT ?claim ?kind ?label WHERE { { PATTERN ?claim a ?kind } OPTIONAL { ?claim rdfs:label ?label } }"
)


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity and a part of what is said of it.

    Attributes:
        entity: itself.
        replaced_by: the IRI of the entity that it was joined to, if it was.
        claims: those that involve it, from `start` on, by class and label.
        start: number of the first claim shown.
        said: claims that it is the source of.
        said_in_all: how many there are.
    """

    entity: rows.EntityRow
    replaced_by: str | None
    claims: tuple[rows.ClaimRow, ...]
    start: int
    said: tuple[rows.ClaimRow, ...]
    said_in_all: int


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a list offers it: IRI, the name that fits, its label, its class."""

    iri: str
    name: str
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or concept of the vocabulary: prefixed name, what it is, label, definition."""

    name: str
    kind: str
    label: str
    definition: str


def entity_view(store: Store, iri: str, start: int, most: int) -> EntityView:
    """One entity with at most `most` of its claims and as many of what it says.

    Args:
        store: an open store.
        iri: its IRI, or a prefixed name.
        start: number of the first claim.
        most: how many claims.

    Raises:
        UnknownEntityError: the store does not know it.
    """
    address = terms.iri(terms.expand(iri))
    replaced = store.match(address, _REPLACED_BY)
    if not store.match(address, terms.TYPE, None, terms.ENTITIES) and not replaced:
        raise UnknownEntityError(f"{store.where}: no entity {iri!r}; the IRI of one that it holds was expected")
    reader = rows.Reader(store)
    entity = reader.entity(address)
    labels = store.match(address, terms.LABEL) if replaced else []
    if labels:  # what was joined to another keeps its label alone
        entity = replace(entity, name=terms.value(labels[0].object))
    claims = _claims(store, f"?claim gk:involves {address} .")
    said = _claims(store, f"?attestation prov:wasAttributedTo {address} ; gk:attests ?claim .")
    return EntityView(
        entity=entity,
        replaced_by=terms.value(replaced[0].object) if replaced else None,
        claims=tuple(reader.claim(claim) for claim in claims[start : start + most]),
        start=start,
        said=tuple(reader.claim(claim) for claim in said[:most]),
        said_in_all=len(said),
    )


def _claims(store: Store, pattern: str) -> list[str]:
    """The claims that fit a pattern on `?claim`, by class, then by how they read."""
    found = run_query(store, _CLAIMS.replace("PATTERN", pattern))
    in_order = sorted((kind or "", label or "", claim or "") for claim, kind, label in found.rows)
    return [claim for _, _, claim in in_order]


def names(store: Store, typed: str, most: int) -> tuple[Named, ...]:
    """At most `most` entities with a name that contains what is typed; those that begin so, and short ones, first."""
    wanted = typed.lower()
    best: dict[str, tuple[bool, int, str]] = {}
    for folded, name, iri in _all_names(store) if store.writable else _kept_names(store):
        place = folded.find(wanted)
        if place >= 0:
            rank = (place > 0, len(name), name)
            best[iri] = min(best.get(iri, rank), rank)
    reader = rows.Reader(store)
    first = heapq.nsmallest(most, ((rank, iri) for iri, rank in best.items()))
    return tuple(Named(iri, rank[2], *reader.name_and_type(iri)) for rank, iri in first)


def _all_names(store: Store) -> list[tuple[str, str, str]]:
    """Each name in lower case and as it is, with the IRI of its entity."""
    found = []
    for predicate in (terms.PREF_LABEL, terms.ALT_LABEL):
        for quad in store.scan(None, predicate, None, terms.ENTITIES):
            name = terms.value(quad.object)
            found.append((name.lower(), name, terms.value(quad.subject)))
    return found


@lru_cache(maxsize=1)
def _kept_names(store: Store) -> list[tuple[str, str, str]]:
    """The same, read once: a store that is open for reading does not change."""
    return _all_names(store)


def vocabulary() -> tuple[Term, ...]:
    """All terms of the vocabulary that have a definition, by name."""
    kinds: dict[str, str] = {}
    labels: dict[str, str] = {}
    definitions: dict[str, str] = {}
    wanted = {terms.TYPE: kinds, terms.LABEL: labels, _DEFINITION: definitions}
    for file in resources.VOCABULARY:
        for quad in pyoxigraph.parse(path=resources.ontologies() / file):
            if quad.predicate in wanted and isinstance(quad.subject, NamedNode):
                wanted[quad.predicate].setdefault(quad.subject.value, _local(quad.object))
    return tuple(
        Term(terms.compact(iri), kinds.get(iri, ""), labels.get(iri, local_name(iri)), definitions[iri])
        for iri in sorted(definitions)
    )


def _local(term: object) -> str:
    return local_name(term.value) if isinstance(term, NamedNode) else terms.value(term)
