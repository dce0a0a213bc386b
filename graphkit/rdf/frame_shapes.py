"""Frames -> SHACL shapes of their claim classes, so that a new relation needs no shape written by hand."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graphkit.lexicon.frame import Frame, Role
from graphkit.rdf import terms

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_EDTF = rf"^({_DAY}(/({_DAY}|\.\.))?|\.\./{_DAY})$"


def frame_shapes(frames: Iterable[Frame]) -> Graph:
    """Node shapes of the frames' classes: roles required, number and class of their fillers, form of their values."""
    graph = Graph()
    for frame in frames:
        shape = URIRef(f"{terms.GK}{frame.name}Shape")
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetClass, URIRef(terms.GK + frame.name)))
        for role in frame.roles.values():
            graph.add((shape, SH.property, _role(graph, frame, role)))
        for number, alternatives in enumerate(frame.requires, 1):
            _require(graph, URIRef(f"{shape}{number}"), frame, alternatives)
    return graph


def _role(graph: Graph, frame: Frame, role: Role) -> BNode:
    if role.is_time or role.value == "year":
        pattern = _EDTF if role.is_time else r"^\d{4}$"
        shape = _property(graph, role.name, f"{frame.name}: {role.name} is a {'date' if role.is_time else 'year'}")
        graph.add((shape, SH.pattern, Literal(pattern)))
    elif role.value == "case":
        shape = _property(graph, role.name, f"{frame.name}: {role.name} is a concept")
        graph.add((shape, SH.nodeKind, SH.IRI))
    elif role.value:
        shape = _property(graph, role.name, f"{frame.name}: {role.name} is a string")
        graph.add((shape, SH.datatype, XSD.string))
    else:
        shape = _property(graph, role.name, f"{frame.name}: {role.name} is {' or '.join(role.types)}")
        _class(graph, shape, role.types)
    if not role.many:
        graph.add((shape, SH.maxCount, Literal(1)))
    return shape


def _class(graph: Graph, shape: BNode, names: tuple[str, ...]) -> None:
    """One of the classes; a single one needs no alternatives, which are dear to check."""
    classes = [URIRef(terms.GK + name) for name in names]
    if len(classes) == 1:
        graph.add((shape, SH["class"], classes[0]))
        return
    choices: list[Node] = [_with(graph, BNode(), SH["class"], value) for value in classes]
    graph.add((shape, SH["or"], Collection(graph, BNode(), choices).uri))


def _require(graph: Graph, shape: URIRef, frame: Frame, alternatives: tuple[tuple[str, int], ...]) -> None:
    """A shape of its own a requirement, since a node shape has one message for all of its alternatives."""
    wanted = " or ".join(role if count == 1 else f"{role} ({count} times)" for role, count in alternatives)
    message = f"{frame.name}: {wanted} is required"
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, URIRef(terms.GK + frame.name)))
    filled = [
        _with(graph, _property(graph, role, message), SH.minCount, Literal(count)) for role, count in alternatives
    ]
    if len(filled) == 1:
        graph.add((shape, SH.property, filled[0]))
        return
    graph.add((shape, SH.message, Literal(message)))
    choices: list[Node] = [_with(graph, BNode(), SH.property, role) for role in filled]
    graph.add((shape, SH["or"], Collection(graph, BNode(), choices).uri))


def _property(graph: Graph, role: str, message: str) -> BNode:
    shape = _with(graph, BNode(), SH.path, URIRef(terms.GK + role))
    return _with(graph, shape, SH.message, Literal(message))


def _with(graph: Graph, subject: BNode, predicate: Node, value: Node) -> BNode:
    graph.add((subject, predicate, value))
    return subject
