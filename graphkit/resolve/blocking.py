"""Profiles -> the pairs that are worth comparing: what shares a rare word, all words, or initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.variants import sounds
from graphkit.model import Profile
from graphkit.resolve.families import family

_LARGEST = 60  # entities that share a word; above that it says nothing, and the pairs would be too many
_SHORTEST = 3
_NAMES = 12  # names of one entity that count; some have dozens of spellings
_SMALL_WORDS = frozenset("of the and for in on at to de la al el du von van bin ibn & s".split())


def pairs(profiles: Iterable[Profile], types: TypeSystem) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of profiles to compare, each once, the smaller IRI first, in the order of the IRIs.

    Two things of a gazetteer are no pair: it holds them as two. Neither is what one article calls by a description
    ("the Turkish ambassador"), which nobody could know again.
    """
    by_id = {profile.id: profile for profile in profiles if profile.known or is_named(profile)}
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for profile in by_id.values():
        for key in _keys(profile, types):
            blocks[key].add(profile.id)
    found = {
        pair
        for block in blocks.values()
        if len(block) <= _LARGEST
        for pair in combinations(sorted(block), 2)
        if not (by_id[pair[0]].known and by_id[pair[1]].known)
    }
    for first, second in sorted(found):
        yield by_id[first], by_id[second]


def is_named(profile: Profile) -> bool:
    """Whether an article calls it by a name, not by a description."""
    if not profile.local:
        return bool(profile.names)
    words = [word for name in profile.names[:1] for word in name.split() if word.lower() not in _SMALL_WORDS]
    proper = bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)
    return proper and (profile.type == "Person" or len(words) > 1)  # "Gunmen" begins a sentence


def _keys(profile: Profile, types: TypeSystem) -> Iterator[tuple[str, str]]:
    group = family(profile.type, types)
    for name in profile.names[:_NAMES]:
        heard = sounds(name, profile.type)
        yield group, " ".join(sorted(heard))
        for word in heard:
            if len(word) >= _SHORTEST:
                yield group, word
        yield from ((group, f"{letters}.") for letters in _initials(name))


def _initials(name: str) -> Iterator[str]:
    """The letters that stand for a name, or that it is: NAC of "North Atlantic Council" and of "NAC"."""
    if re.fullmatch(r"[A-Z]{3,8}", name):
        yield name
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(capitals) >= _SHORTEST:
        yield capitals
