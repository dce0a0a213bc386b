"""Two names and the gazetteers -> whether they may be one thing's: what lists know comes before how the names look."""

from __future__ import annotations

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.variants import Likeness, compare

_OF_STATES = ("GovernmentBody", "ArmedForce", "Office", "Organization")


def likeness(first: str, second: str, kind: str, gazetteer: Gazetteer) -> Likeness:
    """How likely two names are one thing's.

    Args:
        first: one name.
        second: the other.
        kind: type of what both name; entries of other types are left out of account.
        gazetteer: knows aliases that no spelling tells ("West-2025", "Zapad-2025").
    """
    one, two = (_bearers(name, kind, gazetteer) for name in (first, second))
    if one and two:
        if set(one) & set(two):
            return Likeness(1.0, f"both are names of {gazetteer.entries[min(set(one) & set(two))].name}")
        return Likeness(0.0, "lists hold them as two things")
    return compare(_with_codes(first, kind, gazetteer), _with_codes(second, kind, gazetteer), kind)


def _with_codes(name: str, kind: str, gazetteer: Gazetteer) -> str:
    """The name with states by their codes: "Russian Ministry of Defence", "… of the Russian Federation"."""
    if kind not in _OF_STATES:
        return name
    words = name.split()
    found, at = [], 0
    while at < len(words):
        for length in range(min(4, len(words) - at), 0, -1):
            states = [e.id for e in gazetteer.lookup(" ".join(words[at : at + length])) if e.type == "Country"]
            if len(states) == 1:
                found.append(states[0])
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return " ".join(found)


def _bearers(name: str, kind: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    found: tuple[Entry, ...] = gazetteer.lookup(name)
    close = tuple(entry.id for entry in found if entry.type == kind)
    return close or tuple(entry.id for entry in found)
