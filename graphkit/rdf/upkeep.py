"""Writes into a store what rests on several articles. Each change leaves marks on what rests on it in turn.

So a process that is killed between two steps leaves marks for the next one, and `claims` comes last: it takes all marks
away together with the last change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit.model import Resolution
from graphkit.rdf import joining, removal, stale, terms
from graphkit.rdf.derive import (
    ClaimDeriver,
    Origin,
    Rules,
    origin_quads,
    origins_now,
    own_label,
)
from graphkit.rdf.extracted import AS_EXTRACTED
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.index.attestations import Attestations
    from graphkit.index.supports import Supports
    from graphkit.rdf.store import Store

_AT_ONCE = 2_000  # claims in a step


def clear(store: Store) -> None:
    """Takes out all that is derived and stands in graphs of its own, and says that all is to be derived anew.

    Raises:
        StoreError: the store cannot be written.
    """
    derived = {quad for graph in (terms.ORIGINS, terms.ACCEPTED, terms.JUDGEMENTS) for quad in store.match(graph=graph)}
    if derived - {stale.EVERYTHING}:
        store.apply(derived - {stale.EVERYTHING}, [stale.EVERYTHING])


def is_joined(store: Store, article: str) -> bool:
    """Whether an article's quads are other than as extracted."""
    return bool(store.match(terms.node(article), AS_EXTRACTED, None, terms.doc_graph(article)))


def join(store: Store, articles: Iterable[str], canonical: Mapping[str, str]) -> None:
    """Writes articles anew, with joined entities as one; arguments as in `joining.rewritten`.

    Raises:
        StoreError: the store cannot be written.
    """
    for article, wanted in list(joining.rewritten(store, articles, canonical)):
        store.replace(removal.of_articles(store, [article]), wanted)


def record(store: Store, entities: Iterable[str], resolution: Resolution, labels: Mapping[str, str]) -> None:
    """Writes what was decided on entities; arguments as in `joining.decisions`."""
    _settle(store, joining.decisions_now(store, entities), joining.decisions(resolution, labels))


def trace(store: Store, articles: Iterable[str], origins: Mapping[str, Origin]) -> None:
    """Writes the origins of articles; those without one are gone."""
    now, wanted = origins_now(store, articles), origin_quads(origins)
    changed = {quad.subject for quad in now ^ wanted if quad.predicate == gk("origin")}
    # who shares the origin with an article that came or went speaks with other outlets
    moved = {quad.object for quad in now ^ wanted if quad.predicate == gk("origin")}
    changed |= {quad.subject for quad in wanted if quad.object in moved}
    marks = {stale.mark(terms.doc_graph(terms.local(article))) for article in changed}
    _settle(store, now, wanted, marks)


def label(store: Store, entities: Iterable[str], printed: Callable[[str], Mapping[str, int]]) -> None:
    """Writes the labels of those of the entities that are known from text alone.

    Args:
        store: with entities that are joined.
        entities: IRIs.
        printed: how many articles give an entity each name, those of what it stands for included.
    """
    for iri in sorted(entities):
        entity = terms.iri(iri)
        if store.match(entity, gk("inGazetteer"), terms.boolean(False), terms.ENTITIES):
            now = set(store.match(entity, terms.PREF_LABEL, None, terms.ENTITIES))
            wanted = own_label(store, entity, printed(iri))
            if wanted and now != {wanted}:
                marks = {stale.mark(claim) for claim in _about(store, entity)}
                _settle(store, now, {wanted}, marks)


def stale_claims(store: Store, articles: Iterable[str], *, everything: bool) -> set[str]:
    """The claims to derive anew: those that marks name, and those of articles, origins and entities that they name.

    Args:
        store: with marks.
        articles: more articles.
        everything: whether all claims are.
    """
    if everything:
        return {terms.value(quad.subject) for quad in store.match(None, terms.TYPE, None, terms.CLAIMS)}
    marks = stale.read(store)
    found = {claim.value for claim in marks.claims}
    printed = {terms.local(q.subject) for one in marks.entities for q in store.match(None, gk("origin"), one)}
    for article in {*articles, *marks.articles, *printed}:
        found |= {terms.value(q.object) for q in store.match(None, gk("attests"), None, terms.doc_graph(article))}
    for entity in marks.entities:
        found |= {claim.value for claim in (*_about(store, entity), *_said_by(store, entity))}
    return found


def claims(store: Store, iris: Iterable[str], rules: Rules, attestations: Attestations, supports: Supports) -> None:
    """Derives claims anew and takes all marks away.

    Args:
        store: with origins and labels that are up to date.
        iris: of the claims; those that are gone do not matter.
        rules: by which claims are derived.
        attestations: of the index, up to date.
        supports: keeps which claims each relation rests on.

    Raises:
        StoreError: the store cannot be written.
    """
    deriver = ClaimDeriver(store, rules, attestations)
    ordered = sorted(iris)
    for start in range(0, len(ordered), _AT_ONCE):
        now: set[Quad] = set()
        wanted: set[Quad] = set()
        touched: set[tuple[str, str, str]] = set()
        for iri in ordered[start : start + _AT_ONCE]:
            derived = deriver.derived(terms.iri(iri))
            now |= derived.now
            wanted |= derived.wanted
            supported = {_relation(quad) for quad in derived.relations}
            touched |= supported | supports.put(iri, supported)
        for relation in touched:
            quad = _quad(relation)
            now |= set(store.match(quad.subject, quad.predicate, quad.object, terms.ACCEPTED))  # type: ignore[arg-type]
            wanted |= {quad} if supports.holds(relation) else set()
        _settle(store, now, wanted)
    _settle(store, set(stale.read(store).quads), set())


def _settle(store: Store, now: set[Quad], wanted: set[Quad], marks: Iterable[Quad] = ()) -> None:
    if now != wanted:
        store.apply(now - wanted, sorted((wanted - now) | set(marks), key=str))


def _about(store: Store, entity: NamedNode) -> Iterator[NamedNode]:
    for quad in store.match(None, gk("involves"), entity, terms.CLAIMS):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _said_by(store: Store, entity: NamedNode) -> Iterator[NamedNode]:
    for quad in store.match(None, terms.ATTRIBUTED_TO, entity):
        for said in store.match(quad.subject, gk("attests")):  # type: ignore[arg-type]
            if isinstance(said.object, NamedNode):
                yield said.object


def _relation(quad: Quad) -> tuple[str, str, str]:
    return terms.value(quad.subject), terms.local_name(quad.predicate.value), terms.value(quad.object)


def _quad(relation: tuple[str, str, str]) -> Quad:
    source, name, target = relation
    return Quad(terms.iri(source), terms.iri(terms.REL + name), terms.iri(target), terms.ACCEPTED)
