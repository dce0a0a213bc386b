"""An exercise and the verbs around it -> what it rehearses, in words: "repelling a landing on the coast"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.predicates import Predicate
from graphkit.lexicon.grammar import load_grammar
from graphkit.model import RoleMention, Span

_CONTENT = ("dobj", "xcomp", "ccomp", "pcomp")
_CLAUSES = ("advcl", "xcomp", "acl", "relcl", "conj")


def scenarios(predicate: Predicate, role: str) -> Iterator[RoleMention]:
    """What an exercise rehearses, simulates or is to practise. It is words only: no claim is made of an act in it.

    Args:
        predicate: the exercise's noun.
        role: the role's name.
    """
    for verb in _around(predicate):
        if verb.lemma_.lower() in load_grammar().rehearsing_verbs:
            for content in _contents(verb):
                words = list(content.subtree)
                span = Span(words[0].idx, words[-1].idx + len(words[-1].text))
                yield RoleMention(role, span, value=" ".join(span.of(verb.doc.text).split()))


def _around(predicate: Predicate) -> Iterator[Token]:
    """The verbs that the exercise is subject of, those that follow it, and those that its verb leads to."""
    noun, governor = predicate.token, predicate.governor
    if noun.dep_ in ("nsubj", "nsubjpass"):
        yield noun.head
    for head in dict.fromkeys((noun, governor)):
        yield from (child for child in head.children if child.dep_ in _CLAUSES)


def _contents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _CONTENT:
            yield child
        elif child.dep_ == "prep":
            yield from (inner for inner in child.children if inner.dep_ in ("pobj", "pcomp"))
