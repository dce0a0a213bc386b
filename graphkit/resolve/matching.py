"""Keeps the index's pairs of entities that may be one in line with its records, a few entities at a time.

The pairs and their scores are the same however the records came to be what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graphkit.index.pairs import Pairs
from graphkit.index.records import Records
from graphkit.resolve.blocking import LARGEST, keys
from graphkit.resolve.comparing import MOST_EVIDENCE, Comparer

OFFERED = 0.6
"""The least score of a pair that an analyst is asked about."""

_HOPEFUL = OFFERED - MOST_EVIDENCE  # likeness of names that evidence can still lift


class Matcher:
    """Finds and scores pairs of entities."""

    def __init__(self, records: Records, pairs: Pairs, comparer: Comparer) -> None:
        """Takes the parts of one index and a comparer that looks into it."""
        self._records = records
        self._pairs = pairs
        self._comparer = comparer

    def refresh(self, dirty: Iterable[str]) -> set[str]:
        """Looks again at entities of articles that came, went or changed.

        Returns:
            Every entity that may now be one with another than before.
        """
        dirty = set(dirty)
        changed, gone = self._records.recount(dirty)
        anew = (changed | self._rekey(changed, gone)) - gone
        affected = dirty | anew
        for iri in sorted(anew | gone):
            self._pairs.part(iri)
            affected |= self._pairs.forget(iri)
        self._records.delete(gone)
        for iri in sorted(anew):
            self._find_alike(iri, anew)
        for iri in sorted((dirty | anew) - gone):
            affected |= self._weigh(iri)
        return affected

    def _rekey(self, changed: set[str], gone: set[str]) -> set[str]:
        """Gives entities the keys of their names; returns those whose partners change because a block is too large now.

        Or because it no longer is.
        """
        more: Counter[str] = Counter()
        touched: set[str] = set()
        for iri in sorted(changed | gone):
            profile = self._records.profile(iri)
            wanted = keys(profile, self._comparer.types) if profile and iri in changed else set()
            before = self._pairs.keys(iri)
            touched |= self._pairs.rekey(iri, wanted)
            more.update(dict.fromkeys(wanted - before, 1))
            more.subtract(dict.fromkeys(before - wanted, 1))
        crossed: set[str] = set()
        for key in touched:
            members = self._pairs.block(key, LARGEST + max(more[key], 0))
            if (len(members) <= LARGEST) != (len(members) - more[key] <= LARGEST):
                crossed.update(members)
        return crossed

    def _find_alike(self, iri: str, anew: set[str]) -> None:
        """Compares the names of an entity with those that share a key, but for those whose turn it was before."""
        one = self._records.profile(iri)
        if one is None:
            return
        partners: set[str] = set()
        for key in self._pairs.keys(iri):
            block = self._pairs.block(key, LARGEST)
            if len(block) <= LARGEST:
                partners.update(block)
        for partner in sorted(p for p in partners if p > iri or (p != iri and p not in anew)):
            other = self._records.profile(partner)
            if other is None or (one.known and other.known):
                continue
            first, second = sorted((one, other), key=lambda profile: profile.id)
            found, names = self._comparer.likeness(first, second)
            if found.score >= _HOPEFUL:
                self._pairs.like(first.id, second.id, found, names)

    def _weigh(self, iri: str) -> set[str]:
        """Scores all pairs of an entity; returns those with which it is, or was, paired."""
        partners = self._pairs.forget(iri)
        for first, second, likeness, names in self._pairs.alike(iri):
            one, other = self._records.profile(first), self._records.profile(second)
            if one and other:
                candidate, plain = self._comparer.compare(one, other, (likeness, names))
                if candidate.score >= OFFERED:
                    self._pairs.score(candidate, plain=plain)
                    partners |= {first, second} - {iri}
        return partners
