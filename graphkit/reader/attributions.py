"""The states of a window and its cues -> for each cue its source and its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.reader.pieces import Window
from graphkit.reader.tagging import Run, flagged_runs

Floats = NDArray[np.float32]

_SHORT = 6
_BESIDE = 4
"""A run of content of fewer than _SHORT + 1 pieces counts only within so many pieces of cue or source."""
_BRIDGED = 3
"""Pieces that two parts of a content may be apart to be one; 1 is next to each other, so two marks may lie between."""


@dataclass(frozen=True, slots=True)
class AttributionRuns:
    """One attribution in pieces of a window; both ends of a run are inclusive."""

    cue: Run
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    score: float


def attributed(
    states: Floats,
    cues: Sequence[Run],
    window: Window,
    heads: Mapping[str, Floats],
    thresholds: Mapping[str, float],
) -> list[AttributionRuns]:
    """The attributions of a window; a cue without content is none.

    Args:
        states: of shape (pieces, width).
        cues: the cues in the window.
        window: the pieces.
        heads: weights of the head, by name.
        thresholds: the probabilities from which a piece is `source` and `content`.
    """
    if not cues:
        return []
    chances = _chances(states, cues, heads)
    found = []
    for cue, chance in zip(cues, chances, strict=True):
        sources = flagged_runs((chance[:, 0] > thresholds["source"]).tolist(), window)
        source = max(sources, key=lambda run: float(chance[run[0] : run[1] + 1, 0].sum()), default=None)
        content = _bridged(flagged_runs((chance[:, 1] > thresholds["content"]).tolist(), window), cue)
        content = _substantial(content, cue, source)
        if content:
            inside = np.concatenate([chance[first : last + 1, 1] for first, last in content])
            found.append(AttributionRuns(cue, source, tuple(content), round(cue.score * float(inside.mean()), 4)))
    return found


def _chances(states: Floats, cues: Sequence[Run], heads: Mapping[str, Floats]) -> Floats:
    """How probably each piece is source and content of each cue, of shape (cues, pieces, 2)."""
    token = states @ heads["pair_token.weight"].T + heads["pair_token.bias"]
    as_cue = states @ heads["pair_cue.weight"].T + heads["pair_cue.bias"]
    of_cues = np.stack([as_cue[cue.first : cue.last + 1].mean(axis=0) for cue in cues])
    centre = np.array([(cue.first + cue.last) / 2 for cue in cues], dtype=np.float32)
    distance = np.arange(len(states), dtype=np.float32)[None] - centre[:, None]
    table = heads["pair_distance.weight"]
    middle = len(table) // 2
    buckets = np.minimum(np.log2(np.abs(distance) + 1) * 4.5, middle)
    index = np.rint(np.sign(distance) * buckets).astype(np.int64) + middle
    both = token[None] + of_cues[:, None] + table[index]
    scores = np.maximum(both, 0) @ heads["pair_out.weight"].T + heads["pair_out.bias"]
    chances: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return chances


def _substantial(runs: Sequence[tuple[int, int]], cue: Run, source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The longest run and those of some length, or beside cue or source ("The treaty, analysts say, binds both")."""
    longest = max(runs, key=lambda run: run[1] - run[0], default=None)
    first = min(cue.first, source[0] if source else cue.first)
    last = max(cue.last, source[1] if source else cue.last)

    def counts(run: tuple[int, int]) -> bool:
        beside = first - _BESIDE <= run[1] and run[0] <= last + _BESIDE
        return run == longest or run[1] - run[0] >= _SHORT or beside

    return [run for run in runs if counts(run)]


def _bridged(runs: Sequence[tuple[int, int]], cue: Run) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        near = bool(joined) and first - joined[-1][1] <= _BRIDGED
        if near and not joined[-1][1] < cue.first < first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    longer = [run for run in joined if run[1] > run[0]]
    return longer or joined[:1]
