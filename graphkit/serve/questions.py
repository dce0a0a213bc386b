"""What a worker can be asked, each with how it is answered from an open store; of HTTP only status and media type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from graphkit.errors import AnswerTooLargeError, QueryError, UnknownClaimError, UnknownEntityError
from graphkit.rdf import Answer, ClaimRow, EntityView, Limits, Named, ask, entity_view, fetch, names
from graphkit.serve.negotiation import GRAPHS, TABLES, chosen

if TYPE_CHECKING:
    from graphkit.rdf import Store


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in a format."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles, claims and entities of a store, and whether statuses and labels of some are still to be computed."""

    articles: int
    claims: int
    entities: int
    stale: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: the HTTP status and one message for people."""

    status: int
    message: str


Found = Written | EntityView | ClaimRow | tuple[Named, ...] | Counts | Failure


class Question(Protocol):
    """Anything a worker can be asked."""

    def answered(self, store: Store, limits: Limits) -> Found:
        """The answer from a store."""


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with the formats that its sender takes, and the graphs asked for, None where none are named."""

    sparql: str
    accept: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None

    def answered(self, store: Store, limits: Limits) -> Found:
        """Rows or triples, in the format wanted most."""
        found = ask(store, self.sparql, self.default_graphs, self.named_graphs)
        return _written(found, self.accept, limits)


@dataclass(frozen=True, slots=True)
class GraphOf:
    """All triples of a graph, None for the union of all, in a format that its sender takes."""

    graph: str | None
    accept: str

    def answered(self, store: Store, limits: Limits) -> Found:
        """The triples, in the format wanted most."""
        found = fetch(store, self.graph)
        if found is None:
            return Failure(404, f"graph {self.graph!r}: there is none; the IRI of a graph of the store was expected")
        return _written(found, self.accept, limits)


@dataclass(frozen=True, slots=True)
class EntityOf:
    """What a page about an entity shows: its IRI, the number of its first claim, how many."""

    iri: str
    start: int
    most: int

    def answered(self, store: Store, limits: Limits) -> Found:  # noqa: ARG002 - the others need the limits
        """The entity with some of its claims."""
        return entity_view(store, self.iri, self.start, self.most)


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """A claim by its id."""

    claim: str

    def answered(self, store: Store, limits: Limits) -> Found:  # noqa: ARG002
        """The claim with its evidence."""
        return store.explain(self.claim)


@dataclass(frozen=True, slots=True)
class NamesLike:
    """Entities that what is typed may mean."""

    typed: str
    most: int

    def answered(self, store: Store, limits: Limits) -> Found:  # noqa: ARG002
        """The likeliest first."""
        return names(store, self.typed, self.most)


@dataclass(frozen=True, slots=True)
class Overview:
    """How much the store holds."""

    def answered(self, store: Store, limits: Limits) -> Found:  # noqa: ARG002
        """The numbers."""
        return Counts(store.count("articles"), store.count("claims"), store.count("entities"), store.is_stale)


_STATUS: Mapping[type[Exception], int] = {
    QueryError: 400,
    UnknownClaimError: 404,
    UnknownEntityError: 404,
    AnswerTooLargeError: 500,  # "if the service fails to execute the query", says the protocol; 413 is for requests
}


def answer(store: Store, question: Question, limits: Limits) -> Found:
    """The answer, or why there is none.

    Args:
        store: an open store.
        question: what is asked.
        limits: how large an answer in a format may be.

    Raises:
        StoreError: the store cannot be read.
    """
    try:
        return question.answered(store, limits)
    except tuple(_STATUS) as error:
        return Failure(_STATUS[type(error)], str(error))


def _written(found: Answer, accept: str, limits: Limits) -> Written | Failure:
    offered = TABLES if found.kind == "table" else GRAPHS
    media_type = chosen(accept, offered)
    if media_type is None:
        return Failure(
            406, f"accept {accept!r}: this answer is none of these; one of {', '.join(offered)} was expected"
        )
    return Written(media_type, found.write(offered[media_type], limits))
