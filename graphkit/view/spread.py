"""A large connected graph -> rough places for its nodes: pivots give the outline, short-range springs the detail."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from graphkit.view.overlap import Points

_PIVOTS = 60
_ROUNDS = 90
_REACH = 2.6  # how far nodes repel each other, in lengths of an edge


def spread(ends: NDArray[np.int64], count: int, seed: int) -> Points:
    """Places of `count` connected nodes; an edge is about 1 long.

    The outline is Brandes and Pich's pivot MDS (2007); then neighbours pull and near nodes push for some rounds.

    Args:
        ends: m × 2, numbers of the nodes that each edge joins.
        count: how many nodes there are.
        seed: decides which pivot comes first, and how nodes on one spot part.
    """
    points = _outline(_distances(ends, count, seed))
    lengths = np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)
    points = points / max(float(lengths.mean()), 1e-9)
    points = points + np.random.default_rng(seed).normal(scale=0.05, size=points.shape)
    for heat in np.geomspace(0.5, 0.03, _ROUNDS):
        force = _pull(points, ends) + _push(points)
        size = np.linalg.norm(force, axis=1, keepdims=True)
        points = points + force * np.minimum(1.0, heat / np.maximum(size, 1e-9))
    return points


def _distances(ends: NDArray[np.int64], count: int, seed: int) -> Points:
    """Hops from each pivot to each node; each pivot is the node farthest from those before it."""
    links = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count)).tocsr()
    rows = []
    pivot, nearest = seed % count, np.full(count, np.inf)
    for _ in range(min(_PIVOTS, count)):
        row = dijkstra(links, directed=False, indices=pivot, unweighted=True)
        rows.append(row)
        nearest = np.minimum(nearest, row)
        pivot = int(nearest.argmax())
    found: Points = np.array(rows).T
    return found


def _outline(distances: Points) -> Points:
    squares = distances**2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    places: Points = centred @ axes[:, -2:]
    places *= (1.0, 1.25) / np.maximum(places.std(axis=0), 1e-9)
    return places.round(6)  # what differs between machines after this digit would grow in the rounds that follow


def _pull(points: Points, ends: NDArray[np.int64]) -> Points:
    force = np.zeros_like(points)
    apart = points[ends[:, 1]] - points[ends[:, 0]]
    degree = np.bincount(ends.ravel(), minlength=len(points))
    share = 1 / np.sqrt(degree[ends].max(axis=1))  # or the many lines of a hub would pull it to pieces
    strength = apart * (0.5 * share)[:, None]
    np.add.at(force, ends[:, 0], strength)
    np.add.at(force, ends[:, 1], -strength)
    return force


def _push(points: Points) -> Points:
    force = np.zeros_like(points)
    pairs = cKDTree(points).query_pairs(_REACH, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    apart = points[pairs[:, 1]] - points[pairs[:, 0]]
    square = np.maximum((apart**2).sum(axis=1, keepdims=True), 1e-4)
    strength = 0.35 * apart * (1 / square - 1 / _REACH**2)
    np.add.at(force, pairs[:, 0], -strength)
    np.add.at(force, pairs[:, 1], strength)
    return force
