"""What DESCRIBE found of claims and entities, and a store -> that, with what an analyst asks next.

Of a claim: its attestations, with their passages, sources and articles. Of an entity: the claims that involve it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from graphkit.rdf import terms
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_WHOLE_TEXT = gk("text")


def with_context(store: Store, described: Iterable[Triple]) -> frozenset[Triple]:
    """The triples, and those of what hangs on the claims and entities that are their subjects.

    The text of a whole article is left out: its passages are there, and `graphkit export` has the rest.
    """
    found = set(described)
    for subject in {triple.subject for triple in found if isinstance(triple.subject, NamedNode)}:
        for quad in store.match(None, gk("attests"), subject):
            found |= _attestation(store, _ours(quad.subject))
        for quad in store.match(None, gk("involves"), subject):
            found |= _triples(store, _ours(quad.subject))
    return frozenset(found)


def _attestation(store: Store, attestation: NamedNode) -> set[Triple]:
    found = _triples(store, attestation)
    for passage in _objects(store, attestation, gk("passage")):
        found |= _triples(store, passage)
        for article in _objects(store, passage, NamedNode(f"{terms.OA}hasSource")):
            found |= {triple for triple in _triples(store, article) if triple.predicate != _WHOLE_TEXT}
    sources = _objects(store, attestation, gk("attribution"))
    while sources:
        source = sources.pop()
        found |= _triples(store, source)
        sources += _objects(store, source, gk("citedBy"))
    return found


def _ours(subject: object) -> NamedNode:
    assert isinstance(subject, NamedNode)  # noqa: S101 - attestations and claims have ids
    return subject


def _triples(store: Store, subject: NamedNode) -> set[Triple]:
    return {quad.triple for quad in store.match(subject)}


def _objects(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    return [quad.object for quad in store.match(subject, predicate) if isinstance(quad.object, NamedNode)]
