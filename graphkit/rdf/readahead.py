"""Node -> the quads that begin or end there, from an engine that is far away: fetched many nodes at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from graphkit.rdf import terms

Fetch = Callable[[Sequence[NamedNode]], Iterable[Quad]]

_NOTED = 2_000  # nodes
_AT_ONCE = 64  # nodes
_FOR_ONE_ANSWER = 2_000  # quads: an answer with more asks for fewer nodes the next time
_KEPT = 200_000  # quads
_SECONDS = 2.0  # that quads are kept: what others write is seen so much later


class Recent:
    """The nodes that answers named, the latest last: whoever reads a graph goes from them to the next ones.

    Attributes:
        lock: held by whoever changes these or what was fetched for them.
    """

    def __init__(self) -> None:
        """Begins with none."""
        self.lock = threading.RLock()
        self._nodes: dict[NamedNode, None] = {}

    def note(self, nodes: Iterable[object]) -> None:
        """Adds those that may have quads of their own, and forgets the oldest if there are too many."""
        with self.lock:
            for node in nodes:
                if isinstance(node, NamedNode) and not node.value.startswith(terms.GK):
                    self._nodes.pop(node, None)
                    self._nodes[node] = None
            while len(self._nodes) > _NOTED:
                del self._nodes[next(iter(self._nodes))]

    def latest(self) -> Iterator[NamedNode]:
        """The nodes, the latest first."""
        return reversed(self._nodes)


class ReadAhead:
    """What a graph says of nodes, kept for a moment; who asks for one node gets the recent ones fetched with it.

    A single question fetches one node. Each further one, while it goes on, doubles how many it fetches.
    """

    def __init__(self, fetch: Fetch, end: Callable[[Quad], object], recent: Recent) -> None:
        """Keeps nothing yet.

        Args:
            fetch: nodes -> all quads that have one of them at that end.
            end: a quad -> the node at that end.
            recent: the nodes that may be asked for next.
        """
        self._fetch = fetch
        self._end = end
        self._recent = recent
        self._kept: dict[object, list[Quad]] = {}
        self._size = 0
        self._at_once = 1
        self._since = time.monotonic()

    def of(self, node: NamedNode) -> list[Quad]:
        """The quads that have the node at the end."""
        with self._recent.lock:
            if time.monotonic() - self._since > _SECONDS or self._size > _KEPT:
                self.forget()
            if node not in self._kept:
                self._load(node)
            return self._kept[node]

    def forget(self) -> None:
        """Keeps nothing any more, because something was written."""
        with self._recent.lock:
            self._kept.clear()
            self._size = 0
            self._since = time.monotonic()

    def _load(self, node: NamedNode) -> None:
        wanted = {node: None}
        for other in self._recent.latest():
            if len(wanted) >= self._at_once:
                break
            if other not in self._kept:
                wanted[other] = None
        found: dict[object, list[Quad]] = {each: [] for each in wanted}
        size = 0
        for quad in self._fetch(tuple(wanted)):
            found[self._end(quad)].append(quad)
            size += 1
        self._kept |= found
        self._size += size
        self._at_once = max(1, self._at_once // 4) if size > _FOR_ONE_ANSWER else min(_AT_ONCE, self._at_once * 2)
