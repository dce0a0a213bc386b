"""Sums of money and counted things around a predicate -> values: "over 2500000000 EUR", "13,000 troops"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from graphkit.extract.arguments import stands_in
from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading
from graphkit.lexicon.amounts import AmountWords, load_amounts
from graphkit.model import RoleMention, Span

_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN = ("object", "of", "for", "self", "indirect")
_APART = ("nsubj", "nsubjpass", "relcl", "advcl", "ccomp")
_LONGEST_WAY = 6


def money(predicate: Predicate, role: str) -> Iterator[RoleMention]:
    """The sums that a predicate is about: "a deal worth $2 billion", "lent Jordan 50 million euros".

    A value is the figure in full with the currency's ISO 4217 code, with a bound in front ("over 2000000000 USD"); of
    "$" alone it says `dollars`, since several states have them.

    Args:
        predicate: whose sum it is.
        role: the role's name.
    """
    words = load_amounts()
    for span, value in _sums(predicate.token.sent, words):
        inside = [token for token in predicate.token.sent if span.start <= token.idx < span.end]
        if inside and _hangs_on(_top(inside), predicate, words):
            yield RoleMention(role, span, value=value)


def _sums(sentence: Tokens, words: AmountWords) -> Iterator[tuple[Span, str]]:
    for found in _pattern().finditer(sentence.text):
        currency = words.symbols.get(found["symbol"] or "") or words.names.get(_plain(found["name"]))
        if currency is None:
            continue
        figure = Decimal(found["figure"].replace(",", ""))
        figure *= words.scales.get(_plain(found["scale"]), 1)
        bound = words.bounds.get(_plain(found["bound"]))
        start = sentence.start_char
        value = f"{figure.normalize():f} {currency}"
        yield Span(start + found.start(), start + found.end()), f"{bound} {value}" if bound else value


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().split())


@cache
def _pattern() -> re.Pattern[str]:
    words = load_amounts()
    figure = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    symbol = rf"(?P<symbol>{_one_of(words.symbols)})"
    scale = rf"(?:[ -]?(?P<scale>{_one_of(words.scales)})(?![^\W_]))?"
    name = rf"(?:[ -](?P<name>{_one_of(words.names)})(?!\w))?"
    bound = rf"(?:(?<!\w)(?P<bound>{_one_of(words.bounds)})\s+)?"
    return re.compile(rf"{bound}(?<![\w.])(?:(?-i:{symbol})\s?)?{figure}(?!,?\d){scale}{name}", re.IGNORECASE)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _top(inside: list[Token]) -> Token:
    """The word of a sum that hangs on something outside of it."""
    return next((token for token in inside if token.head not in inside or token.head == token), inside[-1])


def _hangs_on(token: Token, predicate: Predicate, words: AmountWords) -> bool:
    """Whether a sum tells of the predicate, or of what it has as object: not of its subject, nor of another act."""
    anchors = {predicate.token.i, predicate.governor.i}
    things = {a.token.i for a in predicate.arguments if a.relation in _OWN}
    goods = {a.token.i for a in predicate.arguments if a.relation == "with"}  # "armed it with tanks worth $2 billion"
    current, is_price = token, False
    for _ in range(_LONGEST_WAY):
        if current.i in anchors or current.i in things or (is_price and current.i in goods):
            return True
        is_price = is_price or current.lower_ == "worth" or current.lemma_.lower() in words.priced
        is_link = current.lower_ in words.links or current.lemma_.lower() in words.priced
        if current != token and not is_link:
            return False
        following = _thing_before(current) if current.lower_ == "worth" else current.head
        if following == current or (current.dep_ in _APART and current.lower_ != "worth"):
            return False
        current = following
    return False


def _thing_before(worth: Token) -> Token:
    """The noun right before "worth", which the parser often overlooks; what "worth" hangs on where there is none."""
    before = worth.nbor(-1) if worth.i > worth.sent.start else worth.head
    return before if before.pos_ in ("NOUN", "PROPN") else worth.head


def counted(predicate: Predicate, role: str, relations: tuple[str, ...]) -> Iterator[RoleMention]:
    """The counted things that stand in `relations`, number and noun: "up to 13,000 troops".

    Args:
        predicate: whose arguments they are.
        role: the role's name.
        relations: where to look.
    """
    for relation in relations:
        for token in predicate.find(relation):
            numbers = [c for c in token.children if c.dep_ == "nummod" and not _YEAR.fullmatch(c.text)]
            if token.pos_ == "NOUN" and numbers:
                first = min((t for number in numbers for t in number.subtree), key=lambda t: t.i)
                span = Span(first.idx, token.idx + len(token.text))
                yield RoleMention(role, span, value=" ".join(span.of(token.doc.text).split()))


def quantities(reading: Reading, predicate: Predicate, role: str, relations: tuple[str, ...]) -> Iterator[RoleMention]:
    """How many of an argument there are, or how much it is: "500 kilometres".

    Args:
        reading: the article.
        predicate: whose arguments they are.
        role: the role's name.
        relations: where to look.
    """
    for relation in relations:
        for token in (a.token for a in predicate.arguments if a.near and stands_in(a.relation, relation)):
            measures = [m for n in reading.headed.get(token.i, ()) if (m := reading.mentions[n]).type == "Quantity"]
            if measures:
                yield RoleMention(role, measures[0].span, value=_plain(measures[0].text))
                continue
            for child in token.children:
                if child.dep_ == "nummod" and not _YEAR.fullmatch(child.text):
                    first = next(iter(child.subtree))
                    span = Span(first.idx, child.idx + len(child.text))
                    yield RoleMention(role, span, value=_plain(span.of(token.doc.text)))
