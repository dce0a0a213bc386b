"""Brings a store's index in line with its articles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from graphkit.index import Index, Records
from graphkit.index.search import Words
from graphkit.index.texts import Texts
from graphkit.lexicon.bundle import load_lexicon
from graphkit.rdf import Store, upkeep
from graphkit.rdf.contents import contents
from graphkit.rdf.stale import Marks
from graphkit.resolve.origins import let_go, take_in

_AT_ONCE = 200  # articles in a transaction


@cache
def programs() -> str:
    """What the contents of an index depend on besides the graph."""
    return f"graphkit {version('graphkit')} with lexicon {load_lexicon(()).digest}"


class Indexer:
    """Takes articles of a store into its index, and out again; what that touches goes to the index's journal."""

    def __init__(self, store: Store) -> None:
        """Takes an open store."""
        self._store = store
        self._index: Index = store.index
        self._records = Records(self._index)
        self._texts = Texts(self._index)
        self._words = Words(self._index)

    def update(self, marks: Marks) -> None:
        """Follows the marks of a store; without a whole index, or if everything is stale, from the start.

        Raises:
            StoreError: the store cannot be read, or the index not written.
        """
        whole = marks.everything or not self._index.made_for(programs()) or self._is_behind(marks)
        articles = self._store.article_ids() if whole else tuple(sorted(marks.articles))
        if whole:
            upkeep.clear(self._store)
            with self._index.transaction():
                self._index.empty()
        for start in range(0, len(articles), _AT_ONCE):
            with self._index.transaction():
                for article in articles[start : start + _AT_ONCE]:
                    self._take(article)
        with self._index.transaction():
            self._index.note("claim", (claim.value for claim in marks.claims))
            self._index.note("entity", (entity.value for entity in marks.entities))
            if whole:
                self._index.note("whole", ["store"])
                self._index.keep("made for", programs())

    def _is_behind(self, marks: Marks) -> bool:
        """Whether others have brought articles to the store, or taken them out, without this index."""
        if not self._store.is_shared:
            return False
        return bool((set(self._records.all_articles()) ^ set(self._store.article_ids())) - marks.articles)

    def _take(self, article: str) -> None:
        """Brings one article in line; its texts' relatives are noted before and after."""
        before = self._texts.of(article)
        self._note_relatives([before])
        self._words.drop(article)
        if self._store.has(article):
            found = contents(self._store, article)
            variant, parted = take_in(self._texts, found.text)
            touched = self._records.put(found, variant)
            self._note_relatives(parted)
            self._words.put(found)
        else:
            touched = self._records.drop(article)
        if before is not None:
            self._note_relatives(let_go(self._texts, before))
        self._index.note("text", [article])
        self._index.note("article", [article])
        self._index.note("entity", touched)

    def _note_relatives(self, variants: Iterable[int | None]) -> None:
        family, _ = self._texts.family([variant for variant in variants if variant is not None])
        self._index.note("text", (article for one in family for article in self._texts.articles(one)))
