"""A name -> its words as they are compared: without accents, titles and articles, by sound, with its numbers apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from graphkit.lexicon.naming import load_name_words
from graphkit.lexicon.scripts import latin
from graphkit.lexicon.variant_words import Rewriting, load_variants

PLACES = frozenset({"City", "Region", "Country", "Facility", "Place"})
_YEARLY = frozenset({"Exercise", "NamedEvent"})  # "Steadfast Defender 24" is that of 2024
_WITH_ARTICLES = PLACES | {"Person", "ArmedGroup", "Organization", "MediaOrganization"}  # but An-124 is an aircraft
_WITH_NUMERALS = _YEARLY | {"Instrument", "MilitaryUnit", "WeaponSystem"}
_ROMAN = {
    numeral: str(number)
    for number, numeral in enumerate(
        "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(), 1
    )
}
_WORD = re.compile(r"[^\W_]+|&")
_BRACKETS = re.compile(r"\([^)]*\)")
_ARTICLE = re.compile(r"\b[aeu](?:l-(?=\w)|(sh|th|dh|[rsztdn])-(?=\1))", re.IGNORECASE)  # al-Assad, ash-Sharaa
_ABBREVIATED = re.compile(r"\b(\w)\.(?=\w\b)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ya|iy|y|i|go|oi|e|er|eme)")
_GENITIVE = re.compile(r"['’]s\b")
_APOSTROPHE = re.compile(r"['’‘ʼ`ʿʾʻ]")
_SERVANT = re.compile(r"^abd[aeiou]l(?=\w{4})")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_VOWELS = str.maketrans("eo", "iu")
_DOUBLED = re.compile(r"(.)\1+")
_CONSONANTS = re.compile(r"([b-df-hj-np-tv-z])\1+")
_LENGTHENED = re.compile(r"([^aeo])\1+")  # but Shaanxi is not Shanxi
_LAST_VOWELS = re.compile(r"(?<=\w{4})(?:[aiu]+h?|(?<=[aiu])h)$")
_INITIALS = 2  # "CQ Brown"


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name as it is compared.

    Attributes:
        name: as given.
        words: its words in small Latin letters, without those that do not count.
        fine: the words by sound, told apart as well as transcriptions allow.
        coarse: the words by sound, with one letter for what two names hardly differ by alone.
        numbers: of the words those with figures, sorted.
        core: the words by sound without those that say what sort of thing is named.
        classes: what those words say.
        suffix: what generation a person is of ("jr"), or "".
        aside: what stands in brackets.
        article: the article that it begins with, or "".
        heard: set of `coarse`.
    """

    name: str
    words: tuple[str, ...]
    fine: tuple[str, ...]
    coarse: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    suffix: str = ""
    aside: str = ""
    article: str = ""
    heard: frozenset[str] = field(default=frozenset(), repr=False)


@lru_cache(maxsize=131072)
def spelled(name: str, kind: str) -> Spelled:
    """A name of something of that type, as it is compared."""
    if kind == "Person":
        words, suffix = _person_words(name)
        fine = tuple(map(fine_sound, words))
        coarse = tuple(sound(word, person=True) for word in words)
        return Spelled(name, words, fine, coarse, suffix=suffix, heard=frozenset(coarse))
    words = _words(name, kind)
    kinds = load_variants().kinds.get(kind, {})
    core = tuple(fine_sound(word) for word in words if word not in kinds)
    coarse = tuple(sound(word, person=False) for word in words)
    return Spelled(
        name,
        words,
        tuple(fine_sound(word) for word in words),
        coarse,
        tuple(sorted(word for word in words if any(c.isdigit() for c in word))),
        core,
        frozenset(kinds[word] for word in words if kinds.get(word)),
        aside=" ".join(w for w in _WORD.findall(latin(" ".join(_BRACKETS.findall(name)))) if w not in kinds),
        article=_first_article(name),
        heard=frozenset(coarse),
    )


@lru_cache(maxsize=65536)
def fine_sound(word: str) -> str:
    """A word by sound, told apart as well as transcriptions allow."""
    words = load_variants()
    plain = _CONSONANTS.sub(r"\1", latin(word))
    if any(c.isdigit() for c in plain):
        return plain
    return _LENGTHENED.sub(r"\1", _rewritten(plain, words.sounds))


@lru_cache(maxsize=65536)
def sound(word: str, *, person: bool) -> str:
    """A word by sound, with one letter for what sounds alike.

    Of a person's name vowels count less, since transcriptions disagree on them most.
    """
    words = load_variants()
    plain = words.given_names.get(latin(word), latin(word)) if person else latin(word)
    plain = _CONSONANTS.sub(r"\1", plain)
    if any(c.isdigit() for c in plain):
        return plain
    plain = _DOUBLED.sub(r"\1", _rewritten(_rewritten(plain, words.sounds), words.voices))
    if not person:
        return plain
    return _LAST_VOWELS.sub("", _DOUBLED.sub(r"\1", plain.translate(_VOWELS)))


@lru_cache(maxsize=65536)
def slavic_sound(word: str) -> str:
    """A word without what tells Ukrainian and Belarusian from Russian, by sound."""
    plain = word
    for before, after in load_variants().slavic:
        plain = re.sub(before, after, plain)
    return fine_sound(plain)


def without_vowels(heard: str) -> str:
    """One sign for all vowels."""
    return re.sub(r"[aeiou]+", "*", heard)


def _rewritten(plain: str, rewriting: Rewriting) -> str:
    for before, after in rewriting:
        plain = plain.replace(before, after)
    return plain


def _person_words(name: str) -> tuple[tuple[str, ...], str]:
    words, naming = load_variants(), load_name_words()
    text = _without_marks(_BRACKETS.sub(" ", name)).replace(".", " ")
    tokens = _WORD.findall(_split_initials(_ARTICLE.sub(" ", text)))
    plain = [part for token in tokens for part in _WORD.findall(latin(token))]
    suffix = "".join(_SUFFIXES[word] for word in plain[1:] if word in _SUFFIXES)
    plain = [word for n, word in enumerate(plain) if n == 0 or word not in _SUFFIXES]
    first = 0
    while first < len(plain) - 1 and _is_title(plain, first, naming.titles):
        first += 1
    own = plain[first:]
    kept = [word for n, word in enumerate(own) if n in (0, len(own) - 1) or word not in words.particles]
    return tuple(_with_servants(kept)), suffix


def _with_servants(words: list[str]) -> list[str]:
    """With "Abdel Fattah", "Abd al-Fattah" and "Abdulfattah" as one word in one spelling; the same for "Abu Omar"."""
    lists, joined = load_variants(), list[str]()
    for word in words:
        if joined and joined[-1] in lists.heads:
            joined[-1] = lists.heads[joined[-1]] + lists.given_names.get(word, word)
        else:
            joined.append(word)
    return [_SERVANT.sub("abd", word) for word in joined]


def _first_article(name: str) -> str:
    first = name.split(maxsplit=1)[0].lower() if name.strip() else ""
    return first if first in load_variants().fillers else ""


def _without_marks(text: str) -> str:
    """Without the genitive's "'s" and other apostrophes, which transcriptions set or leave out."""
    return _APOSTROPHE.sub("", _GENITIVE.sub("", text))


def _is_title(words: list[str], at: int, titles: frozenset[str]) -> bool:
    """Whether a word belongs to what stands before a name: "Secretary of State", "Field Marshal"."""
    lists, word = load_variants(), words[at]
    return (
        word in titles
        or (at > 0 and word in lists.fillers)
        or (word in lists.before_titles and words[at + 1] in titles)
    )


def _split_initials(text: str) -> str:
    """Initials as words of their own ("CQ Brown")."""
    head, space, rest = text.strip().partition(" ")
    if space and len(head) == _INITIALS and head.isascii() and head.isupper() and not rest.isupper():
        return f"{head[0]} {head[1]} {rest}"
    return text


def _words(name: str, kind: str) -> tuple[str, ...]:
    lists = load_variants()
    text = _ABBREVIATED.sub(r"\1", _without_marks(_BRACKETS.sub(" ", name))).replace(".", " ")
    if kind in _WITH_ARTICLES:
        text = _ARTICLE.sub(" ", text)
    tokens = _WORD.findall(text.replace("/", "") if kind == "WeaponSystem" else text)
    small = [
        part for n, token in enumerate(tokens) for part in _WORD.findall(latin(_arabic(token, kind, is_first=n == 0)))
    ]
    small = [lists.spellings.get(word, word) for word in small]
    small = _with_phrases([_number(_singular(word, kind), kind) for word in small])
    dropped = lists.fillers | lists.legal_forms if kind == "Company" else lists.fillers
    kept = [word for n, word in enumerate(small) if word not in dropped or "".join(small[n + 1 : n + 2]).isdigit()]
    if kind != "WeaponSystem":  # the Grom is no Thunder
        kept = [lists.translations.get(word, word) for word in kept]
    return tuple(kept or small)


def _arabic(token: str, kind: str, *, is_first: bool) -> str:
    """A Roman number in figures, where it may be one: Agni-V, but not V-2, nor a place."""
    is_letter = kind not in _WITH_NUMERALS or (kind == "WeaponSystem" and is_first)
    return token if is_letter else _ROMAN.get(token, token)


def _number(word: str, kind: str) -> str:
    if kind in _YEARLY and re.fullmatch(r"20\d\d[a-z]?", word):
        return word[2:]
    ordinal = _ORDINAL.fullmatch(word) if kind != "WeaponSystem" else None
    return ordinal[1] if ordinal else word


def _singular(word: str, kind: str) -> str:
    """A word that says what is named, in the singular: "frigates"."""
    return word[:-1] if word.endswith("s") and word[:-1] in load_variants().kinds.get(kind, ()) else word


def _with_phrases(words: Iterable[str]) -> list[str]:
    joined = f" {' '.join(words)} "
    for phrase, short in load_variants().phrases.items():
        joined = joined.replace(f" {phrase} ", f" {short} ")
    return joined.split()
