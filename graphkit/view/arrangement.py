"""Where a page puts its entities, and what it tells about their part in the whole."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.view.layout import place
from graphkit.view.picture import Picture

_LETTER, _LINE = 7.0, 17.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One row for each entity of a picture, in its order.

    Attributes:
        places: x and y in pixels around the origin; y grows downwards.
        communities: number of the community, from 0; the largest first.
        brokers: rank by betweenness, from 1; 0 for what lies between no others.
        first: whether a large page opens with it.
    """

    places: tuple[tuple[int, int], ...]
    communities: tuple[int, ...]
    brokers: tuple[int, ...]
    first: tuple[bool, ...]


def arrange(picture: Picture, seed: int = 7) -> Arrangement:
    """An arrangement, the same for the same picture and seed.

    Args:
        picture: what to arrange.
        seed: chooses another arrangement.
    """
    ends = [pair for claim in picture.claims for pair in claim.pairs]
    sizes = {entity.iri: (_LETTER * min(24, len(entity.label)) + 12, 2 * _LINE) for entity in picture.entities}
    found = place([entity.iri for entity in picture.entities], ends, sizes, seed)
    none = (0,) * len(picture.entities)
    return Arrangement(tuple(found[entity.iri] for entity in picture.entities), none, none, (True,) * len(picture.entities))
