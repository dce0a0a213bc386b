"""Nodes, edges and the sizes of symbols with labels -> a fixed place for each node, the same in every run."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import networkx as nx
import numpy as np

from graphkit.view.overlap import Points, pack, part_discs, separate
from graphkit.view.spread import spread

_STEP = 130.0  # pixels between neighbours, before labels ask for more
_SMALL = 160  # above this, the exact method is slow (it is quadratic in each round) and shows communities less well
_COVER = 0.32
_GAP = 50.0
_ASPECT = 1.15
_BEYOND = 0.4  # of the distance, of what hangs out
_WIDE = 1.1  # labels are wider than high, so is the canvas


def place(
    nodes: Iterable[str], edges: Iterable[tuple[str, str]], sizes: Mapping[str, tuple[float, float]], seed: int
) -> dict[str, tuple[int, int]]:
    """The place of each node, in pixels around the origin; y grows downwards.

    Each connected part is laid out by itself (Kamada and Kawai's method, above 160 nodes `spread`), its overlaps
    are removed, and the parts are packed side by side.

    Args:
        nodes: ids.
        edges: pairs of ids, in any order, with any repetition.
        sizes: width and height of each node with its label.
        seed: chooses another arrangement of the large parts.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    arranged = [_arrange(graph.subgraph(part), part, sizes, seed) for part in parts]
    return _side_by_side(parts, arranged, sizes)


def _arrange(graph: nx.Graph, part: list[str], sizes: Mapping[str, tuple[float, float]], seed: int) -> Points:
    boxes = np.array([sizes[node] for node in part])
    if len(part) == 1:
        return np.zeros((1, 2))
    ordered = nx.Graph()  # a subgraph view iterates in the order of a set
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted((min(pair), max(pair)) for pair in graph.edges))
    for source, target in ordered.edges:
        busier = max(ordered.degree[source], ordered.degree[target])
        ordered.edges[source, target]["length"] = 1 + 0.4 * np.log2(busier)
    index = {node: number for number, node in enumerate(part)}
    ends = np.array([(index[source], index[target]) for source, target in ordered.edges])
    if len(part) <= _SMALL:
        found = nx.kamada_kawai_layout(ordered, pos=nx.circular_layout(ordered), weight="length")
        points = np.array([found[node] for node in part])
    else:
        points = spread(ends, len(part), seed)
    points = _turned(_drawn_in(points).round(6)).round(6)
    lengths = np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)
    scaled = points * (_STEP / max(float(np.median(lengths)), 1e-9)) * (_WIDE, 1.0)
    roomy = scaled * _room(scaled, boxes)
    return separate(roomy, boxes) if len(part) <= _SMALL else part_discs(roomy, np.linalg.norm(boxes, axis=1) / 2)


def _drawn_in(points: Points) -> Points:
    """What hangs out far beyond the rest comes nearer, or the rest would be small in a picture of everything."""
    centred = points - np.median(points, axis=0)
    distance = np.linalg.norm(centred, axis=1)
    limit = float(np.quantile(distance, 0.9))
    nearer = np.where(distance > limit, limit + _BEYOND * (distance - limit), distance)
    drawn: Points = centred * (nearer / np.maximum(distance, 1e-9))[:, None]
    return drawn


def _room(points: Points, boxes: Points) -> float:
    """How much larger the picture must be for its boxes to cover no more than a share of it."""
    width, height = np.ptp(points, axis=0) + boxes.max(axis=0)
    needed = float(boxes.prod(axis=1).sum()) / _COVER
    return max(1.0, math.sqrt(needed / float(width * height)))


def _turned(points: Points) -> Points:
    """Turned so that the longest stretch lies level, and mirrored so that there is one answer only."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ axes[:, ::-1]
    skew = (turned**3).sum(axis=0)
    return turned * np.where(skew < 0, -1.0, 1.0)


def _side_by_side(
    parts: list[list[str]], arranged: list[Points], sizes: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[int, int]]:
    corners = []
    for part, points in zip(parts, arranged, strict=True):
        halves = np.array([sizes[node] for node in part]) / 2
        corners.append(((points - halves).min(axis=0), (points + halves).max(axis=0)))
    extents = [(float(high[0] - low[0]), float(high[1] - low[1])) for low, high in corners]
    widest_first = sorted(range(1, len(parts)), key=lambda i: (-extents[i][0], -extents[i][1], parts[i]))
    order = [0, *widest_first] if parts else []
    places = pack([extents[i] for i in order], _GAP, _ASPECT)
    found: dict[str, tuple[int, int]] = {}
    for i, (left, top) in zip(order, places, strict=True):
        shifted = arranged[i] - corners[i][0] + (left, top)
        for node, (x, y) in zip(parts[i], shifted, strict=True):
            found[node] = round(float(x)), round(float(y))
    return found
