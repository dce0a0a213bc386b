"""A picture whose every text is made to break things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from graphkit.view.picture import Article, Claim, Entity, Filler, Mark, Passage, Picture
from tests.view.view_graphs import HOSTILE


def poisoned(text: Callable[[int], str] = HOSTILE.__getitem__) -> Picture:
    """A ring of entities whose every field is the text for a running number."""
    numbers = range(len(HOSTILE))
    entities = tuple(
        Entity(f"{n} {text(n)}", text(n), text(n), (text(n), text(n)), text(n), text(n), (n * 3.0, n * 5.0))
        for n in numbers
    )
    articles = tuple(Article(f"d-{n}", text(n), text(n), dt.date(2025, 1, 1 + n), text(n), text(n)) for n in numbers)
    return Picture(entities, tuple(_claim(n, text(n), entities) for n in numbers), articles)


def _claim(n: int, bad: str, entities: tuple[Entity, ...]) -> Claim:
    source, target = entities[n], entities[(n + 1) % len(entities)]
    marks = (Mark(0, 5, bad), Mark(-1, 3, bad), Mark(2, 9**9, bad))
    return Claim(
        id=f"{bad[:50]} {n}",
        relation=bad,
        status=bad,
        label=bad,
        summary=bad,
        reason=bad,
        when=bad,
        fillers=(Filler(bad, source.iri, bad), Filler(bad, None, bad), Filler(bad, target.iri, bad)),
        pairs=((source.iri, target.iri),),
        passages=(Passage(f"d-{n}", bad, marks, (bad, bad), bad, bad, bad, bad),),
        opposes=("c-nowhere",),
    )
