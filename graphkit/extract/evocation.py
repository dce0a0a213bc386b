"""Predicates and frames -> which frame each predicate evokes, by which pattern, or why it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading
from graphkit.lexicon.frame import Frame, Pattern

_SHARES = frozenset("all half many most part rest several some".split())
_MODIFIERS = ("amod", "compound", "nmod", "advmod")

Triggers = Mapping[tuple[str, str], tuple[tuple[Frame, Pattern], ...]]


@dataclass(frozen=True, slots=True)
class Evoked:
    """A frame that a predicate evokes, with the pattern that says where its roles stand."""

    frame: Frame
    pattern: Pattern
    predicate: Predicate


def evoked(reading: Reading, predicates: Sequence[Predicate], triggers: Triggers) -> Iterator[tuple[Evoked, ...]]:
    """For each predicate and frame, the patterns to try in turn."""
    for predicate in predicates:
        if reading.is_in_title(predicate.token):
            continue
        attempts: dict[str, list[Evoked]] = {}
        for attempt in tried(reading, predicate, triggers):
            if not exclusion(predicate, attempt.pattern):
                attempts.setdefault(attempt.frame.name, []).append(attempt)
        yield from (tuple(found) for found in attempts.values())


def tried(reading: Reading, predicate: Predicate, triggers: Triggers) -> Iterator[Evoked]:
    """The frames and patterns that have the predicate among their triggers."""
    keys: list[tuple[str, str]] = [(predicate.kind, predicate.lemma)]
    if predicate.kind == "noun":
        keys.extend(("type", kind) for kind in _types_at(reading, predicate.token))
    for key in keys:
        yield from (Evoked(frame, pattern, predicate) for frame, pattern in triggers.get(key, ()))


def exclusion(predicate: Predicate, pattern: Pattern) -> str:
    """Why a pattern does not take a predicate that is among its triggers; empty where it does."""
    relations = {argument.relation for argument in predicate.arguments if argument.near}
    barred = relations & pattern.without
    if barred:
        return f"has {', '.join(sorted(barred))} (without)"
    if pattern.anchors and relations.isdisjoint(pattern.anchors):
        return f"has none of {', '.join(sorted(pattern.anchors))} (anchors)"
    modifiers = _modifiers(predicate.token) | _idiom_modifiers(predicate)
    other = modifiers & pattern.unless
    if other:
        return f"stands with {', '.join(sorted(other))} (unless)"
    if pattern.only and modifiers.isdisjoint(pattern.only):
        return f"stands with none of {', '.join(sorted(pattern.only))} (only)"
    above = _above(predicate.token)
    return f"stands under {above} (not_under)" if above in pattern.not_under else ""


def _modifiers(token: Token) -> set[str]:
    """The words before a trigger that say which it is."""
    found = {w for child in token.children if child.i < token.i for w in (child.lemma_.lower(), child.lower_)}
    if token.dep_ == "appos":  # "Stoltenberg, then NATO's secretary general"
        found |= {child.lower_ for child in token.head.children if child.dep_ == "advmod"}
    if token.dep_ in _MODIFIERS:  # of "then President Bush", the parser hangs "then" on Bush
        found |= {child.lemma_.lower() for child in token.head.children if child.i < token.i}
    return found


def _idiom_modifiers(predicate: Predicate) -> set[str]:
    """For verb and object as one ("raised the defence budget"): the words before the object."""
    if predicate.kind != "verb" or " " not in predicate.lemma:
        return set()
    noun = predicate.lemma.rsplit(" ", 1)[1]
    objects = (child for child in predicate.token.children if child.dep_ in ("dobj", "nsubjpass"))
    return {word for child in objects if child.lemma_.lower() == noun for word in _modifiers(child)}


def _above(token: Token) -> str:
    """The lemma of the verb whose object a noun is, or of the noun whose *of* it follows; empty for neither."""
    if token.dep_ == "conj":
        return _above(token.head)
    if token.dep_ == "pcomp":
        return token.head.head.lemma_.lower()
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        above = token.head.head
        return _above(above) if above.lemma_.lower() in _SHARES else above.lemma_.lower()
    return token.head.lemma_.lower() if token.dep_ in ("dobj", "nsubjpass") else ""


def _types_at(reading: Reading, token: Token) -> list[str]:
    numbers = reading.headed.get(token.i, ())
    iris = [iri for number in numbers for iri in reading.referents(number)]
    kinds = [reading.entities[iri].type for iri in iris] + [reading.mentions[number].type for number in numbers]
    return list(dict.fromkeys(kinds))
