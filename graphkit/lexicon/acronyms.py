"""Two names, one of them with an acronym -> whether it is the other's initials ("UNSCR 1701", "1 GTA", "UNCLOS")."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.lexicon.variant_words import load_variants

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|-")
_HYPHEN = "-"
_LEAST, _MOST = 2, 8
_LONG, _SYLLABLE = 4, 4  # "RIMPAC": the first syllables of words, of a long acronym
EXACT, LOOSE, SHORT = 0.85, 0.75, 0.6


def acronym_score(first: str, second: str) -> float:
    """How surely one of two names has the initials of the other where that has words; 0 if it has not."""
    return max(_score(first, second), _score(second, first))


@lru_cache(maxsize=65536)
def has_acronym(name: str) -> bool:
    """Whether a word of the name may be an acronym."""
    return any(_is_acronym(token) for token in _tokens(name))


def _score(short: str, full: str) -> float:
    if not has_acronym(short):
        return 0.0
    own, others = list(_tokens(short)), list(_tokens(full))
    for token in list(own):
        match = next((o for o in others if _plain(o) == _plain(token)), None)
        if match is not None:
            own.remove(token)
            others.remove(match)
    fillers = load_variants().fillers
    own = [token for token in own if token != _HYPHEN and token.lower() not in fillers]
    if len(own) > 1:  # "M142 HIMARS"
        own = [token for token in own if token.isalpha()]
    if len(own) != 1 or not _is_acronym(own[0]):
        return 0.0
    return _fits(own[0], others)


def _fits(acronym: str, tokens: list[str]) -> float:
    fillers = load_variants().fillers
    words = [token for token in tokens if token != _HYPHEN]
    letters = acronym.upper()
    while words and words[0].lower() in fillers and words[0][0].upper() != letters[0]:
        words = words[1:]
    if sum(word.lower() not in fillers for word in words) < _LEAST or letters[0] != words[0][0].upper():
        return 0.0
    counted = "".join(word[0] for word in words if word.lower() not in fillers).upper()
    if letters in (counted, "".join(word[0] for word in words).upper()):
        return EXACT if len(letters) > _LEAST else SHORT
    if len(letters) > _LEAST and _pattern(tuple(tokens), 1).fullmatch(letters):
        return LOOSE
    return LOOSE if len(letters) > _LONG and _pattern(tuple(tokens), _SYLLABLE).fullmatch(letters) else 0.0


@lru_cache(maxsize=65536)
def _pattern(tokens: tuple[str, ...], most: int) -> re.Pattern[str]:
    """The first letters of each word, at most so many.

    Small words and parts of words with hyphens may be left out, and acronyms stand as they are.
    """
    fillers, compounds = load_variants().fillers, list[list[str]]()
    for n, token in enumerate(tokens):
        if token != _HYPHEN:
            letters = _starts(token.upper(), most) if not _is_acronym(token) else re.escape(token.upper())
            letters = f"(?:{letters})?" if token.lower() in fillers else letters
            if n and tokens[n - 1] == _HYPHEN and compounds:
                compounds[-1].append(letters)
            else:
                compounds.append([letters])
    return re.compile("".join(_some(parts) for parts in compounds))


def _starts(word: str, most: int) -> str:
    """The first letter, or the first few."""
    pattern = ""
    for letter in reversed(word[1:most]):
        pattern = f"(?:{re.escape(letter)}{pattern})?"
    return re.escape(word[0]) + pattern


def _some(parts: list[str]) -> str:
    """One part or more, in their order."""
    if len(parts) == 1:
        return parts[0]
    return "(?:" + "|".join(parts[n] + "".join(f"(?:{p})?" for p in parts[n + 1 :]) for n in range(len(parts))) + ")"


@lru_cache(maxsize=65536)
def _tokens(name: str) -> tuple[str, ...]:
    joined = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", name)
    return tuple(_TOKEN.findall(joined.replace("‐", "-").replace("–", "-")))


def _plain(token: str) -> str:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)$|^20(?=\d\d$)", "", token.lower())


def _is_acronym(token: str) -> bool:
    capitals = sum(c.isupper() for c in token)
    return _LEAST <= len(token) <= _MOST and token.isalpha() and token.isascii() and capitals >= len(token) - 1 >= 1
