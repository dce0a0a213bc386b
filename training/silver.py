"""A text -> what graphkit's rules and spaCy find in it: labels to start from, before a source's own correct them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.annotate import NONE, annotate, load_model
from graphkit.ids import article_id
from graphkit.lexicon.bundle import load_lexicon
from graphkit.link import Linker
from graphkit.model import Article
from training.examples import Span

TYPE_OF_CLASS = {
    "Person": "PER",
    "PersonGroup": "PER",
    "ArmedForce": "UNIT",
    "MilitaryUnit": "UNIT",
    "MediaOrganization": "MEDIA",
    "Country": "GPE",
    "City": "GPE",
    "StateGroup": "GPE",
    "Region": "LOC",
    "Place": "LOC",
    "Facility": "FACILITY",
    "WeaponSystem": "WEAPON",
    "Instrument": "AGREEMENT",
    "Exercise": "EVENT",
    "NamedEvent": "EVENT",
    "Nationality": "NAT",
}
"""The reader's type for a class of graphkit's; organisations of every other kind are ORG."""


@dataclass(frozen=True, slots=True)
class Found:
    """One mention that the rules found."""

    span: Span
    form: str
    type: str


@dataclass(frozen=True, slots=True)
class Silver:
    """What the rules say of one text.

    Attributes:
        mentions: names and nominals.
        proper: spans of the proper nouns.
    """

    mentions: tuple[Found, ...]
    proper: tuple[Span, ...]

    def names(self) -> list[Found]:
        """The names."""
        return [mention for mention in self.mentions if mention.form == "name"]


@cache
def _linker() -> Linker:
    lexicon = load_lexicon()
    return Linker(lexicon.gazetteer, lexicon.types, lexicon.nominals)


def silver_of(text: str) -> Silver:
    """The silver labels of a text."""
    article = Article(article_id(text, None), "training", text)
    doc = annotate(article, load_model(reader=NONE))
    mentions = []
    for mention in _linker().link(doc, article).mentions:
        kind = _type(mention.type)
        if kind is not None and mention.form != "pronoun":
            mentions.append(Found((mention.span.start, mention.span.end), mention.form, kind))
    proper = tuple((t.idx, t.idx + len(t.text)) for t in doc if t.pos_ == "PROPN")
    return Silver(tuple(mentions), proper)


def _type(name: str) -> str | None:
    types = load_lexicon().types
    if name in TYPE_OF_CLASS:
        return TYPE_OF_CLASS[name]
    return "ORG" if types.is_a(name, ("Organization",)) else None


class Votes:
    """What type a surface has most often in the silver labels of all texts."""

    def __init__(self, found: Iterable[tuple[str, Silver]]) -> None:
        self._votes: dict[str, Counter[str]] = {}
        for text, silver in found:
            for name in silver.names():
                self._votes.setdefault(text[slice(*name.span)], Counter())[name.type] += 1

    def type_of(self, surface: str, among: Sequence[str] | None = None) -> str | None:
        """The type with most votes, None where nobody voted (or only for types that are not `among`)."""
        votes = [
            (count, kind)
            for kind, count in self._votes.get(surface, Counter()).items()
            if among is None or kind in among
        ]
        return max(votes)[1] if votes else None

    def count(self, surface: str) -> int:
        """How many votes there are."""
        return sum(self._votes.get(surface, Counter()).values())
