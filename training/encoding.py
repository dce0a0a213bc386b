"""Examples and a tokenizer -> windows with the labels of every head, as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from graphkit.reader.pair_features import LinkMention, pair_features
from graphkit.reader.pieces import LIMIT, Window, windows_of
from training.examples import Example, Span, TypedSpan, overlapping
from training.network import AUXILIARY, LAYERS, PairFeatures, encoder_directory

IGNORED = -100
CLASSIFIER, SEPARATOR = 101, 102
MOST_MENTIONS = 320
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "GPE"}

Parts = tuple[list[int], list[int], list[int]]
"""Pieces of cue, source and content of one attribution."""


@dataclass
class LabelledWindow:
    """A window and what is known in it: for each layer one label a piece, and the attributions whose cue it holds."""

    window: Window
    labels: dict[str, list[int]] = field(default_factory=dict)
    attributions: list[Parts] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.window)


@dataclass
class Links:
    """The mentions of a document for coreference.

    Attributes:
        first: window and piece of each mention's first piece.
        last: the same of its last piece.
        entity: number of its entity.
        features: of its pairs.
    """

    first: list[tuple[int, int]]
    last: list[tuple[int, int]]
    entity: list[int]
    features: PairFeatures


@dataclass
class Document:
    """An example as windows; `links` where coreference is marked."""

    source: str
    windows: list[LabelledWindow]
    links: Links | None

    def __len__(self) -> int:
        return sum(len(window) for window in self.windows)


@cache
def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, without padding and truncation."""
    loaded = Tokenizer.from_file(str(encoder_directory() / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def encode(example: Example) -> Document:
    """The example as labelled windows."""
    windows = [LabelledWindow(window) for window in windows_of(example.text, tokenizer(), LIMIT)]
    for layer in ("names", "inner", "nominals"):
        spans = getattr(example, layer)
        if spans is not None:
            for labelled in windows:
                labelled.labels[layer] = _typed_labels(labelled.window, spans, LAYERS[layer])
    if example.attributions is not None:
        for attribution in example.attributions:
            _place(windows, attribution.cue, attribution.source, attribution.content)
        for labelled in windows:
            for number, layer in ((0, "cues"), (1, "sources"), (2, "contents")):
                labelled.labels[layer] = _part_labels(len(labelled), [parts[number] for parts in labelled.attributions])
    return Document(example.source, windows, _links(example, windows) if example.mentions else None)


def _typed_labels(window: Window, spans: Sequence[TypedSpan], types: Sequence[str]) -> list[int]:
    near = [span for span in spans if overlapping(span[:2], (window.offsets[0][0], window.offsets[-1][1]))]
    labels: list[int] = []
    before: TypedSpan | None = None
    for piece, offsets in enumerate(window.offsets):
        if not window.begins_word(piece):
            labels.append(IGNORED)
            continue
        found = next((span for span in near if overlapping(span[:2], offsets)), None)
        labels.append(0 if found is None else 1 + 2 * types.index(found[2]) + (found is before))
        before = found
    return labels


def _part_labels(length: int, parts: Sequence[list[int]]) -> list[int]:
    labels = [0] * length
    for pieces in parts:
        before = None
        for piece in sorted(pieces):
            if labels[piece] == 0:
                labels[piece] = 1 if before is None or piece != before + 1 else 2
            before = piece
    return labels


def _place(windows: list[LabelledWindow], cue: Sequence[Span], *others: Sequence[Span]) -> None:
    """Puts an attribution into the window that holds the beginning of its cue."""
    for labelled in windows:
        offsets = labelled.window.offsets
        if offsets[0][0] <= cue[0][0] < offsets[-1][1]:
            pieces, source, content = (_pieces(labelled.window, spans) for spans in (cue, *others))
            if pieces:
                labelled.attributions.append((pieces, source, content))
            return


def _pieces(window: Window, spans: Sequence[Span]) -> list[int]:
    return [n for n, offsets in enumerate(window.offsets) if any(overlapping(offsets, span) for span in spans)]


def _links(example: Example, windows: list[LabelledWindow]) -> Links | None:
    first, last, entity, mentions = [], [], [], []
    numbers: dict[str, int] = {}
    for mention in sorted(example.mentions or (), key=lambda m: (m.span[0], -m.span[1]))[:MOST_MENTIONS]:
        place = _ends_of(windows, mention.span)
        if place is None:
            continue
        first.append(place[0])
        last.append(place[1])
        entity.append(numbers.setdefault(mention.entity, len(numbers)))
        kind = GUM_TYPES.get(mention.type, mention.type)
        text = example.text[slice(*mention.span)]
        mentions.append(LinkMention(*mention.span, text, mention.form, kind))
    if len(mentions) < 2:
        return None
    distance, flags = pair_features(mentions)
    return Links(first, last, entity, PairFeatures(torch.from_numpy(distance), torch.from_numpy(flags)))


def _ends_of(windows: list[LabelledWindow], span: Span) -> tuple[tuple[int, int], tuple[int, int]] | None:
    for number, labelled in enumerate(windows):
        pieces = _pieces(labelled.window, [span])
        if pieces:
            return (number, pieces[0]), (number, pieces[-1])
    return None


@dataclass
class Batch:
    """Windows as tensors; index 0 and the last of a window are the encoder's own marks.

    Attributes:
        ids: of shape (windows, length).
        casings: likewise.
        mask: likewise, 1 where there is a piece.
        labels: for each layer, of shape (windows, length), IGNORED where nothing is known.
        cues: which pieces are the cue of each attribution, of shape (attributions, length).
        parts: its source and content, of shape (attributions, length, 2).
        window: the window of each attribution.
        links: mentions with the number of their document's first window.
    """

    ids: Tensor
    casings: Tensor
    mask: Tensor
    labels: dict[str, Tensor]
    cues: Tensor | None
    parts: Tensor | None
    window: Tensor
    links: list[tuple[int, Links]]


def collate(documents: Sequence[Document]) -> Batch:
    """Documents (or single windows of them) as one batch."""
    windows = [window for document in documents for window in document.windows]
    length = max(len(window) for window in windows) + 2
    shape = (len(windows), length)
    ids, casings, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    labels = {layer: torch.full(shape, IGNORED) for layer in (*LAYERS, *AUXILIARY)}
    cues, parts, where = [], [], []
    for row, labelled in enumerate(windows):
        size = len(labelled)
        ids[row, : size + 2] = torch.tensor([CLASSIFIER, *labelled.window.ids, SEPARATOR])
        casings[row, 1 : size + 1] = torch.tensor(labelled.window.casings)
        mask[row, : size + 2] = 1
        for layer, values in labelled.labels.items():
            labels[layer][row, 1 : size + 1] = torch.tensor(values)
        for cue, source, content in labelled.attributions:
            cues.append(_marked(length, cue))
            parts.append(torch.stack([_marked(length, source), _marked(length, content)], dim=-1))
            where.append(row)
    links, start = [], 0
    for document in documents:
        if document.links is not None:
            links.append((start, document.links))
        start += len(document.windows)
    return Batch(
        ids,
        casings,
        mask,
        labels,
        torch.stack(cues) if cues else None,
        torch.stack(parts) if parts else None,
        torch.tensor(where, dtype=torch.long),
        links,
    )


def _marked(length: int, pieces: Sequence[int]) -> Tensor:
    marked = torch.zeros(length)
    marked[np.array(pieces, dtype=np.int64) + 1] = 1
    return marked
