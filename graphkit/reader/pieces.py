"""A text and a tokenizer -> windows: runs of whole sentences, as word pieces with their offsets and casing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

LIMIT = 254
"""Pieces in a window at most; the encoder adds one at either end."""

CASINGS = 6
"""Classes of `casing`."""

_SENTENCE_END = re.compile(r"[.!?]['\"’”)]*\s+(?=[A-Z\"“‘'(\[0-9])|(?<!\s)[^\S\n]*\n\s*")
# Not after an initial or a short capitalised word, which may be an abbreviation (Gen. Petrov).
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
# One word for the labels, though the tokenizer cuts it: "U.S.", "Da’esh", "O'Brien"; not "Russia's", "don't".
_JOINED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b\.?|\b\w+[’'](?!(?:s|t|ll|re|ve|d|m)\b)\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring pieces of a text that the encoder sees together.

    Attributes:
        ids: of the pieces in the tokenizer's vocabulary.
        offsets: start and end of each piece in the text, in code points.
        words: for each piece, the number of its word in the text; pieces of one word share it.
        casings: for each piece, how its word is written (`casing`).
    """

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]
    words: Sequence[int]
    casings: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)

    def begins_word(self, piece: int) -> bool:
        """Whether the piece is the first of its word."""
        return piece == 0 or self.words[piece] != self.words[piece - 1]

    def ends_word(self, piece: int) -> bool:
        """Whether the piece is the last of its word."""
        return piece == len(self) - 1 or self.words[piece] != self.words[piece + 1]


def casing(word: str) -> int:
    """How a word is written: 0 small, 1 Capitalised, 2 CAPITALS, 3 mIxed, 4 with a digit, 5 one capital letter."""
    if word.islower():
        return 0 if word.isalpha() or not any(letter.isdigit() for letter in word) else 4
    if any(letter.isdigit() for letter in word):
        return 4
    if not any(letter.isalpha() for letter in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 5
    return 1 if word[0].isupper() and word[1:].islower() else 3


def windows_of(text: str, tokenizer: Tokenizer, limit: int = LIMIT) -> list[Window]:
    """The windows of a text, in order; together they hold every piece once.

    A window ends with a paragraph where it is then at least half full, else with a sentence, else (a sentence longer
    than a window) with a word.

    Args:
        text: any text.
        tokenizer: a word-piece tokenizer that neither pads nor truncates.
        limit: pieces in a window at most.
    """
    encoded = tokenizer.encode(text, add_special_tokens=False)
    ids, offsets = encoded.ids, encoded.offsets
    words = _joined(text, offsets, [-1 if word is None else word for word in encoded.word_ids])
    casings = _casings(text, offsets, words)
    return [
        Window(ids[start:end], offsets[start:end], words[start:end], casings[start:end])
        for start, end in _cuts(words, _ends(text, offsets), limit)
    ]


def _joined(text: str, offsets: list[tuple[int, int]], words: list[int]) -> list[int]:
    piece = 0
    for match in _JOINED.finditer(text):
        while piece < len(offsets) and offsets[piece][0] < match.start():
            piece += 1
        if piece == len(offsets):
            break
        first = words[piece]
        while piece < len(offsets) and offsets[piece][1] <= match.end():
            words[piece] = first
            piece += 1
    return words


def _casings(text: str, offsets: list[tuple[int, int]], words: list[int]) -> list[int]:
    casings: list[int] = []
    position = 0
    while position < len(words):
        end = position + 1
        while end < len(words) and words[end] == words[position]:
            end += 1
        kind = casing(text[offsets[position][0] : offsets[end - 1][1]])
        casings.extend([kind] * (end - position))
        position = end
    return casings


def _ends(text: str, offsets: list[tuple[int, int]]) -> list[tuple[int, bool]]:
    """(number of pieces before a sentence's end, whether a paragraph ends there), ascending."""
    ends: list[tuple[int, bool]] = []
    piece = 0
    for match in _SENTENCE_END.finditer(text):
        paragraph = "\n" in match[0]
        if not paragraph and _ABBREVIATED.search(text, max(0, match.start() - 6), match.start() + 1):
            continue
        while piece < len(offsets) and offsets[piece][0] < match.end():
            piece += 1
        ends.append((piece, paragraph))
    ends.append((len(offsets), True))
    return ends


def _cuts(words: list[int], ends: list[tuple[int, bool]], limit: int) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    start = position = 0
    while start < len(words):
        sentence = paragraph = start
        while position < len(ends) and ends[position][0] <= start + limit:
            sentence = ends[position][0]
            if ends[position][1]:
                paragraph = sentence
            position += 1
        end = paragraph if paragraph - start >= limit // 2 else sentence
        if end == start:
            end = _word_end(words, start, limit)
        cuts.append((start, end))
        start = end
        while position > 0 and ends[position - 1][0] > start:
            position -= 1
    return cuts


def _word_end(words: list[int], start: int, limit: int) -> int:
    full = end = min(start + limit, len(words))
    while start < end < len(words) and words[end] == words[end - 1]:
        end -= 1
    return end if end > start else full
