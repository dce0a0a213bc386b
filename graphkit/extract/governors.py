"""A word of a parsed sentence -> the words that govern it, from the nearest outwards, each with how it does so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from graphkit.extract.clauses import has_to, is_content_clause

Relation = Literal["clause", "infinitive", "object", "subject", "complement", "predicate", "adverbial", "modified"]

_CLAUSES = ("ccomp", "csubj", "csubjpass", "xcomp", "pcomp", "acl")
_OBJECTS = ("dobj", "obj", "oprd", "nsubjpass", "dative")
_PREPOSITIONS = ("prep", "agent", "dative")
_TIMES = ("day", "moment", "hour", "time", "world", "future")
_LOOSE = frozenset(("to", "with", "in", "on", "from", "at", "over", "by", "into"))
_CIRCUMSTANCES = frozenset(
    ("wake", "aftermath", "light", "face", "course", "midst", "retaliation", "reaction", "response")
)
_DIVIDERS = frozenset(("–", "—", "--", "-", ";"))
_MEANS = frozenset(("by", "in"))
_COMPLEMENT_PREPOSITIONS = frozenset(
    ("of", "for", "to", "on", "about", "against", "toward", "towards", "from", "at", "with", "in", "over", "by", "into")
)


@dataclass(frozen=True, slots=True)
class Governor:
    """One word above the trigger.

    Attributes:
        token: the verb, noun or adjective.
        relation: how it governs what is below it.
        below: its child through which the trigger is reached.
        via: the preposition between the two, in lower case, empty where there is none.
        shared: whether what is said of `token` (its negation, modality) is also said of the trigger.
        last: whether nothing further out bears on the trigger.
    """

    token: Token
    relation: Relation
    below: Token
    via: str = ""
    shared: bool = False
    last: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """What to look the word up by: with its preposition, with its particle, alone."""
        lemma = self.token.lemma_.lower()
        particles = [child.lower_ for child in self.token.children if child.dep_ in ("prt", "advmod")]
        if self.relation == "infinitive":
            particles += [
                child.lower_ for child in self.token.children if child.dep_ == "prep" and child.lower_ != "to"
            ]
        objects = [
            child.lower_ for child in self.token.children if child.dep_ == "dobj" and child.i == self.token.i + 1
        ]
        tails = [self.via, *particles, *objects]
        if self.relation == "infinitive":
            tails.insert(0, "to")
        return (*(f"{lemma} {tail}" for tail in tails if tail), lemma)


def governors(trigger: Token) -> Iterator[Governor]:
    """What governs the trigger, outwards, as far as anything said there can bear on the trigger."""
    below = trigger
    while below.head.i != below.i:
        step = _step(below)
        if step is None:
            return
        yield step
        below = step.token
        if step.last or step.relation == "adverbial":
            return


def is_definite(noun: Token) -> bool:
    """Whether the noun comes with an article, possessor or demonstrative that presents it as known."""
    if noun.pos_ != "NOUN":
        return noun.pos_ in ("PROPN", "PRON")
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in ("the", "this", "these", "that", "those")):
            return True
    return False


def _step(below: Token) -> Governor | None:
    head, dep = below.head, below.dep_
    if dep in _CLAUSES and below.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        return _over_clause(below, head)
    if dep == "conj":
        return _over_conjunct(below, head)
    if dep in ("nsubj", "expl"):
        return Governor(head, "subject", below, shared=not is_definite(below))
    if dep in _OBJECTS:
        return Governor(head, "object", below, shared=not is_definite(below))
    if dep == "pobj":
        return _over_preposition(below, head)
    if dep in ("attr", "acomp"):
        return Governor(head, "predicate", below, shared=True)
    if dep == "advcl":
        return Governor(head, "adverbial", below, shared=_is_participle(below))
    if dep == "relcl":
        if is_content_clause(below):
            return _over_clause(below, head)
        fixed = (is_definite(head) and not _is_open_time(head, below)) or _is_past(below)
        return None if fixed else Governor(head, "modified", below, shared=True)
    if dep == "amod" and below.tag_ == "VBG" and head.dep_ in _OBJECTS and below.i == head.left_edge.i:
        return Governor(head.head, "clause", below)  # the model's reading of "denied supplying missiles"
    if dep in ("compound", "nmod") and head.pos_ in ("NOUN", "PROPN"):
        return Governor(head, "complement", below)
    return None


def _over_clause(below: Token, head: Token) -> Governor | None:
    if below.dep_ == "ccomp" and _is_apart(below):
        return None
    if below.dep_ == "pcomp":
        outer = head.head if head.dep_ in _PREPOSITIONS else head
        if head.lower_ in _COMPLEMENT_PREPOSITIONS - _MEANS:
            return Governor(outer, "complement", below, via=head.lower_)
        return Governor(outer, "adverbial", below, via=head.lower_, shared=head.lower_ in _MEANS)
    if below.dep_ == "acl" and below.tag_ == "VBG" and head.dep_ == "pobj" and head.pos_ == "PROPN":
        return Governor(head.head.head, "complement", below, via=head.head.lower_)  # "the idea of Bern joining"
    if below.dep_ == "acl" and _is_participle(below):
        return None if is_definite(head) else Governor(head, "modified", below, shared=True)
    return Governor(head, "infinitive" if has_to(below) else "clause", below)


def _over_conjunct(below: Token, head: Token) -> Governor:
    """What is said of the first conjunct holds for one of the same form with no subject or auxiliary of its own."""
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg") for child in below.children)
    shared = below.tag_ == head.tag_ and not own if below.pos_ in ("VERB", "AUX") else below.pos_ == head.pos_
    return Governor(head, "modified", below, shared=shared and not is_definite(below))


def _over_preposition(below: Token, preposition: Token) -> Governor | None:
    if preposition.dep_ not in _PREPOSITIONS or preposition.lower_ not in _COMPLEMENT_PREPOSITIONS:
        return None
    if below.lower_ in _CIRCUMSTANCES and preposition.lower_ == "in":
        return None  # "cancelled the deal in the wake of an attack": of the attack nothing is cancelled
    definite, via = is_definite(below), preposition.lower_
    return Governor(preposition.head, "complement", below, via, shared=not definite, last=definite and via in _LOOSE)


def _is_apart(clause: Token) -> bool:
    """Whether a sentence stands before another with a dash or semicolon between, which the parser runs together."""
    last = clause.right_edge
    return last.i < clause.head.i and last.i + 1 < clause.sent.end and last.nbor().text in _DIVIDERS


def _is_participle(verb: Token) -> bool:
    own = ("aux", "auxpass", "mark", "nsubj", "nsubjpass")
    return verb.tag_ in ("VBN", "VBG") and not any(child.dep_ in own for child in verb.children)


def _is_past(verb: Token) -> bool:
    """Whether the clause tells of the past by itself ("a treaty that they signed in 2001")."""
    return verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in verb.children
    )


def _is_open_time(noun: Token, clause: Token) -> bool:
    """Of "dreads the day when they sign": a time that has not come."""
    when = any(child.lower_ in ("when", "that", "where", "in") for child in clause.children)
    return noun.ent_type_ in ("DATE", "TIME", "") and noun.pos_ == "NOUN" and when and noun.lemma_ in _TIMES
