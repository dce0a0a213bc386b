"""An evoked frame -> the fillers of its roles, and what is missing for a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from spacy.tokens import Token

from graphkit.extract.evocation import Evoked
from graphkit.extract.fillers import fill
from graphkit.extract.offices import office_filler
from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading, token_span
from graphkit.lexicon.frame import Frame
from graphkit.lexicon.known_offices import KnownOffices
from graphkit.model import Attestation, Entity, RoleMention

_READ_AROUND = ("year", "case", "money", "scenario")  # values that no relation leads to
Roles = dict[str, tuple[RoleMention, ...]]


def filled(
    reading: Reading, evoked: Evoked, earlier: Sequence[Attestation], offices: KnownOffices
) -> tuple[Roles, dict[str, Entity]]:
    """What fills the roles of an evoked frame, an earlier claim's fillers too, and the office that it brings in."""
    roles = _fill_roles(reading, evoked)
    brought_in = _fill_office(reading, evoked, roles, offices)
    return (_inherit(roles, evoked, earlier) if missing(roles, evoked) else roles), brought_in


def _fill_roles(reading: Reading, evoked: Evoked) -> Roles:
    """What fills each role where the pattern says it stands; a phrase fills one role only."""
    filled: Roles = {}
    taken: set[int] = set()  # a phrase fills one role; its entity may fill another elsewhere
    for name, role in evoked.frame.roles.items():
        relations = evoked.pattern.places.get(name, ())
        if role.types == ("Office",) or not (relations or role.is_time or role.value in _READ_AROUND):
            continue
        items = fill(reading, evoked.predicate, role, relations)
        kept = tuple(item for item in items if item.mention is None or item.mention not in taken)
        taken.update(item.mention for item in kept if item.mention is not None)
        if kept:
            filled[name] = kept
    return _without_reflexives(filled, evoked)


def _without_reflexives(filled: Roles, evoked: Evoked) -> Roles:
    """Nobody does to himself what one does to others: of "Kerry urged him", "him" is not taken for Kerry."""
    edge = evoked.frame.edge
    if edge is None or edge.source == edge.target or not {edge.source, edge.target} <= filled.keys():
        return filled
    sources = {item.entity for item in filled[edge.source]}
    targets = tuple(item for item in filled[edge.target] if item.entity is None or item.entity not in sources)
    return {
        name: targets if name == edge.target else items
        for name, items in filled.items()
        if name != edge.target or targets
    }


def apart(roles: Roles, frame: Frame) -> Iterator[Roles]:
    """The roles of each claim that is made: where each filler of a role makes its own, one for each combination."""
    alone = [name for name, items in roles.items() if frame.roles[name].each and len(items) > 1]
    for chosen in product(*(roles[name] for name in alone)):
        yield {**roles, **{name: (item,) for name, item in zip(alone, chosen, strict=True)}}


def _fill_office(reading: Reading, evoked: Evoked, roles: Roles, offices: KnownOffices) -> dict[str, Entity]:
    """Fills a role that asks for an office, once it is known whose office it is."""
    for name, role in evoked.frame.roles.items():
        if role.types != ("Office",):
            continue
        text = evoked.predicate.token.doc.text
        organizations = [i for i in roles.pop("organization", ()) if not _is_complement(i, text, offices)]
        if organizations and organizations[0].entity:
            roles["organization"] = tuple(organizations)
            item, office = office_filler(reading, name, evoked.predicate.token, organizations[0].entity, offices)
            roles[name] = (item,)
            return {office.id: office}
    return {}


def _is_complement(item: RoleMention, text: str, offices: KnownOffices) -> bool:
    """Whether it is only the "state" of a secretary of state."""
    return item.span is not None and item.span.of(text) in offices.words.complements


def missing(roles: Mapping[str, tuple[RoleMention, ...]], evoked: Evoked) -> str:
    """What an evoked frame lacks for a claim, in words; empty where it has all that it requires."""
    for alternatives in evoked.frame.requires:
        if not any(len(roles.get(name, ())) >= number for name, number in alternatives):
            return " or ".join(name if number == 1 else f"{number} × {name}" for name, number in alternatives)
    return " and ".join(name for name in evoked.pattern.needs if not roles.get(name))


def _inherit(roles: Roles, evoked: Evoked, earlier: Sequence[Attestation]) -> Roles:
    """For "the approval", "the deployment": the roles of the one claim of that class that the article made before."""
    is_thing = any("self" in places for places in evoked.pattern.places.values())
    is_event = evoked.frame.plover is not None  # "the members" are not those of whom something was said before
    if evoked.predicate.kind != "noun" or is_thing or not is_event or not is_definite(evoked.predicate.token):
        return roles
    if _says_more(evoked.predicate, roles):
        return roles
    before = [_by_role(a) for a in earlier if a.claim.type == evoked.frame.name and a.polarity == "positive"]
    if not before or any(not _agree(first, before[-1]) for first in (*before[:-1], roles)):
        return roles
    implied = {name: tuple(replace(i, span=None, mention=None) for i in items) for name, items in before[-1].items()}
    return {**implied, **roles}


def _says_more(predicate: Predicate, roles: Mapping[str, tuple[RoleMention, ...]]) -> bool:
    """Whether the noun has a complement that filled no role: "the transfer of technology" is no transfer of tanks."""
    filled = [item.span for items in roles.values() for item in items if item.span]
    complements = [a.token for a in predicate.arguments if a.near and a.relation in ("of", "to", "poss", "between")]
    return any(not any(span.contains(token_span(token)) for span in filled) for token in complements)


def _by_role(attestation: Attestation) -> Roles:
    found: Roles = {}
    for item in attestation.roles:
        found[item.role] = (*found.get(item.role, ()), item)
    return found


def _agree(first: Mapping[str, tuple[RoleMention, ...]], second: Mapping[str, tuple[RoleMention, ...]]) -> bool:
    """Whether no role has fillers on both sides that have nothing in common."""
    for name in first.keys() & second.keys():
        here, there = ({item.entity or item.value for item in side[name]} for side in (first, second))
        if here.isdisjoint(there):
            return False
    return True


def is_definite(token: Token) -> bool:
    """Whether a noun phrase is definite: *the*, *this*, a possessor."""
    return any(
        child.lower_ in ("the", "this", "that", "these", "those") or child.dep_ == "poss" for child in token.children
    )
