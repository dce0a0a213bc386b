"""Positions and boxes of nodes -> positions at which the boxes stand clear of one another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Points = NDArray[np.float64]

_ROUNDS = 800
_PATIENCE = 40  # rounds before everything moves apart a little, where pushing alone finds no room


def separate(points: Points, sizes: Points, rounds: int = _ROUNDS) -> Points:
    """Push overlapping boxes apart, each pair along the axis on which they overlap less.

    Args:
        points: n × 2, middles of the boxes.
        sizes: n × 2, widths and heights.
        rounds: how often at most to look for overlaps.

    Returns:
        n × 2, moved middles; free of overlaps unless the rounds did not suffice.
    """
    moved = points + _nudges(len(points))
    reach = float(np.linalg.norm(sizes.max(axis=0))) if len(points) else 0.0
    for number in range(1, rounds + 1):
        if number % _PATIENCE == 0:
            moved *= 1.05
        pairs = cKDTree(moved).query_pairs(reach, output_type="ndarray") if len(moved) > 1 else np.empty((0, 2), int)
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        first, second = pairs[:, 0], pairs[:, 1]
        apart = moved[second] - moved[first]
        overlap = (sizes[first] + sizes[second]) / 2 - np.abs(apart)
        hit = (overlap > 0.5).all(axis=1)
        if not hit.any():
            break
        first, second, apart, overlap = first[hit], second[hit], apart[hit], overlap[hit]
        sideways = overlap[:, 0] < overlap[:, 1]
        push = np.where(np.column_stack((sideways, ~sideways)), overlap, 0.0) * np.where(apart < 0, -1.0, 1.0)
        np.add.at(moved, first, -push * 0.35)
        np.add.at(moved, second, push * 0.35)
    return moved


def part_discs(points: Points, reach: Points, rounds: int = 250) -> Points:
    """Push overlapping discs apart, along the line between their middles, so that the picture keeps its shape.

    Args:
        points: n × 2, middles of the discs.
        reach: their n radii.
        rounds: how often at most to look for overlaps; what is left then overlaps a little.

    Returns:
        n × 2, moved middles.
    """
    moved = points + _nudges(len(points))
    for number in range(1, rounds + 1):
        if number % _PATIENCE == 0:
            moved *= 1.04
        pairs = cKDTree(moved).query_pairs(2 * float(reach.max()), output_type="ndarray")
        first, second = pairs[:, 0], pairs[:, 1]
        apart = moved[second] - moved[first]
        distance = np.maximum(np.linalg.norm(apart, axis=1), 1e-6)
        overlap = reach[first] + reach[second] - distance
        hit = overlap > 0.5
        if not hit.any():
            break
        first, second = first[hit], second[hit]
        push = apart[hit] * (0.4 * overlap[hit] / distance[hit])[:, None]
        for axis in (0, 1):
            moved[:, axis] += np.bincount(second, weights=push[:, axis], minlength=len(moved))
            moved[:, axis] -= np.bincount(first, weights=push[:, axis], minlength=len(moved))
    return moved


def pack(pieces: Sequence[tuple[float, float]], gap: float, aspect: float) -> list[tuple[float, float]]:
    """Places for rectangles side by side, so that together they come near to `aspect` (width / height).

    Args:
        pieces: widths and heights; best with the largest first, the others by falling width.
        gap: free space around each.
        aspect: the shape wanted.

    Returns:
        The left upper corner of each piece, in the order given.
    """
    if not pieces:
        return []
    area = sum((width + gap) * (height + gap) for width, height in pieces)
    widest = max(width for width, _ in pieces)
    limits = sorted({max(widest, (area * aspect) ** 0.5 * stretch) for stretch in (0.8, 1.0, 1.15, 1.3, 1.6)})
    layouts = [_shelves(pieces, gap, limit) for limit in limits]
    return min(layouts, key=lambda corners: _extent(corners, pieces, aspect))


def _nudges(count: int) -> Points:
    """Tiny different steps, so that nodes on the very same spot part in different directions."""
    turns = np.arange(count) * 2.399963  # the golden angle
    return np.column_stack((np.cos(turns), np.sin(turns))) * 0.01


def _shelves(pieces: Sequence[tuple[float, float]], gap: float, limit: float) -> list[tuple[float, float]]:
    """Rows as high as their first piece; within a row, smaller pieces stand in columns."""
    corners: list[tuple[float, float]] = []
    row_top = row_height = column_left = column_width = column_bottom = 0.0
    for width, height in pieces:
        fits_below = corners and width <= column_width and column_bottom + gap + height <= row_top + row_height
        if fits_below:
            top = column_bottom + gap
        else:
            column_left += column_width + gap if corners else 0.0
            column_width, top = width, row_top
            if corners and column_left + width > limit:
                row_top += row_height + gap
                column_left, row_height, top = 0.0, 0.0, row_top
        row_height = max(row_height, top + height - row_top)
        column_bottom = top + height
        corners.append((column_left, top))
    return corners


def _extent(corners: Sequence[tuple[float, float]], pieces: Sequence[tuple[float, float]], aspect: float) -> float:
    width = max(left + piece[0] for (left, _), piece in zip(corners, pieces, strict=True))
    height = max(top + piece[1] for (_, top), piece in zip(corners, pieces, strict=True))
    return max(width / aspect, height)
