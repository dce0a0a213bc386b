"""The gazetteers -> names that many states or places have one of: "Supreme Court", "Liberal Party", "Air Force"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.lexicon.bodies import Bodies
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.surfaces import Key, key

_KINDS = ("GovernmentBody", "ArmedForce", "Organization", "MediaOrganization", "Office", "MilitaryUnit", "ArmedGroup")


def generic_names(gazetteer: Gazetteer, bodies: Bodies) -> frozenset[Key]:
    """Names that tell no one thing without a state: what stands before "(Iraq)", "of India" or behind "Indian".

    Args:
        gazetteer: known things.
        bodies: bodies that every state has.
    """
    found = {key(" ".join(form)) for form in bodies.forms}
    for entry in gazetteer.entries.values():
        if entry.type in _KINDS:
            found |= {key(base) for name in (entry.name, *entry.aliases) for base in _bases(name, entry, gazetteer)}
    return frozenset(found)


def _bases(name: str, entry: Entry, gazetteer: Gazetteer) -> Iterator[str]:
    base = re.sub(r"\s*\([^)]*\)$", "", name)
    if base != name:
        yield base
    for code in entry.states:
        state = gazetteer.entries[code]
        for called in (state.name, *state.aliases):
            if name.endswith((f" of {called}", f" of the {called}")):
                yield name.rpartition(" of ")[0]
        for people in state.demonyms:
            if name.startswith(f"{people} "):
                yield name.removeprefix(f"{people} ")
