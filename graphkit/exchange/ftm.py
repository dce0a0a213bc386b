"""Claims, entities and articles -> FollowTheMoney, one JSON object a line; denied claims stay out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphkit.exchange.ftm_links import links
from graphkit.exchange.ftm_records import entity_id, record, web_address
from graphkit.exchange.schemata import Schemata, load_schemata
from graphkit.lexicon.frame import Edge
from graphkit.rdf import ArticleRow, ClaimRow, EntityRow


def ftm(
    claims: Iterable[ClaimRow],
    entities: Sequence[EntityRow],
    articles: Iterable[ArticleRow],
    edges: Mapping[str, Edge],
    countries: Mapping[str, str],
) -> str:
    """The articles, then the entities, then the claims but those that `denied` gives.

    Args:
        claims: all claims.
        entities: all entities.
        articles: all articles.
        edges: claim class -> between which roles it is drawn.
        countries: Wikidata id of a state -> its code.
    """
    schemata = load_schemata()
    names = {entity.id: entity_id(entity.id) for entity in entities}
    records = [_article(row) for row in articles]
    records += [_entity(row, names[row.id], schemata, countries) for row in entities]
    for claim in claims:
        if claim.status != "denied":
            records += links(claim, names, schemata, edges.get(claim.type))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def denied(claims: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    """The claims that the export leaves out, since a reader of links would take them for true."""
    return tuple(claim for claim in claims if claim.status == "denied")


def _article(row: ArticleRow) -> dict[str, Any]:
    about = {
        "title": [row.title or row.source_id or row.id],
        "sourceUrl": [web_address(row.url)],
        "publisher": [row.publisher],
        "publishedAt": [row.published.isoformat() if row.published else None],
    }
    return record(row.id, "Article", about)


def _entity(row: EntityRow, name: str, schemata: Schemata, countries: Mapping[str, str]) -> dict[str, Any]:
    schema = schemata.of(row.type)
    about = {
        "name": [row.name],
        "title": [row.name] if schema == "Article" else [],
        "full": [row.name] if schema == "Address" else [],
        "alias": row.aliases,
        "keywords": [row.type],
        "wikidataId": [row.wikidata],
        "wikipediaUrl": [web_address(row.wikipedia)],
        "country": [countries.get(row.wikidata or "")] if row.type == "Country" else [],
    }
    return record(name, schema, about)
