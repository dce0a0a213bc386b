"""Quads -> bytes of a serialisation, or an rdflib Dataset; the order in which quads come does not matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from graphkit.errors import StoreError
from graphkit.rdf.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

FORMS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}


def serialize(found: Iterable[Quad], form: str) -> bytes:
    """The quads in one of `FORMS`, sorted by graph, subject, predicate and object (N-Quads: by line).

    Raises:
        StoreError: another form.
    """
    if form not in FORMS:
        raise StoreError(f"export: form {form!r} is unknown; one of {sorted(FORMS)} was expected")
    if form == "nquads":
        return "".join(sorted(f"{quad} .\n" for quad in found)).encode()
    ordered = sorted(found, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))
    if form == "jsonld":
        return pyoxigraph.serialize(ordered, format=FORMS[form]) or b""
    if form == "turtle":
        triples = dict.fromkeys(quad.triple for quad in sorted(ordered, key=lambda q: str(q.triple)))
        return sorted_header(pyoxigraph.serialize(triples, format=FORMS[form], prefixes=PREFIXES) or b"")
    return sorted_header(pyoxigraph.serialize(ordered, format=FORMS[form], prefixes=PREFIXES) or b"")


def to_rdflib(found: Iterable[Quad]) -> rdflib.Dataset:
    """A Dataset of its own, on Oxigraph, whose default graph is the union of the named graphs."""
    import rdflib
    from oxrdflib import OxigraphStore

    engine = pyoxigraph.Store()
    engine.bulk_extend(found)
    dataset = rdflib.Dataset(store=OxigraphStore(store=engine), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


def sorted_header(output: bytes) -> bytes:
    """Turtle or TriG with sorted prefixes: Oxigraph writes them in an order that changes from process to process."""
    lines = output.split(b"\n")
    header = [line for line in lines[: len(PREFIXES)] if line.startswith(b"@prefix ")]
    return b"\n".join([*sorted(header), *lines[len(header) :]])
