"""Texts of articles -> where each report comes from, reprints and close rewrites folded together.

Two texts with the same origin share word 4-grams: at least `_CONTAINED` of the shorter one's (Broder, "On the
resemblance and containment of documents", 1997). An index from 4-gram to texts finds the pairs to compare; it keeps
the first few texts of each 4-gram, which is enough to chain a thousand reprints and bounds the work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit import ids

_WORDS = 4
_CONTAINED = 0.25  # rewrites of one wire in samples/ share 0.3 to 0.5, unrelated articles at most 0.04
_FEWEST = 12  # 4-grams; shorter texts are compared as wholes only
_POSTINGS = 24


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
    shares = {pair: share for pair, share in _shares(texts) if share >= _CONTAINED}
    groups = _groups(texts, shares)
    least: dict[str, float] = {}
    for (one, _), share in shares.items():
        least[groups[one][0]] = min(share, least.get(groups[one][0], 1.0))
    found: dict[str, Origin] = {}
    for members in groups.values():
        first = members[0]
        if first not in found:
            origin = Origin(f"o-{ids.digest('origin', first)}", members, _reason(len(members), least.get(first, 1.0)))
            found |= dict.fromkeys(members, origin)
    return found


def _shares(texts: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], float]]:
    """Pairs of article ids that share 4-grams -> which part of the shorter one's they share."""
    grams: dict[str, frozenset[str]] = {}
    index: dict[str, list[str]] = defaultdict(list)
    for article in sorted(texts):
        grams[article] = _grams(texts[article])
        for earlier in sorted({earlier for gram in grams[article] for earlier in index[gram]}):
            fewer = min(len(grams[article]), len(grams[earlier]))
            shared = len(grams[article] & grams[earlier])
            yield (earlier, article), shared / fewer
        for gram in grams[article]:
            if len(index[gram]) < _POSTINGS:
                index[gram].append(article)


def _grams(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    grams = frozenset(" ".join(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1))
    return grams if len(grams) >= _FEWEST else frozenset({" ".join(words)})


def _groups(texts: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Article -> all articles that the pairs connect with it, itself among them, sorted."""
    root = {article: article for article in texts}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        root[second] = first
    members: dict[str, list[str]] = defaultdict(list)
    for article in sorted(texts):
        members[find(article)].append(article)
    groups = {first: tuple(group) for first, group in members.items()}
    return {article: groups[find(article)] for article in texts}


def _reason(number: int, least: float) -> str:
    if number == 1:
        return "no other article shares its text"
    return f"{number} articles whose texts share {least:.0%} or more of the shorter one's word 4-grams"
