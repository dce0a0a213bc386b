"""A reader's files -> its network: windows in, states and labels' scores of every piece out."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as faults
from tokenizers import Tokenizer

from graphkit.errors import ReaderMissingError
from graphkit.reader.files import HEADS, NETWORK, SETTINGS, TOKENIZER
from graphkit.reader.pieces import Window

Floats = NDArray[np.float32]

_CLASSIFIER = "[CLS]"
_SEPARATOR = "[SEP]"

# What the libraries raise where a file is not theirs.
_UNREADABLE = (
    *(ValueError, TypeError, AttributeError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile),
    *(faults.Fail, faults.InvalidArgument, faults.InvalidGraph, faults.InvalidProtobuf, faults.NotImplemented),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the files say of themselves.

    Attributes:
        limit: pieces in a window at most.
        layers: layers of BIO labels in the order of the network's scores, with their types.
        thresholds: the probability from which a piece is `source` or `content`, and from which an `attribution` is
            one; the score above which a `link` of coreference holds.
        pronouns: words, in small letters, that refer to something named elsewhere.
        empty_words: words, in small letters, that alone are no mention.
    """

    limit: int
    layers: Mapping[str, tuple[str, ...]]
    thresholds: Mapping[str, float]
    pronouns: frozenset[str]
    empty_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network says of a window.

    Attributes:
        states: of shape (pieces, width).
        scores: for each layer, of shape (pieces, labels): outside, then beginning and inside of each type.
    """

    states: Floats
    scores: Mapping[str, Floats]


class Network:
    """The encoder with its tagger, and the weights of the other heads. One window a call: int8 depends on the batch."""

    def __init__(self, files: Mapping[str, bytes], *, threads: int = 1) -> None:
        """Opens a network.

        Args:
            files: as `files.read_files` gives them.
            threads: of one call.

        Raises:
            ReaderMissingError: a file is not a reader's.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            settings = json.loads(files[SETTINGS])
            self.settings = Settings(
                settings["limit"],
                {name: tuple(types) for name, types in settings["layers"].items()},
                dict(settings["thresholds"]),
                frozenset(settings["pronouns"]),
                frozenset(settings["empty_words"]),
            )
            self.tokenizer = Tokenizer.from_buffer(files[TOKENIZER])
            with np.load(io.BytesIO(files[HEADS]), allow_pickle=False) as heads:
                self.heads: dict[str, Floats] = {name: heads[name].astype(np.float32) for name in heads.files}
            self._session = onnxruntime.InferenceSession(files[NETWORK], options, ["CPUExecutionProvider"])
        except _UNREADABLE as error:
            raise ReaderMissingError(f"the learned reader: {error}; files of one export were expected") from error
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self._first = self.tokenizer.token_to_id(_CLASSIFIER)
        self._last = self.tokenizer.token_to_id(_SEPARATOR)

    def encode(self, window: Window) -> Encoded:
        """States and labels' scores of one window."""
        ids = np.array([[self._first, *window.ids, self._last]], dtype=np.int64)
        casings = np.array([[0, *window.casings, 0]], dtype=np.int64)
        states, scores = self._session.run(("states", "scores"), {"ids": ids, "casings": casings})
        layers: dict[str, Floats] = {}
        start = 0
        for name, types in self.settings.layers.items():
            end = start + 1 + 2 * len(types)
            layers[name] = scores[0, 1:-1, start:end]
            start = end
        return Encoded(states[0, 1:-1], layers)
