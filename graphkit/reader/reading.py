"""A text -> what the learned reader finds in it, as offsets: mentions, who says what, which mentions are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.reader.attributions import AttributionRuns, attributed
from graphkit.reader.coreference import antecedents, clusters
from graphkit.reader.edges import tidied
from graphkit.reader.network import Encoded, Network
from graphkit.reader.pair_features import LinkMention
from graphkit.reader.pieces import Window, windows_of
from graphkit.reader.tagging import tagged_runs

Floats = NDArray[np.float32]

MENTION_LAYERS = {"names": "name", "inner": "name", "nominals": "nominal"}
"""Layers of mentions, with the form of each."""


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention.

    Attributes:
        start: in code points.
        end: exclusive.
        layer: `names` (outermost names), `inner` (names within names), `nominals` or `pronouns`.
        form: `name`, `nominal` or `pronoun`.
        type: the reader's type (PER ORG GPE LOC NAT WEAPON AGREEMENT EVENT FACILITY UNIT MEDIA); of a pronoun "".
        score: between 0 and 1; of a pronoun 1.
    """

    start: int
    end: int
    layer: str
    form: str
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """An attribution; spans are pairs of offsets.

    Attributes:
        cue: the reporting words.
        source: who says it, if the text tells.
        content: what is said, in one or more pieces.
        score: between 0 and 1.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader finds in a text.

    Attributes:
        mentions: in the order of the text, a longer one before those within it.
        attributions: in the order of their cues.
        clusters: numbers of mentions that are the same thing; each group has two or more.
    """

    mentions: tuple[FoundMention, ...]
    attributions: tuple[FoundAttribution, ...]
    clusters: tuple[tuple[int, ...], ...]


def read_text(text: str, network: Network) -> Reading:
    """Reads a text window by window; the same text gives the same reading, whatever was read before."""
    mentions: list[tuple[FoundMention, Floats]] = []
    attributions: list[FoundAttribution] = []
    settings = network.settings
    for window in windows_of(text, network.tokenizer, settings.limit):
        encoded = network.encode(window)
        for layer, form in MENTION_LAYERS.items():
            for run in tagged_runs(encoded.scores[layer], settings.layers[layer], window):
                edges = window.offsets[run.first][0], window.offsets[run.last][1]
                clean = tidied(text, *edges, settings.empty_words)
                if clean is not None:
                    mention = FoundMention(*clean, layer, form, run.type, run.score)
                    mentions.append((mention, _states(encoded, run.first, run.last)))
        mentions.extend(_pronouns(text, window, encoded, settings.pronouns))
        cues = tagged_runs(encoded.scores["cues"], settings.layers["cues"], window)
        for found in attributed(encoded.states, cues, window, network.heads, settings.thresholds):
            if found.score >= settings.thresholds["attribution"]:
                attributions.append(_attribution(found, window))
    mentions.sort(key=lambda item: (item[0].start, -item[0].end, item[0].layer))
    found_mentions = tuple(mention for mention, _ in mentions)
    groups = _clusters(text, found_mentions, [states for _, states in mentions], network)
    return Reading(found_mentions, tuple(attributions), groups)


def _states(encoded: Encoded, first: int, last: int) -> Floats:
    pieces = encoded.states[first : last + 1]
    return np.concatenate([pieces[0], pieces[-1], pieces.mean(axis=0)])


def _pronouns(text: str, window: Window, encoded: Encoded, words: frozenset[str]) -> list[tuple[FoundMention, Floats]]:
    found = []
    for piece, (start, end) in enumerate(window.offsets):
        if text[start:end].lower() in words and window.begins_word(piece) and window.ends_word(piece):
            mention = FoundMention(start, end, "pronouns", "pronoun", "", 1.0)
            found.append((mention, _states(encoded, piece, piece)))
    return found


def _attribution(found: AttributionRuns, window: Window) -> FoundAttribution:
    def offsets(first: int, last: int) -> tuple[int, int]:
        return window.offsets[first][0], window.offsets[last][1]

    return FoundAttribution(
        offsets(found.cue.first, found.cue.last),
        offsets(*found.source) if found.source else None,
        tuple(offsets(*run) for run in found.content),
        found.score,
    )


def _clusters(
    text: str, mentions: Sequence[FoundMention], states: Sequence[Floats], network: Network
) -> tuple[tuple[int, ...], ...]:
    linked = [LinkMention(m.start, m.end, text[m.start : m.end], m.form, m.type) for m in mentions]
    if len(linked) < 2:
        return ()
    links = antecedents(linked, np.stack(states), network.heads, network.settings.thresholds["link"])
    return tuple(tuple(group) for group in clusters(links))
