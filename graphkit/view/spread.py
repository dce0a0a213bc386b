"""A large connected graph -> rough places for its nodes: hubs far apart, what belongs together near each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import fft
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from graphkit.view.overlap import Points

_PIVOTS = 40
_ROUNDS = 220
_GRAVITY = 0.6
_REPULSION = 4.0
_TOLERANCE = 0.8  # of nodes that move to and fro; more is faster and less steady
_CELLS = (96, 256)  # of the grid on which nodes push each other, each way, in graphs of up to 1,000 nodes and more


def spread(ends: NDArray[np.int64], count: int, seed: int) -> Points:
    """Places of `count` connected nodes.

    The outline is Brandes and Pich's pivot MDS (2007). From there on forces act: those of ForceAtlas2 (Jacomy and
    others 2014), in which a node pushes the more the more lines it has. Who pushes whom is summed up on a grid.

    Args:
        ends: m × 2, numbers of the nodes that each edge joins.
        count: how many nodes there are.
        seed: decides which pivot comes first, and how nodes on one spot part.
    """
    mass = 1 + np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    points = _outline(_distances(ends, count, seed)) * np.sqrt(count) * 3
    points = points + np.random.default_rng(seed).normal(scale=1.0, size=points.shape)
    grid = _Grid(_CELLS[count > 1000])
    speed, before = 1.0, np.zeros_like(points)
    for _ in range(_ROUNDS):
        force = _pull(points, ends) + _REPULSION * mass[:, None] * grid.push(points, mass)
        force -= _GRAVITY * mass[:, None] * points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)
        swing = mass * np.linalg.norm(force - before, axis=1)
        advance = mass * np.linalg.norm(force + before, axis=1) / 2
        wanted = _TOLERANCE * float(advance.sum()) / max(float(swing.sum()), 1e-9)
        speed = min(wanted, 1.5 * speed)
        points = points + force * (speed / (1 + np.sqrt(speed * swing)))[:, None]
        before = force
    found: Points = points
    return found


class _Grid:
    """Repulsion that falls with the distance, between all nodes at once: their masses laid on a grid and convolved."""

    def __init__(self, cells: int) -> None:
        self._cells = cells
        steps = np.concatenate((np.arange(cells), np.arange(-cells, 0))).astype(float)
        across, down = np.meshgrid(steps, steps, indexing="ij")
        square = across**2 + down**2 + 0.25  # a node in one's own cell does not push without bounds
        self._kernels = [fft.rfft2(part / square) for part in (across, down)]

    def push(self, points: Points, mass: Points) -> Points:
        """The force on a mass of 1 at each point: the sum of the other masses, each over its distance."""
        low = points.min(axis=0)
        width = max(float((points - low).max()), 1e-9) * 1.0001 / (self._cells - 1)
        cell = (points - low) / width
        corner = cell.astype(np.int64)
        inside = cell - corner
        shares = [
            (corner + np.array([i, j]), mass * np.abs(1 - i - inside[:, 0]) * np.abs(1 - j - inside[:, 1]))
            for i in (0, 1)
            for j in (0, 1)
        ]
        laid = np.zeros((2 * self._cells, 2 * self._cells))
        for at, share in shares:
            laid[: self._cells, : self._cells] += self._summed(at, share)
        spectrum = fft.rfft2(laid)
        force = np.zeros_like(points)
        for axis, kernel in enumerate(self._kernels):
            field = fft.irfft2(spectrum * kernel, s=laid.shape)
            for at, share in shares:
                force[:, axis] += field[at[:, 0], at[:, 1]] * (share / mass)
        return force / width

    def _summed(self, at: NDArray[np.int64], share: Points) -> Points:
        flat = np.bincount(at[:, 0] * self._cells + at[:, 1], weights=share, minlength=self._cells**2)
        return flat.astype(np.float64).reshape(self._cells, self._cells)


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
    places *= 1.0 / np.maximum(places.std(axis=0), 1e-9)
    return places.round(6)  # what differs between machines after this digit would grow in the rounds that follow


def _pull(points: Points, ends: NDArray[np.int64]) -> Points:
    apart = points[ends[:, 1]] - points[ends[:, 0]]
    force = np.empty_like(points)
    for axis in (0, 1):
        force[:, axis] = np.bincount(ends[:, 0], weights=apart[:, axis], minlength=len(points))
        force[:, axis] -= np.bincount(ends[:, 1], weights=apart[:, axis], minlength=len(points))
    return force
