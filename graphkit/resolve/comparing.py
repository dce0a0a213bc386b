"""Two profiles -> how much speaks for their being one entity, and what."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.sameness import likeness
from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.variants import Likeness
from graphkit.model import Candidate, Profile

_NAMES = 12  # names of one entity that are compared
_COMPANY = 0.15  # what the same company in the articles adds at most
_ALONE = -0.1  # nothing in common but the name
_STRANGERS = -0.4  # they belong to different states
_STATE_UNNAMED = -0.1  # articles about one do not speak of the state that the other belongs to
_QUALIFIER = -0.2  # the same where only the state tells it from its namesakes: "The Nation (Thailand)"
_OTHER_TYPE = -0.05
_SHARED_NAME = -0.3  # the name is that of several things
_LOCAL_NAME = 0.6  # what a name is worth that only one article knows: a surname, "the Supreme Court"
_SAME_ARTICLE = -0.3  # an article that calls one thing by two full names is rare
_FAR_APART = -0.05
_YEARS = 5
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares profiles of one store.

    Attributes:
        gazetteer: knows names that no spelling tells, and names that several things have.
        types: the entity types.
        rarity: entity -> how much it says that two articles both speak of it.
        labels: entity -> what reasons call it.
    """

    gazetteer: Gazetteer
    types: TypeSystem
    rarity: dict[str, float]
    labels: dict[str, str]

    @classmethod
    def of(cls, profiles: Iterable[Profile], gazetteer: Gazetteer, types: TypeSystem) -> Comparer:
        """Counts what is rare in a store."""
        profiles = tuple(profiles)
        articles = {article for profile in profiles for article in profile.articles}
        rarity = {
            profile.id: math.log((1 + len(articles)) / len(profile.articles)) for profile in profiles if profile.known
        }
        labels = {profile.id: profile.names[0] for profile in profiles if profile.names}
        return cls(gazetteer, types, rarity, labels)

    def compare(self, one: Profile, other: Profile) -> Candidate:
        """The pair with its score and reasons, the strongest ground first."""
        if other.id in one.opposite:
            return _candidate(one, other, 0.0, ["a claim has both, in two roles or beside one another"])
        alike, names = self._likeness(one, other)
        score, reasons = alike.score, [f"{alike.reason}: {_quoted(names)} ({alike.score:.2f})"]
        for weight, reason in self._evidence(one, other, names):
            score += weight
            reasons.append(f"{reason} ({weight:+.2f})")
        return _candidate(one, other, score, reasons)

    def _likeness(self, one: Profile, other: Profile) -> tuple[Likeness, tuple[str, str]]:
        best, names = Likeness(0.0, "no name in common"), ("", "")
        for first, second in product(one.names[:_NAMES], other.names[:_NAMES]):
            found = likeness(first, second, one.type if one.known else other.type, self.gazetteer)
            if found.score > best.score:
                best, names = found, (first, second)
        if one.local or other.local:
            best = Likeness(min(best.score, _LOCAL_NAME), best.reason)
        return best, names

    def _evidence(self, one: Profile, other: Profile, names: tuple[str, str]) -> Iterator[tuple[float, str]]:
        shared = sorted(one.company & other.company, key=lambda iri: (-self.rarity[iri], iri))
        if shared:
            share = self._weight(shared) / min(self._weight(one.company), self._weight(other.company))
            labels = ", ".join(self.labels[iri] for iri in shared[:_SHOWN])
            yield round(_COMPANY * share, 2), f"articles about both speak of {labels}"
        else:
            yield _ALONE, "their articles have nothing else in common"
        if one.states and other.states and not one.states & other.states:
            yield _STRANGERS, "they belong to different states"
        for known, open_one in ((one, other), (other, one)):
            if known.states and not open_one.states and not known.states & {open_one.id, *open_one.company}:
                state = self.labels.get(min(known.states), "its state")
                weight = _QUALIFIER if ("(" in names[0]) != ("(" in names[1]) else _STATE_UNNAMED
                yield weight, f"articles about the other do not speak of {state}"
        if one.type != other.type:
            yield _OTHER_TYPE, f"one is told as {one.type}, the other as {other.type}"
        if self._is_shared(one) or self._is_shared(other):
            yield _SHARED_NAME, "several things have that name"
        if one.articles & other.articles:
            yield _SAME_ARTICLE, "one article has both names"
        if one.first and other.first and one.last and other.last:
            years = max(one.first.year - other.last.year, other.first.year - one.last.year)
            if years >= _YEARS:
                yield _FAR_APART, f"{years} years lie between their articles"

    def _weight(self, company: Iterable[str]) -> float:
        return sum(self.rarity[iri] for iri in company) or 1.0

    def _is_shared(self, profile: Profile) -> bool:
        return not profile.known and any(len(self.gazetteer.lookup(name)) > 1 for name in profile.names)


def _quoted(names: tuple[str, str]) -> str:
    first, second = names
    return f"“{first}”" if first == second else f"“{first}”, “{second}”"


def _candidate(one: Profile, other: Profile, score: float, reasons: list[str]) -> Candidate:
    first, second = sorted((one.id, other.id))
    return Candidate(first, second, round(min(max(score, 0.0), 1.0), 2), tuple(reasons))
