"""Claims and entities of a store -> a networkx graph: entities as nodes, claims with two ends as edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

import networkx as nx

from graphkit.lexicon.frame import Edge
from graphkit.rdf import ClaimRow, EntityRow, EvidenceRow, FillerRow


def network(claims: Iterable[ClaimRow], entities: Iterable[EntityRow], edges: Mapping[str, Edge]) -> nx.MultiDiGraph:
    """The graph that `KnowledgeGraph.to_networkx` describes.

    Args:
        claims: all claims.
        entities: all entities; those that no edge touches are left out.
        edges: claim class -> between which roles it is drawn.
    """
    graph = nx.MultiDiGraph()
    entities = tuple(entities)
    known = {entity.id for entity in entities if entity.known}
    lines = [
        (claim, pair) for claim in claims if claim.type in edges for pair in drawn(claim, edges[claim.type], known)
    ]
    touched = {end.entity for _, pair in lines for end in pair}
    for entity in entities:
        if entity.id in touched:
            graph.add_node(
                entity.id,
                label=entity.name,
                type=entity.type,
                wikidata=entity.wikidata,
                wikipedia=entity.wikipedia,
                aliases=entity.aliases,
            )
    for claim, (source, target) in lines:
        graph.add_edge(source.entity, target.entity, key=claim.id, **_attributes(claim, edges[claim.type]))
    return graph


def drawn(claim: ClaimRow, edge: Edge, known: Set[str]) -> Iterator[tuple[FillerRow, FillerRow]]:
    """The `ends` of a claim; where its line joins known entities only, those of them."""
    return (pair for pair in ends(claim, edge) if not edge.known or {end.entity for end in pair} <= known)


def ends(claim: ClaimRow, edge: Edge) -> Iterator[tuple[FillerRow, FillerRow]]:
    """The pairs of fillers between which a claim is drawn; between equals (two parties) each pair once."""
    sources = [filler for filler in claim.fillers if filler.role == edge.source and filler.entity]
    targets = [filler for filler in claim.fillers if filler.role == edge.target and filler.entity]
    if edge.source != edge.target:
        yield from ((source, target) for source in sources for target in targets)
        return
    for number, source in enumerate(sources):
        yield from ((source, target) for target in sources[number + 1 :])


def _attributes(claim: ClaimRow, edge: Edge) -> dict[str, Any]:
    times = [filler.label for filler in claim.fillers if filler.role in ("time", "year")]
    return {
        "claim": claim.id,
        "type": claim.type,
        "label": edge.label,
        "status": claim.status or "unconfirmed",
        "summary": claim.label,
        "time": times[0] if times else None,
        "evidence": tuple(_evidence(item) for item in claim.evidence),
    }


def speakers(item: EvidenceRow) -> tuple[str, ...]:
    """Who passes a claim on, the outermost first, and last who said it; empty for the article's own voice."""
    return tuple(source.as_printed or source.name or source.source_type for source in reversed(item.chain))


def _evidence(item: EvidenceRow) -> dict[str, Any]:
    chain = speakers(item)
    return {
        "sentence": item.sentence,
        "trigger": item.trigger,
        "speaker": chain[-1] if chain else None,
        "chain": chain,
        "source_type": item.source_type,
        "certainty": item.certainty,
        "polarity": item.polarity,
        "mode": item.mode,
        "title": item.article.title,
        "publisher": item.article.publisher,
        "published": item.article.published.isoformat() if item.article.published else None,
        "origin": item.article.origin,
        "superseded": item.article.superseded_by is not None,
        "url": item.article.url,
        "article": item.article.id,
    }
