"""The learned reader's names and spaCy's entities beside them -> names with their edges trimmed; junk is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.naming import NameWords
from graphkit.link.indexed import IndexedText
from graphkit.link.names import NATIONALITY, Name
from graphkit.model import Span
from graphkit.spans import NAMES

_REFINED = ("Organization", "NamedEvent", "Instrument", "Region", "Facility", "MilitaryUnit", "City")
_SECOND_SIGHT = ("PERSON", "GPE", "ORG")
_MARKS = " \t\r\n.,;:!?-–—'\"“”‘’«»()[]/*•"
_OPENING = re.compile(r"[\"“”‘«(\[—–;:\n]")
_POSSESSIVE = re.compile(r"['’]s?$")
_NICKNAME = re.compile(r"[A-Z]\w+ [\"“‘']\w+[\"”’'] [A-Z]")
_NUMERAL = re.compile(r" (?:I{2,3}|I?V|VI{1,3}|I?X|XI{1,3}|XI?V|XVI{0,3})\b")
_NICKNAMED = re.compile(r" [\"“‘][A-Z]\w+(?: [A-Z]\w+)?[\"”’] [A-Z][\w’'-]+")
_NUMBERED = re.compile(r" \([A-Z]{2,6}\) \d+\b")
_WEAPON = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Z]{0,3}")


def model_names(text: IndexedText, gazetteer: Gazetteer, lists: NameWords) -> list[Name]:
    """The names that the models found and that no rule finds wrong, with the type that name and label suggest.

    Of spaCy's only persons, places and bodies that the learned reader does not touch are taken, or, where there was no
    reader, all.
    """
    found = list(_reader_names(text, gazetteer, lists)) if NAMES in text.doc.spans else []
    covered = {offset for name in found for offset in range(name.span.start, name.span.end)}
    wanted = _SECOND_SIGHT if NAMES in text.doc.spans else lists.model_labels
    for entity in text.doc.ents:
        kind = lists.model_labels.get(entity.label_)
        if kind is None or entity.label_ not in wanted:
            continue
        if not covered.isdisjoint(range(entity.start_char, entity.end_char)):
            continue
        span = trimmed(text, Span(entity.start_char, entity.end_char), gazetteer, lists, person=kind == "Person")
        if span is not None and _is_name(span.of(text.text), kind, lists):
            found.append(Name(span, _kind(text, span, kind, lists), label=entity.label_))
    return found


def _reader_names(text: IndexedText, gazetteer: Gazetteer, lists: NameWords) -> Iterator[Name]:
    """The reader's names, whose edges and types are its own, but that a person's title is no part of the name.

    A word in the name may tell the type more closely.
    """
    for found in text.doc.spans[NAMES]:
        kind = lists.reader_types.get(found.label_)
        span: Span | None = Span(*_strip(text.text, found.start_char, found.end_char))
        if span is not None and kind == "Person":
            span = trimmed(text, span, gazetteer, lists, person=True)
        if kind is None or span is None or span.start >= span.end:
            continue
        span = _numbered(text.text, span, kind)
        surface = span.of(text.text)
        if surface in lists.peoples:
            kind = NATIONALITY
        elif kind in _REFINED:
            kind = name_type(surface, kind, lists)
        if not all(_is_plain(word, lists) for word in re.findall(r"[\w$-]+", surface)):
            yield Name(span, kind, label=lists.reader_labels[found.label_])


def _numbered(text: str, span: Span, kind: str) -> Span:
    """The span with what belongs to it behind: "Nebuchadnezzar II", "Robert “Bob” Gates", "Task Force (CTF) 50"."""
    if kind == "Person":
        tail = _NUMERAL.match(text, span.end) or _NICKNAMED.match(text, span.end)
    else:
        tail = _NUMBERED.match(text, span.end)
    return Span(span.start, tail.end()) if tail is not None else span


def _is_plain(word: str, lists: NameWords) -> bool:
    """Whether a word alone names nothing: a title, a weekday, "the army"."""
    return word.lower() in lists.not_names or word.lower() in lists.titles


def _kind(text: IndexedText, span: Span, kind: str, lists: NameWords) -> str:
    """The type of a name: that of its label, unless the list of peoples, the word before it or one in it say better."""
    surface = span.of(text.text)
    if surface in lists.peoples:
        return NATIONALITY
    if kind in ("Organization", "City") and _after_title(text, span, lists):
        return "Person"
    if kind == "Person" and " " not in surface and _after_article(text, span):
        kind = "Organization"
    return name_type(surface, kind, lists)


def _after_title(text: IndexedText, span: Span, lists: NameWords) -> bool:
    """Whether a title stands right before a name of one or two words ("Gen. Votel")."""
    before = re.search(r"\b([A-Z]\w+)\.? $", text.text[max(0, span.start - 20) : span.start])
    surface = span.of(text.text).split()
    return (
        before is not None
        and before.group(1).lower() in lists.titles
        and len(surface) < 3
        and not any(word.lower() in lists.name_heads for word in surface)
    )


def _after_article(text: IndexedText, span: Span) -> bool:
    """Whether "the" stands before the name, as it never does before a person's ("the Chronicle")."""
    return bool(re.search(r"\b[Tt]he [\"“‘']?$", text.text[max(0, span.start - 6) : span.start]))


def trimmed(text: IndexedText, span: Span, gazetteer: Gazetteer, lists: NameWords, *, person: bool) -> Span | None:
    """The span without determiners, titles (of persons), marks and a possessive at its edges; None if nothing is left.

    A span that runs across a quotation mark, a bracket or a dash is cut there, and its longer side is kept.
    """
    start, end = _longest_part(text.text, span)
    while True:
        start, end = _strip(text.text, start, end)
        word = re.match(r"[\w.]+", text.text[start:end])
        if word is None:
            return Span(start, end) if start < end else None
        if word.end() == end - start:
            break
        is_opener = (
            _opens_person(word.group(), gazetteer, lists) if person else _opens(text, start, word.group(), lists)
        )
        if not (is_opener or (person and _is_service(word.group(), text.text[start + word.end() : end], lists))):
            break
        start += word.end()
    return Span(start, end)


def _is_service(word: str, rest: str, lists: NameWords) -> bool:
    """Whether the word is a service before a rank: "Navy" of "Navy Capt. Jeff Davis"."""
    following = rest.split()[:1]
    plain = following[0].rstrip(".").lower() if following else ""
    return word.lower() in lists.services and (plain in lists.titles or plain in lists.services)


def _opens_person(word: str, gazetteer: Gazetteer, lists: NameWords) -> bool:
    """Whether the first word of a person's name is none of it: a title, a demonym, a capital ("Warsaw Mayor")."""
    known = gazetteer.lookup(word)
    if any(word in entry.demonyms or (entry.stands_for and entry.type == "City") for entry in known):
        return word.lower() not in lists.given_names
    plain = word.rstrip(".").lower()
    return plain in lists.trimmed or plain in lists.titles


def _opens(text: IndexedText, start: int, word: str, lists: NameWords) -> bool:
    """Whether the first word of another name is none of it; a capital within a sentence is ("New Profile")."""
    if word.lower() in lists.determiners:
        return True
    token = text.token(start)
    inside = word[0].isupper() and token is not None and not token.is_sent_start
    return word.lower() in lists.trimmed and not inside


def _longest_part(text: str, span: Span) -> tuple[int, int]:
    if _NICKNAME.match(text, span.start, span.end):
        return span.start, span.end
    parts, start = [], span.start
    for mark in _OPENING.finditer(text, span.start, span.end):
        parts.append((start, mark.start()))
        start = mark.end()
    parts.append((start, span.end))
    return max(parts, key=lambda part: (part[1] - part[0], -part[0]))


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end:
        possessive = _POSSESSIVE.search(text, start, end)
        if possessive is not None and possessive.start() > start and possessive.group() not in ("'", "’"):
            end = possessive.start()
        elif _is_edge(text[end - 1]) and not re.search(r"\b(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Ltd)\.$", text[start:end]):
            end -= 1
        else:
            break
    return start, end


def _is_edge(character: str) -> bool:
    return character in _MARKS or character.isspace()  # the no-break space too


def _is_name(surface: str, kind: str, lists: NameWords) -> bool:
    if len(surface) < 2 or "@" in surface or "http" in surface:
        return False
    if all(_is_plain(word, lists) or word.isdigit() for word in re.findall(r"[\w$-]+", surface)):
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
    opener = lists.name_openers.get(surface.split()[0].lower())
    head = name_head(surface, lists)
    return opener or (lists.name_heads[head] if head else kind)


def name_head(surface: str, lists: NameWords) -> str | None:
    """The word that says what is named, None if there is none."""
    before_particle: list[str] = []
    for word in re.findall(r"[\w&]+", surface):
        if word in lists.particles and before_particle:
            break
        before_particle.append(word.lower())
    return before_particle[-1] if before_particle and before_particle[-1] in lists.name_heads else None
