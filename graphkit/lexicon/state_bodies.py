"""A name of a body or unit -> the states in it, and the rest ("Russian Defence Ministry")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.lexicon.bodies import load_bodies
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.likeness import Likeness
from graphkit.lexicon.surfaces import key
from graphkit.lexicon.variant_words import load_variants
from graphkit.lexicon.variants import compare

_OF_STATES = frozenset({"GovernmentBody", "ArmedForce", "MilitaryUnit", "Office", "Organization"})
_LONGEST_STATE = 4
_SAME, _STATELESS = 0.95, 0.7


@dataclass(frozen=True, slots=True)
class _Stated:
    """Codes of the states in a name, the name without them, and the id of a body that every state has."""

    states: frozenset[str]
    rest: str
    body: str


def compare_bodies(first: str, second: str, kind: str, gazetteer: Gazetteer) -> Likeness | None:
    """How likely two names are one body's, by whose it is and which; None where no state is named."""
    if kind not in _OF_STATES:
        return None
    one, two = _stated(first, gazetteer), _stated(second, gazetteer)
    if not one.states and not two.states:
        return None
    if one.states and two.states and one.states != two.states:
        return Likeness(0.0, "of two states")
    if one.body and two.body and one.body != two.body:
        return Likeness(0.05, "two bodies")
    is_one_body = bool(one.body and one.body == two.body)
    if one.states == two.states:
        if is_one_body:
            return Likeness(_SAME, "the same body of the same state")
        return compare(one.rest, two.rest, kind) if one.rest and two.rest else None
    if is_one_body:
        return Likeness(0.4, "only one says of which state")
    found = compare(one.rest, two.rest, kind) if one.rest and two.rest else Likeness(0.0, "nothing to compare")
    return Likeness(min(found.score, _STATELESS), f"{found.reason}; only one says of which state")


def _stated(name: str, gazetteer: Gazetteer) -> _Stated:
    words = re.sub(r"['’]s\b", "", name.replace("(", " ").replace(")", " ")).split()
    states, rest, at = set(), [], 0
    while at < len(words):
        for length in range(min(_LONGEST_STATE, len(words) - at), 0, -1):
            found = gazetteer.lookup(" ".join(words[at : at + length]))
            codes = [entry.id for entry in found if entry.type == "Country"]
            if len(codes) == 1:
                states.add(codes[0])
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return _Stated(frozenset(states), " ".join(rest), _body(rest))


def _body(words: list[str]) -> str:
    bodies, small = load_bodies(), [word.lower() for word in words]
    fillers = load_variants().fillers
    while small and small[-1] in fillers:
        small.pop()
    while small and small[0] in fillers:
        small.pop(0)
    for kept in (small, [word for word in small if word not in bodies.between]):
        body = bodies.forms.get(key(" ".join(kept)))
        if body is not None:
            return body.id
    return ""
