"""A pronoun -> the entity spoken of before that it stands for, None where that is open."""

from __future__ import annotations

from spacy.tokens import Token

from graphkit.extract.clauses import VERBAL
from graphkit.extract.discourse import Discourse, Sighting
from graphkit.extract.open_pronouns import is_open

_SENTENCES_BACK = {"he": 3, "she": 3, "it": 1, "they": 1}
_THINGS = (
    "Organization",
    "Country",
    "WeaponSystem",
    "Instrument",
    "Exercise",
    "NamedEvent",
    "Facility",
    "City",
    "StateGroup",
)
_GROUPS = (
    "PersonGroup",
    "StateGroup",
    "ArmedForce",
    "ArmedGroup",
    "WeaponSystem",
    "Exercise",
    "Activity",
    "Instrument",
    "Facility",
    "Organization",
)


def resolve_pronoun(token: Token, discourse: Discourse) -> str | None:
    """The entity that the pronoun `token` stands for: the most prominent one near that agrees with it."""
    kind = discourse.words.pronouns.get(token.lower_)
    if kind is None or _is_empty(token):
        return None
    own_clause = None if token.dep_ == "poss" or token.lower_ in discourse.words.reflexive else _verb_of(token)
    scores: dict[str, tuple[int, int]] = {}
    fitting = [
        sighting
        for sighting in discourse.recent(token, _SENTENCES_BACK[kind])
        if _agrees(kind, sighting, discourse) and not _is_bound(sighting, own_clause)
    ]
    for sighting in _of_known_gender(kind, fitting, discourse):
        distance = discourse.sentence(token) - sighting.sentence
        score = (4 * distance + _cost(token, sighting), -sighting.head.i)
        scores[sighting.entity] = min(score, scores.get(sighting.entity, score))
    if not scores:
        return _linked(token, kind, own_clause, discourse)
    ranked = sorted(scores, key=lambda entity: (scores[entity], entity))
    if len(ranked) > 1 and scores[ranked[0]][0] == scores[ranked[1]][0]:
        one, other = (token.doc[-scores[entity][1]] for entity in ranked[:2])
        if kind in ("it", "they") or one.head == other or other.head == one:
            return None
    if is_open(token, ranked[0], fitting, discourse):
        return None
    if (
        len(ranked) > 1
        and token.dep_ == "poss"
        and _share_a_verb(token, *(-scores[entity][1] for entity in ranked[:2]))
    ):
        return None
    if kind in ("he", "she"):
        discourse.genders.setdefault(ranked[0], kind)
    return ranked[0]


def _of_known_gender(kind: str, fitting: list[Sighting], discourse: Discourse) -> list[Sighting]:
    """Of two persons joined ("Merkel and Obama met. She …"), the one that is known to be meant by the pronoun."""
    known = [sighting for sighting in fitting if discourse.genders.get(sighting.entity) == kind]
    return [
        sighting
        for sighting in fitting
        if sighting in known or not any(other.joined and other.sentence == sighting.sentence for other in known)
    ]


def _linked(token: Token, kind: str, own_clause: Token | None, discourse: Discourse) -> str | None:
    """Where the rules know none: the nearest mention that the learned reader takes for the same, if it agrees."""
    for sighting in discourse.linked(token):
        if _agrees(kind, sighting, discourse) and not _is_bound(sighting, own_clause):
            return sighting.entity
    return None


def _agrees(kind: str, sighting: Sighting, discourse: Discourse) -> bool:
    entity_type = discourse.type_of(sighting.entity)
    if sighting.form == "adjective":
        return False
    if kind in ("he", "she"):
        gender = discourse.genders.get(sighting.entity)
        return discourse.types.is_a(entity_type, ["Person"]) and gender in (None, kind) and not sighting.plural
    if kind == "it":
        return discourse.types.is_a(entity_type, _THINGS) and not (sighting.plural or sighting.joined)
    return sighting.plural and discourse.types.is_a(entity_type, _GROUPS)


def _cost(token: Token, sighting: Sighting) -> int:
    """The place's rank, but first come two places.

    They are the object of a verb before ("approved the pact and … ratified it"), then the subject above the
    pronoun's own clause, for "its" of its own verb.
    """
    verb, other = token.head, sighting.head
    if token.dep_ == other.dep_ == "dobj" and verb.dep_ == "conj" and other.head == verb.head:
        return -2
    if sighting.rank == 0 and sighting.head.head.i in {ancestor.i for ancestor in token.ancestors}:
        return -1
    return sighting.rank


def _is_bound(sighting: Sighting, own_clause: Token | None) -> bool:
    """Whether the sighting is an argument of the pronoun's own verb, as in "Minsk told it"."""
    return own_clause is not None and _verb_of(sighting.head) == own_clause


def _share_a_verb(token: Token, first: int, second: int) -> bool:
    """Whether the two best candidates are arguments of one verb: "A sanctioned B over its purchase", "A met B. He …".

    The pronoun in the verb's own clause may be the object's only if it is no part of the object itself.
    """
    verbs = [_verb_of(token.doc[n]) for n in (first, second)]
    if verbs[0] is None or verbs[0] != verbs[1] or token.doc[first].dep_ == "conj" or token.doc[second].dep_ == "conj":
        return False
    return verbs[0] != _verb_of(token) or token.head.dep_ == "pobj"


def _verb_of(token: Token) -> Token | None:
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.pos_ in VERBAL:
            return current
    return None


def _is_empty(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is likely that", "it was reported that"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl":
        return True
    clause = any(child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > verb.i for child in verb.children)
    predicate = any(child.dep_ in ("acomp", "auxpass", "attr") for child in verb.children)
    return token.dep_ in ("nsubj", "nsubjpass") and predicate and clause
