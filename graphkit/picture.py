"""Claims, entities and articles of a store -> the picture that a page draws and tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graphkit.lexicon.coordinates import coordinates
from graphkit.lexicon.frame import Edge
from graphkit.lexicon.frames import load_frames
from graphkit.network import drawn, speakers
from graphkit.rdf import ArticleRow, ClaimRow, EntityRow, EvidenceRow, FillerRow, Store, period
from graphkit.rdf.contradictions import Contradiction, contradictions
from graphkit.rdf.mentions import MentionRow, mentions
from graphkit.view.picture import Article, Claim, Entity, Filler, Mark, Passage, Picture

_TIMES = ("time", "year")
_STATUS = "unconfirmed"  # in a store that is stale
_OPEN = ".."
Names = Mapping[str, tuple[str, ...]]
Mentions = Mapping[str, tuple[MentionRow, ...]]


def picture_of(store: Store) -> Picture:
    """The picture of a whole store.

    Raises:
        StoreError: it cannot be read.
    """
    entities = store.entities()
    return picture(
        store.claims(),
        entities,
        store.articles(),
        edges={frame.name: frame.edge for frame in load_frames() if frame.edge},
        opposing=contradictions(store),
        found=mentions(store),
        places=coordinates(entity.id for entity in entities),
    )


def picture(
    claims: Iterable[ClaimRow],
    entities: Iterable[EntityRow],
    articles: Iterable[ArticleRow],
    *,
    edges: Mapping[str, Edge],
    opposing: Iterable[Contradiction] = (),
    found: Mentions | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> Picture:
    """The picture of these rows, in their order; entities that no claim involves are left out.

    Args:
        claims: what is drawn or told.
        entities: all that the claims involve.
        articles: all that the claims rest on.
        edges: claim class -> between which roles it is drawn.
        opposing: pairs of claims that cannot both hold.
        found: article id -> where known entities stand in its text.
        places: IRI of an entity -> latitude and longitude, in degrees.
    """
    claims, entities = tuple(claims), tuple(entities)
    names = {entity.id: (entity.name, *sorted(entity.aliases, key=len, reverse=True)) for entity in entities}
    known = {entity.id for entity in entities if entity.known}
    opposed = _opposed(opposing)
    involved = {filler.entity for claim in claims for filler in claim.fillers if filler.entity}
    return Picture(
        tuple(_entity(entity, places or {}) for entity in entities if entity.id in involved),
        tuple(_claim(claim, edges.get(claim.type), known, names, found or {}, opposed) for claim in claims),
        tuple(map(_article, articles)),
    )


def _entity(row: EntityRow, places: Mapping[str, tuple[float, float]]) -> Entity:
    return Entity(row.id, row.name, row.type, row.aliases, row.wikidata, row.wikipedia, places.get(row.id))


def _article(row: ArticleRow) -> Article:
    return Article(row.id, row.title, row.publisher, row.published, row.url, row.origin)


def _opposed(opposing: Iterable[Contradiction]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in opposing:
        one, other = pair.one.id, pair.other.id
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return found


def _claim(
    row: ClaimRow,
    edge: Edge | None,
    known: set[str],
    names: Names,
    mentions: Mentions,
    opposed: Mapping[str, set[str]],
) -> Claim:
    when = next((filler.label for role in _TIMES for filler in row.fillers if filler.role == role), None)
    begins, ends = period(when or "")
    return Claim(
        id=row.id,
        relation=row.type,
        status=row.status or _STATUS,
        reason=row.reason,
        label=edge.label if edge else "",
        summary=row.label,
        begins=begins,
        ends=ends,
        open=_OPEN in (when or "").split("/"),
        when=when,
        fillers=tuple(Filler(filler.role, filler.entity, filler.label) for filler in row.fillers),
        pairs=tuple(_pairs(row, edge, known)) if edge else (),
        passages=tuple(_passage(item, row.fillers, names, mentions) for item in row.evidence),
        opposes=tuple(sorted(opposed.get(row.id, ()))),
    )


def _pairs(row: ClaimRow, edge: Edge, known: set[str]) -> Iterator[tuple[str, str]]:
    for source, target in drawn(row, edge, known):
        if source.entity and target.entity:
            yield source.entity, target.entity


def _passage(item: EvidenceRow, fillers: tuple[FillerRow, ...], names: Names, mentions: Mentions) -> Passage:
    marks = [Mark(*item.trigger, "trigger")]
    for filler in fillers:
        marks += _marks(item, filler, names, mentions.get(item.article.id, ()))
    return Passage(
        article=item.article.id,
        sentence=item.sentence,
        marks=tuple(marks),
        voices=speakers(item),
        source_type=item.source_type,
        certainty=item.certainty,
        polarity=item.polarity,
        mode=item.mode,
        superseded=item.article.superseded_by is not None,
    )


def _marks(item: EvidenceRow, filler: FillerRow, names: Names, mentions: tuple[MentionRow, ...]) -> Iterator[Mark]:
    """Where a filler stands in the sentence: as it was mentioned, else the first of its names that is there."""
    first, last = item.start, item.start + len(item.sentence)
    found = False
    if filler.entity:
        for mention in mentions:
            if mention.entity == filler.entity and first <= mention.start and mention.end <= last:
                yield Mark(mention.start - first, mention.end - first, filler.role)
                found = True
    if found:
        return
    folded = item.sentence.casefold()
    for name in (filler.label, *names.get(filler.entity or "", ())):
        place = _word(item.sentence, name) if name and name.casefold() in folded else None
        if place:
            yield Mark(*place, filler.role)
            return


def _word(sentence: str, name: str) -> tuple[int, int] | None:
    """Where the name stands between ends of words, in whatever case."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE)
    return found.span() if found else None
