"""A graph of any size -> the part of it that one page can show, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graphkit.view.legend import Legend

MOST_EDGES = 1500
MOST_NODES = 1500


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge to draw: ends, the claim's id and the attributes that the graph gave it."""

    source: str
    target: str
    claim: str
    attributes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is drawn, in an order that does not depend on the graph's; and the size of the whole."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    all_nodes: int
    all_edges: int

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return len(self.nodes) == self.all_nodes and len(self.edges) == self.all_edges


def excerpt(
    graph: nx.MultiDiGraph, legend: Legend, *, most_edges: int = MOST_EDGES, most_nodes: int = MOST_NODES
) -> Excerpt:
    """The whole graph if it has at most `most_edges` edges, else its best supported claims.

    Claims are kept or dropped whole, in this order: those with more passages first; then those of the
    stronger status (the order of `legend.yaml`); then those between better connected entities; then by id.
    Entities that no kept edge touches stay only while there is room for them.
    """
    everything = _edges(graph)
    kept = everything
    if len(everything) > most_edges:
        chosen = _best_claims(everything, legend, most_edges)
        kept = [edge for edge in everything if edge.claim in chosen]
    touched = {end for edge in kept for end in (edge.source, edge.target)}
    room = max(0, most_nodes - len(touched)) if len(kept) == len(everything) else 0
    alone = sorted(str(node) for node in graph if str(node) not in touched)[:room]
    return Excerpt(tuple(sorted(touched.union(alone))), tuple(kept), graph.number_of_nodes(), len(everything))


def _edges(graph: nx.MultiDiGraph) -> list[Edge]:
    edges = [
        Edge(str(source), str(target), str(attributes.get("claim") or f"{source} {target} {key}"), attributes)
        for source, target, key, attributes in graph.edges(keys=True, data=True)
    ]
    return sorted(edges, key=lambda e: (e.source, e.target, e.claim, str(e.attributes.get("label", ""))))


def _best_claims(edges: Sequence[Edge], legend: Legend, most_edges: int) -> set[str]:
    degree: dict[str, int] = {}
    of_claim: dict[str, list[Edge]] = {}
    for edge in edges:
        of_claim.setdefault(edge.claim, []).append(edge)
        for end in (edge.source, edge.target):
            degree[end] = degree.get(end, 0) + 1
    strength = {status: rank for rank, status in enumerate(legend.lines)}

    def rank(claim: str) -> tuple[int, int, int, str]:
        first = of_claim[claim][0]
        status = legend.status(str(first.attributes.get("status")))
        connected = max(degree[edge.source] + degree[edge.target] for edge in of_claim[claim])
        return -len(first.attributes.get("evidence") or ()), strength[status], -connected, claim

    chosen: set[str] = set()
    room = most_edges
    for claim in sorted(of_claim, key=rank):
        if len(of_claim[claim]) <= room:
            chosen.add(claim)
            room -= len(of_claim[claim])
    return chosen
