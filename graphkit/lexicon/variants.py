"""Two names -> whether they may be one thing's, and why: spelling, transliteration, short forms, acronyms."""

from __future__ import annotations

import re

from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.persons import compare_persons
from graphkit.lexicon.spelled import Spelled, spelled
from graphkit.lexicon.things import compare_things
from graphkit.lexicon.weapon_names import compare_weapons

__all__ = ["Likeness", "compare", "sounds"]

_OTHERWISE = 0.3
_ASIDE = {"WeaponSystem": 0.75, "MilitaryUnit": 0.75}  # "HMS Queen Elizabeth (R08)"
_OTHER_ASIDE = 0.5


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
    found = compare_weapons(one, two) if kind == "WeaponSystem" else compare_things(one, two, kind)
    if found.score > _OTHERWISE and _begin_or_end_otherwise(one, two):
        return Likeness(_OTHERWISE, "what stands in brackets or the article tells them apart")
    aside = _ASIDE.get(kind, _OTHER_ASIDE)
    if found.score > aside and one.aside != two.aside:
        return Likeness(aside, f"{found.reason}; one has something in brackets besides")
    return found


def _begin_or_end_otherwise(one: Spelled, two: Spelled) -> bool:
    """Whether articles of two languages, other words in brackets, or a year in brackets tell two names apart."""
    if one.aside != two.aside and ((one.aside and two.aside) or re.search(r"\b\d{4}\b", one.aside + two.aside)):
        return True
    return bool(one.article and two.article) and one.article != two.article


def sounds(name: str, kind: str) -> tuple[str, ...]:
    """The words of a name as they are compared, equal for two spellings of one name."""
    one = spelled(name, kind)
    return (*one.coarse, one.suffix) if one.suffix else one.coarse
