"""Profiles and judgements -> which entities are one: joined where evidence is plain, offered where it is not.

Judgements come first: what an analyst calls the same is joined, what is called different stays apart, whatever the
evidence. Then the pairs with a score of at least `AUTOMATIC` are joined, the highest first, except where that would put
two things of a gazetteer, or two that were judged different, into one. Pairs below `OFFERED` are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.types import TypeSystem
from graphkit.model import Candidate, Judgement, Profile, Resolution
from graphkit.resolve.blocking import pairs
from graphkit.resolve.comparing import Comparer

AUTOMATIC = 0.9
OFFERED = 0.6


def candidates(profiles: Sequence[Profile], gazetteer: Gazetteer, types: TypeSystem) -> tuple[Candidate, ...]:
    """The pairs of entities that may be one, the likeliest first; the order of the profiles does not matter.

    Args:
        profiles: of all entities of a store.
        gazetteer: knows names that no spelling tells.
        types: the entity types.
    """
    comparer = Comparer.of(profiles, gazetteer, types)
    compared = (comparer.compare(*pair) for pair in pairs(profiles, types))
    return tuple(sorted((c for c in compared if c.score >= OFFERED), key=lambda c: (-c.score, c.first, c.second)))


def resolve(profiles: Iterable[Profile], compared: Sequence[Candidate], judgements: Iterable[Judgement]) -> Resolution:
    """Which of the entities are one; the order of profiles and judgements does not matter.

    Args:
        profiles: of all entities of a store.
        compared: their `candidates`.
        judgements: those in force, at most one a pair.
    """
    by_id = {profile.id: profile for profile in profiles}
    judged = sorted(judgements, key=lambda judgement: judgement.id)
    clusters = _Clusters(by_id, judged)
    joined = [c for c in compared if _is_plain(c, by_id) and clusters.join(c)]
    settled = {(judgement.first, judgement.second) for judgement in judged}
    offered = [c for c in compared if (c.first, c.second) not in settled and not clusters.settles(c)]
    return Resolution(clusters.canonical(), tuple(joined), tuple(judged), tuple(offered))


def _is_plain(candidate: Candidate, profiles: Mapping[str, Profile]) -> bool:
    """Whether no analyst is needed: a high score, and articles that have more in common than the name.

    An office that no gazetteer holds is named by the words that an article has for it, which are too little.
    """
    one, other = profiles[candidate.first], profiles[candidate.second]
    made_up = one.type == other.type == "Office" and not (one.known or other.known)
    return candidate.score >= AUTOMATIC and bool(one.company & other.company) and not made_up


class _Clusters:
    """Sets of entities that are one, grown pair by pair."""

    def __init__(self, profiles: Mapping[str, Profile], judged: Sequence[Judgement]) -> None:
        self._profiles = profiles
        self._members = {iri: frozenset({iri}) for iri in profiles}
        self._apart = {frozenset((j.first, j.second)) for j in judged if j.verdict == "different"}
        self._unsure = {frozenset((j.first, j.second)) for j in judged if j.verdict == "unsure"}
        for judgement in judged:
            if judgement.verdict == "same" and {judgement.first, judgement.second} <= set(profiles):
                self._unite(judgement.first, judgement.second)

    def join(self, candidate: Candidate) -> bool:
        """Joins the pair unless something speaks against it; whether it is new."""
        one, other = self._members[candidate.first], self._members[candidate.second]
        if (
            one == other
            or self._are_apart(one, other)
            or frozenset((candidate.first, candidate.second)) in self._unsure
        ):
            return False
        self._unite(candidate.first, candidate.second)
        return True

    def settles(self, candidate: Candidate) -> bool:
        """Whether the pair needs no answer: it is one already, or must not be."""
        one, other = self._members[candidate.first], self._members[candidate.second]
        return one == other or self._are_apart(one, other)

    def canonical(self) -> dict[str, str]:
        """Entity -> the one that stands for it."""
        found: dict[str, str] = {}
        for members in set(self._members.values()):
            first = min(members, key=self._rank)
            found |= {iri: first for iri in members if iri != first}
        return dict(sorted(found.items()))

    def _rank(self, iri: str) -> tuple[bool, bool, int, str]:
        """What a gazetteer holds stands for what it does not, a name for a description, the common for the rare."""
        profile = self._profiles[iri]
        return not profile.known, profile.local, -len(profile.articles), iri

    def _are_apart(self, one: frozenset[str], other: frozenset[str]) -> bool:
        known = [any(self._profiles[iri].known for iri in members) for members in (one, other)]
        opposite = any(frozenset(pair) in self._apart or self._oppose(*pair) for pair in product(one, other))
        return all(known) or opposite

    def _oppose(self, first: str, second: str) -> bool:
        return second in self._profiles[first].opposite

    def _unite(self, first: str, second: str) -> None:
        members = self._members[first] | self._members[second]
        for iri in members:
            self._members[iri] = members
