"""Two names and the gazetteers -> whether they may be one thing's: what lists know comes before how the names look."""

from __future__ import annotations

import re

from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.spelled import PLACES, spelled
from graphkit.lexicon.state_bodies import compare_bodies
from graphkit.lexicon.surfaces import key
from graphkit.lexicon.variant_words import load_variants
from graphkit.lexicon.variants import compare

_YEARLY = ("Exercise", "NamedEvent")
_CITIES = "geonames-"  # ids of cities that nobody has reviewed; some are a reviewed one in another spelling
_NUMBERED = (*_YEARLY, "Instrument")
_YEAR = re.compile(r"[\s-]*\b(?:20)?\d\d[A-Za-z]?$")
_SURE, _LIKELY, _MAYBE = 0.9, 0.75, 0.5


def likeness(first: str, second: str, kind: str, gazetteer: Gazetteer) -> Likeness:
    """How likely two names are one thing's.

    Args:
        first: one name.
        second: the other.
        kind: type of what both name; entries of other types are left out of account, unless there is no other.
        gazetteer: knows aliases that no spelling tells ("West-2025", "Zapad-2025").
    """
    if first.casefold() == second.casefold():
        return Likeness(1.0, "the same name")
    apart = _told_apart(first, second, kind)
    if apart is not None:
        return apart
    one, two = _bearers(first, kind, gazetteer), _bearers(second, kind, gazetteer)
    if one and two:
        return _both_listed(first, second, one, two, kind, gazetteer)
    found = _with_kind_words(first, second, one, two, kind, gazetteer)
    if found is not None:
        return found
    found = compare_bodies(first, second, kind, gazetteer) or compare(first, second, kind)
    if len(one) == 1:
        return _one_listed(first, second, one[0], kind, found)
    return _one_listed(second, first, two[0], kind, found) if len(two) == 1 else found


def _told_apart(first: str, second: str, kind: str) -> Likeness | None:
    """Two names that no list can make one: other years, or a group and its dissidents."""
    if kind == "Person" or kind in PLACES:
        return None
    one, two = spelled(first, kind), spelled(second, kind)
    if kind in _NUMBERED and _of_other_numbers(one.numbers, two.numbers):
        return Likeness(0.0, "other years or numbers")
    lists = load_variants()
    more = set(one.words) ^ set(two.words)
    if more & lists.apart and more <= lists.apart | lists.kinds.get(kind, {}).keys():
        return Likeness(0.2, "one is a part or branch of the other")
    return None


def _of_other_numbers(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether both have numbers of one sort, and others: Minsk II is of 2015, but is no Minsk I."""
    return (
        bool(one and two) and one != two and {len(number) > 2 for number in one} == {len(number) > 2 for number in two}
    )


def _bearers(name: str, kind: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    found = gazetteer.lookup(name)
    return tuple(entry for entry in found if entry.type == kind) or found


def _both_listed(
    first: str, second: str, one: tuple[Entry, ...], two: tuple[Entry, ...], kind: str, gazetteer: Gazetteer
) -> Likeness:
    shared = [entry for entry in one if entry in two]
    if not shared:
        return _two_entries(first, second, one, two, kind)
    if len(one) == len(two) == 1:
        is_weak = any(gazetteer.is_weak(name, shared[0]) and len(key(name)) == 1 for name in (first, second))
        if kind == "Person" and is_weak:
            return Likeness(0.6, f"both are names of {shared[0].name}, one of them others', too")
        return Likeness(1.0, f"both are names of {shared[0].name}")
    mains = _main(first, one), _main(second, two)
    if mains[0] is not None and mains[0] is mains[1]:
        return Likeness(0.95, f"both are names of {mains[0].name} before all")
    if mains[0] is not None and mains[1] is not None:
        return Likeness(0.3, "each is the name of something else before all")
    if len(one) > 1 and len(two) > 1 and one[0] is two[0]:
        return Likeness(_SURE, f"both are names of {one[0].name}, and of others")
    return Likeness(0.55, f"both are names of {shared[0].name}, one of them others', too")


def _main(name: str, bearers: tuple[Entry, ...]) -> Entry | None:
    """Whose name it is before all: the only bearer, or the one that is called so first."""
    if len(bearers) == 1:
        return bearers[0]
    labelled = [entry for entry in bearers if key(entry.name) == key(name)]
    return labelled[0] if len(labelled) == 1 else None


def _two_entries(first: str, second: str, one: tuple[Entry, ...], two: tuple[Entry, ...], kind: str) -> Likeness:
    """Two things by the lists, unless one is a city that only geonames has, of the same state and spelled the same."""
    unreviewed = any(entry.id.startswith(_CITIES) for entry in (*one, *two))
    if unreviewed and kind in PLACES and {e.states for e in one} & {e.states for e in two}:
        found = compare(first, second, kind)
        if found.score >= _LIKELY:
            return found
    return Likeness(0.0, "lists hold them as two things")


def _with_kind_words(
    first: str, second: str, one: tuple[Entry, ...], two: tuple[Entry, ...], kind: str, gazetteer: Gazetteer
) -> Likeness | None:
    """What lists say of the names without the words that tell what they name, or without the year that both have."""
    mine = one or _bearers(_bare(first, kind), kind, gazetteer)
    others = two or _bearers(_bare(second, kind), kind, gazetteer)
    if _is_of_other_class(first, others, kind) or _is_of_other_class(second, mine, kind):
        return Likeness(0.2, "one says that it is something else")
    if len(mine) == len(others) == 1:
        if mine[0] is others[0]:
            return Likeness(0.95, f"both are {mine[0].name}, with words that say what it is")
        if kind not in PLACES and compare(mine[0].name, others[0].name, kind).score < _MAYBE:
            return Likeness(0.1, "lists hold them as two things")
    if kind in _YEARLY and spelled(first, kind).numbers == spelled(second, kind).numbers != ():
        series = [_bearers(_YEAR.sub("", _bare(name, kind)), kind, gazetteer) for name in (first, second)]
        if series[0] and series[0] == series[1]:
            return Likeness(0.95, f"both are {series[0][0].name} of one year")
    return None


def _bare(name: str, kind: str) -> str:
    """A name without the words that say what sort of thing it is."""
    kinds, spellings = load_variants().kinds.get(kind, {}), load_variants().spellings
    kept = []
    for word in re.sub(r"\([^)]*\)", " ", name).split():
        parts = [spellings.get(part, part) for part in re.split(r"[-‐–]", word.lower())]
        if not all(part in kinds for part in parts):
            kept.append(word)
    return " ".join(kept)


def _is_of_other_class(name: str, bearers: tuple[Entry, ...], kind: str) -> bool:
    if kind != "WeaponSystem":
        return False
    said = spelled(name, kind).classes
    listed = [spelled(entry.detail("kind"), kind).classes for entry in bearers if entry.detail("kind")]
    return bool(said and listed) and all(classes and classes.isdisjoint(said) for classes in listed)


def _one_listed(name: str, other: str, entry: Entry, kind: str, found: Likeness) -> Likeness:
    """Lists know one of the names: the other may be spelled like another name of the same thing, or be against it."""
    if found.score >= _SURE:
        return found
    others = [compare(alias, other, kind) for alias in entry.names if alias != name]
    best = max(others, key=lambda like: like.score, default=found)
    if kind == "Person":
        is_full = len(spelled(entry.name, kind).words) > 1
        if is_full and found.score >= _MAYBE > compare(entry.name, other, kind).score:
            return Likeness(0.3, f"lists know one as {entry.name}")
    if best.score > found.score and best.score >= (0.6 if kind == "WeaponSystem" else _LIKELY):
        return Likeness(min(best.score, 0.93), f"{best.reason}, as a name of {entry.name}")
    return found
