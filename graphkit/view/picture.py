"""What a page is made of: entities, claims with their passages, articles; plain values that know nothing of a store."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity.

    Attributes:
        iri: unique in the picture.
        label: its name.
        type: local name of its class.
        aliases: other names, in any script.
        wikidata: `Q…`, or None.
        wikipedia: title or address of its English Wikipedia article, or None.
        place: latitude and longitude in degrees, None where it has none.
    """

    iri: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    wikipedia: str | None = None
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `origin` is the same for all that rest on one report, None where it is not known."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: `entity` is the IRI of an entity of the picture, None for a value; `text` how it reads."""

    role: str
    entity: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence and what it is: `trigger` or a role; offsets in code points, end exclusive."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence that states a claim.

    Attributes:
        article: id of an article of the picture.
        sentence: as printed.
        marks: what is in it; where two overlap, the earlier in the tuple counts.
        voices: who passes it on, the outermost first, and last who said it; empty for the article's own voice.
        source_type: local name.
        certainty: as in `model.Attestation`.
        polarity: as in `model.Attestation`.
        mode: as in `model.Attestation`.
        superseded: whether a newer version of the article is there.
    """

    article: str
    sentence: str
    marks: tuple[Mark, ...] = ()
    voices: tuple[str, ...] = ()
    source_type: str = "articleVoice"
    certainty: str = ""
    polarity: str = ""
    mode: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    Attributes:
        id: unique in the picture.
        relation: local name of its class.
        status: local name.
        reason: why it has this status.
        label: the words on its line.
        summary: the claim in words.
        begins: the first day of what it says, None if it is not known or the claim has no beginning.
        ends: the last day, None if it is not known or the claim has no end.
        open: whether the time is known and has no beginning or no end.
        when: the time in words.
        fillers: what fills its roles.
        pairs: IRIs of the entities between which it is drawn, in the direction of the arrow; none for a claim that is
            only told.
        passages: what states or denies it.
        opposes: ids of claims that cannot hold beside it.
    """

    id: str
    relation: str
    status: str
    label: str
    summary: str
    reason: str | None = None
    begins: dt.date | None = None
    ends: dt.date | None = None
    open: bool = False
    when: str | None = None
    fillers: tuple[Filler, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    opposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that one page holds; what is named by an IRI or id elsewhere in it is among these."""

    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    articles: tuple[Article, ...] = ()
