"""spaCy's entities -> names with their edges trimmed; junk is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.naming import NameWords
from graphkit.link.indexed import IndexedText
from graphkit.link.names import NATIONALITY, Name
from graphkit.model import Span

_MARKS = " \t\r\n.,;:!?-–—'\"“”‘’«»()[]/*•"
_OPENING = re.compile(r"[\"“”‘«(\[—–;:\n]")
_POSSESSIVE = re.compile(r"['’]s?$")
_WEAPON = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Z]{0,3}")


def model_names(text: IndexedText, gazetteer: Gazetteer, lists: NameWords) -> list[Name]:
    """The names that the model found and that no rule finds wrong, with the type that name and label suggest."""
    found = []
    for entity in text.doc.ents:
        kind = lists.model_labels.get(entity.label_)
        if kind is None:
            continue
        span = trimmed(text, Span(entity.start_char, entity.end_char), gazetteer, lists, person=kind == "Person")
        if span is not None and _is_name(span.of(text.text), kind, lists):
            found.append(Name(span, name_type(span.of(text.text), kind, lists), label=entity.label_))
    return found


def trimmed(text: IndexedText, span: Span, gazetteer: Gazetteer, lists: NameWords, *, person: bool) -> Span | None:
    """The span without determiners, titles (of persons), marks and a possessive at its edges; None if nothing is left.

    A span that runs across a quotation mark, a bracket or a dash is cut there, and its longer side is kept.
    """
    start, end = _longest_part(text.text, span)
    dropped = lists.trimmed | lists.titles if person else lists.trimmed
    while True:
        start, end = _strip(text.text, start, end)
        word = re.match(r"[\w.]+", text.text[start:end])
        if word is None:
            return Span(start, end) if start < end else None
        plain = word.group().rstrip(".").lower()
        demonym = person and any(word.group() in entry.demonyms for entry in gazetteer.lookup(word.group()))
        if word.end() == end - start or not (plain in dropped or demonym):
            break
        start += word.end()
    return Span(start, end)


def _longest_part(text: str, span: Span) -> tuple[int, int]:
    parts, start = [], span.start
    for mark in _OPENING.finditer(text, span.start, span.end):
        parts.append((start, mark.start()))
        start = mark.end()
    parts.append((start, span.end))
    return max(parts, key=lambda part: (part[1] - part[0], -part[0]))


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end:
        possessive = _POSSESSIVE.search(text, start, end)
        if possessive is not None and possessive.start() > start and possessive.group() not in ("'", "’"):
            end = possessive.start()
        elif text[end - 1] in _MARKS and not re.search(r"\b(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Ltd)\.$", text[start:end]):
            end -= 1
        else:
            break
    return start, end


def _is_name(surface: str, kind: str, lists: NameWords) -> bool:
    if len(surface) < 2 or surface.lower() in lists.not_names or "@" in surface or "http" in surface:
        return False
    if not any(c.isupper() for c in surface) or not surface[0].isalnum():
        return False
    if kind == "WeaponSystem":
        return bool(_WEAPON.search(surface))
    if kind == "Person":
        return not any(c.isdigit() for c in surface) and not all(w.islower() for w in surface.split()[-1:])
    return True


def name_type(surface: str, kind: str, lists: NameWords) -> str:
    """The type that a word of the name tells ("Ministry"), else `kind`."""
    if kind in ("Person", NATIONALITY):
        return kind
    head = name_head(surface, lists)
    return lists.name_heads[head] if head else kind


def name_head(surface: str, lists: NameWords) -> str | None:
    """The word that says what is named, None if there is none."""
    before_particle: list[str] = []
    for word in re.findall(r"[\w&]+", surface):
        if word in lists.particles and before_particle:
            break
        before_particle.append(word.lower())
    return before_particle[-1] if before_particle and before_particle[-1] in lists.name_heads else None


def headed_names(text: IndexedText, lists: NameWords) -> Iterator[Name]:
    """Runs of capitalised words that end with a word such as "Agreement" or "Brigade", with "of …" after it."""
    for number, word in enumerate(text.words):
        surface = text.text[word.start : word.end]
        if surface[:1].isupper() and surface.lower() in lists.name_heads:
            first, last = _run_before(text, number, lists), _run_after(text, number, lists)
            span = Span(text.words[first].start, text.words[last].end)
            if first < number or last > number + 1:
                yield Name(span, lists.name_heads[surface.lower()])


def _run_before(text: IndexedText, number: int, lists: NameWords) -> int:
    first = number
    while first > 0 and _is_linked(text, first - 1):
        word = text.words[first - 1]
        surface = text.text[word.start : word.end]
        token = text.token(word.start)
        if not _is_name_word(surface) or token is None or _opens_sentence(token) or surface.lower() in lists.trimmed:
            break
        first -= 1
    return first


def _run_after(text: IndexedText, number: int, lists: NameWords) -> int:
    last, ahead = number, number + 1
    while ahead < len(text.words) and _is_linked(text, ahead - 1):
        word = text.words[ahead]
        surface = text.text[word.start : word.end]
        if _is_name_word(surface) and surface[0].isupper():
            last = ahead
        elif surface not in ("of", "for", "the", "and", "on") or (surface == "and" and last == number):
            break
        ahead += 1
    return last if last > number + 1 else number


def _is_linked(text: IndexedText, number: int) -> bool:
    gap = text.text[text.words[number].end : text.words[number + 1].start]
    return gap in (" ", "-", "")


def _is_name_word(surface: str) -> bool:
    return surface[0].isupper() or bool(re.fullmatch(r"\d+(?:st|nd|rd|th)", surface))


def _opens_sentence(token: Token) -> bool:
    return bool(token.is_sent_start) and token.pos_ not in ("PROPN", "NOUN", "ADJ")
