"""Windows, scores and a network made by hand: what the reader's parts are tried with where no trained one is needed."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from graphkit.reader.coreference import Floats
from graphkit.reader.network import Encoded, Settings
from graphkit.reader.pair_features import DISTANCES, FLAGS
from graphkit.reader.pieces import Window

TYPES = ("PER", "ORG")
WHOLE = "minister general he it his the treaty of said and signed".split()
SURE = 20.0
"""Score of a label that is meant to be beyond doubt."""


def tokenizer() -> Tokenizer:
    """Letters, digits and marks are pieces, and so are the words of WHOLE."""
    signs = [*string.ascii_lowercase, *string.digits]
    pieces = ["[UNK]", "[CLS]", "[SEP]", *signs, *(f"##{sign}" for sign in signs), *string.punctuation, *WHOLE]
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    made = Tokenizer(WordPiece(vocabulary, unk_token=pieces[0]))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def window(marked: str) -> Window:
    """A window of words, whose pieces a bar divides: `Luka|shenko said`."""
    offsets, words = [], []
    start = 0
    for number, word in enumerate(marked.split()):
        for piece in word.split("|"):
            offsets.append((start, start + len(piece)))
            words.append(number)
            start += len(piece)
        start += 1
    return Window(list(range(len(words))), offsets, words, [0] * len(words))


def scores(labels: Sequence[str], types: Sequence[str] = TYPES, sure: float = SURE) -> Floats:
    """Scores that prefer, for each piece, a label: `O`, `B-PER`, `I-PER` …"""
    names = ["O", *(f"{way}-{kind}" for kind in types for way in "BI")]
    table = np.zeros((len(labels), len(names)), dtype=np.float32)
    for piece, label in enumerate(labels):
        table[piece, names.index(label)] = sure
    return table


def plain_pair_heads() -> dict[str, Floats]:
    """A piece is source where its first state is 1, content where its second is 1; cue and distance do not matter."""
    eye = np.eye(2, dtype=np.float32)
    nothing = np.zeros(2, dtype=np.float32)
    return {
        "pair_token.weight": eye,
        "pair_token.bias": nothing,
        "pair_cue.weight": 0 * eye,
        "pair_cue.bias": nothing,
        "pair_distance.weight": np.zeros((9, 2), dtype=np.float32),
        "pair_out.weight": 2 * SURE * eye,
        "pair_out.bias": nothing - SURE,
    }


def same_words_heads(width: int) -> dict[str, Floats]:
    """Mentions are the same where their words are: the score is 1 for those, else -1."""
    flags = np.zeros((1, FLAGS), dtype=np.float32)
    flags[0, 0] = 2
    one = np.zeros(1, dtype=np.float32)
    return {
        "link_anaphor.weight": np.zeros((1, width), dtype=np.float32),
        "link_anaphor.bias": one,
        "link_antecedent.weight": np.zeros((1, width), dtype=np.float32),
        "link_antecedent.bias": one,
        "link_distance.weight": np.zeros((DISTANCES, 1), dtype=np.float32),
        "link_flags.weight": flags,
        "link_out.weight": np.ones((1, 1), dtype=np.float32),
        "link_out.bias": one - 1,
    }


class ScriptedNetwork:
    """A network that says of each word, by its small letters, what a script says; of others `O` and neither."""

    def __init__(self, script: Mapping[str, Mapping[str, str]], *, limit: int = 60, attribution: float = 0.25) -> None:
        layers = {"names": TYPES, "inner": TYPES, "nominals": TYPES, "cues": ("CUE",)}
        thresholds = {"source": 0.5, "content": 0.5, "attribution": attribution, "link": 0.0}
        self.settings = Settings(limit, layers, thresholds, frozenset({"he", "it", "his"}), frozenset({"the", "of"}))
        self.tokenizer = tokenizer()
        self.heads = {**plain_pair_heads(), **same_words_heads(6)}
        self._script = script
        self.text = ""

    def encode(self, window: Window) -> Encoded:
        said = [self._script.get(word, {}) for word in self._words(window)]
        roles = [each.get("role") for each in said]
        states = np.array([[role == "source", role == "content"] for role in roles], dtype=np.float32)
        layers = self.settings.layers.items()
        return Encoded(states, {name: scores([each.get(name, "O") for each in said], types) for name, types in layers})

    def _words(self, window: Window) -> list[str]:
        """For each piece its whole word."""
        borders = [piece for piece in range(len(window)) if window.begins_word(piece)] + [len(window)]
        words = []
        for first, end in pairwise(borders):
            whole = self.text[window.offsets[first][0] : window.offsets[end - 1][1]]
            words += [whole.lower()] * (end - first)
        return words
