"""What the index knows of texts: each wording once, by hashes of its word sequences, and which wordings are akin."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from graphkit.errors import BrokenIndexError
from graphkit.index.file import Index

_CACHED = 2_000
_SAMPLED = 2  # of so many hashes one is looked up; who shares twelve shares two of these, but once in 300 times
_COMMON = 1_000  # wordings that share a hash; above that it is a phrase that everybody uses


class Texts:
    """Reads and writes wordings (`variant`, a number) of articles."""

    def __init__(self, index: Index) -> None:
        """Takes an open index."""
        self._many = index.connection.executemany
        self._run = index.connection.execute
        self.grams = lru_cache(_CACHED)(self._read_grams)
        self._having = lru_cache(_CACHED)(self._read_having)

    def put(self, grams: frozenset[int]) -> tuple[int, bool]:
        """The number of a wording, and whether it is new."""
        packed = array("I", sorted(grams)).tobytes()
        print_ = hashlib.sha256(packed).hexdigest()
        row = self._run("SELECT number FROM variant WHERE print = ?", (print_,)).fetchone()
        if row:
            return int(row[0]), False
        made = self._run("INSERT INTO variant (print, grams) VALUES (?, ?)", (print_, packed))
        number = int(made.lastrowid or 0)
        self._many("INSERT INTO gram VALUES (?, ?)", ((gram, number) for gram in _sample(grams)))
        self._having.cache_clear()
        return number, True

    def add(self, article: str, variant: int) -> None:
        """Takes in an article of which nothing is known but its wording."""
        values = (article, variant)
        self._run("INSERT INTO article (id, day, variant, together) VALUES (?, '', ?, '')", values)

    def of(self, article: str) -> int | None:
        """The wording of an article."""
        row = self._run("SELECT variant FROM article WHERE id = ?", (article,)).fetchone()
        return int(row[0]) if row else None

    def articles(self, variant: int) -> tuple[str, ...]:
        """The articles with a wording, sorted."""
        rows = self._run("SELECT id FROM article WHERE variant = ? ORDER BY id", (variant,))
        return tuple(str(row[0]) for row in rows)

    def drop_unused(self, variant: int) -> set[int]:
        """Forgets a wording if no article has it; returns those that share a hash that is common no more."""
        if self._run("SELECT 1 FROM article WHERE variant = ?", (variant,)).fetchone():
            return set()
        sample = _sample(self.grams(variant))
        self._many("DELETE FROM gram WHERE hash = ? AND variant = ?", ((gram, variant) for gram in sample))
        self._run("DELETE FROM akin WHERE one = ?", (variant,))
        self._run("DELETE FROM akin WHERE other = ?", (variant,))
        self._run("DELETE FROM variant WHERE number = ?", (variant,))
        self.grams.cache_clear()
        self._having.cache_clear()
        return {other for gram in sample if len(self._having(gram)) == _COMMON for other in self._having(gram)}

    def sharing(self, variant: int, least: int) -> tuple[int, ...]:
        """Other wordings that have at least `least` of the looked-up hashes in common with one."""
        shared: Counter[int] = Counter()
        for gram in _sample(self.grams(variant)):
            if len(self._having(gram)) <= _COMMON:
                shared.update(self._having(gram))
        del shared[variant]
        return tuple(sorted(other for other, number in shared.items() if number >= least))

    def made_common(self, variant: int) -> set[tuple[int, int]]:
        """The wordings that are akin and share a hash that has become common with one, the last that was put in."""
        found: set[tuple[int, int]] = set()
        for gram in _sample(self.grams(variant)):
            if len(self._having(gram)) == _COMMON + 1:
                for one in self._having(gram):
                    found.update(self._run("SELECT one, other FROM akin WHERE one = ?", (one,)).fetchall())
        return found

    def share(self, one: int, other: int, least: int) -> bool:
        """Whether two wordings have at least `least` of the looked-up hashes in common."""
        both = _sample(self.grams(one) & self.grams(other))
        return sum(len(self._having(gram)) <= _COMMON for gram in both) >= least

    def part(self, one: int, other: int) -> None:
        """Forgets that two wordings are akin."""
        self._run("DELETE FROM akin WHERE one = ? AND other = ?", (one, other))

    def link(self, one: int, other: int, share: float, likeness: float) -> None:
        """Keeps that two wordings are akin."""
        self._run(
            "INSERT OR REPLACE INTO akin VALUES (?, ?, ?, ?)", (min(one, other), max(one, other), share, likeness)
        )

    def family(self, variants: Iterable[int]) -> tuple[set[int], list[tuple[int, int, float, float]]]:
        """All wordings that are akin to some, directly or by way of others, and the links between them."""
        found, waiting = set(variants), list(variants)
        links: set[tuple[int, int, float, float]] = set()
        while waiting:
            variant = waiting.pop()
            rows = self._run("SELECT * FROM akin WHERE one = ?", (variant,)).fetchall()
            rows += self._run("SELECT * FROM akin WHERE other = ?", (variant,)).fetchall()
            links.update(rows)
            near = {end for row in rows for end in row[:2]} - found
            found |= near
            waiting += near
        return found, sorted(links)

    def _read_having(self, gram: int) -> tuple[int, ...]:
        """The wordings that have a hash, as many as tell whether it has just become common."""
        rows = self._run("SELECT variant FROM gram WHERE hash = ? LIMIT ?", (gram, _COMMON + 2)).fetchall()
        return tuple(int(row[0]) for row in rows)

    def _read_grams(self, variant: int) -> frozenset[int]:
        packed, print_ = self._run("SELECT grams, print FROM variant WHERE number = ?", (variant,)).fetchone()
        if hashlib.sha256(packed).hexdigest() != print_:
            raise BrokenIndexError(f"index: wording {variant} is damaged; what its hash tells was expected")
        values = array("I")
        values.frombytes(packed)
        return frozenset(values)


def _sample(grams: Iterable[int]) -> list[int]:
    return [gram for gram in grams if gram % _SAMPLED == 0]
