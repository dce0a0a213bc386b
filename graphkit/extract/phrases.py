"""Tokens -> the phrases around them and the spans of text that they cover."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from graphkit.model import Span

_LOOSE = ("punct", "cc")
_QUOTES = "\"“”‘’'«»„"
_OPENING = "\"“‘'«„([$"
_ASIDES = ("parataxis", "relcl", "advcl")


def spans_of(doc: Doc, numbers: Iterable[int]) -> tuple[Span, ...]:
    """The spans of text that the tokens cover, without punctuation at their ends, which quotation marks are not."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    trimmed = [_trimmed(doc, run) for run in runs]
    return tuple(Span(doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])) for run in trimmed if run)


def subtree(token: Token) -> set[int]:
    """The numbers of the token and of all below it."""
    return {part.i for part in token.subtree}


def noun_phrase(head: Token) -> tuple[int, ...]:
    """The numbers of the tokens of a noun phrase, in one stretch around its head, without clauses set apart."""
    numbers = subtree(head)
    for child in head.children:
        clause = child.dep_ in _ASIDES and (child.dep_ == "parataxis" or child.i > head.i)
        if clause or child.text in "([":
            numbers -= subtree(child)
    first = last = head.i
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    while last > head.i and head.doc[last].dep_ in _LOOSE:
        last -= 1
    while first < head.i and head.doc[first].is_punct and head.doc[first].text not in _OPENING:
        first += 1
    opened = [number for number in range(first, last + 1) if head.doc[number].text == "("]
    if opened and not any(head.doc[number].text == ")" for number in range(opened[-1], last + 1)):
        last = opened[-1] - 1
    return tuple(range(first, last + 1))


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    verb = token.head
    while verb.dep_ in ("conj", "xcomp", "ccomp", "aux", "auxpass") and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def _trimmed(doc: Doc, run: list[int]) -> list[int]:
    start, end = 0, len(run)
    while start < end and _is_loose(doc[run[start]]):
        start += 1
    while end > start and _is_loose(doc[run[end - 1]]) and not (end - start > 1 and doc[run[end - 1]].text in _QUOTES):
        end -= 1
    kept = run[start:end]
    return kept if any(not doc[number].is_punct for number in kept) else []


def _is_loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in _QUOTES and token.text not in "()[]$%")
