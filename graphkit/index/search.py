"""Words -> the passages and articles that have them, best first (SQLite FTS5, ranked by BM25)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.errors import QueryError
from graphkit.index.contents import Contents
from graphkit.index.file import Index

_MARKS = ("\x02", "\x03")
_AROUND = 24  # words shown of a long text


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that has the words.

    Attributes:
        node: local name of a passage (`d-…-start-end`) or an article (`d-…`).
        excerpt: the words around, what was found between the two marks of `MARKS`.
    """

    node: str
    excerpt: str


MARKS = _MARKS
"""What stands before and after a word that was found."""


class Words:
    """Reads and writes the words of passages and articles."""

    def __init__(self, index: Index) -> None:
        """Takes an open index."""
        self._run = index.connection.execute

    def put(self, contents: Contents) -> None:
        """Takes in the texts of an article that is in the index."""
        (number,) = self._run("SELECT number FROM article WHERE id = ?", (contents.id,)).fetchone()
        texts = [(contents.id, f"{contents.title}\n\n{contents.text}" if contents.title else contents.text)]
        texts += [(passage.id, passage.text) for passage in contents.passages]
        for node, text in texts:
            row = self._run("INSERT INTO words (text, node) VALUES (?, ?)", (text, node)).lastrowid
            self._run("INSERT INTO text_of VALUES (?, ?)", (number, row))

    def drop(self, article: str) -> None:
        """Takes out the texts of an article that is still in the index."""
        row = self._run("SELECT number FROM article WHERE id = ?", (article,)).fetchone()
        if row:
            rows = self._run("SELECT word_row FROM text_of WHERE article = ?", row).fetchall()
            for word_row in rows:
                self._run("DELETE FROM words WHERE rowid = ?", word_row)
            self._run("DELETE FROM text_of WHERE article = ?", row)

    def find(self, query: str, limit: int, *, passages: bool = True, articles: bool = False) -> Iterator[Hit]:
        """What has the words of a query, best first.

        Args:
            query: in FTS5's language (`nuclear umbrella`, `"nuclear umbrella"`, `Oreshnik OR Iskander`,
                `NEAR(missile Belarus, 5)`, `deploy*`); what is no such query is taken word by word.
            limit: the largest number.
            passages: whether sentences that state something are looked through.
            articles: whether whole articles are.

        Raises:
            QueryError: there is no word in the query.
        """
        plain = _plain(query)
        for expression in (query, plain):
            try:
                yield from self._find(expression, limit, passages=passages, articles=articles)
            except sqlite3.OperationalError:
                continue
            return

    def _find(self, expression: str, limit: int, *, passages: bool, articles: bool) -> Iterator[Hit]:
        kind = {(True, False): "AND node GLOB 'd-*-*'", (False, True): "AND node NOT GLOB 'd-*-*'"}
        rows = self._run(
            f"SELECT node, snippet(words, 0, ?, ?, '…', {_AROUND}) FROM words "  # noqa: S608 - fixed words
            f"WHERE words MATCH ? {kind.get((passages, articles), '')} ORDER BY rank, node LIMIT ?",
            (*_MARKS, expression, limit),
        ).fetchall()
        yield from (Hit(str(node), str(excerpt)) for node, excerpt in rows)


def _plain(query: str) -> str:
    """Every word of a query, none of them with a meaning of its own."""
    words = re.findall(r"\w+", query)
    if not words:
        raise QueryError(f"{query!r}: it has no word; words to search for were expected")
    return " ".join(f'"{word}"' for word in words)
