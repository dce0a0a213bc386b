"""A SPARQL query (text, or the name of a competency question) and a store -> columns and rows of strings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from graphkit import resources
from graphkit.errors import QueryError, StoreError
from graphkit.rdf import terms
from graphkit.rdf.describing import with_context
from graphkit.rdf.export import serialize
from graphkit.rdf.federation import refuse_services
from graphkit.rdf.fulltext import with_search
from graphkit.rdf.query_files import read_query

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_QUIET = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | "{3}.*?"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | \#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s+\S*:\s*|BASE\s*)", re.IGNORECASE)
_DESCRIBE = re.compile(r"\s*DESCRIBE\b", re.IGNORECASE)
_CHOSEN = re.compile(r"\bSELECT\b(.*?)(?:\bWHERE\b|\{)", re.IGNORECASE | re.DOTALL)
_FROM = re.compile(r"(?<![?$:\w])FROM\b", re.IGNORECASE)
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_PARAMETER = re.compile(r'BIND\("((?:[^"\\\n]|\\.)*)" AS \?(\w+)\)(?=\s*# parameter)')
_MOST_EXPECTED = 8


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A table. Cells are strings, IRIs as prefixed names where a prefix is known; None where nothing is bound.

    Attributes:
        columns: names of the variables; of CONSTRUCT and DESCRIBE subject, predicate and object.
        rows: one tuple a row.
        triples: what CONSTRUCT and DESCRIBE found, one a row; None of SELECT and ASK.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    triples: tuple[Triple, ...] | None = None

    def first(self, limit: int | None) -> QueryResult:
        """The first rows, all if there is no limit.

        Raises:
            QueryError: the limit is less than one.
        """
        if limit is None:
            return self
        if limit < 1:
            raise QueryError(f"limit: {limit} rows; one or more were expected")
        return QueryResult(self.columns, self.rows[:limit], self.triples and self.triples[:limit])

    def serialized(self, form: str) -> bytes:
        """The triples as `turtle` or `jsonld`, always the same bytes for the same triples.

        Raises:
            QueryError: it is an answer of SELECT or ASK.
        """
        if self.triples is None:
            raise QueryError(
                f"format {form!r}: the answer is a table, not a graph; table, csv or json was expected, or a query "
                "with CONSTRUCT or DESCRIBE"
            )
        return serialize((Quad(*triple) for triple in self.triples), form)


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

    @property
    def has_claims(self) -> bool:
        """Whether each row is about one claim, which `?claim` names: filters can narrow the answer then."""
        chosen = _CHOSEN.search(_bare(self.sparql))
        return chosen is not None and re.search(r"\?claim\b", chosen[1]) is not None


def run_query(store: Store, sparql: str, values: Mapping[str, str] | None = None) -> QueryResult:
    """Answers a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Patterns outside GRAPH see the union of all graphs, unless the query has FROM. The prefixes of `terms.PREFIXES`
    need no declaration; one that the query declares counts for it. `?passage gk:search "words"` looks words up in
    the index (`fulltext.with_search`). DESCRIBE gives, of a claim, its attestations too,
    with passages, sources and articles; of an entity, the claims that involve it.

    Args:
        store: an open store.
        sparql: the query.
        values: name -> string to put in place of the one in `BIND("…" AS ?name) # parameter`.

    Raises:
        QueryError: it is malformed (the message has line and column), it is an update, it would ask another server, or
            it has no such parameter.
        StoreError: the store cannot be read.
    """
    sparql = with_search(store, _with_values(sparql, values or {}))
    has_dataset = checked(sparql)
    try:
        found = store.engine.query(sparql, prefixes=terms.PREFIXES, use_default_graph_as_union=not has_dataset)
        return _table(found, store if is_described(sparql) else None)
    except (SyntaxError, UnicodeEncodeError) as error:
        raise QueryError(explained(sparql, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"{store.where}: the query failed ({error}); a store that can be read was expected") from error


def checked(sparql: str) -> bool:
    """Whether a query chooses its graphs by FROM.

    Raises:
        QueryError: it is an update.
    """
    bare = _bare(sparql)
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


def _table(found: QuerySolutions | QueryBoolean | QueryTriples, describing: Store | None) -> QueryResult:
    if isinstance(found, QueryBoolean):
        return QueryResult(("answer",), (("true" if found else "false",),))
    if isinstance(found, QueryTriples):
        return _graph(with_context(describing, found) if describing else frozenset(found))
    columns = tuple(variable.value for variable in found.variables)
    return QueryResult(columns, tuple(tuple(map(shown, solution)) for solution in found))


def _graph(found: frozenset[Triple]) -> QueryResult:
    ordered = sorted(found, key=lambda triple: (*map(str, map(shown, triple)), str(triple)))
    rows = tuple(tuple(shown(term) for term in triple) for triple in ordered)
    return QueryResult(("subject", "predicate", "object"), rows, tuple(ordered))


def shown(term: NamedNode | BlankNode | Literal | Triple | None) -> str | None:
    """A term as a cell shows it."""
    if isinstance(term, NamedNode):
        return terms.compact(term.value)
    if isinstance(term, Literal):
        return term.value
    return None if term is None else str(term)


@lru_cache(maxsize=256)
def _bare(sparql: str) -> str:
    """The query with blanks for IRIs, strings and comments, at the same places."""
    return _QUIET.sub(lambda found: " " * len(found[0]), sparql)


def is_described(sparql: str) -> bool:
    """Whether it is a DESCRIBE query."""
    bare = _bare(sparql)
    return _DESCRIBE.match(bare, _after_prologue(bare)) is not None


def _after_prologue(bare: str) -> int:
    start = 0
    while (prologue := _PROLOGUE.match(bare, start)) and prologue.end() > start:
        start = prologue.end()
    return start


def _refuse_updates(bare: str) -> None:
    update = _UPDATE.match(bare, _after_prologue(bare))
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
