"""The quads of articles -> where each of their nodes comes from: an article, and a sentence of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from graphkit.rdf import terms
from graphkit.rdf.terms import gk

Place = tuple[str, str]
"""Id of an article, and a sentence of it, which is empty where none is behind the node."""

_EXACT = NamedNode(f"{terms.OA}exact")


def places(quads: Iterable[Quad]) -> dict[str, Place]:
    """IRI of a node -> the first article that speaks of it, and the sentence that does."""
    quads = list(quads)
    sentences = _sentences(quads)
    found: dict[str, set[Place]] = defaultdict(set)
    for quad in quads:
        graph = terms.value(quad.graph_name)
        if graph.startswith(terms.DOC):
            subject = terms.value(quad.subject)
            place = (terms.local_name(graph), sentences.get(subject, ""))
            found[subject].add(place)
            if isinstance(quad.object, NamedNode):
                found[quad.object.value].add(place)
    for quad in quads:
        if quad.graph_name == terms.CLAIMS and isinstance(quad.object, NamedNode):
            found[quad.object.value] |= found[terms.value(quad.subject)]
    return {name: first(many) for name, many in found.items() if many}


def first(many: Iterable[Place]) -> Place:
    """The place to name where there are several: one with a sentence."""
    return min(many, key=lambda place: (not place[1], place))


def _sentences(quads: Iterable[Quad]) -> dict[str, str]:
    """IRI of a passage, mention or attestation -> its words, those of an attestation being its passage's."""
    exact: dict[str, str] = {}
    passages: dict[str, str] = {}
    for quad in quads:
        if quad.predicate == _EXACT:
            exact[terms.value(quad.subject)] = terms.value(quad.object)
        elif quad.predicate == gk("passage"):
            passages[terms.value(quad.subject)] = terms.value(quad.object)
    return exact | {name: exact[passage] for name, passage in passages.items() if passage in exact}
