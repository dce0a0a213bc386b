"""A Reading and the frames -> the claims that the article states, each with its roles, commitment and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from graphkit.extract.attestations import make_attestation
from graphkit.extract.claim_commitment import claim_commitment
from graphkit.extract.evocation import Evoked, Triggers, evoked
from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading, token_span
from graphkit.extract.role_filling import Roles, apart, filled, is_definite, missing
from graphkit.extract.voices import cue_word
from graphkit.lexicon.known_offices import KnownOffices
from graphkit.lexicon.wordlists import CommitmentWords
from graphkit.model import Attestation, Attribution, Entity


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What the interpreter reads its decisions from: triggers of the frames, words for commitment, offices, reports."""

    triggers: Triggers
    commitment: CommitmentWords
    offices: KnownOffices
    presenting: frozenset[str]
    naming: frozenset[str]


def interpret(
    reading: Reading, predicates: Sequence[Predicate], words: FrameWords
) -> tuple[tuple[Attestation, ...], tuple[Entity, ...]]:
    """The claims of all frames over all predicates in the order of their triggers, and the offices they bring in."""
    found: list[Attestation] = []
    offices: dict[str, Entity] = {}
    for attempts in evoked(reading, predicates, words.triggers):
        for attempt in attempts:
            roles, brought_in = filled(reading, attempt, found, words.offices)
            offices.update(brought_in)
            if not missing(roles, attempt):
                for own in apart(roles, attempt.frame):
                    found.extend(_attestations(reading, attempt, own, words))
                break
    used = {item.entity for attestation in found for item in attestation.roles}
    return tuple(_distinct(found)), tuple(offices[iri] for iri in sorted(offices) if iri in used)


def _attestations(reading: Reading, evoked: Evoked, roles: Roles, words: FrameWords) -> Iterator[Attestation]:
    """What the passage states; twice where the author and a source both say so."""
    token = evoked.predicate.token
    voice = reading.innermost(token_span(token))
    if voice is not None and _is_named(reading, reading.attributions[voice], token, words.naming):
        voice = reading.attributions[voice].parent
    stated = _attest(reading, evoked, roles, words.commitment, voice)
    if evoked.pattern.affirmed and stated.polarity == "negative":
        return
    yield stated
    if _is_presented(reading, stated, token, words.presenting):
        yield _attest(reading, evoked, roles, words.commitment, None)


def _is_named(reading: Reading, attribution: Attribution, trigger: Token, naming: frozenset[str]) -> bool:
    """Whether the source only has a name for what the author tells of: "calls its invasion an operation"."""
    cue = cue_word(reading.doc, attribution.cue)
    if cue is None or cue.lemma_.lower() not in naming or not is_definite(trigger):
        return False
    clause = trigger.head if trigger.dep_ == "nsubj" and trigger.head.dep_ in ("ccomp", "oprd") else trigger
    return clause.head == cue and (clause != trigger or trigger.dep_ == "dobj")


def _is_presented(reading: Reading, stated: Attestation, trigger: Token, presenting: frozenset[str]) -> bool:
    """Whether the source only takes up what the author says, too: "the deployment, highlighted by the ministry"."""
    cue = reading.attributions[stated.attribution].cue if stated.attribution is not None else None
    return cue is not None and any(
        child.dep_ == "acl" and child.lemma_.lower() in presenting and cue.overlaps(token_span(child))
        for child in trigger.children
    )


def _attest(
    reading: Reading, evoked: Evoked, roles: Roles, words: CommitmentWords, attribution: int | None
) -> Attestation:
    word = evoked.predicate.token
    items = tuple(item for name in evoked.frame.roles for item in roles.get(name, ()))
    said = claim_commitment(reading, evoked, roles, words)
    voice, trigger = _speaker(reading, attribution), token_span(word)
    return make_attestation(
        reading, evoked.frame, items, said, word=word, trigger=trigger, attribution=attribution, voice=voice
    )


def _speaker(reading: Reading, attribution: int | None) -> str:
    source = reading.attributions[attribution].source if attribution is not None else None
    return source.of(reading.article.text) if source else ""


def _distinct(found: Iterable[Attestation]) -> Iterator[Attestation]:
    """One attestation for each claim, sentence, source and commitment; the first trigger stands for the others."""
    seen: set[tuple[object, ...]] = set()
    for item in found:
        key = (item.claim.id, item.sentence, item.attribution, item.polarity, item.certainty, item.mode)
        if key not in seen:
            seen.add(key)
            yield item
