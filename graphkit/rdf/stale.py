"""What is stale in a store: marks that say which articles, claims and entities changed since it was last derived.

They are written in the same step as the change, so that a process that is killed leaves them for the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit.ids import is_claim
from graphkit.rdf import terms
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

IS_STALE = gk("isStale")
EVERYTHING = Quad(terms.ACCEPTED, IS_STALE, terms.boolean(True), terms.ACCEPTED)
"""Says that all is to be derived anew."""

_DESCRIBING = frozenset({terms.TYPE, gk("state"), gk("inGazetteer"), terms.PREF_LABEL})


@dataclass(frozen=True, slots=True)
class Marks:
    """What is stale.

    Attributes:
        everything: whether all is.
        articles: ids; some may be gone.
        claims: nodes; some may be gone.
        entities: nodes of those that are described otherwise than before, of origins, and all of `claims`.
        quads: that say so.
    """

    everything: bool
    articles: frozenset[str]
    claims: frozenset[NamedNode]
    entities: frozenset[NamedNode]
    quads: tuple[Quad, ...]


def mark(node: NamedNode) -> Quad:
    """Says that an article (its graph), a claim or an entity is stale."""
    return Quad(node, IS_STALE, terms.boolean(True), terms.ACCEPTED)


def mark_article(article: NamedNode) -> Quad:
    """Says that an article is stale, given its node."""
    return mark(terms.doc_graph(terms.local(article)))


def read(store: Store) -> Marks:
    """What is stale in a store.

    Raises:
        StoreError: the store cannot be read.
    """
    quads = store.match(None, IS_STALE, None, terms.ACCEPTED)
    nodes = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode) and quad != EVERYTHING}
    graphs = {node for node in nodes if node.value.startswith(terms.DOC)}
    claims = {node for node in nodes if is_claim(node.value)}  # or a thing of the same form, which is no claim's node
    articles = frozenset(terms.local(graph) for graph in graphs)
    return Marks(EVERYTHING in quads, articles, frozenset(claims), frozenset(nodes - graphs), tuple(quads))


def marks(store: Store, gone: set[Quad], new: set[Quad]) -> set[Quad]:
    """The marks that go with taking some quads out of a store and putting others in.

    An article is stale when any quad of its own comes or goes; a claim when an article no longer attests it, or when
    its source or whom it is about holds office elsewhere, for that decides who is a side to it; an entity that stays
    when it is described otherwise; an origin when another outlet prints it, for that decides who is a second voice.
    """
    added = store.lacks(new)
    nodes = {quad.graph_name for quad in (*gone, *added) if _is_of_article(quad)}
    nodes |= {quad.object for quad in gone if quad.predicate == gk("attests") and isinstance(quad.object, NamedNode)}
    nodes |= set(_described_otherwise(store, gone, added))
    nodes |= set(_elsewhere_in_office(store, gone, added))
    nodes |= set(_elsewhere_in_print(store, gone, added))
    found = {mark(node) for node in nodes if isinstance(node, NamedNode)}
    relabelled = any(q.predicate == terms.PREF_LABEL and q.graph_name == terms.ENTITIES for q in gone - new)
    return found | {EVERYTHING} if relabelled and _stays(gone - new, new) else found


def _stays(gone: Iterable[Quad], new: set[Quad]) -> bool:
    """Whether a gazetteer calls something otherwise than before."""
    subjects = {quad.subject for quad in gone if quad.predicate == terms.PREF_LABEL}
    return any(quad.subject in subjects for quad in new if quad.predicate == terms.PREF_LABEL)


def _described_otherwise(store: Store, gone: set[Quad], added: set[Quad]) -> Iterator[NamedNode]:
    changed = {
        quad.subject for quad in gone | added if quad.graph_name == terms.ENTITIES and quad.predicate in _DESCRIBING
    }
    for subject in changed:
        if isinstance(subject, NamedNode) and store.match(subject, terms.TYPE, None, terms.ENTITIES):
            yield subject


def _elsewhere_in_office(store: Store, gone: set[Quad], added: set[Quad]) -> Iterator[NamedNode]:
    """The claims to which somebody who comes into a body, or leaves it, may be a side now, or be one no longer."""
    holding = {quad for quad in gone | added if quad.predicate == gk("holder") and quad.graph_name == terms.CLAIMS}
    coming = _belonging(added)
    for holder in {quad.object for quad in holding}:
        if not isinstance(holder, NamedNode):
            continue
        before = {quad.subject for quad in store.match(None, gk("holder"), holder, terms.CLAIMS)}
        after = before - {q.subject for q in holding & gone} | {q.subject for q in holding & added}
        new = {(q.subject, q.object) for q in added if q.predicate == gk("organization")}
        bodies = {claim: _bodies(store, claim) | {o for s, o in new if s == claim} for claim in before | after}
        changed = set().union(*(bodies[c] for c in before)) ^ set().union(*(bodies[c] for c in after))
        for body in sorted(changed, key=str):
            yield from _concerned(store, holder, body, {body, *coming[body]})


def _belonging(added: set[Quad]) -> dict[object, set[object]]:
    """Body or state -> those whom the quads bring into it."""
    bodies = {(quad.subject, quad.object) for quad in added if quad.predicate == gk("organization")}
    found: dict[object, set[object]] = defaultdict(set)
    for quad in added:
        if quad.predicate == gk("state"):
            found[quad.object].add(quad.subject)
        elif quad.predicate == gk("holder"):
            for body in {body for claim, body in bodies if claim == quad.subject}:
                found[body].add(quad.object)
    return found


def _concerned(store: Store, holder: NamedNode, body: object, belonging: set[object]) -> Iterator[NamedNode]:
    """The claims of a source about whoever belongs to a body, and those about it by whoever does.

    Args:
        store: before the change.
        holder: the source.
        body: the body.
        belonging: the body, and those who belong to it after the change.
    """
    among = ", ".join(sorted(map(str, belonging)))
    belongs = (
        f"FILTER(?other IN ({among}) || EXISTS {{ ?other gk:state {body} }}"
        f" || EXISTS {{ ?holding gk:holder ?other ; gk:organization {body} }})"
    )
    for pattern in (
        f"?said prov:wasAttributedTo {holder} ; gk:attests ?claim . ?claim gk:involves ?other",
        f"?claim gk:involves {holder} . ?said gk:attests ?claim ; prov:wasAttributedTo ?other",
    ):
        sparql = f"SELECT DISTINCT ?claim {{ {pattern} . {belongs} }}"
        for claim in store.select(sparql):
            if isinstance(claim, NamedNode):
                yield claim


def _elsewhere_in_print(store: Store, gone: set[Quad], added: set[Quad]) -> Iterator[NamedNode]:
    for quad in gone | added:
        if quad.predicate == terms.PUBLISHER and isinstance(quad.subject, NamedNode):
            for origin in store.match(quad.subject, gk("origin"), None, terms.ORIGINS):
                if isinstance(origin.object, NamedNode):
                    yield origin.object


def _bodies(store: Store, claim: object) -> set[object]:
    found = store.match(claim, gk("organization"), None, terms.CLAIMS) if isinstance(claim, NamedNode) else []
    return {quad.object for quad in found}


def _is_of_article(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(terms.DOC)
