"""Quads of a store -> the same, and RDF 1.2 triple terms: what a claim says as a triple, whether it is true or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit.rdf import terms
from graphkit.rdf.derive import relations

if TYPE_CHECKING:
    from graphkit.lexicon.frame import Edge

REIFIES = NamedNode(f"{terms.RDF}reifies")


def with_triple_terms(found: Iterable[Quad], edges: Mapping[str, Edge]) -> list[Quad]:
    """The quads, and for each plain relation of a claim that the claim and its attestations `rdf:reifies` it.

    A relation is asserted, too, only if `graph:accepted` holds it.

    Args:
        found: all quads of a store.
        edges: claim class -> between which roles its plain relation runs.
    """
    quads = list(found)
    claims: dict[NamedNode, list[Quad]] = defaultdict(list)
    attesting: dict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        if quad.graph_name == terms.CLAIMS and isinstance(quad.subject, NamedNode):
            claims[quad.subject].append(quad)
        elif quad.predicate == terms.gk("attests") and isinstance(quad.object, NamedNode):
            attesting[quad.object].append(quad)
    for claim, about in claims.items():
        quads.extend(_reified(claim, about, attesting[claim], edges))
    return quads


def _reified(claim: NamedNode, about: list[Quad], attesting: list[Quad], edges: Mapping[str, Edge]) -> Iterator[Quad]:
    types = [q.object for q in about if q.predicate == terms.TYPE]
    drawn = [edges.get(terms.local_name(kind.value)) for kind in types if isinstance(kind, NamedNode)]
    for relation in (relation for edge in drawn if edge for relation in relations(about, edge)):
        yield Quad(claim, REIFIES, relation.triple, terms.CLAIMS)
        yield from (Quad(q.subject, REIFIES, relation.triple, q.graph_name) for q in attesting)
