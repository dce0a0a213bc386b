"""An evoked frame with its roles -> how firmly the text states the claim: polarity, certainty, mode, and the cues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from graphkit.extract.arguments import is_lent
from graphkit.extract.certainty import Commitment, commitment, presupposed_commitment
from graphkit.extract.clauses import clause_verb
from graphkit.extract.evocation import Evoked
from graphkit.extract.past_states import ended_state
from graphkit.extract.reading import Reading, token_span
from graphkit.extract.role_filling import is_definite
from graphkit.lexicon.frame import Frame, Role
from graphkit.lexicon.wordlists import CommitmentWords
from graphkit.model import RoleMention

_PLAIN = Commitment("positive", "certain", "actual", ())
_MODES = ("actual", "planned", "requested", "hypothetical", "denied")  # the weaker, the further right
_TITLES = ("oprd", "attr", "appos", "dobj", "ccomp")
_CERTAINTIES = ("certain", "probable", "possible")


def claim_commitment(
    reading: Reading, evoked: Evoked, roles: Mapping[str, tuple[RoleMention, ...]], words: CommitmentWords
) -> Commitment:
    """How firmly the text states the claim that the filled frame makes."""
    items = tuple(item for name in evoked.frame.roles for item in roles.get(name, ()))
    return _ahead(reading, items, _commitment(evoked, roles, words))


def _commitment(evoked: Evoked, roles: Mapping[str, tuple[RoleMention, ...]], words: CommitmentWords) -> Commitment:
    predicate = evoked.predicate
    stands = evoked.pattern.presupposed and _is_known(evoked, roles)
    if predicate.presupposed or stands:
        return _presupposed(evoked, roles, words)
    own = _without(commitment(predicate.token, words), roles, evoked.frame, predicate.token.doc.text)
    if evoked.pattern.mode and own.mode == "actual":
        own = replace(own, mode=evoked.pattern.mode, cues=(*own.cues, token_span(predicate.token)))
    own = weaker(own, _distanced(predicate.token))
    if any("above" in places for places in evoked.pattern.places.values()) and predicate.token.dep_ == "pobj":
        own = weaker(own, commitment(predicate.token.head.head, words))
    if "time" not in evoked.frame.roles and (cue := ended_state(predicate.token)) is not None:
        own = replace(own, polarity="negative", cues=(*own.cues, token_span(cue)))
    if _is_lent(evoked, roles):
        own = weaker(own, commitment(predicate.token.head, words))
    return own if predicate.governor == predicate.token else weaker(own, commitment(predicate.governor, words))


def _presupposed(evoked: Evoked, roles: Mapping[str, tuple[RoleMention, ...]], words: CommitmentWords) -> Commitment:
    """For what is taken for granted, but whose it is only as the verb that lends it says ("declined to sign it")."""
    token = evoked.predicate.token
    said = presupposed_commitment(token, words, dated=bool(roles.get("time")))
    lender = clause_verb(token)
    if lender is not None and (_is_lent(evoked, roles) or _is_of_clause(evoked, roles)):
        said = weaker(weaker(said, commitment(lender, words)), commitment(token, words))
    beside = [token.head, *token.head.children] if token.dep_ in _TITLES else []
    for verb in beside:
        if verb.tag_ in ("VBD", "VBN"):  # "the junta “elected” him president"
            said = weaker(said, _distanced(verb))
    return said


def _is_of_clause(evoked: Evoked, roles: Mapping[str, tuple[RoleMention, ...]]) -> bool:
    """Whether the subject of the clause fills a role of a noun that stands deeper in it."""
    subjects = [token_span(token) for token in evoked.predicate.find("clause")]
    places = evoked.pattern.places
    items = (item for name, found in roles.items() if "clause" in places.get(name, ()) for item in found)
    return any(item.span is not None and item.span.contains(word) for item in items for word in subjects)


def _is_lent(evoked: Evoked, roles: Mapping[str, tuple[RoleMention, ...]]) -> bool:
    """Whether a role of a noun was filled by what its verb has ("China violated the border"), which then has a say."""
    if evoked.predicate.token.head.pos_ not in ("VERB", "AUX"):
        return False
    for name, items in roles.items():
        lent = [place for place in evoked.pattern.places.get(name, ()) if is_lent(place)]
        words = [token_span(token) for place in lent for token in evoked.predicate.find(place)]
        if any(item.span is not None and item.span.contains(word) for item in items for word in words):
            return True
    return False


def _is_known(evoked: Evoked, roles: Mapping[str, tuple[RoleMention, ...]]) -> bool:
    """Whether a phrase stands for a thing that is there: definite, dated, or a name that something is attached to."""
    token = evoked.predicate.token
    named = evoked.predicate.kind == "attached" and token.pos_ == "PROPN"
    return evoked.pattern.always or named or is_definite(token) or _dated(roles, evoked.frame.roles)


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
