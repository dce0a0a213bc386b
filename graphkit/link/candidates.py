"""A name that several entries bear -> the entries with scores and reasons, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.naming import NameWords
from graphkit.lexicon.types import TypeSystem
from graphkit.link.names import Name

_FIRST, _TYPE, _STATE = 0.1, 0.3, 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may mean.

    Attributes:
        entry: the entry.
        score: 0 to 1, higher is likelier; a weight of evidence, no probability.
        reason: the evidence in words.
    """

    entry: Entry
    score: float
    reason: str


def candidates(name: Name, states: Set[str], lists: NameWords, types: TypeSystem) -> tuple[Candidate, ...]:
    """The candidates of a name, the best first; equal ones in the order of the gazetteer.

    Args:
        name: the name with its options.
        states: codes of the states that the article names beyond doubt.
        lists: types of the model's labels.
        types: the type system.
    """
    scored = [_scored(entry, number, name.label, states, lists, types) for number, entry in enumerate(name.options)]
    return tuple(sorted(scored, key=lambda candidate: -candidate.score))


def named_states(names: Iterable[Name]) -> frozenset[str]:
    """The codes of the states that are named, or whose capital is, by a name that only one entry bears."""
    found = set()
    for name in names:
        if len(name.options) == 1:
            entry = name.options[0]
            found.add(entry.id if entry.type == "Country" else entry.stands_for or "")
    return frozenset(found - {""})


def _scored(
    entry: Entry, number: int, label: str | None, states: Set[str], lists: NameWords, types: TypeSystem
) -> Candidate:
    score, reasons = 0.2, ["has the name"]
    wanted = lists.model_labels.get(label or "")
    if number == 0:
        score, reasons = score + _FIRST, [*reasons, "comes first in the gazetteer"]
    if wanted and types.is_a(entry.type, {wanted}):
        score, reasons = score + _TYPE, [*reasons, f"the model takes it for a {wanted}"]
    own = {entry.id} if entry.type == "Country" else set(entry.states)
    if own & states:
        score += _STATE * len(own & states) / len(own)
        reasons = [*reasons, f"the article names {', '.join(sorted(own & states))}"]
    return Candidate(entry, round(score, 3), "; ".join(reasons))
