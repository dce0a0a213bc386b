"""Quads and shapes -> what pySHACL finds wrong."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph
import pyshacl
from oxrdflib import OxigraphStore
from pyoxigraph import Literal, Quad
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from graphkit.rdf import terms
from graphkit.rdf.expectation import expectation, seen
from graphkit.rdf.shapes import vocabulary

# Targets of the shapes that look at all members of a class at once; the member they blame is the value.
_WHOLE_CLASSES = frozenset(terms.GK + name for name in ("Passage", "Attestation", "Claim", "Entity"))


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One result of pySHACL.

    Attributes:
        focus: IRI of what it is wrong with.
        path: IRI of the property, empty where the whole node is meant.
        message: the rule that is broken.
        found: what is there, in words; empty where the rule says it all.
        expected: what should be, in words; empty likewise.
    """

    focus: str
    path: str
    message: str
    found: str
    expected: str


def findings(quads: Sequence[Quad], shapes: Graph, named: Callable[[str], str] = terms.compact) -> set[Finding]:
    """Checks quads as one graph.

    Args:
        quads: without the vocabulary.
        shapes: as `shapes.shapes` makes them.
        named: IRI -> how it is to be told.
    """
    if not quads:
        return set()
    with _quiet():
        graph = _Checked(quads, shapes)
        conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=False, inplace=True)
    if conforms or not isinstance(report, Graph):
        return set()
    return {_finding(report, result, graph, shapes, named) for result in report.objects(predicate=SH.result)}


class _Checked(Graph):
    """Quads and vocabulary, walked in rdflib's memory, with queries answered by Oxigraph, which is ten times faster.

    The walk has only the properties that shapes name.
    """

    def __init__(self, quads: Sequence[Quad], shapes: Graph) -> None:
        super().__init__(bind_namespaces="none")
        engine = pyoxigraph.Store()
        engine.bulk_extend(vocabulary())
        engine.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        self._engine = Graph(OxigraphStore(store=engine), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
        named = _named(shapes)
        known: dict[object, Node] = {}
        for quad in (*vocabulary(), *quads):
            if quad.predicate.value in named:
                subject, predicate, value = (
                    known.get(term) or known.setdefault(term, _rdflib(term))
                    for term in (quad.subject, quad.predicate, quad.object)
                )
                self.add((subject, predicate, value))

    def query(self, query_object: Any, *rest: Any, **options: Any) -> Any:
        """As of any rdflib graph, asked by Oxigraph."""
        return self._engine.query(query_object, *rest, **options)


@cache
def _named(shapes: Graph) -> frozenset[str]:
    """The IRIs that shapes name outside of their queries."""
    found = {str(value) for value in shapes.objects() if isinstance(value, URIRef)}
    return frozenset(found | {str(RDF.type), str(RDFS.subClassOf)})


@contextmanager
def _quiet() -> Iterator[None]:
    """Without pySHACL's use of names that rdflib renames, and rdflib's remarks on each literal that is out of form."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        logger.setLevel(level)


def _finding(report: Graph, result: Node, graph: Graph, shapes: Graph, named: Callable[[str], str]) -> Finding:
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if str(focus) in _WHOLE_CLASSES:
        focus, value = value, None
    path = _first_step(report, report.value(result, SH.resultPath))
    message = min(str(text) for text in report.objects(result, SH.resultMessage))
    shape, component = report.value(result, SH.sourceShape), report.value(result, SH.sourceConstraintComponent)
    values = sorted(graph.objects(focus, path), key=str) if path else []
    if value is not None and value in values:
        values = [value]
    return Finding(
        str(focus),
        str(path or ""),
        message,
        seen(graph, values, named) if path else "",
        expectation(graph, shapes, shape, component),
    )


def _first_step(report: Graph, path: Node | None) -> URIRef | None:
    """The property that a path starts with; None for one that runs backwards."""
    step = report.value(path, RDF.first) if isinstance(path, BNode) else path
    return step if isinstance(step, URIRef) else None


def _rdflib(term: object) -> Node:
    if isinstance(term, Literal):
        plain = term.language or term.datatype.value == f"{terms.XSD}string"
        return RdflibLiteral(
            term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value), normalize=False
        )
    return URIRef(terms.value(term))
