"""A reporting verb of a parsed sentence -> the head of the phrase that names who speaks."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from graphkit.extract.clauses import VERBAL, outer_saying
from graphkit.extract.phrases import antecedent, subtree
from graphkit.lexicon.wordlists import ReportingWords

_SUBJECTS = ("nsubj", "csubj")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_INHERITING = ("conj", "xcomp", "advcl", "acl", "pcomp", "prep", "dep")
_ADVERBIAL = ("preconj", "cc", "advmod")
_STOPS = ',.;:!?”"’)('


def source_of(verb: Token, words: ReportingWords) -> Token | None:
    """The head of the phrase that names who speaks, None where there is none."""
    own = (_inverted_source(verb) if _is_inserted(verb) else None) or _own_source(verb)
    if own is not None:
        return own
    if is_passive(verb) or verb.dep_ not in _INHERITING or verb.head.i == verb.i:
        return _inverted_source(verb)
    outer = outer_saying(verb, words.reports)
    if outer is not None:
        return source_of(outer, words)
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return head if head.pos_ in _NOMINAL else None
    if verb.dep_ == "advcl" and head.dep_ == "ccomp" and is_cue(head.head, words):
        return source_of(head.head, words)  # "said the drills were defensive, calling them …": the speaker calls
    return source_of(head, words) if head.pos_ in (*VERBAL, "ADP", "ADJ") else None


def source_beside(verb: Token, quotation: frozenset[int]) -> Token | None:
    """Of '“…,” a diplomat in Minsk said' and '“…,” said a diplomat in Minsk': whoever stands beside the verb."""
    doc, last = verb.doc, max(quotation)
    before = doc[last + 1 : verb.i] if last < verb.i else doc[0:0]
    return _noun_of(before) or _noun_of(doc[verb.i + 1 : _stop_after(verb)])


def is_cue(token: Token, words: ReportingWords) -> bool:
    """Whether the token may be a reporting verb."""
    return token.pos_ in VERBAL and token.lemma_.lower() in words.clause_verbs


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def is_negated(verb: Token, words: ReportingWords) -> bool:
    """Whether nothing is reported: "has not confirmed", "neither side said"."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in _ADVERBIAL and child.lower_ in words.negators and child.i < verb.i):
            return True
        if child.dep_ in ("nsubj", "nsubjpass"):
            before = (part for part in (child, *child.children) if part.i <= child.i)
            if any(part.lower_ in words.negators for part in before):
                return True
    return False


def agent_of(verb: Token) -> Token | None:
    """The head of the phrase after "by", None where there is none."""
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return next((part for part in child.children if part.dep_ == "pobj"), None)
    return None


def _is_inserted(verb: Token) -> bool:
    """Whether the verb and one who speaks stand between commas: "Recipients, said Mauer, are required to"."""
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or verb.i + 2 >= verb.sent.end:
        return False
    end = _stop_after(verb)
    return verb.nbor().pos_ == "PROPN" and end < verb.sent.end and verb.doc[end].text == ","


def _own_source(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.pos_ != "VERB":
            return antecedent(child)
    return agent_of(verb) if is_passive(verb) else None


def _inverted_source(verb: Token) -> Token | None:
    """Of '…”, said Minister Smith': the noun right after the verb, whatever the parser makes of it."""
    if verb.i + 1 >= len(verb.doc) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = verb.nbor(-1) if verb.i else verb
    following = verb.nbor()
    if before.text not in _STOPS or following.pos_ not in (*_NOMINAL, "DET", "ADJ"):
        return None
    for child in verb.children:
        if child.i > verb.i and following.i in subtree(child) and child.pos_ in _NOMINAL:
            return child
    return None


def _stop_after(verb: Token) -> int:
    end = verb.i + 1
    while end < verb.sent.end and verb.doc[end].text not in _STOPS:
        end += 1
    return end


def _noun_of(tokens: Tokens) -> Token | None:
    """The first noun of the stretch that no other noun of it governs."""
    for token in tokens:
        inside = tokens.start <= token.head.i < tokens.end and token.head.i != token.i
        if token.pos_ in _NOMINAL and not (inside and token.head.pos_ in (*_NOMINAL, "ADP")):
            return token
    return None
