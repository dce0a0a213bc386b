"""A shape's constraint -> what it expects, in words; values -> what is there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rdflib import RDF, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from graphkit.rdf import terms

Named = Callable[[str], str]
"""IRI -> how it is to be told."""

_LONGEST = 60
# Constraint -> (its parameter, how that reads); the others are told by their message.
_WORDS = {
    "MinCount": (SH.minCount, "{} or more"),
    "MaxCount": (SH.maxCount, "{} at most"),
    "Class": (SH["class"], "a thing of class {}"),
    "Datatype": (SH.datatype, "a literal of type {}"),
    "NodeKind": (SH.nodeKind, "a node of kind {}"),
    "MinInclusive": (SH.minInclusive, "{} or more"),
    "MinLength": (SH.minLength, "{} characters or more"),
    "LessThan": (SH.lessThan, "less than its {}"),
    "LessThanOrEquals": (SH.lessThanOrEquals, "at most its {}"),
}


def expectation(graph: Graph, shapes: Graph, shape: Node | None, component: Node | None) -> str:
    """What a constraint of a shape expects, empty where the shape's message says it all.

    Args:
        graph: holds the vocabulary.
        shapes: hold the shape.
        shape: has the constraint.
        component: kind of the constraint.
    """
    name = terms.local_name(str(component)).removesuffix("ConstraintComponent")
    if name in ("In", "HasValue"):
        listed = shapes.value(shape, SH["in"])
        concepts = shapes.items(listed) if listed else graph.subjects(SKOS.inScheme, shapes.value(shape, SH.hasValue))
        return " or ".join(sorted(_shown(concept) for concept in concepts))
    parameter, words = _WORDS.get(name, (None, ""))
    value = shapes.value(shape, parameter) if parameter else None
    return words.format(_shown(value)) if value is not None else ""


def seen(graph: Graph, values: Iterable[Node], named: Named) -> str:
    """The values, with the classes of those that are things; `nothing` if there are none."""
    return ", ".join(_with_class(graph, value, named) for value in values) or "nothing"


def _with_class(graph: Graph, value: Node, named: Named) -> str:
    if not isinstance(value, URIRef) or str(value).startswith(terms.GK):
        return _shown(value)
    classes = " and ".join(sorted(_shown(kind) for kind in graph.objects(value, RDF.type)))
    return f"{named(str(value))} ({classes or 'of no class'})"


def _shown(value: Node) -> str:
    if not isinstance(value, Literal):
        return terms.compact(str(value))
    text = " ".join(value.split())
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    if value.language:
        return f"“{text}”@{value.language}"
    kind = terms.compact(str(value.datatype)) if value.datatype else ""
    if kind == "xsd:integer":
        return text
    return f"“{text}” ({kind})" if kind else f"“{text}”"
