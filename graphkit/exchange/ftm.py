"""Claims, entities and articles -> FollowTheMoney, one JSON object a line; denied claims stay out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphkit.exchange.ftm_links import links
from graphkit.exchange.ftm_records import Properties, entity_id, readable, record, web_address
from graphkit.exchange.schemata import Schemata, load_schemata
from graphkit.exchange.stance import is_denied
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
        if not is_denied(claim):
            records += links(claim, names, schemata, edges.get(claim.type))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def denied(claims: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    """The claims that are denied or only negated; the export leaves them out, since a link is read as a fact."""
    return tuple(claim for claim in claims if is_denied(claim))


def _article(row: ArticleRow) -> dict[str, Any]:
    about: Properties = {
        "title": [readable(row.title or "", row.id)],
        "sourceUrl": [web_address(row.url)],
        "publisher": [row.publisher],
        "publishedAt": [row.published.isoformat() if row.published else None],
    }
    return record(row.id, "Article", about)


def _entity(row: EntityRow, name: str, schemata: Schemata, countries: Mapping[str, str]) -> dict[str, Any]:
    schema, label = schemata.of(row.type), readable(row.name, name)
    about: Properties = {
        "name": [label],
        "title": [label] if schema == "Article" else [],
        "full": [label] if schema == "Address" else [],
        "alias": [alias for alias in row.aliases if readable(alias, "")],
        "keywords": [row.type],
        "wikidataId": [row.wikidata],
        "wikipediaUrl": [web_address(row.wikipedia)],
        "country": [countries.get(row.wikidata or "")] if row.type == "Country" else [],
    }
    return record(name, schema, about)
