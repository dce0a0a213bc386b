"""The weights of a trained reader -> the files that graphkit ships: ONNX in int8, heads, tokenizer, settings, sums."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from graphkit.reader.files import CHECKSUMS, HEADS, NETWORK, SETTINGS, TOKENIZER, checksums
from graphkit.reader.pair_features import FLAGS
from graphkit.reader.pieces import LIMIT
from training.network import LAYERS, ReaderNetwork, encoder_directory, label_count

PRONOUNS = "he him his she her hers it its they them their theirs himself herself itself themselves".split()
EMPTY_WORDS = (
    "a an the this that these those such its his her hers their theirs our my your one two three four five six seven "
    "eight nine ten some any no all both each every other another more most many several few first second last next "
    "of and or in on at to for from by with as new former own same"
).split()
THRESHOLDS = {"source": 0.35, "content": 0.5, "attribution": 0.25, "link": 0.0}


class _Shipped(nn.Module):
    """What runs on an analyst's machine: states of the pieces and the scores of the layers that are shipped."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network
        count = sum(label_count(types) for types in LAYERS.values())
        self.tags = nn.Linear(network.tags.in_features, count)
        self.tags.weight.data = network.tags.weight.data[:count].clone()
        self.tags.bias.data = network.tags.bias.data[:count].clone()

    def forward(self, ids: Tensor, casings: Tensor) -> tuple[Tensor, Tensor]:
        states = self.network.hidden(ids, casings)
        return states, self.tags(states)


def load_network(weights: Path) -> ReaderNetwork:
    """A trained network, in evaluation mode."""
    network = ReaderNetwork(FLAGS)
    network.load_state_dict(torch.load(weights))
    return network.eval()


def export(weights: Path, directory: Path, thresholds: Mapping[str, float] = THRESHOLDS) -> None:
    """Writes the files of a reader.

    Args:
        weights: as `train.train` wrote them.
        directory: where to; made if it is not there.
        thresholds: see `graphkit.reader.network.Settings`.
    """
    directory.mkdir(parents=True, exist_ok=True)
    network = load_network(weights)
    _write_network(network, directory / NETWORK)
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in sorted(network.state_dict().items())
        if name.startswith(("pair_", "link_"))
    }
    np.savez_compressed(directory / HEADS, **heads)
    (directory / TOKENIZER).write_bytes((encoder_directory() / "tokenizer.json").read_bytes())
    lists = {"pronouns": PRONOUNS, "empty_words": EMPTY_WORDS}
    settings = {"limit": LIMIT, "layers": LAYERS, "thresholds": dict(thresholds), **lists}
    (directory / SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    files = {name: (directory / name).read_bytes() for name in (NETWORK, HEADS, TOKENIZER, SETTINGS)}
    (directory / CHECKSUMS).write_bytes(checksums(files))


def _write_network(network: ReaderNetwork, target: Path) -> None:
    network.encoder.set_attn_implementation("eager")
    ids = torch.randint(1000, 9000, (1, 40))
    length = torch.export.Dim("length", min=4, max=LIMIT + 2)
    whole = target.with_suffix(".float.onnx")
    torch.onnx.export(
        _Shipped(network).eval(),
        (ids, torch.zeros_like(ids)),
        str(whole),
        input_names=["ids", "casings"],
        output_names=["states", "scores"],
        dynamic_shapes=({1: length}, {1: length}),
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True)
    model = onnx.load(target)
    model.doc_string = ""
    for node in model.graph.node:
        del node.metadata_props[:]
    onnx.save(model, target)
    whole.unlink()
