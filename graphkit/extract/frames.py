"""A Reading and the frames -> the claims that the article states, each with its roles, commitment and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from graphkit import ids
from graphkit.extract.certainty import Commitment, commitment
from graphkit.extract.fillers import fill
from graphkit.extract.offices import office_filler
from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading, sentence_span, token_span
from graphkit.lexicon.frame import Frame, Pattern, Role
from graphkit.lexicon.offices import OfficeWords
from graphkit.lexicon.wordlists import CommitmentWords
from graphkit.model import Attestation, Claim, Entity, Filler, RoleMention

_PLAIN = Commitment("positive", "certain", "actual", ())
_MODES = ("actual", "planned", "requested", "hypothetical", "denied")  # the weaker, the further right
_CERTAINTIES = ("certain", "probable", "possible")
_SHARES = frozenset("all half many most part rest several some".split())
_MODIFIERS = ("amod", "compound", "nmod", "advmod")


@dataclass(frozen=True, slots=True)
class Evoked:
    """A frame that a predicate evokes, with the pattern that says where its roles stand."""

    frame: Frame
    pattern: Pattern
    predicate: Predicate


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What the interpreter reads its decisions from: the frames, and the words for commitment, offices and reports."""

    frames: tuple[Frame, ...]
    commitment: CommitmentWords
    offices: OfficeWords
    presenting: frozenset[str]


def interpret(
    reading: Reading, predicates: Sequence[Predicate], words: FrameWords
) -> tuple[tuple[Attestation, ...], tuple[Entity, ...]]:
    """The claims of all frames over all predicates in the order of their triggers, and the offices they bring in."""
    found: list[Attestation] = []
    offices: dict[str, Entity] = {}
    for attempts in _evoked(reading, predicates, words.frames):
        for evoked in attempts:
            trigger = token_span(evoked.predicate.token)
            roles = _fill_roles(reading, evoked)
            offices.update(_fill_office(reading, evoked, roles, words.offices))
            if not _complete(roles, evoked):
                roles = _inherit(roles, evoked, found)
            if _complete(roles, evoked):
                stated = _attest(reading, evoked, roles, words.commitment, reading.innermost(trigger))
                found.append(stated)
                if _is_presented(reading, stated, evoked.predicate.token, words.presenting):
                    found.append(_attest(reading, evoked, roles, words.commitment, None))
                break
    used = {item.entity for attestation in found for item in attestation.roles}
    return tuple(_distinct(found)), tuple(offices[iri] for iri in sorted(offices) if iri in used)


def _evoked(
    reading: Reading, predicates: Sequence[Predicate], frames: tuple[Frame, ...]
) -> Iterator[tuple[Evoked, ...]]:
    """For each predicate and frame, the patterns to try in turn."""
    by_trigger: dict[tuple[str, str], list[tuple[Frame, Pattern]]] = {}
    for frame in frames:
        for pattern in frame.patterns:
            for trigger in pattern.triggers:
                by_trigger.setdefault((trigger.kind, trigger.lemma), []).append((frame, pattern))
    for predicate in predicates:
        keys: list[tuple[str, str]] = [(predicate.kind, predicate.lemma)]
        if predicate.kind == "noun":
            keys.extend(("type", kind) for kind in _types_at(reading, predicate.token))
        attempts: dict[str, list[Evoked]] = {}
        for frame, pattern in (pair for key in keys for pair in by_trigger.get(key, [])):
            if not _excluded(predicate, pattern):
                attempts.setdefault(frame.name, []).append(Evoked(frame, pattern, predicate))
        yield from (tuple(found) for found in attempts.values())


def _excluded(predicate: Predicate, pattern: Pattern) -> bool:
    token = predicate.token
    relations = {argument.relation for argument in predicate.arguments if argument.near}
    if not relations.isdisjoint(pattern.without) or (pattern.anchors and relations.isdisjoint(pattern.anchors)):
        return True
    modifiers = {w for child in token.children if child.i < token.i for w in (child.lemma_.lower(), child.lower_)}
    if token.dep_ == "appos":  # "Stoltenberg, then NATO's secretary general"
        modifiers |= {child.lower_ for child in token.head.children if child.dep_ == "advmod"}
    if token.dep_ in _MODIFIERS:  # of "then President Bush", the parser hangs "then" on Bush
        modifiers |= {child.lemma_.lower() for child in token.head.children if child.i < token.i}
    if not modifiers.isdisjoint(pattern.unless) or (pattern.only and modifiers.isdisjoint(pattern.only)):
        return True
    return _above(token) in pattern.not_under


def _above(token: Token) -> str:
    """The lemma of the verb whose object a noun is, or of the noun whose *of* it follows; empty for neither."""
    if token.dep_ == "conj":
        return _above(token.head)
    if token.dep_ == "pcomp":
        return token.head.head.lemma_.lower()
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        above = token.head.head
        return _above(above) if above.lemma_.lower() in _SHARES else above.lemma_.lower()
    return token.head.lemma_.lower() if token.dep_ in ("dobj", "nsubjpass") else ""


def _types_at(reading: Reading, token: Token) -> list[str]:
    numbers = reading.headed.get(token.i, ())
    iris = [iri for number in numbers for iri in reading.referents(number)]
    kinds = [reading.entities[iri].type for iri in iris] + [reading.mentions[number].type for number in numbers]
    return list(dict.fromkeys(kinds))


def _fill_roles(reading: Reading, evoked: Evoked) -> dict[str, tuple[RoleMention, ...]]:
    filled: dict[str, tuple[RoleMention, ...]] = {}
    taken: set[int] = set()  # a phrase fills one role; its entity may fill another elsewhere
    for name, role in evoked.frame.roles.items():
        relations = evoked.pattern.places.get(name, ())
        if role.types == ("Office",) or not (relations or role.is_time or role.value in ("year", "case")):
            continue
        items = fill(reading, evoked.predicate, role, relations)
        kept = tuple(item for item in items if item.mention is None or item.mention not in taken)
        taken.update(item.mention for item in kept if item.mention is not None)
        if kept:
            filled[name] = kept
    return filled


def _fill_office(
    reading: Reading, evoked: Evoked, roles: dict[str, tuple[RoleMention, ...]], words: OfficeWords
) -> dict[str, Entity]:
    """Fills a role that asks for an office, once it is known whose office it is."""
    organizations = roles.get("organization", ())
    for name, role in evoked.frame.roles.items():
        if role.types == ("Office",) and organizations and organizations[0].entity:
            item, office = office_filler(reading, name, evoked.predicate.token, organizations[0].entity, words)
            roles[name] = (item,)
            return {office.id: office}
    return {}


def _complete(roles: Mapping[str, tuple[RoleMention, ...]], evoked: Evoked) -> bool:
    required = all(
        any(len(roles.get(name, ())) >= number for name, number in alternatives)
        for alternatives in evoked.frame.requires
    )
    return required and all(roles.get(name) for name in evoked.pattern.needs)


def _inherit(
    roles: dict[str, tuple[RoleMention, ...]], evoked: Evoked, earlier: list[Attestation]
) -> dict[str, tuple[RoleMention, ...]]:
    """For "the approval", "the deployment": the roles of the one claim of that class that the article made before."""
    is_thing = any("self" in places for places in evoked.pattern.places.values())
    if evoked.predicate.kind != "noun" or is_thing or not is_definite(evoked.predicate.token):
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


def _by_role(attestation: Attestation) -> dict[str, tuple[RoleMention, ...]]:
    found: dict[str, tuple[RoleMention, ...]] = {}
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


def _is_presented(reading: Reading, stated: Attestation, trigger: Token, presenting: frozenset[str]) -> bool:
    """Whether the source only takes up what the author says, too: "the deployment, highlighted by the ministry"."""
    cue = reading.attributions[stated.attribution].cue if stated.attribution is not None else None
    return cue is not None and any(
        child.dep_ == "acl" and child.lemma_.lower() in presenting and cue.overlaps(token_span(child))
        for child in trigger.children
    )


def _attest(
    reading: Reading,
    evoked: Evoked,
    roles: Mapping[str, tuple[RoleMention, ...]],
    words: CommitmentWords,
    attribution: int | None,
) -> Attestation:
    trigger = token_span(evoked.predicate.token)
    items = tuple(item for name in evoked.frame.roles for item in roles.get(name, ()))
    claim = make_claim(evoked.frame, items)
    said = _ahead(reading, items, _commitment(evoked, roles, words))
    sentence = sentence_span(evoked.predicate.token)
    speaker = _speaker(reading, attribution)
    return Attestation(
        id=ids.attestation_id(reading.article.id, sentence, claim.id, f"{speaker}|{trigger.start}"),
        claim=claim,
        trigger=trigger,
        roles=items,
        edge=edge_of(evoked.frame, items),
        polarity=said.polarity,
        certainty=said.certainty,
        mode=said.mode,
        cues=said.cues,
        attribution=attribution,
        sentence=sentence,
    )


def _ahead(reading: Reading, items: Sequence[RoleMention], said: Commitment) -> Commitment:
    """What is dated after the day of publication is a plan: "they meet on Friday", "deliveries start in 2027"."""
    published = reading.article.published
    dates = [item for item in items if item.role == "time" and item.value]
    if published is None or said.mode != "actual" or not dates:
        return said
    begins = str(dates[0].value).split("/")[0]
    if not begins or begins <= published.isoformat()[: len(begins)]:
        return said
    return replace(said, mode="planned", cues=(*said.cues, *(item.span for item in dates if item.span)))


def _speaker(reading: Reading, attribution: int | None) -> str:
    source = reading.attributions[attribution].source if attribution is not None else None
    return source.of(reading.article.text) if source else ""


def make_claim(frame: Frame, items: Iterable[RoleMention]) -> Claim:
    """The proposition that the filled roles make."""
    fillers = ids.sorted_fillers(Filler(item.role, item.entity, None if item.entity else item.value) for item in items)
    return Claim(ids.claim_id(frame.name, fillers), frame.name, frame.plover, fillers)


def edge_of(frame: Frame, items: Sequence[RoleMention]) -> tuple[int | None, int | None]:
    """The mentions at the two ends of the edge that is drawn for a claim."""
    if frame.edge is None:
        return None, None
    sources = [item.mention for item in items if item.role == frame.edge.source and item.mention is not None]
    targets = [item.mention for item in items if item.role == frame.edge.target and item.mention is not None]
    if frame.edge.source == frame.edge.target:
        targets = targets[1:]
    return (sources[0] if sources else None), (targets[0] if targets else None)


def _commitment(evoked: Evoked, roles: Mapping[str, tuple[RoleMention, ...]], words: CommitmentWords) -> Commitment:
    predicate = evoked.predicate
    stands = evoked.pattern.presupposed and (is_definite(predicate.token) or _dated(roles, evoked.frame.roles))
    if predicate.presupposed or stands:
        return _PLAIN
    own = _without(commitment(predicate.token, words), roles, evoked.frame, predicate.token.doc.text)
    if evoked.pattern.mode and own.mode == "actual":
        own = replace(own, mode=evoked.pattern.mode, cues=(*own.cues, token_span(predicate.token)))
    own = weaker(own, _distanced(predicate.token))
    return own if predicate.governor == predicate.token else weaker(own, commitment(predicate.governor, words))


def _without(said: Commitment, roles: Mapping[str, tuple[RoleMention, ...]], frame: Frame, text: str) -> Commitment:
    """A commitment without what a `case` role already says: a draft that was approved is a draft, not a plan."""
    cases = [case for role in frame.roles.values() for case in role.cases]
    modifiers = frozenset(word for case in cases for word in case.modifiers)
    witnesses = {item.span for name, items in roles.items() if frame.roles[name].cases for item in items}
    left = [cue for cue in said.cues if cue not in witnesses and cue.of(text).lower() not in modifiers]
    return replace(said, mode="actual") if said.mode == "planned" and not left else said


def _distanced(trigger: Token) -> Commitment:
    """For a word in quotation marks of its own ("the “withdrawal”"): somebody's word, not the author's."""
    doc = trigger.doc
    before = [t for t in doc[max(trigger.sent.start, trigger.i - 2) : trigger.i] if t.is_quote]
    after = [t for t in doc[trigger.i + 1 : min(trigger.sent.end, trigger.i + 3)] if t.is_quote]
    if before and after and before[-1].i >= trigger.i - 2 and after[0].i <= trigger.i + 2:
        return Commitment("positive", "possible", "hypothetical", (token_span(before[-1]),))
    return _PLAIN


def _dated(roles: Mapping[str, tuple[RoleMention, ...]], known: Mapping[str, Role]) -> bool:
    return any(known[name].value == "year" for name in roles)


def weaker(first: Commitment, second: Commitment) -> Commitment:
    """The less committed of two on each count, with the cues of both."""
    return Commitment(
        polarity="negative" if "negative" in (first.polarity, second.polarity) else "positive",
        certainty=max(first.certainty, second.certainty, key=_CERTAINTIES.index),
        mode=max(first.mode, second.mode, key=_MODES.index),
        cues=tuple(dict.fromkeys((*first.cues, *second.cues))),
    )


def _distinct(found: Iterable[Attestation]) -> Iterator[Attestation]:
    """One attestation for each claim, sentence, source and commitment; the first trigger stands for the others."""
    seen: set[tuple[object, ...]] = set()
    for item in found:
        key = (item.claim.id, item.sentence, item.attribution, item.polarity, item.certainty, item.mode)
        if key not in seen:
            seen.add(key)
            yield item
