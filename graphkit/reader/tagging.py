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

    A run goes on as long as its words are tagged as inside of something: "Syrian opposition" stays one though its first
    word alone looks like another type. Its type is the one that all its words together make most probable.

    Args:
        scores: of shape (pieces, 1 + 2 * types).
        types: of the layer.
        window: the pieces.
    """
    best = scores.argmax(axis=1)
    if not best.any():
        return []
    runs: list[tuple[int, int, list[int]]] = []
    inside = False
    for piece, label in enumerate(best.tolist()):
        if not window.begins_word(piece):
            if inside:
                first, _, words = runs[-1]
                runs[-1] = (first, piece, words)
        elif label == 0:
            inside = False
        elif inside and label % 2 == 0:
            first, _, words = runs[-1]
            runs[-1] = (first, piece, [*words, piece])
        else:
            runs.append((piece, piece, [piece]))
            inside = True
    return [_run(first, last, scores[words], types) for first, last, words in runs]


def _run(first: int, last: int, scores: Floats, types: Sequence[str]) -> Run:
    """The run whose words have these scores; `score` is the mean probability of their best labels."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances = raised / raised.sum(axis=1, keepdims=True)
    of_type = chances[:, 1:].reshape(len(scores), len(types), 2).sum(axis=(0, 2))
    return Run(first, last, types[int(of_type.argmax())], round(float(chances.max(axis=1).mean()), 4))


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
