"""Two names of persons -> how likely they are one person's, by the names alone."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.lexicon.asian import compare_asian
from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.scripts import latin, reading
from graphkit.lexicon.spelled import Spelled, fine_sound, slavic_sound, without_vowels
from graphkit.lexicon.variant_words import load_variants

_PATRONYMIC = re.compile(r"\w+(?:[oe]v[iy]c[hz]?|avich|ich|[oei]vna|ichna)")
_MASCULINE = re.compile(r"(?:(?<=ov|ev|in)|(?<=sk)(?:y|yi|yy|iy|i|yj|ij))$")
_FEMININE = re.compile(r"(?:(?<=ov|ev|in)a|(?<=sk)(?:a|aya|aia|aja))$")
_ENDINGS = {"a": "a", "e": "a", "o": "a", "i": "i", "y": "i", "u": "u"}
_LONG, _LONG_READING = 3, 5
_SAME, _TRANSCRIBED, _SHORT_FORM, _VOICED, _INITIAL, _VOWELS = 0.95, 0.92, 0.85, 0.8, 0.7, 0.5
_SUFFIX = 0.55
OTHER = Likeness(0.1, "other names")


def compare_persons(one: Spelled, two: Spelled) -> Likeness:
    """How likely two names are one person's."""
    found = _compared(one, two)
    if one.suffix == two.suffix:
        return found
    if one.suffix and two.suffix:
        return Likeness(0.1, "of two generations")
    if one.fine == two.fine and "jr" in (one.suffix, two.suffix):
        return Likeness(min(found.score, 0.4), "nothing but a junior tells them apart")
    return found if found.score <= _SUFFIX else Likeness(_SUFFIX, "only one is a junior; nothing else is against it")


def _compared(one: Spelled, two: Spelled) -> Likeness:
    across = _across_scripts(one, two)
    if across is not None:
        return across
    asian = compare_asian(one.words, two.words, one.name, two.name)
    if asian is not None:
        return asian
    if one.heard.isdisjoint(two.heard):
        return _without_common_word(one, two)
    if one.fine == two.fine:
        return _equal(one)
    if sorted(one.fine) == sorted(two.fine) or "".join(one.fine) == "".join(two.fine):
        return Likeness(0.92, "the same words, joined or ordered otherwise")
    short, full = (one, two) if len(one.words) <= len(two.words) else (two, one)
    if len(full.words) == 1:
        return Likeness(0.6, "single names in another transcription")
    if len(short.words) == 1:
        return _single(short, full)
    if len(short.words) == len(full.words):
        return _word_by_word(short, full)
    return _with_more_words(short, full)


def _equal(one: Spelled) -> Likeness:
    if len(one.words) > 1:
        return Likeness(_SAME, "the same name in another spelling")
    return Likeness(0.8, "the same single name in another spelling")


def _across_scripts(one: Spelled, two: Spelled) -> Likeness | None:
    for own, other in ((one, two), (two, one)):
        pattern = reading(own.name)
        if pattern is not None and reading(other.name) is None:
            if not pattern.fullmatch("".join(other.words)):
                return OTHER
            is_long = len(own.name.split()) > 1 and len(re.sub("[aeiouy]", "", "".join(other.words))) >= _LONG_READING
            return Likeness(0.85 if is_long else 0.6, "may be read so, in its own script")
    return None


def _without_common_word(one: Spelled, two: Spelled) -> Likeness:
    if "".join(one.coarse) == "".join(two.coarse) or "".join(one.fine) == "".join(two.fine):
        return Likeness(_VOICED, "the same letters, joined otherwise")
    for own, other in ((one, two), (two, one)):
        letters = own.name.strip()
        if 3 <= len(letters) <= 4 and letters.isupper() and letters.isalpha():
            initials = "".join(word[0] for word in re.split(r"[\s-]+", latin(other.name)) if word)
            if letters.lower() == initials:
                return Likeness(_INITIAL, "one is the initials of the other")
    if len(one.words) == len(two.words) and one.fine[:-1] == two.fine[:-1]:
        return _word_by_word(one, two)
    return OTHER


def _single(short: Spelled, full: Spelled) -> Likeness:
    words = load_variants()
    name = short.words[0]
    is_common = name in words.common_names or words.given_names.get(name) in words.common_names
    if short.suffix:
        return Likeness(0.2, "one is a monarch or pope of that name")
    last, first = (_is_spelled(short, 0, full, n) for n in (-1, 0))
    if last or (first and name in words.asian.surnames):
        if is_common:
            return Likeness(0.4, "one is a surname that many bear")
        return Likeness(0.55, "one is the other's surname")
    if first:
        is_given = is_common or name in words.given_names or name in words.short_forms
        return Likeness(0.3 if is_given else 0.5, "one is the other's first name")
    return Likeness(0.2, "one is a part of the other's name")


def _is_spelled(one: Spelled, n: int, two: Spelled, m: int) -> bool:
    """Whether two words may be one in another transcription."""
    return _agreement(one, n, two, m, is_given=False) >= _VOICED


def _word_by_word(one: Spelled, two: Spelled) -> Likeness:
    last = len(one.words) - 1
    scores = [_agreement(one, n, two, n, is_given=n < last) for n in range(last + 1)]
    worst = min(scores)
    if worst <= 0.0:
        return OTHER
    weak = [score for score in scores if score < _SAME]
    if len(scores) == 1:
        return Likeness(0.6 if worst >= _VOICED else 0.4, "single names in another transcription")
    if worst == _INITIAL and one.fine[-1] in load_variants().common_names:
        return Likeness(0.5, "an initial, and a surname that many bear")
    return Likeness(round(worst - 0.1 * (len(weak) - 1), 2), _REASONS[worst])


_REASONS = {
    _SAME: "the same name in another spelling",
    _TRANSCRIBED: "the same name in another transcription",
    _SHORT_FORM: "a short form of the given name, or its form in another language",
    _VOICED: "the same name in another transcription",
    _INITIAL: "the same surname, and an initial that agrees",
    _VOWELS: "the names differ in vowels only",
    0.45: "the names differ a little",
}


def _agreement(one: Spelled, n: int, two: Spelled, m: int, *, is_given: bool) -> float:
    first, second = one.words[n], two.words[m]
    if one.fine[n] == two.fine[m]:
        return _SAME
    if len(first) == 1 or len(second) == 1:
        agree = is_given and (first[0] == second[0] or one.fine[n][0] == two.fine[m][0])
        return _INITIAL if agree else 0.0
    if is_given and _is_short_form(first, second):
        return _TRANSCRIBED if _is_transcription(first, second) else _SHORT_FORM
    if _of_two_sexes(first, second, is_given=is_given):
        return 0.0
    words = load_variants()
    if is_given and first in words.given_names and second in words.given_names:
        return 0.0
    if one.coarse[n] == two.coarse[m] and _ending(first) != _ending(second):
        return 0.45
    if one.coarse[n] == two.coarse[m] or (not is_given and _with_g(one.fine[n]) == _with_g(two.fine[m])):
        return _VOICED
    if not is_given and _ending(first) == _ending(second) != "" and _stem(one.coarse[n]) == _stem(two.coarse[m]):
        return _VOICED
    if not is_given and _is_one_surname(first, second):
        return _VOICED
    return _nearness(one.coarse[n], two.coarse[m], is_given=is_given)


def _is_one_surname(first: str, second: str) -> bool:
    """Surnames with the article joined to them, with c for k, or in Russian and in Ukrainian or Belarusian."""
    for own, other in ((first, second), (second, first)):
        if own[:2] in ("al", "el") and fine_sound(own[2:]) == fine_sound(other):
            return True
    if first.replace("c", "k") == second.replace("c", "k"):
        return True
    skeletons = without_vowels(slavic_sound(first)), without_vowels(slavic_sound(second))
    return skeletons[0] == skeletons[1] and len(skeletons[0].replace("*", "")) > _LONG


def _stem(coarse: str) -> str:
    """Without vowels at the end, of which transcriptions have more or fewer (Haniya, Haniyeh)."""
    stem = re.sub(r"[aiu]+h?$", "", coarse)
    return stem if len(stem) >= _LONG else coarse


def _is_transcription(first: str, second: str) -> bool:
    """Whether two forms of a given name are of one language: Mohamed and Muhammad, but not Alexander and Oleksandr."""
    return first[0] == second[0] and _skeleton(first) == _skeleton(second)


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    voiced = fine_sound(word)
    for before, after in load_variants().voices:
        voiced = voiced.replace(before, after)
    return re.sub(r"[aeiou]", "", voiced)


def _with_g(fine: str) -> str:
    """Ukrainian h is Russian g."""
    return fine.replace("gh", "g").replace("h", "g")


def _ending(word: str) -> str:
    """Bagher is not Bagheri, nor Sabah Sabu; but Lukashenka is Lukashenko."""
    return _ENDINGS.get(word.removesuffix("h")[-1:], "")


def _nearness(first: str, second: str, *, is_given: bool) -> float:
    """How near two words are that have the same consonants: Fahd may be Fahad, and Jamal is hardly Jamil."""
    skeletons = re.sub("[aiu]", "", first), re.sub("[aiu]", "", second)
    if skeletons[0] == skeletons[1] and len(skeletons[0]) >= _LONG and first[0] == second[0]:
        short, full = sorted((first, second), key=len)
        letters = iter(full)
        has_one_more = len(full) == len(short) + 1 and all(letter in letters for letter in short)
        return _VOWELS if has_one_more or not is_given else 0.45
    return 0.0


def _is_short_form(first: str, second: str) -> bool:
    words = load_variants()
    full = [
        words.short_forms.get(word, frozenset()) | {words.given_names.get(word, word), word} for word in (first, second)
    ]
    return not full[0].isdisjoint(full[1])


def _of_two_sexes(first: str, second: str, *, is_given: bool) -> bool:
    for man, woman in ((first, second), (second, first)):
        if is_given and (woman == f"{man}a" or (man[:-1] == woman[:-1] and man[-1] in "oe" and woman[-1] == "a")):
            return True
        stem = _FEMININE.sub("", woman)
        if stem != woman and _MASCULINE.search(man) and _MASCULINE.sub("", man) == stem:
            return True
    return False


def _with_more_words(short: Spelled, full: Spelled) -> Likeness:
    size, more = len(short.words), len(full.words) - len(short.words)
    ends = _agreement(short, 0, full, 0, is_given=True), _agreement(short, -1, full, -1, is_given=False)
    if min(ends) >= _VOWELS:
        return _with_middle_names(short, full, min(ends) - (0.15 if max(ends) < _TRANSCRIBED else 0.0))
    if all(_agreement(short, n, full, n, is_given=n == 0) >= _VOICED for n in range(size)):
        return Likeness(0.75, "one has a further surname")
    if all(_agreement(short, n, full, n + more, is_given=n < size - 1) >= _VOICED for n in range(size)):
        return _with_names_before(short, full.words[:more])
    if set(short.fine) < set(full.fine) and len(set(short.fine)) == size:
        return Likeness(0.5, "the words of one are among the other's")
    return OTHER


def _with_middle_names(short: Spelled, full: Spelled, ends: float) -> Likeness:
    between, others = short.words[1:-1], full.words[1:-1]
    for middle, other in zip(between, others, strict=False):
        if middle != other and not (1 in (len(middle), len(other)) and middle[0] == other[0]):
            return Likeness(0.3, "other middle names")
    extra = others[len(between) :]
    if len(short.words[0]) == 1 or len(full.words[0]) == 1:
        only_initials = all(map(_says_little, extra)) and len(full.words[0]) > 1
        return Likeness(round(min(ends, 0.65 if only_initials else 0.4), 2), "an initial that agrees, and more names")
    if all(map(_says_little, extra)):
        is_common = short.words[-1] in load_variants().common_names
        return Likeness(
            round(min(ends, 0.8 if is_common else 0.93), 2), "the same but for a middle initial or patronymic"
        )
    return Likeness(round(min(ends, 0.85), 2), "the same first and last name")


def _says_little(word: str) -> bool:
    """Whether it is an initial or a patronymic."""
    return len(word) == 1 or _PATRONYMIC.fullmatch(word) is not None


def _with_names_before(short: Spelled, more: tuple[str, ...]) -> Likeness:
    words = load_variants()
    if all(len(word) == 1 or words.given_names.get(word, word) in words.honours for word in more):
        return Likeness(0.8, "the same but for an honour or an initial before it")
    return Likeness(0.45 if len(short.words) == 2 else 0.3, "may be the name of a child, with the father's after it")
