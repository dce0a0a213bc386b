"""Texts of articles -> where each report comes from, reprints and close rewrites folded together.

Two texts with the same origin share word 4-grams: at least `_CONTAINED` of the shorter one's (Broder, "On the
resemblance and containment of documents", 1997). An index from 4-gram to texts finds the pairs to compare; it keeps
the first few texts of each 4-gram, which is enough to chain a thousand reprints and bounds the work.

Pairs are joined from the likest down. A text that is put together from two reports would chain these into one, so two
groups are joined only if most texts of the one share something with those of the other: it goes with the report that it
has more of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from graphkit import ids

_WORDS = 4
_CONTAINED = 0.25  # rewrites of one wire in samples/ share 0.3 to 0.5, unrelated articles at most 0.04
_FEWEST = 12  # 4-grams; shorter texts are compared as wholes only
_SENTENCES = 15  # so many 4-grams must be shared, as of two sentences
_MOST = 0.95  # or almost all of a text that is no longer than that
_POSTINGS = 24
_AKIN = 0.1  # two texts that share less have nothing to do with one another
_LOOKED_AT = 8  # members of a group whose kinship decides


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin.

    Attributes:
        id: `o-…`, a hash of its smallest article id.
        articles: ids, sorted.
        reason: why they were folded together.
    """

    id: str
    articles: tuple[str, ...]
    reason: str


def origins_of(texts: Mapping[str, str]) -> dict[str, Origin]:
    """The origin of each article.

    Args:
        texts: article id -> text.

    Returns:
        Article id -> origin; articles of one origin have the same value. The order of `texts` does not matter.
    """
    grams = {article: _grams(texts[article]) for article in sorted(texts)}
    groups = _Groups(grams)
    akin = [pair for pair in _pairs(grams) if _is_rewrite(*(grams[article] for article in pair))]
    for pair in sorted(akin, key=lambda pair: (-_likeness(*(grams[article] for article in pair)), pair)):
        groups.join(pair)
    return groups.origins()


def _pairs(grams: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of articles that have a 4-gram in common."""
    index: dict[str, list[str]] = defaultdict(list)
    for article in sorted(grams):
        for earlier in sorted({earlier for gram in grams[article] for earlier in index[gram]}):
            yield earlier, article
        for gram in grams[article]:
            if len(index[gram]) < _POSTINGS:
                index[gram].append(article)


def _is_rewrite(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether they share enough; of short texts most, since news in brief has few ways to tell of one more attack."""
    shorter = min(len(one), len(other))
    return _share(one, other) >= max(_CONTAINED, min(_MOST, _SENTENCES / shorter))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Which part of the shorter one's 4-grams they share."""
    return len(one & other) / min(len(one), len(other))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Which part of all their 4-grams they share: low for a short text that a long one swallows."""
    return len(one & other) / len(one | other)


def _grams(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    grams = frozenset(" ".join(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1))
    return grams if len(grams) >= _FEWEST else frozenset({" ".join(words)})


class _Groups:
    """Sets of articles with one origin, grown pair by pair."""

    def __init__(self, grams: Mapping[str, frozenset[str]]) -> None:
        self._grams = grams
        self._members: dict[str, tuple[str, ...]] = {article: (article,) for article in sorted(grams)}
        self._least: dict[str, float] = {}

    def join(self, pair: tuple[str, str]) -> None:
        """Joins the groups of two articles, unless only these two have anything in common."""
        one, other = (self._members[article] for article in pair)
        if one[0] != other[0] and self._agree(one, other):
            share = _share(*(self._grams[article] for article in pair))
            least = min(share, *(self._least.get(members[0], 1.0) for members in (one, other)))
            joined = tuple(sorted((*one, *other)))
            self._members |= dict.fromkeys(joined, joined)
            self._least[joined[0]] = least

    def _agree(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        pairs = list(product(one[:_LOOKED_AT], other[:_LOOKED_AT]))
        akin = sum(_share(self._grams[first], self._grams[second]) >= _AKIN for first, second in pairs)
        return akin > len(pairs) / 2

    def origins(self) -> dict[str, Origin]:
        """Article -> origin."""
        made = {
            members[0]: Origin(
                f"o-{ids.digest('origin', members[0])}",
                members,
                _reason(len(members), self._least.get(members[0], 1.0)),
            )
            for members in self._members.values()
        }
        return {article: made[members[0]] for article, members in self._members.items()}


def _reason(number: int, least: float) -> str:
    if number == 1:
        return "no other article shares its text"
    return f"{number} articles whose texts share {least:.0%} or more of the shorter one's word 4-grams"
