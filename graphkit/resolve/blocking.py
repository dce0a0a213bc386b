"""An entity -> keys, so that those worth comparing share one: a rare word, all words, or initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.variants import sounds
from graphkit.model import Profile
from graphkit.resolve.families import family

LARGEST = 60
"""How many entities may share a key; above that it says nothing, and the pairs would be too many."""

_SHORTEST = 3
_NAMES = 12  # names of one entity that count; some have dozens of spellings
_SMALL_WORDS = frozenset("of the and for in on at to de la al el du von van bin ibn & s".split())


def keys(profile: Profile, types: TypeSystem) -> set[str]:
    """What an entity shares with each that it is worth comparing with; nothing for what nobody could know again.

    That is what one article calls by a description: "the Turkish ambassador".
    """
    return set(_keys(profile, types)) if profile.known or is_named(profile) else set()


def is_named(profile: Profile) -> bool:
    """Whether an article calls it by a name, not by a description."""
    if not profile.local:
        return bool(profile.names)
    words = [word for name in profile.names[:1] for word in name.split() if word.lower() not in _SMALL_WORDS]
    proper = bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)
    return proper and (profile.type == "Person" or len(words) > 1)  # "Gunmen" begins a sentence


def _keys(profile: Profile, types: TypeSystem) -> Iterator[str]:
    group = family(profile.type, types)
    for name in profile.names[:_NAMES]:
        heard = sounds(name, profile.type)
        yield f"{group}: {' '.join(sorted(heard))}"
        for word in heard:
            if len(word) >= _SHORTEST:
                yield f"{group}: {word}"
        yield from (f"{group}: {letters}." for letters in _initials(name))


def _initials(name: str) -> Iterator[str]:
    """The letters that stand for a name, or that it is: NAC of "North Atlantic Council" and of "NAC"."""
    if re.fullmatch(r"[A-Z]{3,8}", name):
        yield name
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(capitals) >= _SHORTEST:
        yield capitals
