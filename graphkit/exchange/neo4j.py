"""Claims, entities and articles -> the CSV files of `neo4j-admin database import`, claims and attestations as nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.exchange.cells import BETWEEN, csv_text
from graphkit.lexicon.frame import Edge
from graphkit.network import ends, speakers
from graphkit.rdf import ACCEPTED_STATUS, ArticleRow, ClaimRow, EntityRow, EvidenceRow

# Between the items of a list: a character that no name holds, so that none needs escaping.
_ITEMS = "\x1f"
_NODES = ("entities", "claims", "attestations", "articles")
_RELATIONSHIPS = ("roles", "sources", "evidence", "relations")
_COMMAND = "neo4j-admin database import full neo4j --multiline-fields=true --array-delimiter=U+001F"
Line = Sequence[str | None]


def neo4j(
    claims: Sequence[ClaimRow],
    entities: Sequence[EntityRow],
    articles: Iterable[ArticleRow],
    edges: Mapping[str, Edge],
) -> dict[str, bytes]:
    """The files by name: four of nodes, four of relationships, and a README with the command that imports them.

    Args:
        claims: all claims.
        entities: all entities.
        articles: all articles.
        edges: claim class -> between which roles its plain relation runs.
    """
    known = {entity.id for entity in entities}
    attested = [(claim, item) for claim in claims for item in claim.evidence]
    tables = {
        "entities": _entities(entities),
        "claims": _claims(claims),
        "attestations": _attestations(item for _, item in attested),
        "articles": _articles(articles),
        "roles": _roles(claims, known),
        "sources": _sources((item for _, item in attested), known),
        "evidence": _evidence(attested),
        "relations": _relations(claims, edges, known),
    }
    return {f"{name}.csv": csv_text(rows).encode() for name, rows in tables.items()} | {"README.txt": _readme()}


def relationship(name: str) -> str:
    """A role or property as Neo4j names relationships: `suppliedBy` -> `SUPPLIED_BY`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def _entities(entities: Iterable[EntityRow]) -> Iterator[Line]:
    yield ("id:ID", "name", "wikidata", "wikipedia", "aliases:string[]", "known:boolean", ":LABEL")
    for row in entities:
        known = "true" if row.known else "false"
        yield (row.id, row.name, row.wikidata, row.wikipedia, _list(row.aliases), known, _list(("Entity", row.type)))


def _claims(claims: Sequence[ClaimRow]) -> Iterator[Line]:
    values = sorted({filler.role for claim in claims for filler in claim.fillers if not filler.entity})
    yield ("id:ID", "class", "label", "status", "reason", *(f"role_{role}" for role in values), ":LABEL")
    for row in claims:
        filled = [BETWEEN.join(f.label for f in row.fillers if f.role == role and not f.entity) for role in values]
        yield (row.id, row.type, row.label, row.status, row.reason, *filled, _list(("Claim", row.type)))


def _attestations(items: Iterable[EvidenceRow]) -> Iterator[Line]:
    said = ("speaker", "chain:string[]", "sourceType", "certainty", "polarity", "mode", "cues:string[]")
    yield ("id:ID", "sentence", "trigger", "start:int", *said, ":LABEL")
    for item in items:
        chain, (start, end) = speakers(item), item.trigger
        how = (item.source_type, item.certainty, item.polarity, item.mode, _list(item.cues))
        where = (item.sentence, item.sentence[start:end], str(item.start))
        yield (item.id, *where, chain[-1] if chain else None, _list(chain), *how, "Attestation")


def _articles(articles: Iterable[ArticleRow]) -> Iterator[Line]:
    yield ("id:ID", "sourceId", "title", "publisher", "published:date", "url", "origin", ":LABEL")
    for row in articles:
        day = row.published.isoformat() if row.published else None
        yield (row.id, row.source_id, row.title, row.publisher, day, row.url, row.origin, "Article")


def _roles(claims: Iterable[ClaimRow], known: set[str]) -> Iterator[Line]:
    yield (":START_ID", ":END_ID", ":TYPE")
    for claim in claims:
        for filler in claim.fillers:
            if filler.entity in known:
                yield (claim.id, filler.entity, relationship(filler.role))


def _sources(items: Iterable[EvidenceRow], known: set[str]) -> Iterator[Line]:
    yield (":START_ID", ":END_ID", "depth:int", "asPrinted", ":TYPE")
    for item in items:
        for depth, source in enumerate(item.chain):
            if source.entity in known:
                kind = "PASSED_ON_BY" if depth else "SAID_BY"
                yield (item.id, source.entity, str(depth), source.as_printed, kind)


def _evidence(attested: Iterable[tuple[ClaimRow, EvidenceRow]]) -> Iterator[Line]:
    yield (":START_ID", ":END_ID", ":TYPE")
    for claim, item in attested:
        yield (item.id, claim.id, "ATTESTS")
        yield (item.id, item.article.id, "IN_ARTICLE")


def _relations(claims: Iterable[ClaimRow], edges: Mapping[str, Edge], known: set[str]) -> Iterator[Line]:
    """The plain relations of claims that are accepted; whatever else is claimed is reached through its claim."""
    yield (":START_ID", ":END_ID", "claim", "status", ":TYPE")
    for claim in claims:
        if claim.status not in ACCEPTED_STATUS or claim.type not in edges:
            continue
        for source, target in ends(claim, edges[claim.type]):
            if source.entity != target.entity and {source.entity, target.entity} <= known:
                kind = relationship(edges[claim.type].property)
                yield (source.entity, target.entity, claim.id, claim.status, kind)


def _list(items: Iterable[str]) -> str:
    return _ITEMS.join(item.replace(_ITEMS, "") for item in items)


def _readme() -> bytes:
    parts = [f"--nodes={name}.csv" for name in _NODES] + [f"--relationships={name}.csv" for name in _RELATIONSHIPS]
    command = " \\\n  ".join([_COMMAND, *parts])
    return f"In this folder, with the database stopped (Neo4j 5 and later):\n\n{command}\n".encode()
