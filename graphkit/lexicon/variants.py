"""Two names -> whether they may be one thing's, and why: spelling, transliteration, short forms, acronyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.naming import load_name_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
        "a b v g g d e e e zh z i i i i k l m n o p r s t u u f kh ts ch sh shch - y - e yu ya".split(),
        strict=True,
    )
)


_LONG = 4
_YEARLY = ("Exercise", "NamedEvent")  # "Steadfast Defender 24" is that of 2024
_VOWELS = str.maketrans("eo", "iu")


@dataclass(frozen=True, slots=True)
class VariantWords:
    """The lists of `variants.yaml`, whose comments explain them."""

    sounds: tuple[tuple[str, str], ...]
    spellings: Mapping[str, str]
    legal_forms: frozenset[str]
    fillers: frozenset[str]
    translations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are.

    Attributes:
        score: 0 to 1; from 0.5 on they are more likely one thing's than not.
        reason: why, in words.
    """

    score: float
    reason: str


@cache
def load_variants(path: Path | None = None) -> VariantWords:
    """The words of `path`, by default of `ontologies/lexicon/variants.yaml`.

    Raises:
        LexiconError: the file lacks one of its parts, or a sound is no pair.
    """
    path = path or resources.ontologies() / "lexicon" / "variants.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = {field.name for field in fields(VariantWords)}
    if not isinstance(entries, dict) or set(entries) != parts:
        raise LexiconError(f"{path}: parts {list(entries or ())}; {sorted(parts)} were expected")
    for pair in entries["sounds"]:
        if not (isinstance(pair, list) and len(pair) == 2):
            raise LexiconError(f"{path}: sounds: {pair!r}; a pair of strings was expected")
    return VariantWords(
        sounds=tuple((before, after) for before, after in entries["sounds"]),
        spellings=dict(entries["spellings"]),
        legal_forms=frozenset(entries["legal_forms"]),
        fillers=frozenset(entries["fillers"]),
        translations=dict(entries["translations"]),
    )


@lru_cache(maxsize=65536)
def sound(word: str, *, person: bool) -> str:
    """A word as it is compared: without accents, Cyrillic in Latin letters, one letter for what sounds alike.

    Of a person's name vowels count less, since transcriptions disagree on them most.
    """
    words = load_variants()
    plain = "".join(_CYRILLIC.get(c, c) for c in word.lower()).replace("-", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("đ", "d").replace("’", "'")
    plain = words.translations.get(plain, plain)
    if any(c.isdigit() for c in plain):
        return plain
    for before, after in words.sounds:
        plain = plain.replace(before, after)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    if not person:
        return plain
    plain = re.sub(r"(.)\1+", r"\1", plain.translate(_VOWELS))
    return re.sub(r"(?<=\w\w\w)[aiu]+$", "", plain)


def compare(first: str, second: str, kind: str) -> Likeness:
    """How alike two names are, by the names alone.

    Args:
        first: one name.
        second: the other.
        kind: type of what both name, `Person` or another.
    """
    if first.casefold() == second.casefold():
        return Likeness(1.0, "the same name")
    one, two = _words(first, kind), _words(second, kind)
    if not one or not two:
        return Likeness(0.0, "nothing to compare")
    if "".join(one) == "".join(two):
        return Likeness(0.9, "the same words in another spelling")
    if kind == "WeaponSystem" and (shared := _designations(one) & _designations(two)):
        return Likeness(0.7, f"both have the designation {min(shared)}")
    if kind == "Person" and _suffixes(first) != _suffixes(second):
        return Likeness(0.2, "only one is a junior")
    if _numbers(one) != _numbers(two):
        return Likeness(0.0, "other numbers")
    if _is_acronym(first, second) or _is_acronym(second, first):
        return Likeness(0.8, "one is the initials of the other")
    person = kind == "Person"
    spoken, other = [sound(word, person=person) for word in one], [sound(word, person=person) for word in two]
    if sorted(spoken) == sorted(other) or "".join(spoken) == "".join(other):
        return Likeness(0.9, "the same words in another spelling")
    return _persons(spoken, other) if person else _things(spoken, other)


def sounds(name: str, kind: str) -> tuple[str, ...]:
    """The words of a name as they are compared, equal for two spellings of one name."""
    return tuple(sound(word, person=kind == "Person") for word in _words(name, kind))


def _words(name: str, kind: str) -> list[str]:
    lists, naming = load_variants(), load_name_words()
    found = []
    for match in _WORD.finditer(re.sub(r"\([^)]*\)", " ", name).replace(".", " ")):
        word = match.group().lower()
        word = lists.spellings.get(word, word)
        if kind in _YEARLY and re.fullmatch(r"20\d\d", word):
            word = word[2:]
        title = kind == "Person" and word in naming.titles
        if not (word in lists.fillers or word in lists.legal_forms or title):
            found.append(word)
    return found or [match.group().lower() for match in _WORD.finditer(name)]


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted(re.sub(r"\D", "", word) for word in words if any(c.isdigit() for c in word))


def _designations(words: Sequence[str]) -> set[str]:
    """What tells which weapon it is: the words with letters and figures; hyphens are gone, so "s" and "400" are one."""
    joined = " ".join(words)
    return {match.group().replace(" ", "") for match in re.finditer(r"\b[a-z]{1,4} ?\d{1,4}(?=[a-z]{0,3}\b)", joined)}


def _suffixes(name: str) -> set[str]:
    words = {word.strip(".,").lower() for word in name.split()}
    return words & {"jr", "junior", "sr", "senior", "ii", "iii", "iv"}


def _is_acronym(short: str, full: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(letters) <= 8 or not letters.isupper() or " " in short.strip():
        return False
    words = re.findall(r"[^\W\d_]+", full)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return len(words) > 1 and letters in (capitals, "".join(word[0] for word in words).upper())


def _persons(one: list[str], two: list[str]) -> Likeness:
    short, full = sorted((one, two), key=len)
    if len(short) == 1:
        if short[0] in (full[-1], full[0]) and len(full) > 1:
            return Likeness(0.6, "one is a part of the other's name")
        return Likeness(0.1, "other names")
    if len(short) == len(full):
        apart = [(a, b) for a, b in zip(short, full, strict=True) if not _may_be(a, b)]
        if not apart:
            return Likeness(0.8, "the same surname, and the given names agree")
        if len(apart) == 1 and _is_near(*apart[0]):
            return Likeness(0.6, "one word is spelled almost the same, the others the same")
        return Likeness(0.1, "other names")
    if short[-1] == full[-1] and _may_be(short[0], full[0]):
        return Likeness(0.8, "the same first and last name")
    if set(short) < set(full):
        return Likeness(0.7, "one name is contained in the other")
    return Likeness(0.1, "other names")


def _is_near(first: str, second: str) -> bool:
    """Whether one letter of a longer word is another, missing or more."""
    short, full = sorted((first, second), key=len)
    if len(short) < _LONG or len(full) - len(short) > 1 or short[0] != full[0]:
        return False
    if len(short) == len(full):
        return sum(a != b for a, b in zip(short, full, strict=True)) == 1
    return any(full[:n] + full[n + 1 :] == short for n in range(len(full)))


def _may_be(first: str, second: str) -> bool:
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _things(one: list[str], two: list[str]) -> Likeness:
    shared = set(one) & set(two)
    if not shared:
        return Likeness(0.0, "no word in common")
    share = 2 * len(shared) / (len(set(one)) + len(set(two)))
    return Likeness(round(0.45 * share, 3), "some words in common")
