"""An outlet's name as the input gives it -> the entity that publishes under it."""

from __future__ import annotations

from graphkit import ids
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.types import TypeSystem
from graphkit.model import Entity


def outlet_of(name: str, gazetteer: Gazetteer, types: TypeSystem) -> Entity:
    """The outlet of that name, or another organisation that publishes; else one known by its name alone.

    Args:
        name: such as "The Guardian", "Ministry of Defence of Belarus".
        gazetteer: known things.
        types: the entity types.
    """
    bodies = [entry for entry in _called(name, gazetteer) if types.is_a(entry.type, ("Organization",))]
    media = [entry for entry in bodies if entry.type == "MediaOrganization"]
    for found in (media, bodies):
        if len(found) == 1:
            return found[0].entity()
    return Entity(ids.text_entity_iri("MediaOrganization", name), "MediaOrganization", name)


def _called(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    whole = " ".join(name.split())
    first, _, rest = whole.partition(" ")
    return gazetteer.lookup(whole) or (gazetteer.lookup(rest) if first.lower() == "the" else ())
