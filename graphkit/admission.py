"""Extractions -> a store, or its quarantine: what breaks a rule does not enter, and is not lost."""

from __future__ import annotations

from pyoxigraph import Quad

from graphkit.errors import ArticleError
from graphkit.model import Extraction
from graphkit.quarantine import Held, Quarantine
from graphkit.rdf import Run, Store, quads

_ARTICLES_AT_ONCE = 32
_QUADS_AT_ONCE = 30_000  # some 60 MB while they are checked


class Admission:
    """Checks extractions against the shapes, many at once, and lets in each that keeps all rules.

    Each is judged by itself, so that it does not matter which ones are checked together.

    Attributes:
        added: how many were let in.
        quarantined: one error for each that was not.
    """

    def __init__(self, store: Store, run: Run) -> None:
        """For a store that is open for writing; what a killed run let in and did not release, is released.

        Raises:
            StoreError: the store or its quarantine cannot be read or written.
        """
        self.added = 0
        self.quarantined: list[ArticleError] = []
        self._store = store
        self._run = run
        self._quarantine = Quarantine(store.directory)
        self._waiting: dict[str, tuple[Extraction, tuple[Quad, ...]]] = {}
        self._size = 0
        for article in self._quarantine.ids():
            if store.has(article, run):
                self._quarantine.release(article)

    def offer(self, extraction: Extraction) -> None:
        """Takes an extraction, to be decided on with the next ones; errors as in `decide`."""
        found = quads(extraction, self._run)
        self._waiting[extraction.article.id] = (extraction, found)
        self._size += len(found)
        if len(self._waiting) >= _ARTICLES_AT_ONCE or self._size >= _QUADS_AT_ONCE:
            self.decide()

    def decide(self) -> None:
        """Lets in, or puts into quarantine, what waits.

        Raises:
            StoreError: the store or its quarantine cannot be written.
        """
        from graphkit.rdf.validate import faults  # SHACL takes half a second to load, and workers do without

        wrong = faults({article: found for article, (_, found) in self._waiting.items()})
        for article, (extraction, _) in self._waiting.items():
            if article in wrong:
                held = Held(extraction.article, self._run, wrong[article])
                self._quarantine.hold(held)
                self.quarantined.append(held.error())
            else:
                self._store.add(extraction, self._run)
                self._quarantine.release(article)
                self.added += 1
        self._waiting.clear()
        self._size = 0
