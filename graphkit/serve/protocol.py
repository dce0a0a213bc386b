"""An HTTP request -> the question that it puts by the SPARQL 1.1 protocols, or why it puts none."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from graphkit.serve.questions import GraphOf, Query

_FORM = "application/x-www-form-urlencoded"
_SPARQL = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_FIELDS = 100
_READ_ONLY = "update: this endpoint only reads; a query was expected"

Fields = list[tuple[str, str]]


async def query_of(request: Request) -> Query:
    """The query of a GET or POST to the endpoint.

    Raises:
        HTTPException: 400, 403 or 415, with what was expected.
    """
    fields = _fields(request.scope["query_string"], "address")
    if request.method == "POST":
        fields = await _posted(request, fields)
    return Query(
        sparql=_only("query", fields),
        accept=_accept(request),
        default_graphs=_graphs("default-graph-uri", fields),
        named_graphs=_graphs("named-graph-uri", fields),
    )


def graph_of(request: Request) -> GraphOf:
    """The graph that a GET to the graph store names.

    Raises:
        HTTPException: 400, with what was expected.
    """
    fields = _fields(request.scope["query_string"], "address")
    names = [name for name, _ in fields if name in ("graph", "default")]
    if len(names) != 1:
        raise HTTPException(400, "graph store: either `?graph=IRI` or `?default` was expected")
    return GraphOf(_only("graph", fields) if names == ["graph"] else None, _accept(request))


async def _posted(request: Request, fields: Fields) -> Fields:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type == _UPDATE:
        raise HTTPException(403, _READ_ONLY)
    if media_type not in (_FORM, _SPARQL):
        raise HTTPException(415, f"content type {media_type!r}: it is unknown; {_FORM} or {_SPARQL} was expected")
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower():
        raise HTTPException(415, "content type: UTF-8 was expected")
    body = await request.body()
    if media_type == _FORM:
        return fields + _fields(body, "body")
    return [*fields, ("query", _text(body, "body"))]


def _fields(raw: bytes, where: str) -> Fields:
    try:
        found = parse_qsl(
            raw.decode("ascii" if where == "address" else "utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as error:
        raise HTTPException(400, f"{where}: {error}; at most {_MOST_FIELDS} fields in UTF-8 were expected") from error
    if any(name == "update" for name, _ in found):
        raise HTTPException(403, _READ_ONLY)
    return found


def _text(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"{where}: byte {error.start} is not UTF-8; a SPARQL query was expected") from error


def _only(name: str, fields: Fields) -> str:
    values = [value for field, value in fields if field == name]
    if len(values) != 1:
        raise HTTPException(400, f"`{name}`: it is given {len(values)} times; once was expected")
    return values[0]


def _graphs(name: str, fields: Fields) -> tuple[str, ...] | None:
    return tuple(value for field, value in fields if field == name) or None


def _accept(request: Request) -> str:
    return ",".join(request.headers.getlist("accept"))
