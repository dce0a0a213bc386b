"""Scored pairs and judgements -> which entities are one: joined where evidence is plain, offered where it is not.

Judgements come first: what an analyst calls the same is joined, what is called different stays apart, whatever the
evidence. Then the plain pairs with a score of at least `AUTOMATIC` are joined, the highest first, except where that
would put two things of a gazetteer, or two that were judged different, into one.

Who is one with whom depends only on those that pairs and judgements connect, so that a few entities can be settled
without a look at the others (`connected`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from graphkit.index.file import Index
from graphkit.index.pairs import Pairs
from graphkit.model import Candidate, Judgement, Profile, Resolution

AUTOMATIC = 0.9
"""The least score of a plain pair that is joined without an analyst."""

Scored = tuple[Candidate, bool]
Oppose = Callable[[str, str], bool]


def resolve(
    profiles: Mapping[str, Profile], scored: Iterable[Scored], judgements: Iterable[Judgement], oppose: Oppose
) -> Resolution:
    """Which of the entities are one; the order of profiles, pairs and judgements does not matter.

    Args:
        profiles: the entities, by IRI.
        scored: their pairs, and whether each is plain.
        judgements: those in force, at most one a pair.
        oppose: whether two entities stand in one claim.
    """
    compared = sorted(scored, key=lambda item: (-item[0].score, item[0].first, item[0].second))
    judged = sorted(judgements, key=lambda judgement: judgement.id)
    clusters = _Clusters(profiles, judged, oppose)
    joined = [c for c, plain in compared if plain and c.score >= AUTOMATIC and clusters.join(c)]
    settled = {(judgement.first, judgement.second) for judgement in judged}
    offered = [c for c, _ in compared if (c.first, c.second) not in settled and not clusters.settles(c)]
    return Resolution(clusters.canonical(), tuple(joined), tuple(judged), tuple(offered))


def connected(entities: Iterable[str], index: Index, pairs: Pairs, judgements: Sequence[Judgement]) -> set[str]:
    """The entities, and all that were or could be one with some of them."""
    same: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.verdict == "same":
            same.setdefault(judgement.first, set()).add(judgement.second)
            same.setdefault(judgement.second, set()).add(judgement.first)
    found, waiting = set(entities), list(entities)
    while waiting:
        iri = waiting.pop()
        canonical = index.canonical([iri]).get(iri, iri)
        near = {canonical} | index.replaced_by(canonical) | same.get(iri, set())
        for candidate, plain in pairs.of(iri):
            if plain and candidate.score >= AUTOMATIC:
                near |= {candidate.first, candidate.second}
        waiting += near - found
        found |= near
    return found


class _Clusters:
    """Sets of entities that are one, grown pair by pair."""

    def __init__(self, profiles: Mapping[str, Profile], judged: Sequence[Judgement], oppose: Oppose) -> None:
        self._profiles = profiles
        self._oppose = oppose
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
        return not profile.known, profile.local, -profile.number, iri

    def _are_apart(self, one: frozenset[str], other: frozenset[str]) -> bool:
        known = [any(self._profiles[iri].known for iri in members) for members in (one, other)]
        opposite = any(frozenset(pair) in self._apart or self._oppose(*pair) for pair in product(one, other))
        return all(known) or opposite

    def _unite(self, first: str, second: str) -> None:
        members = self._members[first] | self._members[second]
        for iri in members:
            self._members[iri] = members
