"""A parsed document -> its reporting verbs, each with its source and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphkit.extract.phrases import antecedent, noun_phrase, subtree
from graphkit.lexicon.wordlists import ReportingWords

_CLAUSES = ("ccomp", "csubj")
_SUBJECTS = ("nsubj", "csubj")
_VERBAL = ("VERB", "AUX")
_INHERITING = ("conj", "xcomp", "advcl", "acl", "pcomp", "prep", "dep")


@dataclass(frozen=True, slots=True)
class Report:
    """One source saying something.

    Attributes:
        cue: the reporting word.
        source: head of the source's phrase, None where the text names none.
        content: numbers of the tokens of what is said.
        citing: the cue of the report in which this one is cited, None for the others.
        quotes: whether a quotation beside the cue may belong to it.
    """

    cue: Token
    source: Token | None
    content: frozenset[int]
    citing: Token | None = None
    quotes: bool = False


def verb_reports(doc: Doc, words: ReportingWords) -> Iterator[Report]:
    """The reports of all verbs, in the order of the verbs; `content` may be empty where a quotation is to fill it."""
    for token in doc:
        if token.pos_ in _VERBAL and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            yield from _reports_of(token, words)


def source_of(verb: Token, words: ReportingWords) -> Token | None:
    """The head of the phrase that names who speaks, None where there is none."""
    own = _own_source(verb)
    if own is not None:
        return own
    if is_passive(verb) or verb.dep_ not in _INHERITING or verb.head.i == verb.i:
        return _inverted_source(verb)
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
    if verb.dep_ == "advcl" and head.dep_ == "ccomp" and is_cue(head.head, words):
        return source_of(head.head, words)
    return source_of(head, words) if head.pos_ in (*_VERBAL, "ADP", "ADJ") else None


def is_cue(token: Token, words: ReportingWords) -> bool:
    """Whether the token may be a reporting verb."""
    return token.pos_ in _VERBAL and token.lemma_.lower() in words.clause_verbs


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def agent_of(verb: Token) -> Token | None:
    """The head of the phrase after "by", None where there is none."""
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return next((part for part in child.children if part.dep_ == "pobj"), None)
    return None


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
    if before.text not in "”\"’',." or following.pos_ not in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
        return None
    for child in verb.children:
        if child.i > verb.i and following.i in subtree(child) and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return child
    return None


def _reports_of(verb: Token, words: ReportingWords) -> Iterator[Report]:
    lemma = verb.lemma_.lower()
    if is_passive(verb):
        found = _passive(verb, lemma, words)
    else:
        found = _active(verb, lemma, words)
    if found is not None:
        yield found


def _active(verb: Token, lemma: str, words: ReportingWords) -> Report | None:
    source = source_of(verb, words)
    quotes = lemma in words.clause_verbs or lemma in words.quote_verbs
    content = _clause(verb) if lemma in words.clause_verbs else set()
    if not content:
        content = _other_complement(verb, lemma, words)
    if source is not None:
        content -= set(noun_phrase(source))
    if source is None and not quotes:
        return None
    return Report(verb, source, frozenset(content), quotes=quotes)


def _clause(verb: Token) -> set[int]:
    """The clause that the verb governs, or that it stands in as a parenthesis."""
    for child in verb.children:
        if child.dep_ in _CLAUSES:
            return subtree(child) - {mark.i for mark in child.children if mark.dep_ == "mark" and mark.lower_ == "that"}
    if verb.dep_ in ("parataxis", "ccomp") and verb.head.pos_ in _VERBAL and verb.dep_ == "parataxis":
        return subtree(verb.head) - subtree(verb)
    return set()


def _other_complement(verb: Token, lemma: str, words: ReportingWords) -> set[int]:
    """An object, with "as" or a second object; an infinitive; an object that is announced."""
    objects = [
        child
        for child in verb.children
        if child.dep_ in ("dobj", "obj") or (child.dep_ == "prep" and lemma == "refer" and child.lower_ == "to")
    ]
    if lemma in words.framing_verbs:
        frames = [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as"]
        if frames:
            return {number for part in (*objects, *frames) for number in subtree(part)}
    if lemma in words.naming_verbs:
        names = [child for child in verb.children if child.dep_ in ("oprd", "ccomp")]
        if names:
            return {number for part in (*objects, *names) for number in subtree(part)}
    if lemma in words.infinitive_verbs:
        for child in verb.children:
            if child.dep_ == "xcomp":
                return subtree(child)
    if lemma in words.object_verbs or lemma in words.stance_verbs:
        return {number for part in objects for number in subtree(part)}
    return set()


def _passive(verb: Token, lemma: str, words: ReportingWords) -> Report | None:
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
    infinitives = [child for child in verb.children if child.dep_ == "xcomp"]
    clauses = _clause(verb)
    content: set[int] = set()
    if infinitives and lemma in words.raising_verbs:
        content = {number for part in (*subjects, *infinitives) for number in subtree(part)}
    elif clauses and lemma in (words.clause_verbs | words.raising_verbs) and lemma not in words.listener_verbs:
        content = clauses
    elif lemma in words.framing_verbs and any(child.lower_ == "as" for child in verb.children):
        frames = [child for child in verb.children if child.lower_ == "as"]
        content = {number for part in (*subjects, *frames) for number in subtree(part)}
    elif lemma in words.past_participles and agent_of(verb) is not None:
        content = {number for part in subjects for number in subtree(part)}
    source = agent_of(verb)
    return Report(verb, source, frozenset(content)) if content else None
