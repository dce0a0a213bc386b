"""Two names -> whether they may be one thing's, and why: spelling, transliteration, short forms, acronyms."""

from __future__ import annotations

from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.persons import compare_persons
from graphkit.lexicon.spelled import spelled
from graphkit.lexicon.things import compare_things
from graphkit.lexicon.weapon_names import compare_weapons

__all__ = ["Likeness", "compare", "sounds"]


def compare(first: str, second: str, kind: str) -> Likeness:
    """How alike two names are, by the names alone.

    Args:
        first: one name.
        second: the other.
        kind: type of what both name, `Person` or another.
    """
    if first == second or first.casefold() == second.casefold():
        return Likeness(1.0, "the same name")
    one, two = spelled(first, kind), spelled(second, kind)
    if not one.words or not two.words:
        return Likeness(0.0, "nothing to compare")
    if kind == "Person":
        return compare_persons(one, two)
    if kind == "WeaponSystem":
        return compare_weapons(one, two)
    return compare_things(one, two, kind)


def sounds(name: str, kind: str) -> tuple[str, ...]:
    """The words of a name as they are compared, equal for two spellings of one name."""
    return spelled(name, kind).coarse
