"""Mentions of one text -> what each pair of them shares, as the coreference head reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DISTANCES = 32
"""Buckets of the distance between two mentions, counted in mentions."""

FORMS = ("name", "nominal", "pronoun")
_KINDS = {"PER": 0, "ORG": 1, "UNIT": 1, "MEDIA": 1, "NAT": 1, "GPE": 2, "LOC": 2, "FACILITY": 2}
_THING = 3
_UNKNOWN = -1
_DETERMINERS = frozenset("the a an this that these those its their his her our my your".split())
_NEAR = (60, 200, 600, 2000)
_PLURAL = frozenset("they them their theirs we us our ours these those both".split())

FLAGS = 8 + len(_NEAR) + 4 * len(FORMS)
"""Flags of a pair."""


@dataclass(frozen=True, slots=True)
class LinkMention:
    """What the features see of a mention.

    Attributes:
        start: where it begins, in code points.
        end: where it ends, exclusive.
        text: its words.
        form: one of FORMS.
        type: the reader's type; of a pronoun it is not looked at.
    """

    start: int
    end: int
    text: str
    form: str
    type: str


def pair_features(mentions: Sequence[LinkMention]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Distances and flags of every pair, the later mention (anaphor) first.

    Args:
        mentions: in the order of the text.

    Returns:
        Buckets of distance, of shape (mentions, mentions), below DISTANCES; flags of shape (mentions, mentions,
        FLAGS), each 0 or 1.
    """
    count = len(mentions)
    order = np.arange(count)
    gap = np.abs(order[:, None] - order[None])
    distance = np.where(gap < 10, gap, np.minimum(10 + np.log2(np.maximum(gap, 10) / 10) * 4, DISTANCES - 1))
    words = [_words(mention.text) for mention in mentions]
    same, head, within, some = _wording(words)
    start = np.array([mention.start for mention in mentions])
    end = np.array([mention.end for mention in mentions])
    nested = (start[:, None] < end[None]) & (start[None] < end[:, None])
    kind = np.array([_kind(mention) for mention in mentions])
    known = (kind[:, None] != _UNKNOWN) & (kind[None] != _UNKNOWN)
    alike = known & (kind[:, None] == kind[None])
    initials = _acronyms(mentions, words)
    away = np.abs(start[:, None] - start[None])
    plural = np.array([_plural(each) for each in words])
    columns = [same, head, within, some & ~within, nested, alike, known & ~alike, initials]
    columns += [away < limit for limit in _NEAR]
    for form in FORMS:
        is_form = np.array([mention.form == form for mention in mentions])
        columns += [np.broadcast_to(is_form[:, None], (count, count)), np.broadcast_to(is_form[None], (count, count))]
        columns += [is_form[:, None] & same & is_form[None], is_form[:, None] & (plural[:, None] == plural[None])]
    return distance.astype(np.int64), np.stack(columns, axis=-1).astype(np.float32)


def _words(text: str) -> tuple[str, ...]:
    words = tuple(text.lower().replace("’s", "").replace("'s", "").split())
    return words[1:] if len(words) > 1 and words[0] in _DETERMINERS else words


def _wording(words: Sequence[tuple[str, ...]]) -> tuple[NDArray[np.bool_], ...]:
    """Whether two mentions have the same words, the same last word, words of which one's are all the other's, any."""
    surfaces: dict[tuple[str, ...], int] = {}
    vocabulary: dict[str, int] = {}
    surface = np.array([surfaces.setdefault(each, len(surfaces)) for each in words])
    for each in words:
        for word in each:
            vocabulary.setdefault(word, len(vocabulary))
    last = np.array([vocabulary[each[-1]] if each else -1 for each in words])
    holds = np.zeros((len(words), max(len(vocabulary), 1)), dtype=np.float32)
    for number, each in enumerate(words):
        holds[number, [vocabulary[word] for word in each]] = 1
    shared = holds @ holds.T
    size = holds.sum(1)
    within = (shared > 0) & (shared >= np.minimum(size[:, None], size[None]))
    return surface[:, None] == surface[None], last[:, None] == last[None], within, shared > 0


def _acronyms(mentions: Sequence[LinkMention], words: Sequence[tuple[str, ...]]) -> NDArray[np.bool_]:
    """Whether one mention is the initials of the other."""
    initials = ["".join(word[0] for word in each if word[0].isalpha()) if len(each) > 1 else "" for each in words]
    short = [m.text.lower().replace(".", "") if m.text.isupper() and " " not in m.text else "" for m in mentions]
    table: dict[str, int] = {"": -1}
    long_id = np.array([table.setdefault(text, len(table)) for text in initials])
    short_id = np.array([table.get(text, -2) if text else -2 for text in short])
    match: NDArray[np.bool_] = (short_id[:, None] == long_id[None]) | (long_id[:, None] == short_id[None])
    return match


def _kind(mention: LinkMention) -> int:
    return _UNKNOWN if mention.form == "pronoun" else _KINDS.get(mention.type, _THING)


def _plural(words: tuple[str, ...]) -> bool:
    return bool(words) and (words[-1] in _PLURAL or (words[-1].endswith("s") and not words[-1].endswith("ss")))
