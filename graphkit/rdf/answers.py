"""A SPARQL query or the name of a graph, and a store -> an answer in a standard format, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pyoxigraph
from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)

from graphkit.errors import AnswerTooLargeError, QueryError, StoreError
from graphkit.rdf import terms
from graphkit.rdf.describing import with_context
from graphkit.rdf.export import sorted_header
from graphkit.rdf.federation import refuse_services
from graphkit.rdf.fulltext import with_search
from graphkit.rdf.query import checked, explained, is_described

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

TABLE_FORMS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
"""How rows and yes or no are written."""

GRAPH_FORMS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
"""How triples are written."""

_PREFIXED = (RdfFormat.TURTLE, RdfFormat.TRIG)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an answer may be: rows (of a graph: triples), and bytes."""

    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, not yet read: `kind` says in which forms it can be written (`TABLE_FORMS` or `GRAPH_FORMS`)."""

    kind: Literal["table", "graph"]
    found: QuerySolutions | QueryBoolean | QueryTriples | Iterator[Triple]
    where: str

    def write(self, form: str, limits: Limits) -> bytes:
        """The whole answer.

        Args:
            form: a key of `TABLE_FORMS` or `GRAPH_FORMS`, as `kind` says.
            limits: how large it may be.

        Raises:
            AnswerTooLargeError: it is larger; nothing of it is returned.
            QueryError: this form cannot hold it.
            StoreError: the store cannot be read.
        """
        with _failing_clearly(self.where):
            if isinstance(self.found, QueryBoolean):
                return bytes(self.found.serialize(format=TABLE_FORMS[form]) or b"")
            if isinstance(self.found, QuerySolutions):
                return _rows(self.found, form, limits)
            return _triples(self.found, form, limits)


def ask(
    store: Store,
    sparql: str,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
) -> Answer:
    """Evaluates a query as the SPARQL 1.1 protocol has it; the usual prefixes need no declaration.

    What DESCRIBE gives, the protocol leaves open: here it is that of `run_query`.

    Args:
        store: an open store.
        sparql: the query.
        default_graphs: IRIs of the graphs that patterns outside GRAPH see. They count for more than FROM.
        named_graphs: IRIs of the graphs that GRAPH sees. With neither, patterns see the union of all, GRAPH each.

    Raises:
        QueryError: it is malformed, an update, asks another server, or names a graph by what is no IRI.
        StoreError: the store cannot be read.
    """
    refuse_services(sparql)
    sparql = with_search(store, sparql)
    union = not checked(sparql)
    chosen = default_graphs is not None or named_graphs is not None
    with _failing_clearly(store.where):
        try:
            found = store.engine.query(
                sparql,
                prefixes=terms.PREFIXES,
                use_default_graph_as_union=union and not chosen,
                default_graph=[_graph(name) for name in default_graphs or ()] if chosen else None,
                named_graphs=[_graph(name) for name in named_graphs or ()] if chosen else None,
            )
        except (SyntaxError, UnicodeEncodeError) as error:
            raise QueryError(explained(sparql, str(error))) from error
        if isinstance(found, QueryTriples) and is_described(sparql):
            return Answer("graph", iter(sorted(with_context(store, found), key=str)), store.where)
    return Answer("graph" if isinstance(found, QueryTriples) else "table", found, store.where)


def fetch(store: Store, graph: str | None) -> Answer | None:
    """The triples of a named graph, None if the store has none of that name; without a name the union of all graphs.

    Raises:
        QueryError: the name is no IRI.
    """
    name = _graph(graph) if graph is not None else None
    with _failing_clearly(store.where):
        if name is not None and not store.engine.contains_named_graph(name):
            return None
    return Answer("graph", (quad.triple for quad in store.scan(graph=name)), store.where)


def _graph(name: str) -> NamedNode:
    try:
        return NamedNode(name)
    except ValueError as error:
        raise QueryError(f"graph {name!r}: {error}; an absolute IRI was expected") from error


def _rows(found: QuerySolutions, form: str, limits: Limits) -> bytes:
    """The engine writes all forms from a table of its own terms, so that rows can be counted as they come."""
    columns = [variable.value for variable in found.variables]
    lines = ["\t".join(f"?{column}" for column in columns) + "\n"]
    size = 0
    for number, solution in enumerate(found, 1):
        if number > limits.rows:
            raise _too_large(f"more than {limits.rows:,} rows")
        line = "\t".join(_cell(solution[column]) for column in columns) + "\n"
        size += len(line)
        if size > limits.bytes:
            raise _too_large(f"more than {limits.bytes:,} bytes")
        lines.append(line)
    table = pyoxigraph.parse_query_results("".join(lines), format=QueryResultsFormat.TSV)
    assert isinstance(table, QuerySolutions)  # noqa: S101 - a table with a header is nothing else
    return _within(table.serialize(format=TABLE_FORMS[form]) or b"", form, limits)


def _cell(term: object) -> str:
    if term is None:
        return ""
    text = f"<<( {term} )>>" if isinstance(term, Triple) else str(term)
    return text.replace("\t", "\\t")


def _triples(found: QueryTriples | Iterator[Triple], form: str, limits: Limits) -> bytes:
    distinct: set[Triple] = set()
    for triple in found:
        distinct.add(triple)
        if len(distinct) > limits.rows:
            raise _too_large(f"more than {limits.rows:,} triples")
    ordered = sorted(distinct, key=str)
    kind = GRAPH_FORMS[form]
    if kind == RdfFormat.RDF_XML:
        _refuse_predicates(ordered)
    written = pyoxigraph.serialize(ordered, format=kind, prefixes=terms.PREFIXES if kind in _PREFIXED else None) or b""
    return _within(sorted_header(written) if kind in _PREFIXED else written, form, limits)


def _refuse_predicates(triples: list[Triple]) -> None:
    """RDF/XML makes elements of predicates, so each must end in what can be an element's name."""
    for triple in triples:
        if not _XML_NAME.search(triple.predicate.value):
            raise QueryError(
                f"answer: RDF/XML has no way to write the predicate {triple.predicate}; another format was expected"
            )


def _within(written: bytes, form: str, limits: Limits) -> bytes:
    if form in ("xml", "rdfxml"):  # characters that XML cannot hold, in no way
        written = _NOT_IN_XML.sub("\ufffd", written.decode()).encode()
    if len(written) > limits.bytes:
        raise _too_large(f"more than {limits.bytes:,} bytes")
    return written


def _too_large(size: str) -> AnswerTooLargeError:
    return AnswerTooLargeError(f"answer: it has {size}; a smaller one was expected (LIMIT and OFFSET ask for a part)")


@contextmanager
def _failing_clearly(where: str) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"{where}: the query failed ({error}); a store that can be read was expected") from error
