"""A store, or articles before they enter one -> what the SHACL shapes find wrong, article by article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit.rdf import terms
from graphkit.rdf.checking import Finding, findings
from graphkit.rdf.places import Place, first, places
from graphkit.rdf.shapes import shapes
from graphkit.rdf.violation import ValidationReport, Violation

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

__all__ = ["ValidationReport", "Violation", "faults", "validate"]

_ARTICLES_AT_ONCE = 32
_NOWHERE: Place = ("", "")
_OUTSIDE = NamedNode(f"{terms.SKOS}exactMatch")
_APART = re.compile(r"urn:article-(\d+):(.*)", re.DOTALL)


def validate(store: Store) -> ValidationReport:
    """Checks every article's graph, with the claims and entities that it speaks of, and the judgements.

    A store that is stale lacks labels and statuses and does not conform.

    Raises:
        StoreError: the store cannot be read.
    """
    articles = [terms.local_name(graph.value) for graph in store.graphs() if graph.value.startswith(terms.DOC)]
    found: dict[Finding, set[Place]] = {}
    for start in range(0, len(articles), _ARTICLES_AT_ONCE):
        described = _described(store, articles[start : start + _ARTICLES_AT_ONCE])
        wrong = findings(described, shapes())
        where = places(described) if wrong else {}
        for finding in wrong:
            found.setdefault(finding, set()).add(where.get(finding.focus, _NOWHERE))
    for finding in findings(store.match(graph=terms.JUDGEMENTS), shapes()):
        found[finding] = {_NOWHERE}
    results = tuple(sorted(Violation.of(finding, first(where)) for finding, where in found.items()))
    return ValidationReport(results, {v.article: _heading(store, v.article) for v in results if v.article})


def faults(articles: Mapping[str, Sequence[Quad]]) -> dict[str, tuple[Violation, ...]]:
    """Checks articles that are in no store yet, each by itself, though all at once.

    The nodes of each article get names of their own for the time, so that an article neither answers for what another
    one says of the same entity, nor is helped by it.

    Args:
        articles: id -> its quads (`write.quads`).

    Returns:
        Id -> what is wrong, for those with faults.
    """
    ids = list(articles)
    quads = [quad for number, article in enumerate(ids) for quad in _apart(articles[article], number)]
    wrong = findings(quads, shapes(derived=False), lambda name: terms.compact(_joint(name)[1]))
    where = {number: places(articles[ids[number]]) for number in {_joint(finding.focus)[0] for finding in wrong}}
    found: dict[str, list[Violation]] = {}
    for finding in wrong:
        number, focus = _joint(finding.focus)
        _, sentence = where[number].get(focus, _NOWHERE)
        violation = Violation.of(replace(finding, focus=focus), (ids[number], sentence))
        found.setdefault(ids[number], []).append(violation)
    return {article: tuple(sorted(violations)) for article, violations in found.items()}


def _apart(quads: Sequence[Quad], number: int) -> Iterator[Quad]:
    """The quads of one of many articles, with names for their subjects that no other one has."""
    names = {quad.subject: NamedNode(f"urn:article-{number}:{terms.value(quad.subject)}") for quad in quads}
    for quad in quads:
        value = quad.object
        if isinstance(value, NamedNode) and quad.predicate != _OUTSIDE:
            value = names.get(value, value)
        yield Quad(names[quad.subject], quad.predicate, value, quad.graph_name)


def _joint(name: str) -> tuple[int, str]:
    """The number of the article that a name of `_apart` belongs to, -1 for another name, and the name as it was."""
    match = _APART.fullmatch(name)
    return (int(match[1]), match[2]) if match else (-1, name)


def _described(store: Store, articles: Iterable[str]) -> list[Quad]:
    """The graphs of the articles, and all that the shared graphs say of what they name."""
    found = {quad for article in articles for quad in store.match(graph=terms.doc_graph(article))}
    waiting = {quad.object for quad in found if isinstance(quad.object, NamedNode)}
    shared: set[Quad] = set()
    while waiting:
        quads = {quad for term in waiting if isinstance(term, NamedNode) for quad in _shared(store, term)} - shared
        shared |= quads
        waiting = {quad.object for quad in quads if isinstance(quad.object, NamedNode)}
    return sorted(found | shared, key=str)


def _shared(store: Store, term: NamedNode) -> Iterator[Quad]:
    for graph in (terms.CLAIMS, terms.ENTITIES, terms.RUNS):
        yield from store.match(term, None, None, graph)


def _heading(store: Store, article: str) -> str:
    """Title, day and source of an article, as far as it has them."""
    told = {quad.predicate: terms.value(quad.object) for quad in store.match(terms.node(article))}
    wanted = (f"{terms.DCTERMS}title", f"{terms.DCTERMS}issued", f"{terms.GK}sourceId")
    return " · ".join(" ".join(told[NamedNode(name)].split()) for name in wanted if NamedNode(name) in told)
