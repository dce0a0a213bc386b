"""A parsed document -> reports without a finite verb: "according to", "reportedly", "the claim that", "reported by"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graphkit.extract.clauses import VERBAL
from graphkit.extract.phrases import noun_phrase, subtree
from graphkit.extract.reports import Report
from graphkit.extract.speakers import agent_of, source_of
from graphkit.lexicon.wordlists import ReportingWords

_NOMINAL = ("NOUN", "PROPN", "PRON")
_CLAUSES = ("acl", "ccomp", "relcl", "appos", "dep")


def wordless_reports(doc: Doc, words: ReportingWords) -> Iterator[Report]:
    """All such reports, in the order of their cues."""
    for token in doc:
        yield from _according_to(token, words)
        yield from _adverb(token, words)
        yield from _noun(token, words)
        yield from _participle(token, words)


def _according_to(token: Token, words: ReportingWords) -> Iterator[Report]:
    """Of "According to BelTA, …" and "in the view of analysts, …": the rest of the clause is said."""
    if token.lower_ == "according":
        source = _object_after(token, "to")
        phrase = subtree(token)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in words.view_nouns and token.head.lower_ == "in":
        source = _object_after(token, "of") or next((child for child in token.children if child.dep_ == "poss"), None)
        phrase = subtree(token.head)
        token = token.head
    else:
        return
    if source is None:
        return
    content = _rest_of_clause(token) - phrase
    if content:
        yield Report(token, source, frozenset(content))


def _rest_of_clause(phrase: Token) -> set[int]:
    head = phrase.head
    while (
        head.dep_ in ("prep", "pobj", "npadvmod", "advmod", "dobj", "attr", "acomp", "conj", "appos")
        and head.pos_ not in VERBAL
    ):
        head = head.head
    numbers = subtree(head)
    sentence = head.sent
    leading = phrase.i - sentence.start <= 1
    if leading and head.head.i != head.i and head.dep_ in ("ccomp", "advcl", "nsubj"):
        numbers = subtree(sentence.root)
    if head.i == phrase.i:
        numbers = set(range(sentence.start, sentence.end))
    return numbers


def _adverb(token: Token, words: ReportingWords) -> Iterator[Report]:
    if token.lower_ not in words.adverbs:
        return
    head = token.head
    if head.dep_ in ("aux", "auxpass"):
        head = head.head
    content = subtree(head) - {token.i}
    content -= {number for child in head.children if child.dep_ == "mark" for number in (child.i,)}
    yield Report(token, None, frozenset(content))


def _noun(token: Token, words: ReportingWords) -> Iterator[Report]:
    """Of "The ministry's claim that …", "reports of …", "made the claim that …"."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in words.nouns:
        return
    clause = next((child for child in token.children if _is_that_clause(child)), None)
    of = next(
        (child for child in token.children if child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i), None
    )
    source = _source_of_noun(token, words)
    if clause is not None:
        content = subtree(clause) - {mark.i for mark in clause.children if mark.dep_ == "mark"}
    elif of is not None and source is not None and any(child.dep_ == "poss" for child in token.children):
        content = subtree(of) - {of.i}
    else:
        return
    if content and max(content) > token.i:
        yield Report(token, source, frozenset(content))


def _is_that_clause(child: Token) -> bool:
    if child.dep_ not in _CLAUSES or child.pos_ not in VERBAL:
        return False
    return any(mark.dep_ == "mark" and mark.lower_ == "that" for mark in child.children)


def _source_of_noun(noun: Token, words: ReportingWords) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for preposition in ("by", "from"):
        if found := _object_after(noun, preposition):
            return found
    verb = noun.head
    if noun.dep_ in ("dobj", "obj") and verb.lemma_.lower() in words.light_verbs:
        return source_of(verb, words)
    return None


def _participle(token: Token, words: ReportingWords) -> Iterator[Report]:
    """Of "The approval, reported by BelTA with reference to the press service": the noun is what is said."""
    if token.dep_ != "acl" or token.tag_ not in ("VBN", "VBD") or token.lemma_.lower() not in words.past_participles:
        return
    source = agent_of(token)
    if source is None or token.head.pos_ not in _NOMINAL:
        return
    content = frozenset(set(noun_phrase(token.head)) - subtree(token))
    yield Report(token, source, content)


def _object_after(token: Token, preposition: str) -> Token | None:
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == preposition:
            return next((part for part in child.children if part.dep_ == "pobj"), None)
    return None
