"""Labels' scores of a window -> runs of pieces with their type and probability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.reader.pieces import Window

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring pieces that belong together.

    Attributes:
        first: the first piece.
        last: the last one, inclusive.
        type: their type.
        score: mean probability of their words' labels.
    """

    first: int
    last: int
    type: str
    score: float


def tagged_runs(scores: Floats, types: Sequence[str], window: Window) -> list[Run]:
    """The runs of one layer of BIO labels; a word has the label of its first piece.

    Args:
        scores: of shape (pieces, 1 + 2 * types).
        types: of the layer.
        window: the pieces.
    """
    best = scores.argmax(axis=1)
    if not best.any():
        return []
    labels = best.tolist()
    runs: list[tuple[int, int, int, list[int]]] = []
    inside = False
    for piece, label in enumerate(labels):
        if not window.begins_word(piece):
            if inside:
                first, _, kind, words = runs[-1]
                runs[-1] = (first, piece, kind, words)
            continue
        kind = (label - 1) // 2
        if label == 0:
            inside = False
        elif label % 2 == 1 or not inside or runs[-1][2] != kind:
            runs.append((piece, piece, kind, [piece]))
            inside = True
        else:
            first, _, _, words = runs[-1]
            runs[-1] = (first, piece, kind, [*words, piece])
    return [Run(a, b, types[kind], _mean_probability(scores[words])) for a, b, kind, words in runs]


def _mean_probability(scores: Floats) -> float:
    """Mean over the rows of the best label's probability."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return round(float((1 / shifted.sum(axis=1)).mean()), 4)


def flagged_runs(flags: Sequence[bool], window: Window) -> list[tuple[int, int]]:
    """The runs of pieces that are on; a word is on where its first piece is. Both ends are inclusive."""
    runs: list[tuple[int, int]] = []
    inside = False
    for piece, flag in enumerate(flags):
        on = flag if window.begins_word(piece) else inside
        if on and inside:
            runs[-1] = (runs[-1][0], piece)
        elif on:
            runs.append((piece, piece))
        inside = on
    return runs
