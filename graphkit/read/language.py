"""An article's text -> the language it is in, where that is clearly not English."""

from __future__ import annotations

from functools import cache
from typing import Protocol

_READ_CHARACTERS = 20_000
_MOST_FOR_ENGLISH = 0.001
"""A text with less than this probability of being English is foreign.

Measured: the least probable of 4,145 English texts, one-sentence rows full of foreign names among them, has 0.023;
the most probable of 37 foreign ones of one or two sentences 0.0003.
"""
_FEWEST_LETTERS = 60
_LAST_LATIN = 0x24F
_NO_LANGUAGE = "zxx"
_CHINESE = frozenset({"wuu", "yue"})  # told from Mandarin by spoken words, which news does not write


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...

    def rank(self, text: str) -> list[tuple[str, float]]: ...


def foreign_language(text: str) -> str | None:
    """The code of the text's language (ISO 639) if it is clearly not English, else None.

    Texts in Latin letters with fewer than 60 of them are never foreign: names would decide.
    """
    sample = text[:_READ_CHARACTERS]
    letters = [character for character in sample if character.isalpha()]
    latin = sum(ord(character) <= _LAST_LATIN for character in letters)
    if not letters or (len(letters) < _FEWEST_LETTERS and latin * 2 > len(letters)):
        return None
    ranking = _identifier().rank(sample)
    language = ranking[0][0]
    if language == _NO_LANGUAGE or dict(ranking)["en"] >= _MOST_FOR_ENGLISH:
        return None
    return "zh" if language in _CHINESE else language


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
