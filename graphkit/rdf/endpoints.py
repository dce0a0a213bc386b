"""The address of an engine -> where it takes queries, updates and whole graphs, by asking it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat

from graphkit.errors import StoreError
from graphkit.rdf import terms
from graphkit.rdf.connection import Connection, RefusedError

# Queries go as a form and updates as they are: Virtuoso hangs on a bare query, Fuseki and GraphDB limit forms.
FORM = "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"
JSON = "application/sparql-results+json"

Probe = Callable[[Connection, str], bool]

_QUESTION = "ASK { GRAPH ?graph { ?subject ?predicate ?object } }"
# An update that any engine must carry out, and that changes none.
_NOTHING = f"DELETE DATA {{ GRAPH <{terms.GRAPH}none> {{ <{terms.ID}none> <{terms.GK}none> <{terms.ID}none> }} }}"
_NOT_HERE = (400, 404, 405, 406, 415, 500, 501)


@dataclass(frozen=True, slots=True)
class Layout:
    """What an engine appends to the address of a dataset.

    Attributes:
        engine: its name.
        query: where it takes queries.
        update: where it takes updates.
        graphs: where it takes and gives whole graphs (SPARQL 1.1 Graph Store Protocol).
    """

    engine: str
    query: str
    update: str
    graphs: str


LAYOUTS = (
    Layout("Oxigraph", "/query", "/update", "/store"),
    Layout("Fuseki", "/query", "/update", "/data"),
    Layout("GraphDB", "", "/statements", "/rdf-graphs/service"),
    Layout("Virtuoso", "", "", "-graph-crud"),
    Layout("QLever", "", "", ""),
)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Addresses of one dataset.

    Attributes:
        query: for queries.
        update: for updates; None if it was not looked for.
        graphs: for whole graphs; None if it has none that answers.
    """

    query: str
    update: str | None
    graphs: str | None


def endpoints(connection: Connection, url: str, *, write: bool) -> Endpoints:
    """Looks for the addresses by asking for an answer at each in turn; nothing is changed.

    Args:
        connection: to ask over.
        url: of the dataset, or of its parts with `|` between them: query, update, Graph Store.
        write: whether an address for updates is wanted.

    Raises:
        StoreError: there is no engine, or it lets nobody in or write.
    """
    given = url.split("|")
    if len(given) > 1:
        query, update, graphs = given[0], given[1:2], given[2:3]
        _first(connection, [query], _answers, url, "queries")
    else:
        query = _first(connection, (url + layout.query for layout in LAYOUTS), _answers, url, "queries")
        fitting = [layout for layout in LAYOUTS if url + layout.query == query]
        update = [url + layout.update for layout in fitting]
        graphs = [url + layout.graphs for layout in fitting]
    changed = _first(connection, update, _updates, url, "updates") if write else None
    return Endpoints(
        query, changed, next((there for there in dict.fromkeys(graphs) if _gives(connection, there)), None)
    )


def form(sparql: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """A query, and the other parameters that the protocol has for it, as the body of a request."""
    return urlencode([("query", sparql), *parameters])


def _first(connection: Connection, candidates: Iterable[str], works: Probe, url: str, what: str) -> str:
    tried = []
    for candidate in dict.fromkeys(candidates):
        try:
            if works(connection, candidate):
                return candidate
            tried.append(f"{candidate}: it answers, but not as SPARQL has it")
        except RefusedError as error:
            if error.status not in _NOT_HERE:
                raise
            tried.append(f"{candidate}: HTTP {error.status}")
    raise StoreError(
        f"{url}: nobody takes {what} there ({'; '.join(tried)}); the address of a SPARQL 1.1 dataset was expected, or "
        "those of its parts: 'QUERY|UPDATE|GRAPHS'"
    )


def _answers(connection: Connection, url: str) -> bool:
    try:
        body = connection.read("POST", url, accept=JSON, body=form(_QUESTION), kind=FORM)
        return isinstance(pyoxigraph.parse_query_results(body, format=QueryResultsFormat.JSON), QueryBoolean)
    except SyntaxError:
        return False


def _updates(connection: Connection, url: str) -> bool:
    connection.read("POST", url, body=_NOTHING, kind=UPDATE)
    return True


def _gives(connection: Connection, url: str) -> bool:
    """Whether it is a Graph Store; there is another way to do all that is done with it."""
    try:
        connection.read("HEAD", f"{url}?default", accept="application/n-triples")
    except StoreError:
        return False
    return True
