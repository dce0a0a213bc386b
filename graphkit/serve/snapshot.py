"""A store's folder -> the store as it is once a build is over; looked at anew when files in the folder change.

A store that is open for reading shows one state: the files of that state stay open, whatever a writer deletes. Each
article goes in, and all that is computed from several articles, as a whole or not at all; between the two the store
says of itself that it is stale. So a state that is whole stays in use until the next whole one is there.

An engine behind an address answers each question from what it holds at that moment, and tells nobody of a change.
"""

from __future__ import annotations

import time

from graphkit.errors import StoreError
from graphkit.rdf import Address, Place, Store

_BETWEEN_LOOKS = 0.5  # seconds: a question costs no more than it would with one who writes without rest
_NAMES_LAST = 60  # seconds for which an engine's names of entities are kept
_WATCHED = ("CURRENT", "MANIFEST-", ".log")


class Snapshot:
    """The latest whole state of a store."""

    def __init__(self, path: Place, *, in_memory: bool = False) -> None:
        """Opens it.

        Args:
            path: where it lies.
            in_memory: whether a copy in memory is asked, which is made anew for each state.

        Raises:
            StoreError: there is no store.
        """
        self._path = path
        self._in_memory = in_memory
        self._seen = _signature(path)
        self._store = self._opened()
        self._looked = time.monotonic()

    def store(self) -> Store:
        """The store as it is now, or was before a build that goes on."""
        if time.monotonic() - self._looked >= _BETWEEN_LOOKS:
            self._look()
        return self._store

    def renewed(self) -> Store:
        """The store opened anew, whole or not: for when the state in use can no longer be read.

        Raises:
            StoreError: it cannot be opened.
        """
        self._seen, self._store = _signature(self._path), self._opened()
        return self._store

    def _opened(self) -> Store:
        opened = Store.open(self._path)
        if not self._in_memory:
            return opened
        with opened:
            return opened.in_memory_copy()

    def _look(self) -> None:
        signature = _signature(self._path)
        self._looked = time.monotonic()
        if signature == self._seen:
            return
        try:
            found = self._opened()
            whole = not found.is_stale or self._store.is_stale
        except StoreError:
            return  # a writer is about to exchange files; the next look finds them
        if whole:
            self._seen, self._store = signature, found


def _signature(path: Place) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of the files that change with every write; of an address, how late it is."""
    if isinstance(path, Address):
        return (("", int(time.monotonic() / _NAMES_LAST), 0),)
    found = []
    try:
        for entry in path.iterdir():
            if entry.name.startswith(_WATCHED[:2]) or entry.name.endswith(_WATCHED[2]):
                facts = entry.stat()
                found.append((entry.name, facts.st_size, facts.st_mtime_ns))
    except OSError:
        return ()  # deleted under our hands: unlike any state, so the next look opens it
    return tuple(sorted(found))
