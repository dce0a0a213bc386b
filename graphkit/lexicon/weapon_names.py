"""Two names of weapons or ships -> how likely they are one thing's, by designations first (S-300 is no S-400)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from graphkit.lexicon.acronyms import acronym_score
from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.naming import load_name_words
from graphkit.lexicon.spelled import Spelled, fine_sound, sound
from graphkit.lexicon.variant_words import load_variants

_DESIGNATION = re.compile(
    r"(?:\b([a-z]+) ?)?\b(\d{1,4})((?: \d{1,2})+|[a-z]\w*)?\b|\b(\d?[a-z]{1,5})(\d{1,4})([a-z]\w*)?\b"
)
_COMMON = frozenset({"type", "mk", "mark", "model"})


@dataclass(frozen=True, slots=True)
class _Weapon:
    """Designations (letters, number) -> what follows them; the other words, by sound; letters that tell variants."""

    designations: dict[tuple[str, str], str]
    names: tuple[str, ...]
    letters: frozenset[str]


def compare_weapons(one: Spelled, two: Spelled) -> Likeness:
    """How likely two names are one weapon's, or one ship's."""
    if "".join(one.words) == "".join(two.words):
        return Likeness(0.95, "the same name in another spelling")
    if one.classes and two.classes and one.classes.isdisjoint(two.classes):
        return Likeness(0.2, "two sorts of things")
    prefixes = {one.words[0], two.words[0]}
    if len(prefixes) > 1 and prefixes <= _ship_prefixes():
        return Likeness(0.05, "ships of two navies")
    if not prefixes.isdisjoint(_ship_prefixes()) and (one.classes | two.classes) - {"ship"}:
        return Likeness(0.2, "one is a ship")
    if one.fine == two.fine and not one.numbers:
        return Likeness(0.95, "the same name in another spelling")
    first, second = _weapon(one.words), _weapon(two.words)
    if first.designations and second.designations:
        return _by_designation(first, second)
    if one.numbers and two.numbers and one.numbers != two.numbers:
        return Likeness(0.0, "other numbers")
    acronym = acronym_score(one.name, two.name)
    if acronym:
        return Likeness(acronym, "one has the initials of the other")
    return _by_name(first, second, one, two)


def _by_designation(first: _Weapon, second: _Weapon) -> Likeness:
    shared = {pair for pair in first.designations.keys() & second.designations.keys() if pair[0]}
    if not shared:
        letters = {of for of, _ in first.designations} & {of for of, _ in second.designations}
        mine, others = set(first.names), set(second.names)
        if letters or not mine & others or not (mine <= others or others <= mine):
            return Likeness(0.0, "other designations")
        return Likeness(0.5, "one name, and designations of two schemes")
    designation = min(shared)
    variant, other = first.designations[designation], second.designations[designation]
    text = "".join(designation)
    if first.names and second.names and not set(first.names) & set(second.names):
        return Likeness(0.55, f"both have the designation {text}, with other names")
    if variant == other:
        return Likeness(_by_names(first, second, designation[0]), f"both have the designation {text}")
    if variant and other and not (variant.startswith(other) or other.startswith(variant)):
        return Likeness(0.4, f"two variants of {text}")
    return Likeness(0.7, f"one is the {text}, the other perhaps a variant of it")


def _by_names(first: _Weapon, second: _Weapon, letters: str) -> float:
    """How much one designation is worth: there are many an M1 and Type 88, of which names are not said."""
    if set(first.names) == set(second.names) and first.names:
        return 0.95
    is_common = len(letters) == 1 or letters in _COMMON
    if is_common:
        return 0.55 if first.names or second.names else 0.75
    return 0.75 if first.names and second.names else 0.92


def _by_name(first: _Weapon, second: _Weapon, one: Spelled, two: Spelled) -> Likeness:
    mine, others = set(first.names), set(second.names)
    if not mine or not others:
        return Likeness(0.0, "no word in common")
    if first.letters != second.letters:
        is_one_name = mine == others and not (first.letters and second.letters)
        return Likeness(0.45 if is_one_name else 0.1, "a letter tells two variants")
    if mine == others:
        if first.designations or second.designations:
            return Likeness(0.6, "one name; one has a designation besides")
        return Likeness(_but_for_kind(one, two), "the same but for words that say what it is")
    if _heard(first.names) == _heard(second.names):
        return Likeness(0.75, "the same name in another transcription")
    shared = mine & others
    if shared and (mine <= others or others <= mine) and _of_ships(one, two):
        return Likeness(0.55, "the name of one is a part of the other's")
    return Likeness(round(0.9 * len(shared) / (len(mine) + len(others)), 3), "some words in common")


def _but_for_kind(one: Spelled, two: Spelled) -> float:
    """A ship is not its class, and of two missiles of one name one may be for ships and the other for tanks."""
    kinds = load_variants().kinds["WeaponSystem"]
    said = [{word for word in name.words if word in kinds} for name in (one, two)]
    if ("class" in said[0]) != ("class" in said[1]) and _of_ships(one, two):
        return 0.2
    if said[0] <= said[1] or said[1] <= said[0]:
        return 0.8
    return 0.55


def _of_ships(one: Spelled, two: Spelled) -> bool:
    return not {one.words[0], two.words[0]}.isdisjoint(_ship_prefixes())


@cache
def _ship_prefixes() -> frozenset[str]:
    return frozenset(prefix.lower() for prefix in load_name_words().ship_prefixes)


def _heard(names: tuple[str, ...]) -> list[str]:
    return sorted(sound(name, person=False) for name in names)


@lru_cache(maxsize=65536)
def _weapon(words: tuple[str, ...]) -> _Weapon:
    lists = load_variants()
    kinds, ships = lists.kinds["WeaponSystem"], _ship_prefixes()
    text, found = " ".join(words), dict[tuple[str, str], str]()
    for match in _DESIGNATION.finditer(text):
        of, number, variant = match.group(1, 2, 3) if match[2] else match.group(4, 5, 6)
        if of in kinds and of != "type":
            of = ""
        number = number.lstrip("0") or "0"
        found[lists.prefixes.get(of, of) or "", number] = variant or ""
    rest = _DESIGNATION.sub(" ", text).split()
    letters = {word for word in rest[1:][-1:] if len(word) == 1}
    names = [fine_sound(w) for n, w in enumerate(rest) if (len(w) > 1 or n == 0) and w not in kinds and w not in ships]
    return _Weapon(found, tuple(names), frozenset(letters))
