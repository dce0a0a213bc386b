"""A SPARQL query (text, or the name of a competency question) and a store -> columns and rows of strings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from graphkit import resources
from graphkit.errors import QueryError, StoreError
from graphkit.rdf import terms
from graphkit.rdf.federation import refuse_services
from graphkit.rdf.query_files import read_query

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_QUIET = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | "{3}.*?"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | \#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s+\S*:\s*|BASE\s*)", re.IGNORECASE)
_FROM = re.compile(r"(?<![?$:\w])FROM\b", re.IGNORECASE)
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_PARAMETER = re.compile(r'BIND\("((?:[^"\\\n]|\\.)*)" AS \?(\w+)\)(?=\s*# parameter)')
_MOST_EXPECTED = 8


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A table. Cells are strings, IRIs as prefixed names where a prefix is known; None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A competency question.

    Attributes:
        name: of its file, without `.rq`.
        title: a few words.
        question: what it answers, as an analyst would ask it.
        parameters: name -> value of each `BIND("value" AS ?name) # parameter` of the query.
        sparql: the query.
    """

    name: str
    title: str
    question: str
    parameters: Mapping[str, str]
    sparql: str


def run_query(store: Store, sparql: str, values: Mapping[str, str] | None = None) -> QueryResult:
    """Answers a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Patterns outside GRAPH see the union of all graphs, unless the query has FROM. The prefixes of `terms.PREFIXES`
    need no declaration; one that the query declares counts for it.

    Args:
        store: an open store.
        sparql: the query.
        values: name -> string to put in place of the one in `BIND("…" AS ?name) # parameter`.

    Raises:
        QueryError: it is malformed (the message has line and column), it is an update, it would ask another server, or
            it has no such parameter.
        StoreError: the store cannot be read.
    """
    sparql = _with_values(sparql, values or {})
    has_dataset = checked(sparql)
    try:
        found = store.engine.query(sparql, prefixes=terms.PREFIXES, use_default_graph_as_union=not has_dataset)
        return _table(found)
    except (SyntaxError, UnicodeEncodeError) as error:
        raise QueryError(explained(sparql, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"{store.where}: the query failed ({error}); a store that can be read was expected") from error


def checked(sparql: str) -> bool:
    """Whether a query chooses its graphs by FROM.

    Raises:
        QueryError: it is an update.
    """
    bare = _QUIET.sub(lambda found: " " * len(found[0]), sparql)
    _refuse_updates(bare)
    refuse_services(sparql)
    return _FROM.search(bare) is not None


def list_queries(folder: Path | None = None) -> tuple[NamedQuery, ...]:
    """All competency questions of `folder`, by default `ontologies/queries`, by name.

    Raises:
        QueryError: a file cannot be read or lacks a title or question.
    """
    return _queries(folder or resources.ontologies() / "queries")


def named_query(name: str, folder: Path | None = None) -> NamedQuery:
    """The competency question of that name.

    Raises:
        QueryError: there is none.
    """
    found = {query.name: query for query in list_queries(folder)}
    if name not in found:
        raise QueryError(
            f"query {name!r}: no competency question has this name; one of {', '.join(found)} was expected"
        )
    return found[name]


@cache
def _queries(folder: Path) -> tuple[NamedQuery, ...]:
    found = []
    for path in sorted(folder.glob("*.rq")):
        file = read_query(path, ("title", "question"))
        values = {name: value for value, name in _PARAMETER.findall(file.sparql)}
        found.append(NamedQuery(file.name, file.fields["title"], file.fields["question"], values, file.sparql))
    return tuple(found)


def _with_values(sparql: str, values: Mapping[str, str]) -> str:
    known = {name for _, name in _PARAMETER.findall(sparql)}
    for name in values:
        if name not in known:
            expected = ", ".join(sorted(known)) or "none"
            raise QueryError(f"query: it has no parameter {name!r}; {expected} was expected")

    def bound(found: re.Match[str]) -> str:
        value = values.get(found[2])
        return found[0] if value is None else f"BIND({terms.text(value)} AS ?{found[2]})"

    return _PARAMETER.sub(bound, sparql)


def _table(found: QuerySolutions | QueryBoolean | QueryTriples) -> QueryResult:
    if isinstance(found, QueryBoolean):
        return QueryResult(("answer",), (("true" if found else "false",),))
    if isinstance(found, QueryTriples):
        triples = sorted({tuple(shown(term) for term in triple) for triple in found})
        return QueryResult(("subject", "predicate", "object"), tuple(triples))
    columns = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(shown(solution[column]) for column in columns) for solution in found)
    return QueryResult(columns, rows)


def shown(term: NamedNode | BlankNode | Literal | Triple | None) -> str | None:
    """A term as a cell shows it."""
    if isinstance(term, NamedNode):
        return terms.compact(term.value)
    if isinstance(term, Literal):
        return term.value
    return None if term is None else str(term)


def _refuse_updates(bare: str) -> None:
    start = 0
    while (prologue := _PROLOGUE.match(bare, start)) and prologue.end() > start:
        start = prologue.end()
    update = _UPDATE.match(bare, start)
    if update:
        raise QueryError(
            f"query: {update[1].upper()} would change the store; SELECT, ASK, CONSTRUCT or DESCRIBE was expected"
        )


def explained(sparql: str, message: str) -> str:
    """Oxigraph's message with the line it speaks of, and no more than a few of the alternatives it lists."""
    found = _POSITION.match(message)
    if not found:
        return f"query: {message}; a SPARQL 1.1 query was expected"
    line, column = int(found[1]), int(found[2])
    lines = sparql.split("\n")
    printed = lines[line - 1] if line <= len(lines) else ""
    return f"query: line {line}, column {column}: {_wanted(found[3])}\n  {printed}\n  {' ' * (column - 1)}^"


def _wanted(alternatives: str) -> str:
    if "Prefix not found" in alternatives:
        return f"the prefix is unknown; one that the query declares, or {', '.join(terms.PREFIXES)}, was expected"
    if "IRI parsing failed" in alternatives:
        return "this is no valid IRI; one was expected"
    if "variable that is unbound" in alternatives:
        return "SELECT names a variable that is neither bound nor grouped; one that the pattern binds was expected"
    parts = [part for part in re.split(r",\s+", " ".join(alternatives.split())) if not part.startswith("[")]
    more = ", …" if len(parts) > _MOST_EXPECTED else ""
    return f"this does not fit; expected {' or '.join(parts[:_MOST_EXPECTED]) or 'a query'}{more}"
