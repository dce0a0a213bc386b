"""Examples -> the weights of a trained reader; the same seed on the same machine gives the same weights."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from graphkit.reader.pair_features import FLAGS
from training.encoding import IGNORED, Batch, Document, Links, collate, encode
from training.examples import Example
from training.network import ReaderNetwork

PIECES = 1280
"""Pieces in a batch at most, padding included."""

WEIGHTS = {"names": 2.0, "inner": 0.5, "nominals": 1.0, "cues": 2.0, "sources": 0.5, "contents": 0.5}
PARTS_WEIGHT = 6.0
LINKS_WEIGHT = 0.3
DOCUMENT_SOURCES = ("gum", "domain")


@dataclass(frozen=True)
class Recipe:
    """How long and how fast.

    Attributes:
        passes: how often the texts of each source are seen; a fraction picks texts at random.
        rate: of the encoder; the heads learn `head_factor` times as fast.
        head_factor: see `rate`.
        seed: of everything that is random.
        threads: of torch.
        warmup: steps until the rate is reached; it then falls linearly.
    """

    passes: dict[str, float] = field(
        default_factory=lambda: {
            "current-events": 2.0,
            "men": 2.0,
            "redocred": 1.5,
            "gum": 3.0,
            "domain": 6.0,
            "polnear": 4.0,
            "re3d": 0.0,
        }
    )
    rate: float = 2.5e-4
    head_factor: float = 4.0
    seed: int = 0
    threads: int = 2
    warmup: int = 100


def train(examples: Sequence[Example], recipe: Recipe, target: Path, start: Path | None = None) -> None:
    """Trains one reader and writes its weights.

    Args:
        examples: of all sources.
        recipe: how.
        target: the file to write.
        start: weights to begin with, by default the pretrained encoder's.
    """
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - sampling
    steps = list(_batches([encode(example) for example in examples], recipe, chance))
    chance.shuffle(steps)
    network = ReaderNetwork(FLAGS)
    if start is not None:
        network.load_state_dict(torch.load(start))
    body = [p for name, p in network.named_parameters() if name.startswith("encoder") and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": body, "lr": recipe.rate}, {"params": heads, "lr": recipe.rate * recipe.head_factor}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / recipe.warmup) * max(0.02, 1 - step / len(steps))
    )
    network.train()
    shown: dict[str, float] = {}
    begun = time.monotonic()
    for number, documents in enumerate(steps, 1):
        losses = batch_losses(network, collate(documents))
        total = torch.stack(list(losses.values())).sum()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        for name, loss in losses.items():
            shown[name] = 0.97 * shown.get(name, loss.item()) + 0.03 * loss.item()
        if number % 100 == 0 or number == len(steps):
            figures = " ".join(f"{name} {value:.3f}" for name, value in sorted(shown.items()))
            print(f"{number}/{len(steps)} {time.monotonic() - begun:.0f} s  {figures}", flush=True)  # noqa: T201
    torch.save(network.state_dict(), target)


def _batches(documents: Sequence[Document], recipe: Recipe, chance: random.Random) -> Iterator[list[Document]]:
    """The batches of a whole run, in no order: whole documents where coreference is marked, else windows by length."""
    drawn: dict[str, list[Document]] = {"documents": [], "names": [], "attributions": []}
    for document in documents:
        passes = recipe.passes[document.source]
        times = int(passes) + (chance.random() < passes - int(passes))
        if document.source in DOCUMENT_SOURCES:
            drawn["documents"].extend([document] * times)
        else:
            stream = "attributions" if document.source == "polnear" else "names"
            drawn[stream].extend(Document(document.source, [w], None) for w in document.windows for _ in range(times))
    for stream, items in drawn.items():
        if stream == "documents":
            chance.shuffle(items)
        else:
            items.sort(key=lambda item: (len(item) // 8, chance.random()))
        yield from _packed(items)


def _packed(items: Sequence[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for item in items:
        longest = max(len(window) for document in (*batch, item) for window in document.windows) + 2
        windows = sum(len(document.windows) for document in (*batch, item))
        if batch and longest * windows > PIECES:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def batch_losses(network: ReaderNetwork, batch: Batch) -> dict[str, Tensor]:
    """The weighted loss of each head that the batch has labels for."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.hidden(batch.ids, batch.casings, batch.mask)
    hidden = network.drop(states.float())
    losses: dict[str, Tensor] = {}
    for layer, scores in network.split(hidden).items():
        labels = batch.labels[layer]
        if bool((labels != IGNORED).any()):
            loss = functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            losses[layer] = WEIGHTS[layer] * loss
    if batch.cues is not None and batch.parts is not None:
        scores = network.parts(hidden, batch.cues, batch.window)
        seen = batch.mask[batch.window][:, :, None].float()
        loss = functional.binary_cross_entropy_with_logits(scores, batch.parts, reduction="none") * seen
        losses["parts"] = PARTS_WEIGHT * loss.sum() / seen.sum() / 2
    links = [_link_loss(network, hidden, start, links) for start, links in batch.links]
    if links:
        losses["links"] = LINKS_WEIGHT * torch.stack(links).mean()
    return losses


def mention_states(hidden: Tensor, first: Sequence[tuple[int, int]], last: Sequence[tuple[int, int]]) -> Tensor:
    """First piece, last piece and mean of each mention, of shape (mentions, 3 * width); places are (window, piece)."""
    rows = []
    for (window, begin), (_, end) in zip(first, last, strict=True):
        pieces = hidden[window, begin + 1 : end + 2]
        rows.append(torch.cat([pieces[0], pieces[-1], pieces.mean(0)]))
    return torch.stack(rows)


def _link_loss(network: ReaderNetwork, hidden: Tensor, start: int, links: Links) -> Tensor:
    """How improbable the marked antecedents are, each mention choosing among those before it or none."""
    first = [(window + start, piece) for window, piece in links.first]
    last = [(window + start, piece) for window, piece in links.last]
    scores = network.links(mention_states(hidden, first, last), links.features)
    count = len(links.entity)
    entity = torch.tensor(links.entity)
    before = torch.ones(count, count).tril(-1).bool()
    same = (entity[:, None] == entity[None]) & before
    none = torch.zeros(count, 1)
    allowed = torch.cat([none, scores.masked_fill(~before, -1e4)], dim=1)
    right = torch.cat([(~same.any(1, keepdim=True)), same], dim=1)
    gold = allowed.masked_fill(~right, -1e4)
    return (torch.logsumexp(allowed, 1) - torch.logsumexp(gold, 1)).mean() * 4
