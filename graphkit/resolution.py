"""A store and its ledger -> who is who in it, and all else that rests on several articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from graphkit.errors import LedgerError, UnknownEntityError
from graphkit.lexicon.frames import load_frames
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.types import load_types
from graphkit.model import Candidate, Judgement, Profile, Resolution, Verdict
from graphkit.rdf import EvidenceRow, Store, profiles
from graphkit.rdf.terms import compact, expand
from graphkit.resolve import Ledger, Undoing, candidates, origins_of, resolve, status_of
from graphkit.resolve.ledger import FILE

_SHOWN = 6  # entities of one name that an error message lists


def ledger_of(store: Store) -> Ledger:
    """The ledger in the store's folder; for a store in memory, an empty one in memory.

    Raises:
        LedgerError: the file is broken.
    """
    return Ledger(store.directory / FILE if store.directory else None)


def derive(store: Store, ledger: Ledger | None = None) -> None:
    """Computes anew what rests on several articles: who is the same, origins, status, accepted relations, labels.

    Args:
        store: open for writing.
        ledger: the judgements on its entities, by default those in its folder.

    Raises:
        LedgerError: the ledger is broken.
        StoreError: the store cannot be written.
    """
    frames = load_frames()
    store.derive(
        origins_of,
        status_of,
        {frame.name: frame.edge for frame in frames if frame.edge},
        {frame.name: frame.labels for frame in frames},
        partial(_resolve, ledger=ledger or ledger_of(store)),
    )


def retract(store: Store, article_ids: Iterable[str], ledger: Ledger | None = None) -> int:
    """Takes articles out, as if the store had never seen them.

    Args:
        store: open for writing.
        article_ids: `d-…`; those that are not there do not matter.
        ledger: as for `derive`.

    Returns:
        How many were there.
    """
    gone = store.remove(*article_ids)
    if gone or store.is_stale:
        derive(store, ledger)
    return gone


def _resolve(found: Sequence[Profile], ledger: Ledger) -> Resolution:
    return resolve(found, _compared(found), ledger.in_force())


def _compared(found: Sequence[Profile]) -> tuple[Candidate, ...]:
    return candidates(found, load_gazetteer(), load_types())


class Review:
    """The open questions of a store, and the recording of answers; the graph follows when it is closed.

    Attributes:
        store: open for writing if anything is to be judged.
        ledger: its judgements.
        profiles: what its articles say of each entity, by IRI.
        resolution: which are one, as of the last look.
    """

    def __init__(self, store: Store, ledger: Ledger | None = None) -> None:
        """Compares the entities of a store.

        Raises:
            LedgerError: the ledger is broken.
            StoreError: the store cannot be read.
        """
        self.store = store
        self.ledger = ledger or ledger_of(store)
        self.profiles = {profile.id: profile for profile in profiles(store)}
        self._compared = _compared(tuple(self.profiles.values()))
        self._changed = False
        self.look_again()

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """The pairs that nobody has judged and evidence leaves open, the likeliest first."""
        return self.resolution.offered

    def find(self, name: str) -> Profile:
        """An entity by IRI, prefixed name (`wd:Q159`, `id:…`), or a name that only one entity has.

        Raises:
            UnknownEntityError: there is none, or several.
        """
        if expand(name) in self.profiles:
            return self.profiles[expand(name)]
        found = [profile for profile in self.profiles.values() if name.casefold() in map(str.casefold, profile.names)]
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

        Raises:
            UnknownEntityError: one of them is not in the store.
            LedgerError: they are one entity, or `same` contradicts a judgement in force.
            StoreError: the store is open for reading.
        """
        one, other = self.find(first), self.find(second)
        if verdict == "same":
            self._check_possible(one, other)
        names = {profile.id: profile.names[0] for profile in (one, other) if profile.names}
        seen = {(c.first, c.second): c for c in (*self.offered, *self.resolution.joined)}
        pair = (min(one.id, other.id), max(one.id, other.id))
        self._begin()
        return self.ledger.judge(pair, verdict, who, time, note=note, names=names, candidate=seen.get(pair))

    def undo(self, judgement: str, *, who: str, time: dt.datetime, note: str | None = None) -> Undoing:
        """Takes a judgement back; errors as in `Ledger.undo`."""
        self._begin()
        return self.ledger.undo(judgement, who, time, note=note)

    def take(self, path: Path) -> int:
        """Adds the records of another ledger; returns how many. Errors as in `Ledger.take`."""
        self._begin()
        return self.ledger.take(path)

    def sentences(self, entity: str) -> tuple[EvidenceRow, ...]:
        """The passages about an entity (its IRI as extracted) and those that it is one with, the earliest first."""
        return self.store.sentences(self.resolution.canonical.get(entity, entity))

    def look_again(self) -> None:
        """Takes the judgements into account that were made since."""
        self.resolution = resolve(self.profiles.values(), self._compared, self.ledger.in_force())

    def close(self) -> None:
        """Brings the graph in line with the ledger, if anything was recorded."""
        if self._changed:
            derive(self.store, self.ledger)
            self._changed = False

    def _begin(self) -> None:
        """Marks the store first, so that a judgement that is recorded but not applied is not forgotten."""
        if not self._changed:
            self.store.mark_stale()
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
