"""Texts of articles -> where each report comes from, reprints and close rewrites folded together.

Two texts with the same origin share word 4-grams: at least `_CONTAINED` of the shorter one's (Broder, "On the
resemblance and containment of documents", 1997). The index finds the wordings that share some, and keeps which are
akin; a text that comes or goes changes only the origins of those that are akin to it, directly or by way of others.

Pairs are joined from the likest down. A text that is put together from two reports would chain these into one, so two
groups are joined only if most texts of the one share something with those of the other: it goes with the report that it
has more of.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from graphkit import ids
from graphkit.index import Index
from graphkit.index.texts import Texts

_WORDS = 4
_CONTAINED = 0.25  # rewrites of one wire in samples/ share 0.3 to 0.5, unrelated articles at most 0.04
_FEWEST = 12  # 4-grams; shorter texts are compared as wholes only
_SENTENCES = 15  # so many 4-grams must be shared, as of two sentences
_MOST = 0.95  # or almost all of a text that is no longer than that
_LOOKED_UP = 2  # shared 4-grams among those that the index looks up, so that two texts are compared
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
    """The origin of each of some texts, apart from any store.

    Args:
        texts: article id -> text.

    Returns:
        Article id -> origin; articles of one origin have the same value. The order of `texts` does not matter.
    """
    index = Index(None)
    known = Texts(index)
    for article, text in texts.items():
        variant = take_in(known, text)
        known.add(article, variant)
    found = origins_in(known, texts)
    index.close()
    return found


def take_in(texts: Texts, text: str) -> int:
    """Puts a text into the index, with the wordings that it is akin to; returns the number of its wording."""
    variant, new = texts.put(_grams(text))
    if new:
        grams = texts.grams(variant)
        for other in texts.sharing(variant, _LOOKED_UP):
            others = texts.grams(other)
            if _is_rewrite(grams, others):
                texts.link(variant, other, _share(grams, others), _likeness(grams, others))
    return variant


def origins_in(texts: Texts, articles: Iterable[str]) -> dict[str, Origin]:
    """The origins of articles, and of all articles that are akin to them.

    Args:
        texts: of an index that holds the articles.
        articles: ids; those that the index does not hold do not matter.
    """
    variants = {variant for article in articles if (variant := texts.of(article)) is not None}
    found: dict[str, Origin] = {}
    while variants:
        family, links = texts.family([variants.pop()])
        variants -= family
        found |= _Groups(texts, family, links).origins()
    return found


def _is_rewrite(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether they share enough; of short texts most, since news in brief has few ways to tell of one more attack."""
    shorter = min(len(one), len(other))
    return _share(one, other) >= max(_CONTAINED, min(_MOST, _SENTENCES / shorter))


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    """Which part of the shorter one's 4-grams they share."""
    return len(one & other) / min(len(one), len(other))


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Which part of all their 4-grams they share: low for a short text that a long one swallows."""
    return len(one & other) / len(one | other)


def _grams(text: str) -> frozenset[int]:
    """The text's word 4-grams as 32-bit numbers; of a short text its words as one."""
    words = re.findall(r"\w+", text.casefold())
    grams = {" ".join(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1)}
    if len(grams) >= _FEWEST:
        return frozenset(zlib.crc32(gram.encode("utf-8", "replace")) for gram in grams)
    return frozenset({zlib.crc32(" ".join(words).encode("utf-8", "replace"))})


class _Groups:
    """Sets of wordings with one origin, grown pair by pair; a wording is known by its first article."""

    def __init__(self, texts: Texts, family: Iterable[int], links: Sequence[tuple[int, int, float, float]]) -> None:
        self._grams = {}
        self._articles = {}
        name: dict[int, str] = {}
        for variant in family:
            articles = texts.articles(variant)
            if articles:
                name[variant] = articles[0]
                self._articles[articles[0]] = articles
                self._grams[articles[0]] = texts.grams(variant)
        self._members: dict[str, tuple[str, ...]] = {first: (first,) for first in sorted(self._articles)}
        self._least: dict[str, float] = {}
        pairs = [
            (-likeness, min(name[one], name[other]), max(name[one], name[other]), share)
            for one, other, share, likeness in links
            if one in name and other in name
        ]
        for _, first, second, share in sorted(pairs):
            self._join(first, second, share)

    def _join(self, first: str, second: str, share: float) -> None:
        """Joins the groups of two wordings, unless only these two have anything in common."""
        one, other = self._members[first], self._members[second]
        if one[0] != other[0] and self._agree(one, other):
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
        found: dict[str, Origin] = {}
        for members in set(self._members.values()):
            articles = tuple(sorted(article for first in members for article in self._articles[first]))
            reason = _reason(len(articles), self._least.get(members[0], 1.0))
            found |= dict.fromkeys(articles, Origin(f"o-{ids.digest('origin', articles[0])}", articles, reason))
        return found


def _reason(number: int, least: float) -> str:
    if number == 1:
        return "no other article shares its text"
    return f"{number} articles whose texts share {least:.0%} or more of the shorter one's word 4-grams"
