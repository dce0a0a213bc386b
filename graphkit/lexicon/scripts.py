"""A name in another script -> the same in Latin letters, by rule (`ontologies/lexicon/scripts.yaml`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError

_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3  # Unicode, chapter 3.12: the composed syllables of Hangul
_VOWELS, _ENDS = 21, 28
_LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th", "’": "'", "ʼ": "'"}
)
_MARKS = str.maketrans("", "", "'‘`ʿʾʻ")


@dataclass(frozen=True, slots=True)
class Scripts:
    """The tables of `scripts.yaml`, whose comments explain them."""

    letters: Mapping[str, str]
    hangul: Mapping[str, tuple[str, ...]]
    hanzi: Mapping[str, str]
    readings: Mapping[str, str]
    articles: tuple[str, ...]
    dropped: frozenset[str]


@cache
def load_scripts(path: Path | None = None) -> Scripts:
    """The tables of `path`, by default of `ontologies/lexicon/scripts.yaml`.

    Raises:
        LexiconError: the file lacks one of its parts.
    """
    path = path or resources.ontologies() / "lexicon" / "scripts.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = {field.name for field in fields(Scripts)}
    if not isinstance(entries, dict) or set(entries) != parts:
        raise LexiconError(f"{path}: parts {list(entries or ())}; {sorted(parts)} were expected")
    return Scripts(
        letters=dict(entries["letters"]),
        hangul={part: tuple(spelled) for part, spelled in entries["hangul"].items()},
        hanzi={character: syllable for syllable, them in entries["hanzi"].items() for character in them},
        readings=dict(entries["readings"]),
        articles=tuple(entries["articles"]),
        dropped=frozenset(entries["dropped"]),
    )


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """A text in small Latin letters without accents and apostrophes, as far as its script is spelled by rule.

    A Korean syllable and a Chinese character become a word each.
    """
    small = text.lower()
    if small.isascii():
        return small.translate(_MARKS)
    small = unicodedata.normalize("NFC", small.translate(_LATIN))
    letters = load_scripts().letters
    spelled, at = [], 0
    while at < len(small):
        length = 2 if small[at : at + 2] in letters else 1
        spelled.append(_letter(small[at : at + length]))
        at += length
    return "".join(spelled).translate(_MARKS)


def reading(text: str) -> re.Pattern[str] | None:
    """What a name without short vowels may look like in small Latin letters without spaces; None in other scripts."""
    return _reading(text) if any("\u0590" <= c <= "\u06ff" for c in text) else None


@lru_cache(maxsize=8192)
def _reading(text: str) -> re.Pattern[str] | None:
    tables, spelled = load_scripts(), []
    for word in unicodedata.normalize("NFC", text.replace("\u200c", "")).split():
        if word in tables.dropped:
            continue
        for article in tables.articles:
            if word.startswith(article):
                spelled.append("(?:[aeu](?:l|sh|th|[sztdrn]))?")
                word = word.removeprefix(article)
        for c in word:
            letters = tables.readings.get(c)
            if letters:
                spelled.append(letters if letters[-1] in "*+?" else f"(?:{letters})+")
            spelled.append("[aeiouy]*")
    return re.compile(re.sub(r"(\[aeiouy\]\*)+", r"\1", "".join(spelled)))


def _letter(letter: str) -> str:
    tables = load_scripts()
    if letter in tables.letters:
        return tables.letters[letter]
    if letter in tables.hanzi:
        return f" {tables.hanzi[letter]} "
    if _FIRST_SYLLABLE <= ord(letter) <= _LAST_SYLLABLE:
        return f" {_syllable(ord(letter) - _FIRST_SYLLABLE)} "
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return "".join(tables.letters.get(c, c) for c in plain)


def _syllable(number: int) -> str:
    parts = load_scripts().hangul
    start, vowel, end = number // (_VOWELS * _ENDS), number // _ENDS % _VOWELS, number % _ENDS
    ends = ("", *parts["ends"])
    return parts["starts"][start].replace("-", "") + parts["vowels"][vowel] + ends[end]
