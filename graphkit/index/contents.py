"""What an article brings into the index."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Described:
    """An entity as one article, and the gazetteer behind it, describe it.

    Attributes:
        iri: as extracted, before any joining.
        type: local name of its class.
        known: whether a gazetteer holds it.
        label: the gazetteer's name for it.
        aliases: the gazetteer's other names.
        states: IRIs of the states that it belongs to.
        printed: its name in the article, for what no gazetteer holds.
    """

    iri: str
    type: str
    known: bool
    label: str | None = None
    aliases: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class PassageText:
    """A sentence that states something.

    Attributes:
        id: local name of the passage.
        text: its words.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """One article, as far as the index goes.

    Attributes:
        id: `d-…`.
        title: empty if it has none.
        text: the whole text.
        day: of publication, if it is known.
        entities: all that it speaks of.
        together: for each claim the entities that it is about.
        passages: the sentences that state something.
    """

    id: str
    title: str
    text: str
    day: dt.date | None
    entities: tuple[Described, ...]
    together: tuple[frozenset[str], ...]
    passages: tuple[PassageText, ...]
