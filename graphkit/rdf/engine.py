"""What a store asks of the engine that holds its quads: pyoxigraph's own, or one that is reached over HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

Found = QuerySolutions | QueryBoolean | QueryTriples


class Engine(Protocol):
    """The part of `pyoxigraph.Store` that is used here; `remote.RemoteEngine` has the same."""

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,  # noqa: A002 - pyoxigraph's name
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
        /,
    ) -> Iterator[Quad]:
        """The quads that fit; None fits anything."""
        ...

    def __contains__(self, quad: Quad, /) -> bool: ...

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The names of the graphs that hold something."""
        ...

    def contains_named_graph(self, graph_name: NamedNode, /) -> bool:
        """Whether a graph of that name is there."""
        ...

    def extend(self, quads: Iterable[Quad], /) -> None:
        """Adds the quads, as a whole or not at all."""
        ...

    def bulk_extend(self, quads: Iterable[Quad], /) -> None:
        """Adds many quads; a part of them may be there already while it goes on."""
        ...

    def update(self, update: str, /, *, prefixes: dict[str, str] | None = None) -> None:
        """Carries out an update in SPARQL, as a whole or not at all."""
        ...

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
        """Answers a query in SPARQL."""
        ...

    def flush(self) -> None:
        """Comes back once all that was written is safe."""
        ...

    def optimize(self) -> None:
        """Clears away what was deleted, so that reading is quick again."""
        ...


@runtime_checkable
class Distant(Protocol):
    """An engine for which one question about many quads is cheaper than many questions."""

    def missing(self, quads: Iterable[Quad], /) -> set[Quad]:
        """Those of the quads that it does not hold."""
        ...


def missing(engine: Engine, quads: Iterable[Quad]) -> set[Quad]:
    """Those of the quads that an engine does not hold."""
    if isinstance(engine, Distant):
        return engine.missing(quads)
    return {quad for quad in quads if quad not in engine}
