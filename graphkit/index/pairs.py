"""What the index knows of entities that may be one: shared keys, likeness of names, scores of evidence."""

from __future__ import annotations

import json

from graphkit.index.file import Index
from graphkit.index.records import Records
from graphkit.lexicon.likeness import Likeness
from graphkit.model import Candidate


class Pairs:
    """Reads and writes pairs of entities."""

    def __init__(self, index: Index, records: Records) -> None:
        """Takes an open index and its records."""
        self._many = index.connection.executemany
        self._run = index.connection.execute
        self._records = records

    def keys(self, iri: str) -> set[str]:
        """The keys of an entity."""
        rows = self._run("SELECT word FROM key WHERE entity = ?", (self._records.number(iri),))
        return {str(row[0]) for row in rows}

    def rekey(self, iri: str, keys: set[str]) -> set[str]:
        """Gives an entity other keys; returns those that it gained or lost."""
        number = self._records.number(iri)
        before = self.keys(iri)
        self._many("DELETE FROM key WHERE word = ? AND entity = ?", ((word, number) for word in before - keys))
        self._many("INSERT INTO key VALUES (?, ?)", ((word, number) for word in keys - before))
        return before ^ keys

    def block(self, key: str, largest: int) -> tuple[str, ...]:
        """The entities that have a key, `largest` + 1 at most."""
        rows = self._run(
            "SELECT iri FROM key JOIN entity ON number = entity WHERE word = ? LIMIT ?", (key, largest + 1)
        )
        return tuple(str(row[0]) for row in rows)

    def part(self, iri: str) -> None:
        """Forgets whose name is like that of an entity."""
        number = self._records.number(iri)
        self._run("DELETE FROM alike WHERE first = ? OR second = ?", (number, number))

    def like(self, first: str, second: str, likeness: Likeness, names: tuple[str, str]) -> None:
        """Keeps that the names of two entities are alike."""
        one, other = self._records.number(first), self._records.number(second)
        values = (one, other, likeness.score, likeness.reason, *names)
        self._run("INSERT OR REPLACE INTO alike VALUES (?, ?, ?, ?, ?, ?)", values)

    def alike(self, iri: str) -> list[tuple[str, str, Likeness, tuple[str, str]]]:
        """All pairs of entities with names that are alike, of which one is `iri`."""
        number = self._records.number(iri)
        rows = self._run("SELECT * FROM alike WHERE first = ?", (number,)).fetchall()
        rows += self._run("SELECT * FROM alike WHERE second = ?", (number,)).fetchall()
        iri_of = self._records.iri
        return [(iri_of(row[0]), iri_of(row[1]), Likeness(row[2], row[3]), (row[4], row[5])) for row in rows]

    def forget(self, iri: str) -> set[str]:
        """Forgets the scores of all pairs with an entity; returns those that it was paired with."""
        partners = {end for candidate, _ in self.of(iri) for end in (candidate.first, candidate.second)}
        self._run("DELETE FROM pair WHERE first = ? OR second = ?", (iri, iri))
        return partners - {iri}

    def score(self, candidate: Candidate, *, plain: bool) -> None:
        """Keeps the score of a pair, and whether no analyst is needed to join it if it is high."""
        reasons = json.dumps(candidate.reasons)
        values = (candidate.first, candidate.second, candidate.score, plain, reasons)
        self._run("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?)", values)

    def of(self, iri: str) -> list[tuple[Candidate, bool]]:
        """The scored pairs with an entity, and whether each is plain."""
        rows = self._run("SELECT * FROM pair WHERE first = ?", (iri,)).fetchall()
        rows += self._run("SELECT * FROM pair WHERE second = ?", (iri,)).fetchall()
        return [_scored(row) for row in rows]

    def all(self) -> list[tuple[Candidate, bool]]:
        """All scored pairs, and whether each is plain."""
        return [_scored(row) for row in self._run("SELECT * FROM pair").fetchall()]


def _scored(row: tuple[str, str, float, int, str]) -> tuple[Candidate, bool]:
    return Candidate(row[0], row[1], row[2], tuple(json.loads(row[4]))), bool(row[3])
