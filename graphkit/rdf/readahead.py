"""Node -> its quads, from an engine that is far away: fetched many nodes at a time, and kept for a moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence

from pyoxigraph import NamedNode, Quad

from graphkit.rdf import terms

Fetch = Callable[[Sequence[NamedNode]], Iterable[Quad]]

_AT_ONCE = 64
_NAMED = 2_000  # nodes that are remembered as likely to be asked for
_QUADS = 200_000  # that are kept
_SECONDS = 2.0  # that they are kept: what others write is seen so much later


class ReadAhead:
    """What the graphs say of nodes.

    A graph is read from node to node: whoever asks for one of the nodes that an answer named asks for others of them
    next. So they are fetched together with the first of them.
    """

    def __init__(self, fetch: Fetch) -> None:
        """Keeps nothing yet.

        Args:
            fetch: nodes -> all quads of which they are the subject.
        """
        self._fetch = fetch
        self._lock = threading.Lock()
        self._kept: dict[NamedNode, list[Quad]] = {}
        self._named: dict[NamedNode, None] = {}
        self._size = 0
        self._since = time.monotonic()

    def of(self, node: NamedNode) -> list[Quad]:
        """The quads of which the node is the subject."""
        with self._lock:
            if time.monotonic() - self._since > _SECONDS or self._size > _QUADS:
                self._clear()
            if node not in self._kept:
                self._load(node)
            return self._kept[node]

    def expect(self, nodes: Iterable[object]) -> None:
        """Takes note of nodes that may be asked for soon."""
        with self._lock:
            for node in nodes:
                if isinstance(node, NamedNode) and node not in self._kept and not node.value.startswith(terms.GK):
                    self._named[node] = None
            while len(self._named) > _NAMED:
                del self._named[next(iter(self._named))]

    def forget(self) -> None:
        """Keeps nothing any more, because something was written."""
        with self._lock:
            self._clear()

    def _clear(self) -> None:
        self._kept.clear()
        self._size = 0
        self._since = time.monotonic()

    def _load(self, node: NamedNode) -> None:
        """Fetches the node, and with it those that were named last."""
        wanted = {node: None}
        self._named.pop(node, None)
        while self._named and len(wanted) < _AT_ONCE:
            wanted[self._named.popitem()[0]] = None
        found: dict[NamedNode, list[Quad]] = {each: [] for each in wanted}
        for quad in self._fetch(tuple(wanted)):
            if isinstance(quad.subject, NamedNode):
                found[quad.subject].append(quad)
                self._size += 1
        self._kept |= found
