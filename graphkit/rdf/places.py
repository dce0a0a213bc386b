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
_SOURCE = NamedNode(f"{terms.OA}hasSource")


def places(quads: Iterable[Quad]) -> dict[str, Place]:
    """IRI of a node -> the first article that speaks of it, and the sentence that does; an article has no sentence."""
    quads = list(quads)
    sentences = _sentences(quads)
    found: dict[str, set[Place]] = defaultdict(set)
    own: set[str] = set()
    for quad in quads:
        graph = terms.value(quad.graph_name)
        if graph.startswith(terms.DOC):
            subject = terms.value(quad.subject)
            place = (terms.local_name(graph), sentences.get(subject, ""))
            found[subject].add(place)
            own.add(subject)
            if isinstance(quad.object, NamedNode) and quad.predicate != _SOURCE:
                found[quad.object.value].add(place)
    for quad in quads:
        if quad.graph_name == terms.CLAIMS and isinstance(quad.object, NamedNode) and quad.object.value not in own:
            found[quad.object.value] |= found[terms.value(quad.subject)]
    return {name: first(many) for name, many in found.items() if many}


def first(many: Iterable[Place]) -> Place:
    """The place to name where there are several: one with a sentence."""
    return min(many, key=lambda place: (not place[1], place))


def _sentences(quads: Iterable[Quad]) -> dict[str, str]:
    """IRI of a passage, of what rests on one (attestation), or of what lies in one (mention) -> the passage's words."""
    exact = _column(quads, _EXACT)
    source, starts, ends = (_column(quads, NamedNode(f"{terms.OA}{name}")) for name in ("hasSource", "start", "end"))
    resting = _column(quads, gk("passage"))
    found = {name: exact[passage] for name, passage in resting.items() if passage in exact}
    passages: dict[str, dict[str, str]] = defaultdict(dict)
    for name in exact.keys() & set(resting.values()):
        found[name] = passages[source.get(name, "")][name] = exact[name]
    for name in exact.keys() - found.keys():
        start, end = _number(starts.get(name)), _number(ends.get(name))
        around = (
            words
            for passage, words in passages[source.get(name, "")].items()
            if _number(starts.get(passage)) <= start and end <= _number(ends.get(passage))
        )
        found[name] = min(around, default=exact[name])
    return found


def _column(quads: Iterable[Quad], predicate: NamedNode) -> dict[str, str]:
    return {terms.value(quad.subject): terms.value(quad.object) for quad in quads if quad.predicate == predicate}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else -1
