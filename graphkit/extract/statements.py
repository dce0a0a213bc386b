"""The attributions of an article -> the claims that somebody said something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit import ids
from graphkit.extract.certainty import commitment
from graphkit.extract.fillers import entity_fillers
from graphkit.extract.frames import edge_of, make_claim
from graphkit.extract.reading import Reading, sentence_span, tokens_in
from graphkit.extract.voices import cue_word
from graphkit.lexicon.frame import Frame, Role
from graphkit.lexicon.wordlists import CommitmentWords
from graphkit.model import Attestation, Attribution, RoleMention

_SUBJECTS = ("nsubj", "nsubjpass")
_EMPTY = ("", "that", "which", "who")
_QUOTES = "\"'“”‘’«»,.; \t\r\n—–-"


def find_statements(reading: Reading, frame: Frame, words: CommitmentWords) -> Iterator[Attestation]:
    """One claim for each attribution that has a cue and a source we can name.

    Args:
        reading: the article.
        frame: the frame whose trigger is `attribution`, with roles `speaker`, `about` and `content`.
        words: what decides whether the saying itself is negated, planned or hedged.
    """
    excluded = frozenset(word for pattern in frame.patterns for word in pattern.unless)
    for number, attribution in enumerate(reading.attributions):
        speakers = _speakers(reading, attribution, frame.roles["speaker"])
        cue = cue_word(reading.doc, attribution.cue)
        if number not in reading.voices.stating or not (speakers and attribution.content and attribution.cue and cue):
            continue
        if cue.lemma_.lower() in excluded:
            continue
        if cue.tag_ == "VBG" and cue.dep_ == "advcl":
            continue  # "…, framing them as a rehearsal": the author's reading of what was said
        content = _content(reading, attribution)
        if not content.value or not _says_something(reading, attribution):
            continue
        said = commitment(cue, words)
        if cue.lemma_.lower() in words.denying_verbs | words.denying_nouns:
            said = replace(said, polarity="negative", mode="denied", cues=(*said.cues, attribution.cue))
        about = _about(reading, attribution, frame.roles["about"], {item.entity for item in speakers})
        items = (*speakers, *about, content)
        claim = make_claim(frame, items)
        outer = attribution.parent if attribution.parent is not None else reading.innermost(attribution.cue)
        sentence = sentence_span(cue)
        yield Attestation(
            id=ids.attestation_id(reading.article.id, sentence, claim.id, f"{outer}|{attribution.cue.start}"),
            claim=claim,
            trigger=attribution.cue,
            roles=items,
            edge=edge_of(frame, items),
            polarity=said.polarity,
            certainty=said.certainty,
            mode=said.mode,
            cues=said.cues,
            attribution=None if outer == number else outer,
            sentence=sentence,
        )


def _speakers(reading: Reading, attribution: Attribution, role: Role) -> tuple[RoleMention, ...]:
    if attribution.mention is None:
        return ()
    mention = reading.mentions[attribution.mention]
    iris = [iri for iri in reading.referents(attribution.mention) if reading.is_a(iri, role.types)]
    return tuple(RoleMention(role.name, mention.span, attribution.mention, iri) for iri in iris)


def _says_something(reading: Reading, attribution: Attribution) -> bool:
    """Whether the content is a quotation or has a verb: "recalled its ambassadors" is no saying."""
    if attribution.style != "indirect":
        return True
    return any(token.pos_ in ("VERB", "AUX") for part in attribution.content for token in tokens_in(reading.doc, part))


def _content(reading: Reading, attribution: Attribution) -> RoleMention:
    parts = [part.of(reading.article.text).strip(_QUOTES) for part in attribution.content]
    words = " … ".join(" ".join(part.split()) for part in parts if part.lower() not in _EMPTY)
    return RoleMention("content", attribution.content[0], value=words)


def _about(
    reading: Reading, attribution: Attribution, role: Role, speakers: set[str | None]
) -> tuple[RoleMention, ...]:
    """What the clauses of the content speak of: their subjects, else the whole of a nominal content."""
    found: dict[str | None, RoleMention] = {}
    for part in attribution.content:
        for token in tokens_in(reading.doc, part):
            if token.dep_ in _SUBJECTS or not part.start <= token.head.idx < part.end:
                for item in entity_fillers(reading, token, role):
                    found.setdefault(item.entity, item)
    return tuple(item for iri, item in found.items() if iri not in speakers)
