"""Two names of places, bodies, units, companies … -> how likely they are one thing's, by the names alone."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.lexicon.acronyms import acronym_score
from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.scripts import reading
from graphkit.lexicon.spelled import PLACES, Spelled, slavic_sound, without_vowels
from graphkit.lexicon.variant_words import load_variants

_LONG, _LONG_SKELETON, _LONG_READING = 5, 4, 4


def compare_things(one: Spelled, two: Spelled, kind: str) -> Likeness:
    """How likely two names are one thing's."""
    if one.numbers != two.numbers:
        return _other_numbers(one, two)
    if one.fine == two.fine or "".join(one.fine) == "".join(two.fine):
        return Likeness(0.95, "the same name in another spelling")
    acronym = acronym_score(one.name, two.name)
    if acronym:
        return Likeness(acronym, "one has the initials of the other")
    if kind in PLACES and len(one.words) == len(two.words):
        return _places(one, two)
    if one.heard.isdisjoint(two.heard):
        return _without_common_word(one, two)
    return _by_words(one, two, kind)


def _by_words(one: Spelled, two: Spelled, kind: str) -> Likeness:
    """Names of the same numbers that have words in common."""
    if sorted(one.fine) == sorted(two.fine):
        return _reordered(one, two)
    if [word.removesuffix("s") for word in one.fine] == [word.removesuffix("s") for word in two.fine]:
        return Likeness(0.7, "the same words, one in the plural")
    if kind not in PLACES and (set(one.words) ^ set(two.words)) & load_variants().apart:
        return Likeness(0.2, "one is a part or branch of the other")
    if one.core and sorted(one.core) == sorted(two.core) and _one_class(one, two):
        return Likeness(_but_for_kind(one, two, kind), "the same but for words that say what it is")
    if sorted(one.coarse) == sorted(two.coarse) and _are_long(one, two):
        return Likeness(0.75, "the same words in another transcription")
    if kind == "MilitaryUnit" and one.numbers:
        return _units(one, two)
    if kind == "Instrument" and _is_about(one.name, two.name):
        return Likeness(0.6, "one says besides what it is about")
    return _share(one, two)


def _other_numbers(one: Spelled, two: Spelled) -> Likeness:
    if one.numbers and two.numbers:
        return Likeness(0.0, "other numbers")
    rest = [set(name.fine) - set(name.numbers) for name in (one, two)]
    if rest[0] == rest[1]:
        return Likeness(0.4, "only one has a number or year")
    return Likeness(0.1, "only one has a number")


def _are_long(one: Spelled, two: Spelled) -> bool:
    """Whether the words that differ are long enough to be no acronyms."""
    return all(len(word) >= _LONG for word in set(one.words) ^ set(two.words))


def _reordered(one: Spelled, two: Spelled) -> Likeness:
    """The Ministry of Defence is the Defence Ministry, but the Syrian Free Army is not the Free Syrian Army."""
    with_of = [" of " in name.name.lower() for name in (one, two)]
    return Likeness(0.85 if with_of[0] != with_of[1] else 0.6, "the same words in another order")


def _but_for_kind(one: Spelled, two: Spelled, kind: str) -> float:
    """Moscow is not Moscow Oblast, and a company's name with "Systems" may be a subsidiary's."""
    if kind in ("City", "Region") and min(len(one.core), len(two.core)) in (len(one.words), len(two.words)):
        return 0.45
    return 0.6 if kind == "Company" else 0.8


def _one_class(one: Spelled, two: Spelled) -> bool:
    return not one.classes or not two.classes or one.classes == two.classes


def _places(one: Spelled, two: Spelled) -> Likeness:
    """Places whose names have as many words; each word must be the same, in another transcription at most."""
    letters, worst = min(len("".join(one.words)), len("".join(two.words))), 1.0
    for first, second, fine, other, voiced, heard in zip(
        one.words, two.words, one.fine, two.fine, one.coarse, two.coarse, strict=True
    ):
        if fine != other:
            worst = min(worst, _place_word(first, second, voiced, heard, letters >= _LONG))
    if worst >= 0.5:
        return Likeness(worst, "the same name in another transcription")
    if sorted(one.fine) == sorted(two.fine):
        return Likeness(0.93, "the same words in another order")
    return _share(one, two) if worst == 0.0 else Likeness(worst, "the names differ a little")


@lru_cache(maxsize=65536)
def _place_word(first: str, second: str, voiced: str, heard: str, is_long: bool) -> float:
    if voiced == heard or _without_h(voiced) == _without_h(heard):
        return 0.75 if is_long else 0.45
    if first[0] != second[0] and {first[0], second[0]} != {"h", "g"} and not {first[0], second[0]} <= set("aeiouy"):
        return 0.0
    sounds = slavic_sound(first), slavic_sound(second)
    if sounds[0] == sounds[1]:
        return 0.75 if is_long else 0.45
    skeletons = without_vowels(sounds[0]), without_vowels(sounds[1])
    if skeletons[0] != skeletons[1]:
        return 0.0
    return 0.75 if len(skeletons[0].replace("*", "")) >= _LONG_SKELETON else 0.4


def _without_h(voiced: str) -> str:
    """Arabic names end in "-ah" or "-a", and o and u, e and i are one sound in them."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=[aeiou])h$", "", voiced).translate(str.maketrans("eo", "iu")))


def _without_common_word(one: Spelled, two: Spelled) -> Likeness:
    for own, other in ((one, two), (two, one)):
        pattern = reading(own.name)
        letters = "".join(other.words)
        if pattern is not None and reading(other.name) is None and pattern.fullmatch(letters):
            is_long = len(re.sub("[aeiouy]", "", letters)) >= _LONG_READING
            return Likeness(0.8 if is_long else 0.5, "may be read so, in its own script")
    if _without_h("".join(one.coarse)) == _without_h("".join(two.coarse)) and len(one.coarse[0]) >= _LONG:
        return Likeness(0.75, "the same name in another transcription")
    return Likeness(0.0, "no word in common")


def _units(one: Spelled, two: Spelled) -> Likeness:
    """Units of one number: the words of one may say more than the other's, but not another size."""
    lists = load_variants()
    noise = lists.kinds["MilitaryUnit"]
    mine, others = ({word for word in name.words if word not in noise} for name in (one, two))
    if not (mine <= others or others <= mine):
        return _share(one, two)
    more, common = mine ^ others, mine & others
    if all(word in lists.sizes for word in more) and not any(word in lists.sizes for word in common):
        return Likeness(0.75, "the same but for the size of the unit")
    by_number = any(lists.sizes.get(word) for word in common)
    return Likeness(0.55 if by_number else 0.4, "the same number; one says besides what sort of unit it is")


def _is_about(first: str, second: str) -> bool:
    short, full = sorted((first.lower(), second.lower()), key=len)
    return len(short.split()) > 1 and full.startswith((f"{short} on ", f"{short} for ", f"{short} between "))


def _share(one: Spelled, two: Spelled) -> Likeness:
    mine, others = set(one.coarse), set(two.coarse)
    shared = mine & others
    if not shared:
        return Likeness(0.0, "no word in common")
    return Likeness(round(0.9 * len(shared) / (len(mine) + len(others)), 3), "some words in common")
