"""A Reading and the frames -> the claims that the article states, each with its roles, commitment and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from graphkit import ids
from graphkit.extract.claim_commitment import claim_commitment
from graphkit.extract.evocation import Evoked, Triggers, evoked
from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading, sentence_span, token_span
from graphkit.extract.role_filling import apart, fill_office, fill_roles, inherit, missing
from graphkit.lexicon.frame import Frame
from graphkit.lexicon.offices import OfficeWords
from graphkit.lexicon.wordlists import CommitmentWords
from graphkit.model import Attestation, Claim, Entity, Filler, RoleMention


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What the interpreter reads its decisions from: triggers of the frames, words for commitment, offices, reports."""

    triggers: Triggers
    commitment: CommitmentWords
    offices: OfficeWords
    presenting: frozenset[str]


def interpret(
    reading: Reading, predicates: Sequence[Predicate], words: FrameWords
) -> tuple[tuple[Attestation, ...], tuple[Entity, ...]]:
    """The claims of all frames over all predicates in the order of their triggers, and the offices they bring in."""
    found: list[Attestation] = []
    offices: dict[str, Entity] = {}
    for attempts in evoked(reading, predicates, words.triggers):
        for attempt in attempts:
            trigger = token_span(attempt.predicate.token)
            roles = fill_roles(reading, attempt)
            offices.update(fill_office(reading, attempt, roles, words.offices))
            if missing(roles, attempt):
                roles = inherit(roles, attempt, found)
            if not missing(roles, attempt):
                for own in apart(roles, attempt.frame):
                    stated = _attest(reading, attempt, own, words.commitment, reading.innermost(trigger))
                    if attempt.pattern.affirmed and stated.polarity == "negative":
                        continue
                    found.append(stated)
                    if _is_presented(reading, stated, attempt.predicate.token, words.presenting):
                        found.append(_attest(reading, attempt, own, words.commitment, None))
                break
    used = {item.entity for attestation in found for item in attestation.roles}
    return tuple(_distinct(found)), tuple(offices[iri] for iri in sorted(offices) if iri in used)


def _is_presented(reading: Reading, stated: Attestation, trigger: Token, presenting: frozenset[str]) -> bool:
    """Whether the source only takes up what the author says, too: "the deployment, highlighted by the ministry"."""
    cue = reading.attributions[stated.attribution].cue if stated.attribution is not None else None
    return cue is not None and any(
        child.dep_ == "acl" and child.lemma_.lower() in presenting and cue.overlaps(token_span(child))
        for child in trigger.children
    )


def _attest(
    reading: Reading,
    evoked: Evoked,
    roles: Mapping[str, tuple[RoleMention, ...]],
    words: CommitmentWords,
    attribution: int | None,
) -> Attestation:
    trigger = token_span(evoked.predicate.token)
    items = tuple(item for name in evoked.frame.roles for item in roles.get(name, ()))
    claim = make_claim(evoked.frame, items)
    said = claim_commitment(reading, evoked, roles, words)
    sentence = sentence_span(evoked.predicate.token)
    speaker = _speaker(reading, attribution)
    return Attestation(
        id=ids.attestation_id(reading.article.id, sentence, claim.id, f"{speaker}|{trigger.start}"),
        claim=claim,
        trigger=trigger,
        roles=items,
        edge=edge_of(reading, evoked.frame, items),
        polarity=said.polarity,
        certainty=said.certainty,
        mode=said.mode,
        cues=said.cues,
        attribution=attribution,
        sentence=sentence,
    )


def _speaker(reading: Reading, attribution: int | None) -> str:
    source = reading.attributions[attribution].source if attribution is not None else None
    return source.of(reading.article.text) if source else ""


def make_claim(frame: Frame, items: Iterable[RoleMention]) -> Claim:
    """The proposition that the filled roles make."""
    fillers = ids.sorted_fillers(Filler(item.role, item.entity, None if item.entity else item.value) for item in items)
    return Claim(ids.claim_id(frame.name, fillers), frame.name, frame.plover, fillers)


def edge_of(reading: Reading, frame: Frame, items: Sequence[RoleMention]) -> tuple[int | None, int | None]:
    """The mentions at the two ends of the edge that is drawn for a claim; of a pronoun, what it stands for near by."""
    if frame.edge is None:
        return None, None
    sources = [reading.spelled_out(i.mention) for i in items if i.role == frame.edge.source and i.mention is not None]
    targets = [reading.spelled_out(i.mention) for i in items if i.role == frame.edge.target and i.mention is not None]
    if frame.edge.source == frame.edge.target:
        targets = targets[1:][-1:]  # of "A and B met C", C
    return (sources[0] if sources else None), (targets[0] if targets else None)


def _distinct(found: Iterable[Attestation]) -> Iterator[Attestation]:
    """One attestation for each claim, sentence, source and commitment; the first trigger stands for the others."""
    seen: set[tuple[object, ...]] = set()
    for item in found:
        key = (item.claim.id, item.sentence, item.attribution, item.polarity, item.certainty, item.mode)
        if key not in seen:
            seen.add(key)
            yield item
