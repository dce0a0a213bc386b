"""A store -> what the SHACL shapes find wrong in it, article by article."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from graphkit import resources
from graphkit.lexicon.frames import load_frames
from graphkit.rdf import terms
from graphkit.rdf.frame_shapes import frame_shapes
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_ARTICLES_AT_ONCE = 20
# Targets of the shapes that look at all members of a class at once; the member they blame is the value.
_WHOLE_CLASSES = frozenset(terms.GK + name for name in ("Passage", "Attestation", "Claim"))


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong.

    Attributes:
        article: id of the article in whose graphs it stands.
        focus: what it is wrong with, as a prefixed name.
        path: the property, empty where the whole node is meant.
        message: the rule that is broken.
        sentence: the sentence behind the node, empty if there is none.
    """

    article: str
    focus: str
    path: str
    message: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """Whether the store keeps the rules, and where it does not."""

    conforms: bool
    results: tuple[Violation, ...]

    def __str__(self) -> str:
        if self.conforms:
            return "The graph keeps all rules."
        lines = [f"{len(self.results)} violation{'s' if len(self.results) > 1 else ''}"]
        for found in self.results:
            about = f"{found.focus} {found.path}".strip()
            lines.append(f"{found.article}: {about}: {found.message}")
            if found.sentence:
                lines.append(f"    “{found.sentence}”")
        return "\n".join(lines)


def validate(store: Store) -> ValidationReport:
    """Checks every article's graph, with the claims and entities that it speaks of, and the judgements.

    A store that is stale lacks labels and statuses and does not conform.

    Raises:
        StoreError: the store cannot be read.
    """
    graphs = (graph.value for graph in store.engine.named_graphs() if isinstance(graph, NamedNode))
    articles = sorted(terms.local_name(graph) for graph in graphs if graph.startswith(terms.DOC))
    found: set[Violation] = set()
    for start in range(0, len(articles), _ARTICLES_AT_ONCE):
        found |= _violations(_described(store, articles[start : start + _ARTICLES_AT_ONCE]))
    found |= _violations(store.match(graph=terms.JUDGEMENTS))
    return ValidationReport(not found, tuple(sorted(found)))


@cache
def shapes() -> Graph:
    """The shapes of `ontologies/shapes` and those that follow from the frames."""
    return _parsed(sorted((resources.ontologies() / "shapes").glob("*.ttl"))) + frame_shapes(load_frames())


@cache
def vocabulary() -> Graph:
    """The classes, properties and schemes."""
    return _parsed([resources.ontologies() / name for name in resources.VOCABULARY])


def _parsed(paths: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def _violations(described: Sequence[Quad]) -> set[Violation]:
    if not described:
        return set()
    graph = Graph()
    for triple in vocabulary():
        graph.add(triple)
    for quad in described:
        graph.add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pySHACL uses names that rdflib 7.6 renames
        conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), advanced=False, inplace=True)
    if conforms or not isinstance(report, Graph):
        return set()
    places = _places(described)
    return {_violation(report, result, places) for result in report.objects(predicate=SH.result)}


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


def _places(described: Iterable[Quad]) -> dict[str, tuple[str, str]]:
    """Node -> the first article that speaks of it, and the sentence, if one is behind it."""
    exact: dict[str, str] = {}
    passages: dict[str, str] = {}
    pointing: dict[str, set[tuple[str, str]]] = {}
    for quad in described:
        if quad.predicate.value == f"{terms.OA}exact":
            exact[terms.value(quad.subject)] = terms.value(quad.object)
        elif quad.predicate == gk("passage"):
            passages[terms.value(quad.subject)] = terms.value(quad.object)
    for quad in described:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(terms.DOC):
            subject = terms.value(quad.subject)
            place = (terms.local_name(quad.graph_name.value), exact.get(passages.get(subject, subject), ""))
            pointing.setdefault(subject, set()).add(place)
            if isinstance(quad.object, NamedNode):
                pointing.setdefault(quad.object.value, set()).add(place)
    return {name: min(places, key=lambda place: (not place[1], place)) for name, places in pointing.items()}


def _violation(report: Graph, result: Node, places: dict[str, tuple[str, str]]) -> Violation:
    focus = report.value(result, SH.focusNode)
    if str(focus) in _WHOLE_CLASSES:
        focus = report.value(result, SH.value)
    path = report.value(result, SH.resultPath)
    message = min(str(text) for text in report.objects(result, SH.resultMessage))
    article, sentence = places.get(str(focus), ("", ""))
    shown_path = terms.compact(str(path)) if isinstance(path, URIRef) else ""
    return Violation(article, terms.compact(str(focus)), shown_path, message, sentence)


def _rdflib(term: object) -> Node:
    if isinstance(term, Literal):
        plain = term.language or term.datatype.value == f"{terms.XSD}string"
        return RdflibLiteral(
            term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value), normalize=False
        )
    return URIRef(terms.value(term))
