"""A store and articles -> the quads that go when they go: their own, and whatever nothing else rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit.rdf import terms
from graphkit.rdf.derive import origins_now

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_DERIVED = {terms.ACCEPTED, terms.ORIGINS, terms.VERSIONS, terms.JUDGEMENTS}


def of_articles(store: Store, article_ids: Iterable[str]) -> set[Quad]:
    """The articles' graphs, the claims that only they attest, and the entities and runs that only these mention."""
    gone = {quad for article in article_ids for quad in store.match(graph=terms.doc_graph(article))}
    for claim in {quad.object for quad in gone if quad.predicate == terms.gk("attests")}:
        if isinstance(claim, NamedNode) and all(q in gone for q in store.scan(None, terms.gk("attests"), claim)):
            gone |= set(store.match(claim, None, None, terms.CLAIMS))
    waiting = {quad.object for quad in gone if isinstance(quad.object, NamedNode)}
    while waiting:
        orphaned = _orphan(store, waiting.pop(), gone) - gone
        gone |= orphaned
        waiting |= {quad.object for quad in orphaned if isinstance(quad.object, NamedNode)}
    return gone


def replaced_entities(store: Store, wanted: set[Quad]) -> set[Quad]:
    """What the store says of a gazetteer's entities that the gazetteer of `wanted` says no more."""
    known = terms.boolean(True)
    subjects = {q.subject for q in wanted if q.predicate == terms.gk("inGazetteer") and q.object == known}
    stored: set[Quad] = set()
    for subject in subjects:
        if isinstance(subject, NamedNode):
            stored |= set(store.match(subject, None, None, terms.ENTITIES))
    return stored - wanted


def labels_kept(gone: set[Quad], wanted: set[Quad]) -> set[Quad]:
    """The derived labels among `gone` of things that `wanted` speaks of and gives no label."""
    spoken_of = {q.subject for q in wanted if q.predicate == terms.TYPE and q.graph_name == terms.ENTITIES}
    labelled = {q.subject for q in wanted if q.predicate == terms.PREF_LABEL}
    return {q for q in gone if q.predicate == terms.PREF_LABEL and q.subject in spoken_of - labelled}


def dangling(store: Store, gone: set[Quad], wanted: set[Quad]) -> set[Quad]:
    """What was derived of things that are there no more, so that the store is sound before it is derived anew.

    Args:
        store: still has all that goes.
        gone: quads.
        wanted: quads that come instead.
    """
    kept = {quad.subject for quad in wanted if quad.predicate == terms.TYPE}
    typed = [quad for quad in gone if quad.predicate == terms.TYPE and quad.subject not in kept]
    nodes = {quad.subject: quad for quad in typed if isinstance(quad.subject, NamedNode)}
    found: set[Quad] = set()
    for node, quad in nodes.items():
        if quad.graph_name == terms.ENTITIES:
            of_node = store.match(node, None, None, terms.ACCEPTED) + store.match(None, None, node, terms.ACCEPTED)
            found |= {one for one in of_node if one.predicate != terms.gk("isStale")}
        elif quad.object == terms.gk("Attestation"):
            found |= set(store.match(None, terms.gk("counts"), node, terms.CLAIMS))
    articles = [terms.local(node) for node, quad in nodes.items() if quad.object == terms.gk("Article")]
    return found | origins_now(store, articles)


def _orphan(store: Store, shared: NamedNode, gone: set[Quad]) -> set[Quad]:
    """The description of an entity or run, if all that still points to it goes."""
    described = store.match(shared, None, None, terms.ENTITIES) + store.match(shared, None, None, terms.RUNS)
    if not described:
        return set()
    needed = any(q not in gone and q.graph_name not in _DERIVED for q in store.scan(None, None, shared))
    return set() if needed else set(described)
