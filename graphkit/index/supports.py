"""What the index knows of accepted relations: the claims that each rests on."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.index.file import Index

Relation = tuple[str, str, str]
"""IRI of the source, local name of the property, IRI of the target."""


class Supports:
    """Reads and writes which claims an accepted relation rests on."""

    def __init__(self, index: Index) -> None:
        """Takes an open index."""
        self._many = index.connection.executemany
        self._run = index.connection.execute

    def put(self, claim: str, relations: Iterable[Relation]) -> set[Relation]:
        """Keeps the relations of a claim in place of its earlier ones; returns those that it gained or lost."""
        rows = self._run("SELECT source, property, target FROM support WHERE claim = ?", (claim,)).fetchall()
        before = {(str(source), str(name), str(target)) for source, name, target in rows}
        after = set(relations)
        gone = [(*relation, claim) for relation in before - after]
        self._many("DELETE FROM support WHERE source = ? AND property = ? AND target = ? AND claim = ?", gone)
        self._many("INSERT INTO support VALUES (?, ?, ?, ?)", [(*relation, claim) for relation in after - before])
        return before ^ after

    def holds(self, relation: Relation) -> bool:
        """Whether some claim supports a relation."""
        found = self._run("SELECT 1 FROM support WHERE source = ? AND property = ? AND target = ? LIMIT 1", relation)
        return found.fetchone() is not None
