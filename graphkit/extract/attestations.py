"""The filled roles of a frame and what the text commits itself to -> an attestation, with its claim and its line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from graphkit import ids
from graphkit.extract.certainty import Commitment
from graphkit.extract.reading import Reading, sentence_span
from graphkit.lexicon.frame import Frame
from graphkit.model import Attestation, Claim, Filler, RoleMention, Span


def make_attestation(
    reading: Reading,
    frame: Frame,
    items: tuple[RoleMention, ...],
    said: Commitment,
    *,
    word: Token,
    trigger: Span,
    attribution: int | None,
    voice: str,
) -> Attestation:
    """What one passage states.

    Args:
        reading: the article.
        frame: of the claim's class.
        items: what fills the roles.
        said: how firmly.
        word: the word that states it, in whose sentence it stands.
        trigger: the words that state it.
        attribution: the number of the attribution whose words they are, None for the article's own.
        voice: what tells this voice apart from others in the same sentence; goes into the id.
    """
    claim = _claim(frame, items)
    sentence = sentence_span(word)
    return Attestation(
        id=ids.attestation_id(reading.article.id, sentence, claim.id, f"{voice}|{trigger.start}"),
        claim=claim,
        trigger=trigger,
        roles=items,
        edge=_edge(reading, frame, items),
        polarity=said.polarity,
        certainty=said.certainty,
        mode=said.mode,
        cues=said.cues,
        attribution=attribution,
        sentence=sentence,
    )


def _claim(frame: Frame, items: Iterable[RoleMention]) -> Claim:
    """The proposition that the filled roles make."""
    fillers = ids.sorted_fillers(Filler(item.role, item.entity, None if item.entity else item.value) for item in items)
    return Claim(ids.claim_id(frame.name, fillers), frame.name, frame.plover, fillers)


def _edge(reading: Reading, frame: Frame, items: Sequence[RoleMention]) -> tuple[int | None, int | None]:
    """The mentions at the two ends of the edge that is drawn for a claim; of a pronoun, what it stands for near by."""
    if frame.edge is None:
        return None, None
    sources = [reading.spelled_out(i.mention) for i in items if i.role == frame.edge.source and i.mention is not None]
    targets = [reading.spelled_out(i.mention) for i in items if i.role == frame.edge.target and i.mention is not None]
    if frame.edge.source == frame.edge.target:
        targets = targets[1:][-1:]  # of "A and B met C", C
    return (sources[0] if sources else None), (targets[0] if targets else None)
