"""Claims about agreements -> which "2009 treaty" and which "draft protocol" an article means, where that is certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graphkit import ids
from graphkit.extract.reading import Reading, make_reading
from graphkit.lexicon.entries import Entry
from graphkit.model import Attestation, Entity


def known_instruments(
    reading: Reading, attestations: Iterable[Attestation], entries: Iterable[Entry]
) -> dict[str, Entity]:
    """Agreements that the article only describes -> the entities that other articles share.

    An agreement is a gazetteer's where year and parties fit one entry only and the article speaks of all its states.
    What amends a known agreement is one thing for all articles of one year: the draft and what is signed in the end.

    Args:
        reading: the article.
        attestations: its claims.
        entries: the gazetteer's instruments.

    Returns:
        IRI of a described agreement -> the entity that takes its place.
    """
    found: dict[str, Entity] = {}
    candidates = tuple(entry for entry in entries if entry.year and entry.state_iris)
    items = tuple(attestations)
    for attestation in items:
        if attestation.claim.type == "Agreement":
            found.update(_agreement(reading, attestation, candidates))
    for attestation in items:
        if attestation.claim.type == "Amendment":
            found.update(_amendment(reading, attestation, found))
    return found


def _agreement(reading: Reading, attestation: Attestation, entries: tuple[Entry, ...]) -> Iterator[tuple[str, Entity]]:
    instrument = _filler(attestation, "instrument")
    year = next((item.value for item in attestation.roles if item.role == "year"), None)
    if instrument is None or year is None or reading.is_named(instrument):
        return
    parties = {item.entity for item in attestation.roles if item.role == "party"}
    fitting = [
        entry for entry in entries if entry.year == year and parties <= set(entry.state_iris) <= reading.entities.keys()
    ]
    if len(fitting) == 1:
        yield instrument, fitting[0].entity()


def _amendment(reading: Reading, attestation: Attestation, found: Mapping[str, Entity]) -> Iterator[tuple[str, Entity]]:
    instrument, amends = _filler(attestation, "instrument"), _filler(attestation, "amends")
    published = reading.article.published
    if instrument is None or amends is None or published is None or reading.is_named(instrument):
        return
    amended = found.get(amends) or reading.entities[amends]
    if amended.known:
        name = f"amendment to {amended.name}"
        iri = ids.text_entity_iri("Instrument", name, str(published.year))
        yield instrument, Entity(iri, "Instrument", name)


def _filler(attestation: Attestation, role: str) -> str | None:
    return next((item.entity for item in attestation.roles if item.role == role), None)


def with_entities(reading: Reading, found: Mapping[str, Entity]) -> Reading:
    """The reading with each IRI of `found` replaced by its entity."""

    def renamed(iri: str | None) -> str | None:
        return found[iri].id if iri is not None and iri in found else iri

    mentions = tuple(replace(m, entity=renamed(m.entity)) for m in reading.mentions)
    entities = {entity.id: entity for entity in (*reading.entities.values(), *found.values())}
    return make_reading(
        reading.doc,
        reading.article,
        mentions,
        tuple(entity for iri, entity in entities.items() if iri not in found),
        reading.groups,
        reading.attributions,
        reading.voices,
        reading.types,
    )
