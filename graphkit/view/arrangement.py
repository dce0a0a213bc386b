"""Where a page puts its entities, and what it tells about their part in the whole."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.view import ranks, wording
from graphkit.view.layout import place
from graphkit.view.opening import opening, weights
from graphkit.view.picture import Entity, Picture

_LETTER, _LINE = 7.0, 17.0
_ALL_NAMED = 90  # in larger graphs the page names only some of the nodes at once, so labels need less room


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One row for each entity of a picture, or for each claim, in its order.

    Attributes:
        places: x and y of entities in pixels around the origin, y grows downwards; the origin where no line ends.
        communities: number of an entity's community, from 0, the largest first.
        brokers: an entity's rank by betweenness, from 1; 0 for what lies between no others.
        first: whether a large page opens with an entity.
        weights: how much a claim matters.
    """

    places: tuple[tuple[int, int], ...]
    communities: tuple[int, ...]
    brokers: tuple[int, ...]
    first: tuple[bool, ...]
    weights: tuple[float, ...]


def arrange(picture: Picture, seed: int = 7) -> Arrangement:
    """An arrangement, the same for the same picture and seed.

    Args:
        picture: what to arrange.
        seed: chooses another arrangement, and the sample of paths that tells who lies between others.
    """
    numbers = {entity.iri: number for number, entity in enumerate(picture.entities)}
    ends = [(numbers[source], numbers[target]) for claim in picture.claims for source, target in claim.pairs]
    graph = ranks.weighted(len(numbers), ends)
    pairs = [pair for claim in picture.claims for pair in claim.pairs]
    joined = {end for pair in pairs for end in pair}
    found = place(joined, pairs, _sizes([entity for entity in picture.entities if entity.iri in joined], pairs), seed)
    between = ranks.betweenness(graph, seed)
    order = sorted((-value, number) for number, value in enumerate(np.round(between, 6)) if value > 0)
    brokers = {number: rank for rank, (_, number) in enumerate(order, 1)}
    important = weights(picture)
    return Arrangement(
        places=tuple(found.get(entity.iri, (0, 0)) for entity in picture.entities),
        communities=ranks.communities(graph, seed),
        brokers=tuple(brokers.get(number, 0) for number in range(len(numbers))),
        first=opening(picture, important),
        weights=important,
    )


def _sizes(entities: Sequence[Entity], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Width and height that each symbol takes with its name, in pixels; symbols grow with the number of their lines."""
    degree = Counter(end for pair in pairs for end in pair)
    full = min(1.0, _ALL_NAMED / max(1, len(entities)))
    found = {}
    for entity in entities:
        radius = min(17.0, 5.6 + 2.1 * math.sqrt(degree[entity.iri]))
        lines = wording.label_lines(wording.shown(entity.label, 60)).split("\n")
        width, height = _LETTER * max(map(len, lines)) * full, _LINE * len(lines) * full
        found[entity.iri] = max(2 * radius, width) + 12, 2 * (radius + height) + 6
    return found
