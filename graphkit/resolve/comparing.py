"""Two entities -> how much speaks for their being one, and what.

What is weighed depends on the two entities, their articles and what ships with the program, never on how many other
articles a store holds: the score of a pair changes only when an article about one of them comes or goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.sameness import likeness
from graphkit.lexicon.types import TypeSystem
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

MOST_EVIDENCE = _COMPANY
"""What evidence adds to the likeness of names at most."""

# How much it says that two articles both speak of it: every second article names a great power.
_COMMON_STATES = frozenset(f"http://www.wikidata.org/entity/{q}" for q in ("Q30", "Q159", "Q148", "Q145", "Q142"))
_GREAT_POWER, _STATE, _THING = 1.0, 2.5, 5.0


class Surroundings(Protocol):
    """What articles say beside the names."""

    def profile(self, iri: str, /) -> Profile | None:
        """An entity; None if no article has it."""

    def company(self, iri: str, /) -> Set[str]:
        """The gazetteer's entities that the same articles speak of."""

    def accompanies(self, iri: str, entity: str) -> bool:
        """Whether `iri` is in the company of `entity`."""

    def meet(self, one: str, other: str) -> bool:
        """Whether one article speaks of both."""

    def oppose(self, one: str, other: str) -> bool:
        """Whether both stand in one claim."""


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares entities.

    Attributes:
        gazetteer: knows names that no spelling tells, and names that several things have.
        types: the entity types.
        surroundings: of the entities.
    """

    gazetteer: Gazetteer
    types: TypeSystem
    surroundings: Surroundings

    def likeness(self, one: Profile, other: Profile) -> tuple[Likeness, tuple[str, str]]:
        """How alike their names are, and which two names are likest, that of `one` first."""
        best, names = Likeness(0.0, "no name in common"), ("", "")
        for first, second in product(one.names[:_NAMES], other.names[:_NAMES]):
            found = likeness(first, second, one.type if one.known else other.type, self.gazetteer)
            if found.score > best.score:
                best, names = found, (first, second)
        if one.local or other.local:
            best = Likeness(min(best.score, _LOCAL_NAME), best.reason)
        return best, names

    def compare(
        self, one: Profile, other: Profile, alike: tuple[Likeness, tuple[str, str]] | None = None
    ) -> tuple[Candidate, bool]:
        """The pair with its score and reasons, the strongest ground first, and whether it is plain.

        A pair is plain if no analyst is needed should the score be high: their articles have more in common than the
        name. An office that no gazetteer holds is named by the words that an article has for it, which are too little.

        Args:
            one: an entity.
            other: another.
            alike: their `likeness`, if it is known already.
        """
        if self.surroundings.oppose(one.id, other.id):
            return _candidate(one, other, 0.0, ["a claim has both, in two roles or beside one another"]), False
        found, names = alike or self.likeness(one, other)
        score, reasons = found.score, [f"{found.reason}: {_quoted(names)} ({found.score:.2f})"]
        rare, common = sorted((one, other), key=lambda profile: (profile.number, profile.id))
        company = self.surroundings.company(rare.id)
        shared = sorted(
            (iri for iri in company if self.surroundings.accompanies(iri, common.id)),
            key=lambda iri: (-_weight(iri, self._type(iri)), iri),
        )
        grounds = [self._company(shared, company), *self._differences(one, other, names)]
        for weight, reason in grounds:
            score += weight
            reasons.append(f"{reason} ({weight:+.2f})")
        made_up = one.type == other.type == "Office" and not (one.known or other.known)
        return _candidate(one, other, score, reasons), bool(shared) and not made_up

    def _company(self, shared: list[str], company: Set[str]) -> tuple[float, str]:
        if not shared:
            return _ALONE, "their articles have nothing else in common"
        share = self._weight(shared) / self._weight(company)
        labels = ", ".join(self._label(iri) for iri in shared[:_SHOWN])
        return round(_COMPANY * share, 2), f"articles about both speak of {labels}"

    def _differences(self, one: Profile, other: Profile, names: tuple[str, str]) -> Iterator[tuple[float, str]]:
        if one.states and other.states and not one.states & other.states:
            yield _STRANGERS, "they belong to different states"
        for known, open_one in ((one, other), (other, one)):
            if known.states and not open_one.states and not self._is_about(open_one, known.states):
                state = self._label(min(known.states))
                weight = _QUALIFIER if ("(" in names[0]) != ("(" in names[1]) else _STATE_UNNAMED
                yield weight, f"articles about the other do not speak of {state}"
        if one.type != other.type:
            yield _OTHER_TYPE, f"one is told as {one.type}, the other as {other.type}"
        if self._is_shared(one) or self._is_shared(other):
            yield _SHARED_NAME, "several things have that name"
        if self.surroundings.meet(one.id, other.id):
            yield _SAME_ARTICLE, "one article has both names"
        if one.first and other.first and one.last and other.last:
            years = max(one.first.year - other.last.year, other.first.year - one.last.year)
            if years >= _YEARS:
                yield _FAR_APART, f"{years} years lie between their articles"

    def _is_about(self, profile: Profile, states: Iterable[str]) -> bool:
        return any(iri == profile.id or self.surroundings.accompanies(iri, profile.id) for iri in states)

    def _label(self, iri: str) -> str:
        profile = self.surroundings.profile(iri)
        return profile.names[0] if profile and profile.names else "its state"

    def _type(self, iri: str) -> str:
        profile = self.surroundings.profile(iri)
        return profile.type if profile else ""

    def _weight(self, company: Iterable[str]) -> float:
        return sum(_weight(iri, self._type(iri)) for iri in sorted(company)) or 1.0

    def _is_shared(self, profile: Profile) -> bool:
        return not profile.known and any(len(self.gazetteer.lookup(name)) > 1 for name in profile.names)


def _weight(iri: str, kind: str) -> float:
    if kind != "Country":
        return _THING
    return _GREAT_POWER if iri in _COMMON_STATES else _STATE


def _quoted(names: tuple[str, str]) -> str:
    first, second = names
    return f"“{first}”" if first == second else f"“{first}”, “{second}”"


def _candidate(one: Profile, other: Profile, score: float, reasons: list[str]) -> Candidate:
    first, second = sorted((one.id, other.id))
    return Candidate(first, second, round(min(max(score, 0.0), 1.0), 2), tuple(reasons))
