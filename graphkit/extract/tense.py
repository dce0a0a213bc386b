"""A word of a parsed sentence -> the tense of the verb that it belongs to."""

from __future__ import annotations

from spacy.tokens import Token

from graphkit.extract.calendar import Tense
from graphkit.lexicon.wordlists import load_calendar_words

_AUXILIARIES = ("aux", "auxpass")
_INHERITS = ("xcomp", "advcl", "acl", "pcomp", "relcl", "ccomp", "conj", "dep", "csubj")


def sentence_tense(token: Token) -> Tense | None:
    """The tense of the nearest verb above `token` that shows one; None where none does."""
    current = token
    while True:
        if current.pos_ in ("VERB", "AUX"):
            tense = _tense_of(current)
            if tense is not None or current.dep_ not in _INHERITS:
                return tense
        if current.head.i == current.i:
            return None
        current = current.head


def _tense_of(verb: Token) -> Tense | None:
    words = load_calendar_words()
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    lower = [child.lower_ for child in auxiliaries]
    if any(word in words.coming_modals for word in lower):
        return "past" if "have" in lower else "future"
    if verb.tag_ == "VB" and "to" in lower:
        return _tense_of_infinitive(verb)
    if any(child.tag_ == "MD" for child in auxiliaries):
        return None
    return _tense_of_finite(verb, auxiliaries)


def _tense_of_infinitive(verb: Token) -> Tense | None:
    """Future for what is planned or due, or is to happen; None (the governing verb decides) for the others."""
    head = verb.head
    governs = head.lemma_.lower() in load_calendar_words().coming_verbs or (
        head.lemma_ == "be" and verb.dep_ == "xcomp"
    )
    going = head.lower_ == "going"
    relative = verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN")
    return "future" if governs or going or relative else None


def _tense_of_finite(verb: Token, auxiliaries: list[Token]) -> Tense | None:
    tags = {child.tag_ for child in auxiliaries}
    if "VBD" in tags or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN":
        perfect = any(child.lemma_ in ("have", "'ve") for child in auxiliaries)
        return "past" if perfect or not auxiliaries else "present"
    if verb.tag_ in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return "present"
    return None
