"""A name that entries bear -> the entries with scores and reasons, the best first."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.lexicon.entries import Entry
from graphkit.link.evidence import ENOUGH, ORDER, Context, evidence
from graphkit.link.indexed import IndexedText
from graphkit.link.lists import Lists
from graphkit.link.names import Name

_ALIKE = ("Person", "Organization", "GovernmentBody", "Company")


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


def candidates(text: IndexedText, name: Name, context: Context, lists: Lists) -> tuple[Candidate, ...]:
    """The candidates of a name, the best first; equal ones in the order of the gazetteer.

    Args:
        text: the article.
        name: the name with its options.
        context: what the article's other names tell.
        lists: the lists of linking.
    """
    scored = []
    for entry in name.options:
        found = list(evidence(text, name, entry, context, lists))
        total = round(sum(weight for weight, _ in found), 3)
        score = min(1.0, max(0.0, total))
        scored.append((total, Candidate(entry, score, "; ".join(reason for _, reason in found))))
    return tuple(candidate for _, candidate in sorted(scored, key=lambda pair: -pair[0]))


def best(text: IndexedText, name: Name, context: Context, lists: Lists) -> Candidate | None:
    """The entry that a name means; None where too little speaks for any, or nothing but their order for one of several.

    That a list has the best known first tells which Congo is meant, but not whose "Liberal Party".
    """
    ranked = candidates(text, name, context, lists)
    if not ranked or ranked[0].score < ENOUGH:
        return None
    ahead = ranked[0].score - ranked[1].score if len(ranked) > 1 else 1.0
    return None if ahead <= ORDER and ranked[0].entry.type in _ALIKE else ranked[0]
