"""A picture and where its entities stand -> the page's data blocks, as `script/model.js` reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from graphkit.view import wording
from graphkit.view.arrangement import Arrangement
from graphkit.view.legend import Legend, key
from graphkit.view.picture import Article, Claim, Entity, Passage, Picture

_MOST_ALIASES = 30

Block = dict[str, Any]


class Contents:
    """What a page holds; each name is cleaned and numbered once."""

    def __init__(self, picture: Picture, arrangement: Arrangement, legend: Legend) -> None:
        """Takes a picture, the arrangement of its entities, and how things are drawn."""
        self._picture = picture
        self._arrangement = arrangement
        self._legend = legend
        self._entity = {entity.iri: number for number, entity in enumerate(picture.entities)}
        self._article = {article.id: number for number, article in enumerate(picture.articles)}
        self._articles = picture.articles
        self._claim = {claim.id: number for number, claim in enumerate(picture.claims)}
        self._relations = Numbers(claim.relation for claim in picture.claims)
        self._sources = Numbers(passage.source_type for claim in picture.claims for passage in claim.passages)
        self._outlets = Numbers(wording.shown(article.outlet, 80) for article in picture.articles)
        self._origins = Numbers(article.origin or f"article {article.id}" for article in picture.articles)
        self._families = Numbers((family.name for family in legend.families), in_order=False)
        self._statuses = Numbers(legend.lines, in_order=False)
        self._short = cache(lambda text: wording.shown(text, 40))
        self._family = cache(legend.family)

    def graph(self, title: str) -> Block:
        """The block `graph`: all but the passages."""
        picture = self._picture
        return {
            "title": wording.shown(title, 200),
            **key(self._legend),
            "relations": [_kind(name) for name in self._relations.names],
            "sources": [_kind(name) for name in self._sources.names],
            "outlets": self._outlets.names,
            "entities": _columns(self._entity_row(n, entity) for n, entity in enumerate(picture.entities)),
            "claims": _columns(self._claim_row(n, claim) for n, claim in enumerate(picture.claims)),
            "articles": _columns(map(self._article_row, picture.articles)),
        }

    def texts(self) -> Iterator[list[Any]]:
        """The block `texts`: for each claim its passages."""
        for claim in self._picture.claims:
            yield [self._passage(passage) for passage in claim.passages]

    def _entity_row(self, number: int, entity: Entity) -> Block:
        links = {
            "Wikidata": wording.wikidata_link(entity.wikidata),
            "Wikipedia": wording.wikipedia_link(entity.wikipedia),
        }
        x, y = self._arrangement.places[number]
        return {
            "iri": wording.shown(entity.iri, 400),
            "label": wording.shown(entity.label, 160) or wording.shown(entity.iri, 160),
            "type": wording.shown(wording.words(entity.type[:200]), 60) or "entity",
            "family": self._families[self._family(entity.type)],
            "aliases": [wording.shown(alias, 80) for alias in entity.aliases[:_MOST_ALIASES]],
            "links": [{"label": name, "url": url} for name, url in links.items() if url],
            "x": x,
            "y": y,
            "community": self._arrangement.communities[number],
            "broker": self._arrangement.brokers[number],
            "first": self._arrangement.first[number],
            "place": entity.place,
        }

    def _claim_row(self, number: int, claim: Claim) -> Block:
        articles = [self._article[passage.article] for passage in claim.passages]
        relation = _kind(claim.relation)["label"]
        return {
            "id": wording.shown(claim.id, 60),
            "relation": self._relations[claim.relation],
            "status": self._statuses[self._legend.status(claim.status)],
            "reason": wording.shown(claim.reason, 200),
            "label": wording.shown(claim.label, 60) or relation,
            "summary": wording.shown(claim.summary, 400) or wording.shown(claim.label, 60) or relation,
            "from": claim.begins.isoformat() if claim.begins else "",
            "until": claim.ends.isoformat() if claim.ends else "",
            "open": int(claim.open),
            "when": wording.shown(claim.when, 60),
            "fillers": [
                (self._short(filler.role), self._entity.get(filler.entity or "", -1), wording.shown(filler.text, 160))
                for filler in claim.fillers
            ],
            "ends": [(self._entity[source], self._entity[target]) for source, target in claim.pairs],
            "origins": self._independent(claim),
            "articles": _each(articles),
            "sources": _each([self._sources[passage.source_type] for passage in claim.passages]),
            "opposes": [self._claim[other] for other in claim.opposes if other in self._claim],
            "weight": self._arrangement.weights[number],
        }

    def _independent(self, claim: Claim) -> int:
        """From how many origins the claim comes; old versions of articles count where there is nothing else."""
        if len(claim.passages) < 2:
            return len(claim.passages)
        newest = [passage for passage in claim.passages if not passage.superseded] or claim.passages
        articles = (self._articles[self._article[passage.article]] for passage in newest)
        return len({article.origin or article.id for article in articles})

    def _article_row(self, article: Article) -> Block:
        return {
            "id": wording.shown(article.id, 60),
            "title": wording.shown(article.title, 200),
            "outlet": self._outlets[wording.shown(article.outlet, 80)],
            "published": article.published.isoformat() if article.published else "",
            "url": wording.web_link(article.url) or "",
            "origin": self._origins[article.origin or f"article {article.id}"],
        }

    def _passage(self, passage: Passage) -> tuple[Any, ...]:
        marks = ((mark.start, mark.end, self._short(mark.what)) for mark in passage.marks)
        return (
            self._article[passage.article],
            wording.pieces(passage.sentence, marks),
            [wording.shown(voice, 120) for voice in passage.voices],
            self._sources[passage.source_type],
            self._short(passage.certainty),
            self._short(passage.polarity),
            self._short(passage.mode),
            int(passage.superseded),
        )


class Numbers:
    """Names and their numbers, from 0."""

    def __init__(self, names: Iterable[str], *, in_order: bool = True) -> None:
        """Takes names with any repetition; sorts them unless the order is theirs."""
        found = dict.fromkeys(names)
        self.names = sorted(found) if in_order else list(found)
        self._numbers = {name: number for number, name in enumerate(self.names)}

    def __getitem__(self, name: str) -> int:
        return self._numbers[name]


def _each(numbers: list[int]) -> list[int]:
    return sorted(set(numbers)) if len(numbers) > 1 else numbers


@cache
def _kind(name: str) -> dict[str, str]:
    text = wording.shown(name, 60)
    return {"name": text, "label": wording.words(text)}


def _columns(rows: Iterable[Block]) -> dict[str, list[Any]]:
    """Rows of the same keys as lists by key, which pack better."""
    columns: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        for name, value in row.items():
            columns[name].append(value)
    return columns
