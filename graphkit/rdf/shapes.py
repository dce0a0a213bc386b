"""`ontologies/shapes` and the frames -> the shapes, in the form in which pySHACL checks them fastest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat
from rdflib import SH, Graph

from graphkit import resources
from graphkit.lexicon.frames import load_frames
from graphkit.rdf.frame_shapes import frame_shapes

_DERIVED = "derived.ttl"
_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


@cache
def shapes(*, derived: bool = True) -> Graph:
    """The shapes of the files and those that follow from the frames.

    Args:
        derived: whether with those of what `derive` adds, which an article lacks before it is in a store.
    """
    files = sorted((resources.ontologies() / "shapes").glob("*.ttl"))
    return hoisted(_parsed(path for path in files if derived or path.name != _DERIVED) + frame_shapes(load_frames()))


@cache
def vocabulary() -> tuple[Quad, ...]:
    """The classes, properties and schemes."""
    paths = (str(resources.ontologies() / name) for name in resources.VOCABULARY)
    return tuple(quad for path in paths for quad in pyoxigraph.parse(path=path, format=RdfFormat.TURTLE))


def hoisted(graph: Graph) -> Graph:
    """The same shapes with the target of a node shape beside each of its property shapes, and not above them.

    pySHACL checks what stands below a node shape node by node, and a shape with a target for all nodes at once, which
    takes a third of the time. What is found is the same.
    """
    found = graph + Graph()
    for shape in set(graph.subjects(SH.property)):
        targets = [(target, value) for target in _TARGETS for value in graph.objects(shape, target)]
        for rule in graph.objects(shape, SH.property) if targets else ():
            found.remove((shape, SH.property, rule))
            for target, value in targets:
                found.add((rule, target, value))
    return found


def _parsed(paths: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph
