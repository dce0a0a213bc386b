"""A name in its text -> the words around it that tell what it names: after it, after a comma, in its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Token

from graphkit.link.indexed import IndexedText
from graphkit.model import Span

_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
_MOST = 8  # words of an apposition that are looked at
_TITLE = re.compile(r"((?:[A-Z][a-z]+\.? ){1,3})$")
_ARTICLES = ("a", "an", "the", "its", "one", "another")


def following(text: IndexedText, span: Span) -> frozenset[str]:
    """The nouns right after a name, in dictionary form, that it belongs to ("Puma fighting *vehicles*")."""
    found = []
    for token in _after(text, span, 3):
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB") or (token.text[0].isupper() and token.pos_ == "PROPN"):
            break
        found.append(_lemma(token))
    return frozenset(found)


def before(text: IndexedText, span: Span, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns stands right before a name ("the frigate *Hamburg*")."""
    token = text.token(span.start)
    if token is None or token.i == 0 or token.nbor(-1).idx + len(token.nbor(-1).text) + 1 != span.start:
        return False
    return _lemma(token.nbor(-1)) in nouns and token.nbor(-1).tag_ != "NNS"


def apposed(text: IndexedText, span: Span) -> frozenset[str]:
    """What a name is called after a comma ("the Eagle, *a light armoured car*"), in dictionary form."""
    words = _after(text, span, _MOST + 1)
    if len(words) < 3 or words[0].text != "," or words[1].lower_ not in _ARTICLES:
        return frozenset()
    found = []
    for token in words[2:]:
        if token.text != "-" and token.pos_ not in _NOMINAL and token.tag_ not in ("VBN", "VBG"):
            break
        found.append(_lemma(token))
    return frozenset(found)


def title_before(text: IndexedText, span: Span, titles: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """The longest title right before a name, in small letters, and what the list says of it; empty for none."""
    match = _TITLE.search(text.text, max(0, span.start - 40), span.start)
    words = match[1].replace(".", "").lower().split() if match is not None else []
    for first in range(len(words)):
        title = " ".join(words[first:])
        if title in titles:
            return title, titles[title]
    return "", ()


def after_rank(text: IndexedText, span: Span, ranks: frozenset[str]) -> bool:
    """Whether a person's title with a capital stands right before a name ("General *Washington*")."""
    match = re.search(r"([A-Z][a-z]+)\.? $", text.text[max(0, span.start - 16) : span.start])
    return match is not None and match[1].lower() in ranks


def sentence_words(text: IndexedText, span: Span) -> frozenset[str]:
    """The words of the sentence of a name, in dictionary form, without the name's own."""
    token = text.head(span)
    if token is None:
        return frozenset()
    return frozenset(_lemma(t) for t in token.sent if not span.start <= t.idx < span.end)


def _after(text: IndexedText, span: Span, most: int) -> list[Token]:
    token = text.token(span.end - 1)
    return list(text.doc[token.i + 1 : token.i + 1 + most]) if token is not None else []


def _lemma(token: Token) -> str:
    return token.lemma_.lower()
