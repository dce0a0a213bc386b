"""Lines between entities -> communities, and who lies between others; the same in every run."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

_SAMPLED = 400  # entities from which paths are counted; all in smaller graphs
_ROUNDS = 30  # at most, of moving entities between communities


def weighted(count: int, ends: Iterable[tuple[int, int]]) -> nx.Graph:
    """A simple graph of the numbers below `count`; the weight of an edge is how many lines it stands for."""
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    found: dict[tuple[int, int], int] = {}
    for source, target in ends:
        if source != target:
            pair = (min(source, target), max(source, target))
            found[pair] = found.get(pair, 0) + 1
    graph.add_weighted_edges_from((low, high, weight) for (low, high), weight in sorted(found.items()))
    return graph


def communities(graph: nx.Graph, seed: int) -> tuple[int, ...]:
    """The community of each node, from 0, the largest first: Louvain's method (Blondel and others 2008).

    Args:
        graph: nodes are the numbers from 0.
        seed: decides where several partitions are as good.
    """
    found = nx.community.louvain_communities(graph, seed=seed, resolution=1.0)
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    numbers = {node: number for number, members in enumerate(ordered) for node in members}
    return tuple(numbers[node] for node in range(len(graph)))


def betweenness(graph: nx.Graph, seed: int) -> NDArray[np.float64]:
    """How many shortest paths pass through each node, from a sample of nodes in graphs of more than 400.

    Brandes's method (2001), all paths from one node at a time by products with the matrix of links.

    Args:
        graph: nodes are the numbers from 0.
        seed: chooses the sample.
    """
    count = len(graph)
    if not count:
        return np.zeros(0)
    links: csr_array = nx.to_scipy_sparse_array(graph, nodelist=range(count), weight=None, format="csr", dtype=float)
    sources = np.arange(count)
    if count > _SAMPLED:
        sources = np.sort(np.random.default_rng(seed).choice(count, _SAMPLED, replace=False))
    found = np.zeros(count)
    for block in np.array_split(sources, max(1, len(sources) // 50)):
        found += _from(links, block)
    return found


def _from(links: csr_array, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    """The part of the paths that begin at some nodes, which do not count themselves."""
    paths = np.zeros((links.shape[0], len(sources)))
    paths[sources, np.arange(len(sources))] = 1
    fronts = [paths.copy()]  # by steps: how many paths reach each node then
    while True:
        reached = (links @ fronts[-1]) * (paths == 0)
        if not reached.any():
            break
        paths += reached
        fronts.append(reached)
    passing = np.zeros_like(paths)
    for before, front in zip(reversed(fronts[:-1]), reversed(fronts[1:]), strict=True):
        onward = np.where(front > 0, (1 + passing) / np.maximum(paths, 1), 0)
        passing += (links @ onward) * before
    passing[sources, np.arange(len(sources))] = 0
    total: NDArray[np.float64] = passing.sum(axis=1)
    return total
