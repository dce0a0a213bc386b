"""An engine behind HTTP -> the same methods as pyoxigraph's store, by the SPARQL 1.1 and Graph Store protocols."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, islice
from typing import cast
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)

from graphkit.errors import StoreError
from graphkit.rdf import terms
from graphkit.rdf.connection import Connection, RefusedError
from graphkit.rdf.endpoints import FORM, JSON, UPDATE, endpoints, form
from graphkit.rdf.engine import Found
from graphkit.rdf.readahead import ReadAhead, Recent

_ENDS = ("subject", "predicate", "object", "graph")
_NOTED_AT_ONCE = 256
_NTRIPLES = "application/n-triples"
_NO_SUCH_GRAPH = 404
_OURS = f'FILTER(STRSTARTS(STR(?graph), "{terms.GRAPH}"))'
_Parameters = tuple[tuple[str, str], ...]
# How patterns outside GRAPH see all graphs: by themselves, or if they are asked to, as Oxigraph's are.
_UNION: tuple[_Parameters, ...] = ((), (("union-default-graph", "true"),))
_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
_DECLARATION = re.compile(r"(?:\s|#.*\n)*(?:PREFIX\s+([^\s:]*):|BASE)(?:\s|#.*\n)*<[^>]*>", re.IGNORECASE)


class RemoteEngine:
    """The graphs of this vocabulary (their names begin with `terms.GRAPH`) in a dataset that an engine keeps.

    Other graphs of the dataset are left alone; patterns outside GRAPH see them, if a query has such.
    """

    def __init__(self, url: str, *, write: bool) -> None:
        """Looks for the endpoints of the dataset; changes nothing.

        Args:
            url: of the dataset, or of its endpoints (`Address.url`).
            write: whether updates must be possible.

        Raises:
            StoreError: there is no engine, it does not let us in, or its default graph is not the union of all.
        """
        self._url = url
        self._connection = Connection()
        self._at = endpoints(self._connection, url, write=write)
        self._recent = Recent()
        self._out = ReadAhead(partial(self._around, "subject", {}), lambda quad: quad.subject, self._recent)
        self._ins: dict[NamedNode, ReadAhead] = {}
        self._union: _Parameters | None = None
        self._find_union()

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,  # noqa: A002 - pyoxigraph's name
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
        /,
    ) -> Iterator[Quad]:
        """The quads that fit, as they come; None fits anything.

        Raises:
            StoreError: the engine gives no whole answer.
        """
        asked = {"subject": subject, "predicate": predicate, "object": object, "graph": graph_name}
        given = {name: term for name, term in asked.items() if term is not None}
        found = self._found(given)
        while some := list(islice(found, _NOTED_AT_ONCE)):
            terms_found = (term for quad in some for term in (quad.subject, quad.object))
            self._recent.note(term for term in terms_found if term not in (subject, object))
            yield from some

    def _found(self, given: Mapping[str, object]) -> Iterator[Quad]:
        subject, predicate, value, graph = (given.get(name) for name in _ENDS)
        if isinstance(subject, NamedNode):
            yield from (quad for quad in self._out.of(subject) if _fits(quad, given))
        elif isinstance(predicate, NamedNode) and isinstance(value, NamedNode) and not value.value.startswith(terms.GK):
            yield from (quad for quad in self._into(predicate).of(value) if _fits(quad, given))
        elif self._at.graphs and isinstance(graph, NamedNode) and len(given) == 1:
            yield from self._whole_graph(self._at.graphs, graph)
        else:
            yield from self._matching(_pattern(given), given)

    def __contains__(self, quad: Quad, /) -> bool:
        return any(True for _ in self.quads_for_pattern(quad.subject, quad.predicate, quad.object, quad.graph_name))

    def missing(self, quads: Iterable[Quad], /) -> set[Quad]:
        """Those of the quads that it does not hold.

        Raises:
            StoreError: as for `quads_for_pattern`.
        """
        asked = set(quads)
        self._recent.note(sorted({quad.subject for quad in asked}, key=str))
        return {quad for quad in asked if quad not in self}

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The names of the graphs of this vocabulary.

        Raises:
            StoreError: as for `quads_for_pattern`.
        """
        for solution in self._select("DISTINCT ?graph", _pattern({})):
            yield cast("NamedNode", solution["graph"])

    def contains_named_graph(self, graph_name: NamedNode, /) -> bool:
        """Whether a graph of that name holds anything."""
        return self._answers_yes(f"ASK {{ {_pattern({'graph': graph_name})} }}")

    def extend(self, quads: Iterable[Quad], /) -> None:
        """Adds the quads by one update.

        Raises:
            StoreError: the engine refuses, or it is unknown whether it did it.
        """
        blocks = "\n".join(f"GRAPH {graph} {{\n{lines}}}" for graph, lines in _graphs(quads))
        if blocks:
            self.update(f"INSERT DATA {{\n{blocks}\n}}")

    def bulk_extend(self, quads: Iterable[Quad], /) -> None:
        """Adds the quads graph by graph, each as a whole, through the Graph Store protocol if the engine has it.

        Raises:
            StoreError: as for `extend`; what was sent before stays.
        """
        for graph, lines in _graphs(quads):
            if self._at.graphs:
                url = f"{self._at.graphs}?graph={quote(graph.value, safe='')}"
                self._forget()
                self._connection.read("POST", url, body=lines, kind=_NTRIPLES)
            else:
                self.update(f"INSERT DATA {{\nGRAPH {graph} {{\n{lines}}}\n}}")

    def update(self, update: str, /, *, prefixes: dict[str, str] | None = None) -> None:
        """Sends an update; it is never sent twice.

        Raises:
            StoreError: the engine refuses, or it is unknown whether it did it.
        """
        if self._at.update is None:
            raise StoreError(f"{self._url}: it is open for reading; a store open for writing was expected")
        self._forget()
        self._connection.read("POST", self._at.update, body=_declaring(update, prefixes or {}), kind=UPDATE)
        self._find_union()

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: list[NamedNode | BlankNode | DefaultGraph] | None = None,
        named_graphs: list[NamedNode | BlankNode] | None = None,
    ) -> Found:
        """Answers a query; what is wrong in it is found here and in the words that pyoxigraph has for it.

        Args:
            query: in SPARQL 1.1.
            prefixes: those that need no declaration.
            use_default_graph_as_union: whether patterns outside GRAPH see all graphs.
            default_graph: the graphs that they see instead.
            named_graphs: the graphs that GRAPH sees.

        Raises:
            SyntaxError: the query is malformed.
            StoreError: the engine gives no whole answer.
        """
        known = pyoxigraph.Store().query(query, prefixes=prefixes)
        chosen = [("default-graph-uri", str(terms.value(graph))) for graph in default_graph or ()]
        chosen += [("named-graph-uri", str(terms.value(graph))) for graph in named_graphs or ()]
        if use_default_graph_as_union:
            self._find_union()
            chosen = list(self._union or ())
        elif chosen or _FROM.search(query):
            self._check_choice()
        accept = _NTRIPLES if isinstance(known, QueryTriples) else JSON
        sent = form(_declaring(query, prefixes or {}), chosen)
        body = self._connection.read("POST", self._at.query, accept=accept, body=sent, kind=FORM)
        try:
            return _triples(body) if isinstance(known, QueryTriples) else _table(body)
        except SyntaxError as error:
            raise self._not_understood(error) from error

    def flush(self) -> None:
        """Does nothing: an engine answers once what it was sent is safe."""

    def optimize(self) -> None:
        """Does nothing: that is the engine's own business."""

    def _whole_graph(self, graphs: str, name: NamedNode) -> Iterator[Quad]:
        url = f"{graphs}?graph={quote(name.value, safe='')}"
        try:
            with self._connection.answer("GET", url, accept=_NTRIPLES) as body:
                for found in pyoxigraph.parse(body, format=RdfFormat.N_TRIPLES):
                    yield Quad(found.subject, found.predicate, found.object, name)
        except RefusedError as error:
            if error.status != _NO_SUCH_GRAPH:
                raise
        except SyntaxError as error:
            raise self._not_understood(error) from error

    def _into(self, predicate: NamedNode) -> ReadAhead:
        with self._recent.lock:
            if predicate not in self._ins:
                fetch = partial(self._around, "object", {"predicate": predicate})
                self._ins[predicate] = ReadAhead(fetch, lambda quad: quad.object, self._recent)
            return self._ins[predicate]

    def _around(self, end: str, given: Mapping[str, object], nodes: Sequence[NamedNode]) -> Iterator[Quad]:
        listed = " ".join(map(str, nodes))
        for quad in self._matching(f"VALUES ?{end} {{ {listed} }} {_pattern(given)}", given):
            if end == "object":
                self._recent.note([quad.subject])
            yield quad

    def _forget(self) -> None:
        with self._recent.lock:
            for ahead in (self._out, *self._ins.values()):
                ahead.forget()

    def _matching(self, pattern: str, given: Mapping[str, object]) -> Iterator[Quad]:
        names = [name for name in _ENDS if name not in given]
        for solution in self._select(" ".join(f"?{name}" for name in names), pattern):
            yield _quad({**given, **{name: solution[name] for name in names}})

    def _select(self, columns: str, pattern: str, limit: str = "") -> Iterator[QuerySolution]:
        sparql = f"SELECT {columns} {{ {pattern} }} {limit}"
        with self._connection.answer("POST", self._at.query, accept=JSON, body=form(sparql), kind=FORM) as body:
            try:
                yield from cast("QuerySolutions", pyoxigraph.parse_query_results(body, QueryResultsFormat.JSON))
            except SyntaxError as error:
                raise self._not_understood(error) from error

    def _find_union(self) -> None:
        """Looks, once there is a quad, how patterns outside GRAPH come to see it; a query would else find nothing."""
        if self._union is not None:
            return
        for quad in self._select("*", _pattern({}), "LIMIT 1"):
            subject, predicate, object_, graph = (quad[name] for name in ("subject", "predicate", "object", "graph"))
            triple = f"{subject} {predicate} {object_}"
            seen = f"ASK {{ {triple} GRAPH {graph} {{ {triple} }} }}"
            self._union = next((way for way in _UNION if self._answers_yes(seen, way)), None)
            if self._union is None:
                raise StoreError(
                    f"{self._url}: patterns outside GRAPH do not see the named graphs; a default graph that is the "
                    "union of all was expected (`tdb2:unionDefaultGraph true` of Fuseki; docs/engines.md)"
                )

    def _check_choice(self) -> None:
        """Makes sure that the engine heeds it where a query chooses its graphs."""
        if self._answers_yes(f"ASK FROM <{terms.GRAPH}none> {{ ?subject ?predicate ?object }}"):
            raise StoreError(
                f"{self._url}: this engine passes over FROM; one that heeds it was expected (`oxigraph serve` without "
                "--union-default-graph), or a query with GRAPH"
            )

    def _answers_yes(self, sparql: str, parameters: _Parameters = ()) -> bool:
        try:
            sent = form(sparql, parameters)
            return bool(_table(self._connection.read("POST", self._at.query, accept=JSON, body=sent, kind=FORM)))
        except RefusedError:
            if not parameters:
                raise
            return False  # it does not know the parameter

    def _not_understood(self, error: SyntaxError) -> StoreError:
        return StoreError(
            f"{self._url}: its answer is broken or cut off ({error}); one as SPARQL 1.1 has it was expected"
        )


def _pattern(given: Mapping[str, object]) -> str:
    graph, *rest = (str(given.get(name, f"?{name}")) for name in ("graph", "subject", "predicate", "object"))
    return f"GRAPH {graph} {{ {' '.join(rest)} }}{'' if 'graph' in given else _OURS}"


def _fits(quad: Quad, given: Mapping[str, object]) -> bool:
    ends = zip(_ENDS, (quad.subject, quad.predicate, quad.object, quad.graph_name), strict=True)
    return all(name not in given or given[name] == term for name, term in ends)


def _quad(found: Mapping[str, object]) -> Quad:
    return Quad(*(found[name] for name in _ENDS))  # type: ignore[arg-type]


def _graphs(quads: Iterable[Quad]) -> Iterator[tuple[NamedNode, str]]:
    """The quads as lines of N-Triples, which SPARQL reads as well, one block a graph."""
    ordered = sorted((str(quad.graph_name), f"{quad.triple} .\n", quad.graph_name) for quad in set(quads))
    for _, lines in groupby(ordered, key=lambda item: item[0]):
        found = list(lines)
        yield cast("NamedNode", found[0][2]), "".join(line for _, line, _ in found)


def _declaring(sparql: str, prefixes: Mapping[str, str]) -> str:
    """With the prefixes that it may use but does not declare: some engines refuse a prefix declared twice."""
    declared, start = set(), 0
    while found := _DECLARATION.match(sparql, start):
        declared.add(found[1])
        start = found.end()
    needed = [name for name in prefixes if name not in declared and f"{name}:" in sparql]
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in needed) + sparql


def _table(body: bytes) -> QuerySolutions | QueryBoolean:
    return pyoxigraph.parse_query_results(body, format=QueryResultsFormat.JSON)


def _triples(body: bytes) -> QueryTriples:
    """As pyoxigraph's own answer, which cannot be made otherwise than by a query."""
    copy = pyoxigraph.Store()
    copy.bulk_load(body, RdfFormat.N_TRIPLES)
    return cast("QueryTriples", copy.query("CONSTRUCT WHERE { ?subject ?predicate ?object }"))
