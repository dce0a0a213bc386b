"""The open questions of a store, and the recording of answers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from graphkit.errors import BrokenIndexError, LedgerError, UnknownEntityError
from graphkit.index import Index, Records
from graphkit.index.pairs import Pairs
from graphkit.model import Candidate, Judgement, Profile, Verdict
from graphkit.rdf import EvidenceRow, Store
from graphkit.rdf.terms import compact, expand
from graphkit.resolution.deriving import derive, ledger_of
from graphkit.resolution.indexing import programs
from graphkit.resolve import Ledger, Undoing, resolve

_SHOWN = 6  # entities of one name that an error message lists


class Review:
    """The open questions of a store, and the recording of answers; the graph follows when it is closed.

    Attributes:
        store: open for writing if anything is to be judged.
        ledger: its judgements.
        resolution: which of the entities that may be one are one, as of the last look.
    """

    def __init__(self, store: Store, ledger: Ledger | None = None) -> None:
        """Compares the entities of a store.

        Raises:
            LedgerError: the ledger is broken.
            StoreError: the store cannot be read.
        """
        self.store = store
        self.ledger = ledger or ledger_of(store)
        self._changed = False
        try:
            index = _index(store, self.ledger)
            with index.guarded():
                self._take(index)
        except BrokenIndexError:
            self._take(_in_memory(store, self.ledger))

    def _take(self, index: Index) -> None:
        self._records = Records(index)
        self._scored = Pairs(index, self._records).all()
        self.look_again()

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """The pairs that nobody has judged and evidence leaves open, the likeliest first."""
        return self.resolution.offered

    def profile(self, iri: str) -> Profile:
        """What the articles say of an entity.

        Raises:
            UnknownEntityError: there is no such entity.
        """
        return self.find(iri)

    def find(self, name: str) -> Profile:
        """An entity by IRI, prefixed name (`wd:Q159`, `id:…`), or a name that only one entity has.

        Raises:
            UnknownEntityError: there is none, or several.
        """
        by_id = self._records.profile(expand(name))
        if by_id:
            return by_id
        found = [profile for iri in self._records.called(name) if (profile := self._records.profile(iri))]
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(f"{compact(profile.id)} ({profile.type})" for profile in found[:_SHOWN])
            raise UnknownEntityError(
                f"{self.store.where}: {len(found)} entities are called {name!r}; one of {listed} was expected"
            )
        raise UnknownEntityError(
            f"{self.store.where}: no entity {name!r}; an id such as wd:Q159, or a name, was expected"
        )

    def judge(
        self, first: str, second: str, verdict: Verdict, *, who: str, time: dt.datetime, note: str | None = None
    ) -> Judgement:
        """Records whether two entities are one.

        Args:
            first: as for `find`.
            second: as for `find`.
            verdict: same, different or unsure.
            who: the analyst.
            time: when, with a time zone.
            note: the analyst's reason.

        Returns:
            The judgement; one that says the same, by the same analyst for the same reason, is not recorded twice.

        Raises:
            UnknownEntityError: one of them is not in the store.
            LedgerError: they are one entity, or `same` contradicts a judgement in force.
            StoreError: the store is open for reading.
        """
        one, other = self.find(first), self.find(second)
        if verdict == "same":
            self._check_possible(one, other)
        again = self._in_force(one, other, verdict, who, note)
        if again:  # as when the process was killed after it had been recorded
            self._begin(again.first, again.second)
            return again
        names = {profile.id: profile.names[0] for profile in (one, other) if profile.names}
        seen = {(c.first, c.second): c for c in (*self.offered, *self.resolution.joined)}
        pair = (min(one.id, other.id), max(one.id, other.id))
        self._begin(*pair)
        return self.ledger.judge(pair, verdict, who, time, note=note, names=names, candidate=seen.get(pair))

    def _in_force(self, one: Profile, other: Profile, verdict: Verdict, who: str, note: str | None) -> Judgement | None:
        """The judgement in force that says the same by the same analyst."""
        said = ({one.id, other.id}, verdict, " ".join(who.split()), note)
        same = (j for j in self.ledger.in_force() if ({j.first, j.second}, j.verdict, j.who, j.note) == said)
        return next(same, None)

    def undo(self, judgement: str, *, who: str, time: dt.datetime, note: str | None = None) -> Undoing:
        """Takes a judgement back; errors as in `Ledger.undo`."""
        known = {j.id: (j.first, j.second) for j in self.ledger.records if isinstance(j, Judgement)}
        self._begin(*known.get(judgement, ()))
        return self.ledger.undo(judgement, who, time, note=note)

    def take(self, path: Path) -> int:
        """Adds the records of another ledger; returns how many. Errors as in `Ledger.take`."""
        theirs = (record for record in Ledger(path).records if isinstance(record, Judgement))
        self._begin(*(iri for record in theirs for iri in (record.first, record.second)))
        return self.ledger.take(path)

    def sentences(self, entity: str) -> tuple[EvidenceRow, ...]:
        """The passages about an entity (its IRI as extracted) and those that it is one with, the earliest first."""
        return self.store.sentences(self.resolution.canonical.get(entity, entity))

    def look_again(self) -> None:
        """Takes the judgements into account that were made since."""
        judged = self.ledger.in_force()
        entities = {end for candidate, _ in self._scored for end in (candidate.first, candidate.second)}
        entities |= {end for judgement in judged for end in (judgement.first, judgement.second)}
        profiles = {iri: profile for iri in sorted(entities) if (profile := self._records.profile(iri))}
        self.resolution = resolve(profiles, self._scored, judged, self._records.oppose)

    def close(self) -> None:
        """Brings the graph in line with the ledger, if anything was recorded."""
        if self._changed:
            derive(self.store, self.ledger)
            self._changed = False

    def _begin(self, *entities: str) -> None:
        """Marks what is judged first, so that a judgement that is recorded but not applied is not forgotten."""
        if entities:
            self.store.mark_stale(entities)
            self._changed = True

    def _check_possible(self, one: Profile, other: Profile) -> None:
        """Refuses what would put two entities together that are judged different, by way of others."""
        canonical = self.resolution.canonical
        cluster = {canonical.get(profile.id, profile.id) for profile in (one, other)}
        for judgement in self.ledger.in_force():
            ends = {canonical.get(iri, iri) for iri in (judgement.first, judgement.second)}
            same_pair = {judgement.first, judgement.second} == {one.id, other.id}
            if judgement.verdict == "different" and ends == cluster and not same_pair:
                raise LedgerError(
                    f"{self.store.where}: {compact(judgement.first)} and {compact(judgement.second)} would become "
                    f"one, but were judged different by {judgement.who} ({judgement.id}); undo that first"
                )


def _index(store: Store, ledger: Ledger) -> Index:
    """The index of a store for reading; made in memory where none is kept, or one of another version."""
    kept = store.kept_index()
    if kept:
        with kept.guarded():
            if kept.made_for(programs()):
                return kept
    return _in_memory(store, ledger)


def _in_memory(store: Store, ledger: Ledger) -> Index:
    copy = Store.in_memory(store.match())
    copy.mark_stale()
    derive(copy, ledger)
    return copy.index
