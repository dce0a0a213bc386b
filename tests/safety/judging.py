"""A sentence and what was extracted from it -> the false facts among it, and the wanted claims that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.model import Attestation, Extraction, RoleMention
from tests.safety.sentences import COMMITMENT, Roles, Sentence, Unwanted, Wanted


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an extraction.

    Attributes:
        sentence: the sentence.
        false_facts: each fact that must not come out, in words.
        missing: each wanted claim that did not, in words.
        seen: whether a claim of an unwanted pattern came out at all, as a fact or not.
    """

    sentence: Sentence
    false_facts: tuple[str, ...]
    missing: tuple[str, ...]
    seen: bool


def judge(sentence: Sentence, extraction: Extraction) -> Verdict:
    """The verdict on what came out of a sentence."""
    facts = [found for found in extraction.attestations if _is_plain_fact(found, sentence.kind)]
    false_facts = [
        describe(fact, extraction)
        for fact in facts
        if any(_is_unwanted(pattern, fact, extraction) for pattern in sentence.must_not)
    ]
    missing = [
        f"{wanted.type} {_spelled(wanted.roles)} {wanted.polarity} {wanted.certainty} {wanted.mode}"
        for wanted in sentence.must
        if not any(_is_wanted(wanted, found, extraction) for found in extraction.attestations)
    ]
    seen = any(
        _is_unwanted(pattern, found, extraction) for pattern in sentence.must_not for found in extraction.attestations
    )
    return Verdict(sentence, tuple(dict.fromkeys(false_facts)), tuple(missing), seen)


def describe(found: Attestation, extraction: Extraction) -> str:
    """A fact in words: class, trigger, roles and source."""
    trigger = found.trigger.of(extraction.article.text)
    roles = ", ".join(f"{item.role}: {_words(item, extraction)}" for item in found.roles)
    sources = " < ".join(_sources(found, extraction))
    return f"{found.claim.type}({roles}) at “{trigger}”" + (f", says {sources}" if sources else "")


def _is_plain_fact(found: Attestation, kind: str) -> bool:
    plain = all(getattr(found, name) == usual for name, usual in COMMITMENT.items())
    return plain and (kind != "reported" or found.attribution is None)


def _is_unwanted(pattern: Unwanted, fact: Attestation, extraction: Extraction) -> bool:
    if pattern.type != fact.claim.type if pattern.type else fact.claim.type in pattern.any_but:
        return False
    words = [_words(item, extraction) for item in fact.roles]
    if pattern.unless and any(_holds(pattern.unless, item) for item in words):
        return False
    if pattern.undated and any(item.role == "time" for item in fact.roles):
        return False
    if pattern.except_by and any(_holds(pattern.except_by, source) for source in _sources(fact, extraction)):
        return False
    return _fills(pattern.roles, fact, extraction) and all(
        any(_holds(name, item) for item in words) for name in pattern.between
    )


def _is_wanted(wanted: Wanted, found: Attestation, extraction: Extraction) -> bool:
    same = all(getattr(found, name) == getattr(wanted, name) for name in COMMITMENT)
    return same and found.claim.type == wanted.type and _fills(wanted.roles, found, extraction)


def _fills(roles: Roles, found: Attestation, extraction: Extraction) -> bool:
    """Whether each of the roles has each of its fillers; it may have others, too."""
    for name, wanted in roles:
        words = [_words(item, extraction) for item in found.roles if item.role == name]
        if not all(any(_holds(want, item) for item in words) for want in wanted):
            return False
    return True


def _words(item: RoleMention, extraction: Extraction) -> str:
    """The filler's words and what they stand for, as in `Minsk = Belarus`."""
    text = item.span.of(extraction.article.text) if item.span else ""
    names = {entity.id: entity.name for entity in extraction.entities}
    meant = item.value or names.get(item.entity or "", "")
    return " = ".join(dict.fromkeys(part for part in (text, meant) if part))


def _sources(found: Attestation, extraction: Extraction) -> Iterator[str]:
    """The sources from the innermost outwards; `?` for one that the text does not name."""
    number = found.attribution
    while number is not None:
        attribution = extraction.attributions[number]
        yield attribution.source.of(extraction.article.text) if attribution.source else "?"
        number = attribution.parent


def _holds(wanted: str, words: str) -> bool:
    """Whether the words contain the wanted ones whole: "Niger" is not in "Nigeria"."""
    return re.search(rf"(?<!\w){re.escape(wanted.casefold())}(?!\w)", words.casefold()) is not None


def _spelled(roles: Roles) -> str:
    return "(" + ", ".join(f"{name}: {' + '.join(wanted)}" for name, wanted in roles) + ")"
