"""Two Chinese or Korean names -> how likely they are one, whatever system each is transcribed by."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.variant_words import load_variants

_SYLLABLES = re.compile(r"(?:[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,4}(?:ng|[nklmprht])?){1,2}")
_HAN = re.compile(r"[\u3400-\u9fff]")  # many characters are read alike
_MOST_WORDS = 3
_LONG = 4


def compare_asian(one: tuple[str, ...], two: tuple[str, ...], first: str, second: str) -> Likeness | None:
    """How likely two such names are one, None if they are not both such names with a given name.

    Args:
        one: words of a name, in Latin letters.
        two: words of the other.
        first: the name as given.
        second: the other as given.
    """
    parts, others = asian_parts(one, first), asian_parts(two, second)
    if parts is None or others is None:
        return None
    (surname, given), (other_surname, other_given) = parts, others
    if _surname(surname) != _surname(other_surname):
        return Likeness(0.0, "other surnames")
    if "".join(given) == "".join(other_given):
        if surname == other_surname and not _HAN.search(first + second):
            return Likeness(0.95, "the same name in another spelling")
        return Likeness(0.85, "the same name in another transcription")
    if _heard(given) != _heard(other_given):
        return Likeness(0.1, "other given names")
    if surname == other_surname and len(given) == len(other_given) == 1:
        return Likeness(0.3, "two given names of one transcription")
    is_long = len("".join(_heard(given))) > _LONG
    return Likeness(0.8 if is_long else 0.5, "the same name in another transcription")


@lru_cache(maxsize=65536)
def asian_parts(words: tuple[str, ...], name: str) -> tuple[str, tuple[str, ...]] | None:
    """Surname and given name, None of a name that is no Chinese or Korean one."""
    surnames = load_variants().asian.surnames
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    if words[0] in surnames and all(map(_SYLLABLES.fullmatch, words[1:])):
        return words[0], words[1:]
    if (
        words[-1] in surnames
        and "-" in name
        and len(words) == _MOST_WORDS
        and all(map(_SYLLABLES.fullmatch, words[:-1]))
    ):
        return words[-1], words[:-1]
    return None


def _surname(surname: str) -> int | str:
    return load_variants().asian.surnames[surname]


@lru_cache(maxsize=65536)
def _heard(given: tuple[str, ...]) -> str:
    joined = []
    for word in given:
        for before, after in load_variants().asian.syllables:
            word = re.sub(before, after, word)
        joined.append(word)
    return "".join(joined)
