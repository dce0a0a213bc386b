"""A parsed article with its mentions -> what it claims, who says so, and how firmly."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from graphkit.extract.attribution import find_attributions
from graphkit.extract.coreference import resolve_coreference
from graphkit.extract.frames import FrameWords, interpret
from graphkit.extract.instruments import known_instruments, with_entities
from graphkit.extract.predicates import find_predicates
from graphkit.extract.reading import Reading, make_reading
from graphkit.extract.statements import find_statements
from graphkit.extract.voices import voices_of
from graphkit.lexicon.bundle import Lexicon
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.model import Article, Entity, Extraction, Mention

__all__ = ["extract"]


def extract(
    doc: Doc, article: Article, mentions: tuple[Mention, ...], entities: tuple[Entity, ...], lexicon: Lexicon
) -> Extraction:
    """Everything that one article yields.

    Args:
        doc: its parse.
        article: the article.
        mentions: names, nominals, pronouns and values, names linked (`link.Linker`).
        entities: what the linked mentions refer to.
        lexicon: frames and word lists.
    """
    reading = read(doc, article, mentions, entities, lexicon)
    words = frame_words(lexicon)
    predicates = find_predicates(doc, lexicon.grammar)
    found, offices = interpret(reading, predicates, words)
    instruments = known_instruments(reading, found, lexicon.gazetteer.of_type("Instrument"))
    if instruments:
        reading = with_entities(reading, instruments)
        found, offices = interpret(reading, predicates, words)
    statements = [
        statement
        for frame in lexicon.frames
        if any(trigger.kind == "attribution" for pattern in frame.patterns for trigger in pattern.triggers)
        for statement in find_statements(reading, frame, lexicon.commitment)
    ]
    attestations = sorted([*found, *statements], key=lambda a: (a.trigger.start, a.claim.type, a.id))
    referred = {m.entity for m in reading.mentions} | {i.entity for a in attestations for i in a.roles}
    everything = {entity.id: entity for entity in (*reading.entities.values(), *offices)}
    referred |= {state for iri in referred if iri in everything for state in everything[iri].states}
    return Extraction(
        article=article,
        mentions=reading.mentions,
        entities=tuple(everything[iri] for iri in sorted(everything) if iri in referred),
        attributions=reading.attributions,
        attestations=tuple(attestations),
    )


def read(
    doc: Doc, article: Article, mentions: tuple[Mention, ...], entities: tuple[Entity, ...], lexicon: Lexicon
) -> Reading:
    """What the frames are asked about: who is who in the article, and who says what; the arguments are `extract`'s."""
    resolved = resolve_coreference(doc, article, mentions, entities, lexicon.types, lexicon.coreference)
    known = (*entities, *resolved.entities, *_states_of(entities, lexicon.gazetteer))
    attributions = find_attributions(doc, resolved.mentions, lexicon.reporting, lexicon.types)
    voices = voices_of(doc, attributions, lexicon.reporting, lexicon.commitment)
    return make_reading(doc, article, resolved.mentions, known, resolved.groups, attributions, voices, lexicon.types)


def frame_words(lexicon: Lexicon) -> FrameWords:
    """What the interpreter needs of the lexicon."""
    reporting = lexicon.reporting
    presenting, naming = reporting.presenting_participles, reporting.naming_verbs
    return FrameWords(lexicon.triggers, lexicon.commitment, lexicon.offices, presenting, naming)


def _states_of(entities: tuple[Entity, ...], gazetteer: Gazetteer) -> Iterator[Entity]:
    """The states that the entities belong to and that the article itself does not name."""
    named = {entity.id for entity in entities}
    for iri in sorted({state for entity in entities for state in entity.states} - named):
        entry = gazetteer.by_iri(iri)
        if entry is not None:
            yield entry.entity()
