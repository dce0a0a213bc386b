"""Text -> its words with offsets, in the spelling under which names are compared: one rule for lists and articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+|[^\w\s]")
_HYPHENS = frozenset("-‐‑–")
_SPELLED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"})

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits, or one mark: its offsets, and its spelling without accents."""

    start: int
    end: int
    spelling: str


def words(text: str) -> Iterator[Word]:
    """The words and marks of a text in order, hyphens left out: `S-400`, `S 400` and `S - 400` give the same."""
    for match in _WORD.finditer(text):
        if match.group() not in _HYPHENS:
            yield Word(match.start(), match.end(), _spelling(match.group()))


@lru_cache(maxsize=65536)
def key(surface: str) -> Key:
    """A name as a sequence of spellings; case counts, accents and hyphens do not."""
    return tuple(word.spelling for word in words(surface))


@lru_cache(maxsize=65536)
def _spelling(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_SPELLED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
