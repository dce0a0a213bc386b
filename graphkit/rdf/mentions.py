"""A store -> where in its articles known entities are mentioned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from graphkit.rdf import terms
from graphkit.rdf.terms import gk, local_name

if TYPE_CHECKING:
    from graphkit.rdf.store import Store


class MentionRow(NamedTuple):
    """A mention of a known entity: offsets in the article's text, end exclusive; the entity's IRI."""

    start: int
    end: int
    entity: str


def mentions(store: Store) -> dict[str, tuple[MentionRow, ...]]:
    """Id of each article that mentions known entities -> its mentions, in the order of the text."""
    refers = {quad.subject: quad for quad in store.scan(None, gk("refersTo"))}
    starts, ends = (_numbers(store, name) for name in ("start", "end"))
    found: dict[str, list[MentionRow]] = defaultdict(list)
    for subject, quad in refers.items():
        row = MentionRow(starts[subject], ends[subject], terms.value(quad.object))
        found[local_name(terms.value(quad.graph_name))].append(row)
    return {article: tuple(sorted(rows)) for article, rows in found.items()}


def _numbers(store: Store, name: str) -> dict[object, int]:
    quads = store.scan(None, NamedNode(f"{terms.OA}{name}"))
    return {quad.subject: int(terms.value(quad.object)) for quad in quads}
