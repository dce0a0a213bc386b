"""Capitalised words -> names that a word among them gives away: "Trinity House Agreement", "HMS Ocean"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.naming import NameWords
from graphkit.link.indexed import IndexedText
from graphkit.link.names import Name
from graphkit.model import Span


def headed_names(text: IndexedText, lists: NameWords) -> Iterator[Name]:
    """Runs of capitalised words that end with a word such as "Agreement" or "Brigade", with "of …" after it."""
    for number, word in enumerate(text.words):
        surface = text.text[word.start : word.end]
        if surface[:1].isupper() and surface.lower() in lists.name_heads:
            first, last = _run_before(text, number, lists), _run_after(text, number, lists)
            span = Span(text.words[first].start, text.words[last].end)
            if first < number or last > number + 1:
                yield Name(span, lists.name_heads[surface.lower()])
        elif surface in lists.ship_prefixes:
            last = _ship_end(text, number, lists)
            if last > number:
                yield Name(Span(word.start, text.words[last].end), "WeaponSystem")


def region_names(text: IndexedText, names: Sequence[Name], gazetteer: Gazetteer, lists: NameWords) -> list[Name]:
    """The names, a city's with "region" or "province" after it as that of the region."""
    found = []
    for name in names:
        word = re.match(r" ([a-z]+)\b", text.text[name.span.end : name.span.end + 40])
        if name.type not in ("City", "Region") or word is None or word.group(1) not in lists.region_words:
            found.append(name)
            continue
        place = name.span.of(text.text)
        kinds = [kind.title() for kind in (word.group(1), *sorted(lists.region_words))]
        options = [entry for kind in kinds for entry in gazetteer.lookup(f"{place} {kind}") if entry.type == "Region"]
        if options or name.type == "City":
            span = Span(name.span.start, name.span.end + word.end())
            found.append(replace(name, span=span, type="Region", options=tuple(options[:1])))
        else:
            found.append(name)
    return found


def _run_before(text: IndexedText, number: int, lists: NameWords) -> int:
    first = number
    while first > 0 and _is_linked(text, first - 1):
        if _is_possessive(text, first, lists):
            first -= 3
            continue
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
        if ahead == number + 1 and surface not in lists.after_head:
            break
        if surface[0].isupper() and surface.lower() in lists.not_names and last == number:
            break  # "the Kurdistan Region on November 3"
        if surface[0].isupper():
            last = ahead
        elif surface not in lists.after_head | lists.determiners and (surface not in lists.particles or last == number):
            break
        ahead += 1
    return last if last > number + 1 else number


def _is_possessive(text: IndexedText, number: int, lists: NameWords) -> bool:
    """Whether a possessive that names may contain ("People's") stands before a word."""
    if number < 3 or text.words[number - 1].spelling != "s" or text.words[number - 2].spelling != "'":
        return False
    owner = text.words[number - 3].spelling
    return owner[0].isupper() and owner.lower() in lists.possessives


def _ship_end(text: IndexedText, number: int, lists: NameWords) -> int:
    last = number
    while last + 1 < len(text.words) and last < number + 4 and _is_linked(text, last):
        following = text.words[last + 1]
        initial = following.spelling == "." and len(text.words[last].spelling) == 1
        particle = last > number and following.spelling in lists.particles - {"and"}
        if not (initial or text.text[following.start].isupper() or particle):
            break
        last += 1
    return last


def _is_linked(text: IndexedText, number: int) -> bool:
    gap = text.text[text.words[number].end : text.words[number + 1].start]
    return gap in (" ", "-", "")


def _is_name_word(surface: str) -> bool:
    return surface[0].isupper() or bool(re.fullmatch(r"\d+(?:st|nd|rd|th)", surface))


def _opens_sentence(token: Token) -> bool:
    return bool(token.is_sent_start) and token.pos_ not in ("PROPN", "NOUN", "ADJ")
