"""A store and a resolution -> the same store with joined entities as one, and the decisions beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit import ids
from graphkit.model import Candidate, Judgement, Resolution
from graphkit.rdf import terms
from graphkit.rdf.extracted import article_quads, as_extracted, described, joined
from graphkit.rdf.terms import gk, node, text

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

AUTOMATIC = "graphkit"  # who judges where no analyst did
_REPLACED_BY = NamedNode(f"{terms.DCTERMS}isReplacedBy")
_TIME = NamedNode(f"{terms.PROV}generatedAtTime")


def rewritten(store: Store, articles: Iterable[str], canonical: Mapping[str, str]) -> Iterator[tuple[str, set[Quad]]]:
    """Those of some articles whose quads are other than joining wants, each with the quads that it wants.

    Args:
        store: holds the articles.
        articles: ids.
        canonical: entity -> the one that stands for it, for all entities of these articles that another stands for.
    """
    original = {article: as_extracted(store, article) for article in sorted(set(articles))}
    said: dict[NamedNode, list[Quad]] = {}
    for quads in original.values():
        for quad in quads:
            if quad.graph_name == terms.ENTITIES and isinstance(quad.subject, NamedNode):
                said.setdefault(quad.subject, []).append(quad)

    def describe(term: NamedNode) -> list[Quad]:
        return described(store, term) or said.get(term, [])

    for article, quads in original.items():
        wanted = joined(quads, canonical, describe)
        if wanted != article_quads(store, article):
            yield article, wanted


def decisions(resolution: Resolution, labels: Mapping[str, str]) -> set[Quad]:
    """The graph of judgements: what was decided on entities that the store knows, by whom, when and why.

    Args:
        resolution: the decisions.
        labels: a name of each entity that an article speaks of.
    """
    found: set[Quad] = set()
    for judgement in resolution.judged:
        if {judgement.first, judgement.second} <= set(labels):
            found |= set(_judgement(judgement))
    for candidate in resolution.joined:
        found |= set(_automatic(candidate))
    return found | set(_replaced(resolution.canonical, labels))


def decisions_now(store: Store, entities: Iterable[str]) -> set[Quad]:
    """What the graph of judgements says now of entities."""
    found: set[Quad] = set()
    for iri in entities:
        about = terms.iri(iri)
        found |= set(store.match(about, None, None, terms.JUDGEMENTS))
        for quad in store.match(None, gk("concerns"), about, terms.JUDGEMENTS):
            if isinstance(quad.subject, NamedNode):
                found |= set(store.match(quad.subject, None, None, terms.JUDGEMENTS))
    return found


def _judgement(judgement: Judgement) -> Iterator[Quad]:
    about = node(judgement.id)
    yield from _about(about, judgement.verdict, judgement.first, judgement.second, judgement.who)
    stamp = f"{judgement.time.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    yield Quad(about, _TIME, terms.moment(stamp), terms.JUDGEMENTS)
    if judgement.note:
        yield Quad(about, gk("note"), text(judgement.note), terms.JUDGEMENTS)


def _automatic(candidate: Candidate) -> Iterator[Quad]:
    about = node(f"j-{ids.digest('joined', candidate.first, candidate.second)}")
    yield from _about(about, "same", candidate.first, candidate.second, AUTOMATIC)
    yield Quad(about, gk("score"), terms.decimal(candidate.score), terms.JUDGEMENTS)
    for reason in candidate.reasons:
        yield Quad(about, gk("note"), text(reason), terms.JUDGEMENTS)


def _about(about: NamedNode, verdict: str, first: str, second: str, who: str) -> Iterator[Quad]:
    yield Quad(about, terms.TYPE, gk("Judgement"), terms.JUDGEMENTS)
    yield Quad(about, gk("verdict"), gk(verdict), terms.JUDGEMENTS)
    yield Quad(about, gk("judgedBy"), text(who), terms.JUDGEMENTS)
    for entity in (first, second):
        yield Quad(about, gk("concerns"), terms.iri(entity), terms.JUDGEMENTS)


def _replaced(canonical: Mapping[str, str], labels: Mapping[str, str]) -> Iterator[Quad]:
    for entity, other in canonical.items():
        about = terms.iri(entity)
        yield Quad(about, _REPLACED_BY, terms.iri(other), terms.JUDGEMENTS)
        if entity in labels:
            yield Quad(about, terms.LABEL, terms.english(labels[entity]), terms.JUDGEMENTS)
