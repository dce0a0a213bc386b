"""The attributions of an article -> the claims that somebody said something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graphkit.extract.attestations import make_attestation
from graphkit.extract.certainty import commitment
from graphkit.extract.clauses import SUBJECTS
from graphkit.extract.fillers import entity_fillers
from graphkit.extract.phrases import antecedent
from graphkit.extract.reading import Reading, token_span, tokens_in
from graphkit.extract.voices import cue_word
from graphkit.lexicon.frame import Frame, Role
from graphkit.lexicon.wordlists import CommitmentWords
from graphkit.model import Attestation, Attribution, RoleMention, Span

_NAMELESS = ("unnamed", "document")
_EMPTY = ("", "that", "which", "who")
_QUOTES = "\"'“”‘’«»,.; \t\r\n—–-"


def find_statements(reading: Reading, frame: Frame, words: CommitmentWords) -> Iterator[Attestation]:
    """One claim for each attribution that has a cue, and a source we can name or, for a report, none.

    Args:
        reading: the article.
        frame: a frame whose trigger is `attribution`, with roles `about` and `content`, and with `speaker` where the
            claim is that an agent says the words; without it, that they are reported, by the attribution itself.
        words: what decides whether the saying itself is negated, planned or hedged.
    """
    for number, attribution in enumerate(reading.attributions):
        cue = cue_word(reading.doc, attribution.cue)
        if cue is None or number not in reading.voices.stating or not _is_saying(cue, attribution, frame):
            continue
        speakers = _speakers(reading, attribution) if _speaks(cue, attribution.source, words) else ()
        nobody = cue.pos_ == "ADV" or _is_nobody(reading, attribution)
        if bool(speakers) != ("speaker" in frame.roles) or not (speakers or nobody):
            continue
        content = _content(reading, attribution)
        if content.value and _says_something(reading, attribution):
            about = _about(reading, attribution, frame.roles["about"], {item.entity for item in speakers})
            yield _statement(reading, frame, number, cue, (*speakers, *about, content), words)


def _is_nobody(reading: Reading, attribution: Attribution) -> bool:
    """Whether the source is none, a document or somebody unnamed; a pronoun stands for somebody."""
    pronoun = attribution.mention is not None and reading.mentions[attribution.mention].form == "pronoun"
    return attribution.source_type in _NAMELESS and not pronoun


def _is_saying(cue: Token, attribution: Attribution, frame: Frame) -> bool:
    if any(cue.lemma_.lower() in pattern.unless for pattern in frame.patterns):
        return False
    if any(child.dep_ == "dobj" and _within(child, attribution.source) for child in cue.children):
        return False  # "the missile worries Beijing"
    return not (cue.tag_ == "VBG" and cue.dep_ == "advcl")  # "…, framing them as a rehearsal": the author's reading


def _speaks(cue: Token, source: Span | None, words: CommitmentWords) -> bool:
    """Whether the source can be whose words they are: not who is accused, nor who rejects what another announced."""
    if cue.pos_ == "ADV":
        return False  # "reportedly" names nobody
    if any(child.dep_ == "nsubjpass" and _within(child, source) for child in cue.children):
        return False
    rejecting = words.denying_verbs | words.rejecting_verbs
    denied = cue.pos_ == "NOUN" and cue.dep_ == "dobj" and cue.head.lemma_.lower() in rejecting
    return not (denied and any(child.dep_ == "nsubj" and _within(child, source) for child in cue.head.children))


def _within(token: Token, span: Span | None) -> bool:
    return span is not None and span.contains(token_span(token))


def _statement(
    reading: Reading, frame: Frame, number: int, cue: Token, items: tuple[RoleMention, ...], words: CommitmentWords
) -> Attestation:
    attribution = reading.attributions[number]
    trigger = attribution.cue or token_span(cue)
    said = commitment(cue, words)
    if cue.lemma_.lower() in words.denying_verbs | words.denying_nouns:
        said = replace(said, polarity="negative", mode="denied", cues=(*said.cues, trigger))
    outer = attribution.parent if attribution.parent is not None else reading.innermost(trigger)
    if "speaker" not in frame.roles:
        outer = number  # nobody else answers for what is only reported
    elif outer == number:
        outer = None
    return make_attestation(reading, frame, items, said, word=cue, trigger=trigger, attribution=outer, voice=str(outer))


def _speakers(reading: Reading, attribution: Attribution) -> tuple[RoleMention, ...]:
    if attribution.mention is None:
        return ()
    mention = reading.mentions[attribution.mention]
    iris = [iri for iri in reading.referents(attribution.mention) if reading.is_a(iri, ("Agent",))]
    return tuple(RoleMention("speaker", mention.span, attribution.mention, iri) for iri in iris)


def _says_something(reading: Reading, attribution: Attribution) -> bool:
    """Whether the content is a quotation, a clause, or says as what: "rejected the offer they made" is no saying."""
    if attribution.style != "indirect":
        return True
    return any(
        token.lower_ == "as" or (token.pos_ in ("VERB", "AUX") and _is_topmost(token, part))
        for part in attribution.content
        for token in tokens_in(reading.doc, part)
    )


def _is_topmost(token: Token, part: Span) -> bool:
    return token.head.i == token.i or not _within(token.head, part)


def _content(reading: Reading, attribution: Attribution) -> RoleMention:
    parts = [part.of(reading.article.text).strip(_QUOTES) for part in attribution.content]
    words = " … ".join(" ".join(part.split()) for part in parts if part.lower() not in _EMPTY)
    return RoleMention("content", attribution.content[0], value=words)


def _about(
    reading: Reading, attribution: Attribution, role: Role, speakers: set[str | None]
) -> tuple[RoleMention, ...]:
    """What the content speaks of: the subjects of its main clauses, else the whole of a nominal content."""
    found: dict[str | None, RoleMention] = {}
    for part in attribution.content:
        for token in tokens_in(reading.doc, part):
            if (token.dep_ in SUBJECTS and _is_topmost(token.head, part)) or _is_topmost(token, part):
                for item in entity_fillers(reading, antecedent(token), role):
                    found.setdefault(item.entity, item)
    return tuple(item for iri, item in found.items() if iri not in speakers)
