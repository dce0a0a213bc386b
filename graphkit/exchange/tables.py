"""Entities, claims and their network -> three CSV tables, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from graphkit.exchange.cells import BETWEEN, csv_text, guarded
from graphkit.exchange.stance import counted
from graphkit.network import speakers
from graphkit.rdf import ClaimRow, EntityRow, EvidenceRow

_NODE = ("id", "label", "class", "known", "wikidata", "wikipedia", "aliases", "claims")
_ENDS = ("source", "target", "source_label", "label", "target_label")
_EDGE = (*_ENDS, "claim", "class", "status", "time", "summary", "affirming", "negating")
_CLAIM = ("attestation", "claim", "class", "label", "status", "reason", "involves")
_SAID = ("speaker", "chain", "source_type", "certainty", "polarity", "mode", "sentence", "trigger")
_ARTICLE = ("article", "title", "publisher", "published", "url")
_FROM_TO = " > "
Line = Sequence[str | None]


def tables(claims: Sequence[ClaimRow], entities: Iterable[EntityRow], graph: nx.MultiDiGraph) -> dict[str, bytes]:
    """`nodes.csv`, `edges.csv` and `claims.csv`, by name.

    Args:
        claims: all claims; `claims.csv` has a row for each of their attestations.
        entities: all entities.
        graph: the network of `KnowledgeGraph.to_networkx`.
    """
    roles = sorted({filler.role for claim in claims for filler in claim.fillers})
    found = {
        "nodes.csv": [_NODE, *(_node(entity) for entity in entities)],
        "edges.csv": [_EDGE, *_edges(graph)],
        "claims.csv": [
            (*_CLAIM, *(f"role_{role}" for role in roles), *_SAID, *_ARTICLE),
            *(_attestation(claim, item, roles) for claim in claims for item in claim.evidence),
        ],
    }
    return {name: csv_text(map(_harmless, rows)).encode() for name, rows in found.items()}


def _harmless(row: Line) -> Line:
    return [guarded(cell) if cell else cell for cell in row]


def _node(entity: EntityRow) -> Line:
    known = "true" if entity.known else "false"
    names = BETWEEN.join(entity.aliases)
    count = str(len(set(entity.claims)))
    return (entity.id, entity.name, entity.type, known, entity.wikidata, entity.wikipedia, names, count)


def _edges(graph: nx.MultiDiGraph) -> Iterator[Line]:
    labels: Mapping[str, str] = dict(graph.nodes(data="label"))
    for source, target, edge in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["claim"])):
        about = [edge[name] for name in ("claim", "type", "status", "time", "summary")]
        counts = counted(edge["evidence"]).values()
        yield (source, target, labels[source], edge["label"], labels[target], *about, *counts)


def _attestation(claim: ClaimRow, item: EvidenceRow, roles: Iterable[str]) -> Line:
    chain, article = speakers(item), item.article
    involves = " ".join(f"{filler.role}={filler.entity}" for filler in claim.fillers if filler.entity)
    start, end = item.trigger
    return (
        *(item.id, claim.id, claim.type, claim.label, claim.status, claim.reason, involves),
        *(BETWEEN.join(filler.label for filler in claim.fillers if filler.role == role) for role in roles),
        *(chain[-1] if chain else None, _FROM_TO.join(chain), item.source_type),
        *(item.certainty, item.polarity, item.mode, item.sentence, item.sentence[start:end]),
        *(article.id, article.title, article.publisher),
        *(article.published.isoformat() if article.published else None, article.url),
    )
