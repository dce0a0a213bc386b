"""A picture too large to be seen at once -> how much each claim matters, and the part that its page opens with."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from graphkit.view.picture import Claim, Picture

_MOST_CLAIMS = 2000  # that a page opens with; one of no more opens with all
_STATUSES = {"confirmed": 1.0, "official": 1.0, "disputed": 1.0, "denied": 0.8, "reported": 0.7, "superseded": 0.1}
_OTHER = 0.5  # unconfirmed, planned, hypothetical


def weights(picture: Picture) -> tuple[float, ...]:
    """How much each claim matters: the better its status, the more origins it has, the more its entities are named.

    A disputed claim counts as much as a confirmed one, since it is what an analyst looks for. A claim that is not drawn
    counts by the entities that it involves.
    """
    named = Counter(end for claim in picture.claims for end in _involved(claim))
    origins = {article.id: article.origin or article.id for article in picture.articles}
    return tuple(_weight(claim, named, origins) for claim in picture.claims)


def _weight(claim: Claim, named: Counter[str], origins: dict[str, str]) -> float:
    reports = len({origins[passage.article] for passage in claim.passages})
    fame = sum(math.log1p(named[end]) for end in _involved(claim))
    return round(_STATUSES.get(claim.status, _OTHER) * (1 + math.log1p(reports)) * fame, 3)


def _involved(claim: Claim) -> set[str]:
    return {end for pair in claim.pairs for end in pair} or {filler.entity for filler in claim.fillers if filler.entity}


def opening(picture: Picture, important: tuple[float, ...]) -> tuple[bool, ...]:
    """For each entity whether the page draws it at first: all, or those of the most important claims.

    An entity is in where its claims together matter most, as long as the claims between those that are in are no more
    than 2,000.

    Args:
        picture: the whole.
        important: the weight of each claim.
    """
    if len(picture.claims) <= _MOST_CLAIMS:
        return (True,) * len(picture.entities)
    matters: defaultdict[str, float] = defaultdict(float)
    between: dict[str, list[str]] = {entity.iri: [] for entity in picture.entities}
    for claim, weight in zip(picture.claims, important, strict=True):
        for end in _involved(claim):
            matters[end] += weight
        for source, target in claim.pairs:
            between[source].append(target)
            between[target].append(source)
    chosen: set[str] = set()
    room = _MOST_CLAIMS
    for iri in sorted(between, key=lambda iri: (-matters[iri], iri)):
        added = sum(other in chosen for other in between[iri])
        if added > room:
            break
        room -= added
        chosen.add(iri)
    return tuple(entity.iri in chosen for entity in picture.entities)
