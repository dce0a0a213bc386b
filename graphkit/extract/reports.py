"""A parsed document -> its reporting verbs, each with its source and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphkit.extract.clauses import VERBAL
from graphkit.extract.phrases import noun_phrase, subtree
from graphkit.extract.speakers import agent_of, is_negated, is_passive, source_of
from graphkit.lexicon.wordlists import ReportingWords
from graphkit.model import Span

_CLAUSES = ("ccomp", "csubj")


@dataclass(frozen=True, slots=True)
class Report:
    """One source saying something.

    Attributes:
        cue: the reporting word.
        source: head of the source's phrase, None where the text names none.
        content: numbers of the tokens of what is said.
        citing: the cue of the report in which this one is cited, None for the others.
        quotes: whether a quotation beside the cue may belong to it.
        phrase: the source's phrase where the learned reader tells it, else it is that of the source's head.
    """

    cue: Token
    source: Token | None
    content: frozenset[int]
    citing: Token | None = None
    quotes: bool = False
    phrase: Span | None = None


def verb_reports(doc: Doc, words: ReportingWords) -> Iterator[Report]:
    """The reports of all verbs, in the order of the verbs; `content` may be empty where a quotation is to fill it."""
    for token in doc:
        if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            yield from _reports_of(token, words)


def _reports_of(verb: Token, words: ReportingWords) -> Iterator[Report]:
    lemma = verb.lemma_.lower()
    if is_negated(verb, words) or _is_aim(verb, words):
        return
    found = _passive(verb, lemma, words) if is_passive(verb) else _active(verb, lemma, words)
    if found is not None:
        yield found


def _is_aim(verb: Token, words: ReportingWords) -> bool:
    """Whether the verb is an infinitive, which reports nothing ("went to ask"), unless in "went on to say"."""
    infinitive = verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)
    return infinitive and not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.quote_verbs)


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
            marks = {mark.i for mark in child.children if mark.dep_ == "mark" and mark.lower_ == "that"}
            return subtree(child) - marks | _cut_off(verb, child)
    if verb.dep_ == "parataxis" and verb.head.pos_ in VERBAL:
        return subtree(verb.head) - subtree(verb)
    return set()


def _cut_off(verb: Token, clause: Token) -> set[int]:
    """The rest of a list whose last member the parser took for a verb beside the cue ("… and expanded trade")."""
    end = clause.right_edge
    if end.dep_ != "cc" or end.i + 1 >= len(verb.doc):
        return set()
    rest = [child for child in verb.children if child.dep_ == "conj" and child.left_edge.i == end.i + 1]
    return subtree(rest[0]) if rest and rest[0].tag_ in ("VBD", "VBN") and rest[0].i == end.i + 1 else set()


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
    if lemma in words.charging_verbs and objects:
        charges = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("of", "for")]
        return {number for part in (*objects, *charges) for number in subtree(part)}
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
