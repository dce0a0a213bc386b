"""Texts of articles -> where each report comes from, reprints and close rewrites folded together.

Two texts with the same origin share word 4-grams: at least `_CONTAINED` of the shorter one's (Broder, "On the
resemblance and containment of documents", 1997). The index finds the wordings that share some, and keeps which are
akin; a text that comes or goes changes only the origins of those that are akin to it, directly or by way of others.
Articles that say of one report that they have it from the same outlet share their origin, too, whatever their words.

Pairs are joined from the likest down. A text that is put together from two reports would chain these into one, so two
groups are joined only if most texts of the one share something with those of the other: it goes with the report that it
has more of.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from graphkit import ids
from graphkit.index import Index
from graphkit.index.citations import Citations
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
        variant, _ = take_in(known, text)
        known.add(article, variant)
    found = origins_in(known, Citations(index), texts)
    index.close()
    return found


def take_in(texts: Texts, text: str) -> tuple[int, set[int]]:
    """Puts a text into the index, with the wordings that it is akin to.

    Returns:
        The number of its wording, and the wordings that are akin no longer, since a phrase that they share has become
        common.
    """
    variant, new = texts.put(_grams(text))
    parted: set[int] = set()
    if new:
        _link(texts, variant)
        for one, other in texts.made_common(variant):
            if not texts.share(one, other, _LOOKED_UP):
                texts.part(one, other)
                parted |= {one, other}
    return variant, parted


def let_go(texts: Texts, variant: int) -> set[int]:
    """Takes a wording out of the index if no article has it.

    Returns:
        The wordings that may now be akin to others, since a phrase that they share is common no more.
    """
    freed = texts.drop_unused(variant)
    for one in sorted(freed):
        _link(texts, one)
    return freed


def _link(texts: Texts, variant: int) -> None:
    grams = texts.grams(variant)
    for other in texts.sharing(variant, _LOOKED_UP):
        others = texts.grams(other)
        common, shorter = len(grams & others), min(len(grams), len(others))
        if _is_rewrite(common, shorter):
            texts.link(variant, other, common / shorter, common / (len(grams) + len(others) - common))


def origins_in(texts: Texts, citations: Citations, articles: Iterable[str]) -> dict[str, Origin]:
    """The origins of articles, and of all articles that are akin to them.

    Args:
        texts: of an index that holds the articles.
        citations: of the same index.
        articles: ids; those that the index does not hold do not matter.
    """
    waiting = {article for article in articles if texts.of(article) is not None}
    found: dict[str, Origin] = {}
    while waiting:
        family = _family(texts, citations, waiting.pop())
        waiting -= family
        groups = _Groups(texts, {variant for member in family if (variant := texts.of(member)) is not None})
        for one, other in citations.among(family):
            groups.join(one, other)
        found |= groups.origins()
    return found


def _family(texts: Texts, citations: Citations, article: str) -> set[str]:
    """The article and all that are akin to it or tell the same report, directly or by way of others."""
    found, waiting = {article}, [article]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        near = set(citations.of(one))
        variant = texts.of(one)
        if variant is not None and variant not in seen:
            variants, _ = texts.family([variant])
            seen |= variants
            near |= {other for akin in variants for other in texts.articles(akin)}
        waiting += near - found
        found |= near
    return found


def _is_rewrite(common: int, shorter: int) -> bool:
    """Whether they share enough; of short texts most, since news in brief has few ways to tell of one more attack.

    Args:
        common: number of 4-grams that two texts share.
        shorter: number of those of the shorter one.
    """
    return common / shorter >= max(_CONTAINED, min(_MOST, _SENTENCES / shorter))


def _grams(text: str) -> frozenset[int]:
    """The text's word 4-grams as 32-bit numbers; of a short text its words as one."""
    words = re.findall(r"\w+", text.casefold())
    grams = {" ".join(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1)}
    if len(grams) >= _FEWEST:
        return frozenset(zlib.crc32(gram.encode("utf-8", "replace")) for gram in grams)
    return frozenset({zlib.crc32(" ".join(words).encode("utf-8", "replace"))})


class _Groups:
    """Sets of wordings with one origin, grown pair by pair; a wording is known by its first article."""

    def __init__(self, texts: Texts, variants: Iterable[int]) -> None:
        """Joins what is akin, the likest first."""
        known, links = texts.family(variants)
        self._first = {variant: articles[0] for variant in known if (articles := texts.articles(variant))}
        self._articles = {first: texts.articles(variant) for variant, first in self._first.items()}
        self._grams = {first: texts.grams(variant) for variant, first in self._first.items()}
        self._members: dict[str, tuple[str, ...]] = {first: (first,) for first in sorted(self._articles)}
        self._least: dict[str, float] = {}
        self._cited: set[str] = set()
        for _, one, other, share in sorted(self._pairs(links)):
            groups = self._members[one], self._members[other]
            if groups[0] != groups[1] and self._agree(*groups):
                self._join(one, other, share)

    def join(self, one: str, other: str) -> None:
        """Joins the groups of two articles that tell the same report in their own words."""
        first, second = (self._known_by(article) for article in (one, other))
        if self._members[first] != self._members[second]:
            self._join(first, second, 1.0)
            self._cited.add(self._members[first][0])

    def _known_by(self, article: str) -> str:
        return next(first for first, articles in self._articles.items() if article in articles)

    def _pairs(self, links: Iterable[tuple[int, int, float, float]]) -> Iterator[tuple[float, str, str, float]]:
        for one, other, share, likeness in links:
            if one in self._first and other in self._first:
                first, second = sorted((self._first[one], self._first[other]))
                yield -likeness, first, second, share

    def _join(self, first: str, second: str, share: float) -> None:
        one, other = self._members[first], self._members[second]
        least = min(share, *(self._least.get(members[0], 1.0) for members in (one, other)))
        cited = self._cited & {one[0], other[0]}
        joined = tuple(sorted((*one, *other)))
        self._members |= dict.fromkeys(joined, joined)
        self._least[joined[0]] = least
        self._cited |= {joined[0]} if cited else set()

    def _agree(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether most of two groups, not only two of their members, have anything in common."""
        pairs = list(product(one[:_LOOKED_AT], other[:_LOOKED_AT]))
        akin = sum(self._share(first, second) >= _AKIN for first, second in pairs)
        return akin > len(pairs) / 2

    def _share(self, first: str, second: str) -> float:
        """Which part of the shorter one's 4-grams they share."""
        one, other = self._grams[first], self._grams[second]
        return len(one & other) / min(len(one), len(other))

    def origins(self) -> dict[str, Origin]:
        """Article -> origin."""
        found: dict[str, Origin] = {}
        for members in set(self._members.values()):
            articles = tuple(sorted(article for first in members for article in self._articles[first]))
            reason = _reason(len(articles), self._least.get(members[0], 1.0), cited=members[0] in self._cited)
            found |= dict.fromkeys(articles, Origin(f"o-{ids.digest('origin', articles[0])}", articles, reason))
        return found


def _reason(number: int, least: float, *, cited: bool) -> str:
    if number == 1:
        return "no other article shares its text"
    shared = f"texts share {least:.0%} or more of the shorter one's word 4-grams"
    if not cited:
        return f"{number} articles whose {shared}"
    if least == 1.0:
        return f"{number} articles that have the same report from one outlet, as they say"
    return f"{number} articles that have the same report from one outlet, as they say, or whose {shared}"
