"""Edges and places -> how far each edge bends: parallel edges apart, and none through a third node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graphkit.view.overlap import Points

_CANDIDATES = (0.0, 0.14, -0.14, 0.28, -0.28, 0.42, -0.42)
_STEPS = np.linspace(0.06, 0.94, 15)
_CLEARANCE = 7.0


def bends(
    ends: Sequence[tuple[str, str]], places: Mapping[str, tuple[int, int]], radius: Mapping[str, float]
) -> list[float]:
    """The roundness of each edge as vis-network counts it: positive clockwise, negative the other way, 0 straight.

    Args:
        ends: source and target of each edge, repeated for parallel edges; the two directions count as parallel.
        places: place of each node.
        radius: size of each node's symbol.
    """
    parallel: dict[tuple[str, str], list[int]] = {}
    for number, (source, target) in enumerate(ends):
        parallel.setdefault((min(source, target), max(source, target)), []).append(number)
    names = sorted(places)
    centres = np.array([places[name] for name in names], dtype=float)
    reach = np.array([radius[name] + _CLEARANCE for name in names])
    index = {name: number for number, name in enumerate(names)}
    found = [0.0] * len(ends)
    for (low, high), numbers in parallel.items():
        if low == high:
            continue
        others = np.delete(np.arange(len(names)), [index[low], index[high]])
        fan = _fan(len(numbers)) if len(numbers) > 1 else None
        values = fan or [_clearest(centres[index[low]], centres[index[high]], centres[others], reach[others])]
        for number, value in zip(numbers, values, strict=True):
            found[number] = round(value if ends[number] == (low, high) else -value, 3)
    return found


def _fan(count: int) -> list[float]:
    """Even steps on both sides of the straight line."""
    step = min(0.24, 1.1 / count)
    return [step * (number - (count - 1) / 2) for number in range(count)]


def _clearest(source: Points, target: Points, others: Points, reach: Points) -> float:
    """The smallest bend whose curve passes near the fewest other nodes."""
    near = np.linalg.norm(others - (source + target) / 2, axis=1) < 0.8 * np.linalg.norm(target - source) + reach
    others, reach = others[near], reach[near]
    best, fewest = 0.0, None
    for bend in _CANDIDATES:
        curve = _curve(source, target, bend)
        gaps = np.linalg.norm(curve[:, None, :] - others[None, :, :], axis=2)
        hits = int((gaps < reach).any(axis=0).sum())
        if fewest is None or hits < fewest:
            best, fewest = bend, hits
        if hits == 0:
            break
    return best


def _curve(source: Points, target: Points, bend: float) -> Points:
    """Points on the quadratic curve that vis-network draws for `curvedCW` and `curvedCCW`."""
    across, up = target[0] - source[0], source[1] - target[1]
    pull = (abs(bend) / 2 + 0.5) * float(np.hypot(across, up))
    angle = np.arctan2(up, across) + (bend / 2 + 0.5) * np.pi
    via = source + pull * np.array([np.sin(angle), np.cos(angle)])
    steps = _STEPS[:, None]
    curve: Points = (1 - steps) ** 2 * source + 2 * steps * (1 - steps) * via + steps**2 * target
    return curve
