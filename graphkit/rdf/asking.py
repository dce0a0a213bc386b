"""The name of a competency question, its parameters and filters, and a store -> its answer, narrowed to what fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graphkit.errors import QueryError
from graphkit.rdf.filters import Filters, claims_that_fit
from graphkit.rdf.query import QueryResult, list_queries, named_query, run_query

if TYPE_CHECKING:
    from graphkit.rdf.store import Store


def answer(
    store: Store,
    name: str,
    values: Mapping[str, str] | None = None,
    filters: Filters | None = None,
    limit: int | None = None,
) -> QueryResult:
    """The answer of a competency question.

    Filters leave out rows by their claim, so that no question has to know of them, and keep the order of the others.

    Args:
        store: an open store.
        name: of the question.
        values: its parameters, where it has any.
        filters: what the claim of a row has to be.
        limit: the largest number of rows.

    Raises:
        QueryError: there is no such question or parameter, its rows are about no single claim but filters are given,
            or a filter is no day or status.
        UnknownEntityError: no entity has the name that a filter gives.
    """
    filters = filters or Filters()
    question = named_query(name)
    if filters.given() and not question.has_claims:
        able = ", ".join(other.name for other in list_queries() if other.has_claims)
        raise QueryError(
            f"query {name!r}: its rows are about several claims each, so {', '.join(filters.given())} cannot narrow "
            f"it; one of {able} was expected"
        )
    fitting = claims_that_fit(store, filters) if filters.given() else None
    found = run_query(store, question.sparql, {**question.parameters, **(values or {})})
    if fitting is None:
        return found.first(limit)
    column = found.columns.index("claim")
    return QueryResult(found.columns, tuple(row for row in found.rows if row[column] in fitting)).first(limit)
