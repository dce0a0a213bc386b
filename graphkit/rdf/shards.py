"""A store -> one of N parts as sorted N-Quads: each article whole in one part, all parts together the whole store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit import ids
from graphkit.rdf import export, terms

if TYPE_CHECKING:
    from graphkit.rdf.store import Store


def shard(store: Store, number: int, count: int) -> tuple[str, bytes]:
    """A name for the file of a part, which sorts as the numbers do, and the part; takes the memory of that part.

    An article's graph goes where the hash of its name says, and what all articles share where that of its subject
    says, so that a node is in one part with all its edges.

    Args:
        store: an open store.
        number: which part, from 0.
        count: how many there are; the same number gives the same parts.

    Raises:
        StoreError: the store cannot be read.
    """
    width = max(4, len(str(count)))
    name = f"shard-{number + 1:0{width}}-of-{count:0{width}}.nq"
    return name, export.serialize(_quads(store, number, count), "nquads")


def _quads(store: Store, number: int, count: int) -> Iterator[Quad]:
    for graph in store.graphs():
        if graph.value.startswith(terms.DOC):
            if _part(graph.value, count) == number:
                yield from store.scan(graph=graph)
        else:
            yield from (quad for quad in store.scan(graph=graph) if _part(_subject(quad), count) == number)


def _subject(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)


def _part(name: str, count: int) -> int:
    return int(ids.digest("shard", name), 16) % count
