"""Mentions with their states -> which of them are the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graphkit.reader.pair_features import LinkMention, pair_features

Floats = NDArray[np.float32]

_BEFORE = 120
"""Mentions before a block of _BLOCK that may be antecedents in it."""
_BLOCK = 64


def antecedents(
    mentions: Sequence[LinkMention], states: Floats, heads: Mapping[str, Floats], threshold: float
) -> list[int | None]:
    """For each mention the number of the earlier one that it most likely repeats, None where there is none.

    Args:
        mentions: in the order of the text.
        states: first piece, last piece and mean of each, of shape (mentions, 3 * width).
        heads: weights of the head, by name.
        threshold: the score that an antecedent must exceed; 0 is as likely as not.
    """
    if len(mentions) < 2:
        return [None] * len(mentions)
    anaphor = states @ heads["link_anaphor.weight"].T + heads["link_anaphor.bias"]
    antecedent = states @ heads["link_antecedent.weight"].T + heads["link_antecedent.bias"]
    found: list[int | None] = []
    for start in range(0, len(mentions), _BLOCK):
        first, end = max(0, start - _BEFORE), min(start + _BLOCK, len(mentions))
        distance, flags = pair_features(mentions[first:end])
        both = anaphor[start:end, None] + antecedent[None, first:end]
        both += heads["link_distance.weight"][distance[start - first :]]
        both += _dense(flags[start - first :], heads["link_flags.weight"])
        scores = np.maximum(both, 0) @ heads["link_out.weight"][0] + heads["link_out.bias"][0]
        earlier = np.arange(first, end)[None] < np.arange(start, end)[:, None]
        scores = np.where(earlier, scores, -np.inf)
        best = scores.argmax(axis=1)
        found += [first + int(choice) if scores[row, choice] > threshold else None for row, choice in enumerate(best)]
    return found


def _dense(values: Floats, weight: Floats) -> Floats:
    """`values @ weight.T` in one product: a stack of small ones is slow where the library uses threads."""
    product: Floats = values.reshape(-1, values.shape[-1]) @ weight.T
    return product.reshape(*values.shape[:-1], -1)


def clusters(links: Sequence[int | None]) -> list[list[int]]:
    """Groups of two or more mentions that the links join, in the order of their first mention."""
    group: list[int] = []
    members: dict[int, list[int]] = {}
    for number, link in enumerate(links):
        group.append(number if link is None else group[link])
        members.setdefault(group[number], []).append(number)
    return [numbers for numbers in members.values() if len(numbers) > 1]
