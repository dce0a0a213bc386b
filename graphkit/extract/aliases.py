"""A predicate and where a second name stands -> the words by which the text also calls its subject."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.predicates import Predicate
from graphkit.extract.reading import Reading
from graphkit.model import Mention, RoleMention, Span

_OWN = ("of", "for")  # "the commander of the Quds Force"
_TELLING = ("amod", "compound", "nmod", "poss", "acl", "relcl")


def other_names(reading: Reading, predicate: Predicate, role: str, relations: tuple[str, ...]) -> Iterator[RoleMention]:
    """The mentions that stand where another name does, and are of a type that the subject may be of.

    Args:
        reading: the article.
        predicate: its `subject`, or else its `object`, is what is called so.
        role: the role's name.
        relations: where the other name stands.
    """
    called = [*predicate.find("subject")] if predicate.kind == "attached" else [*predicate.find("object")]
    mentions = [reading.mentions[n] for token in called for n in reading.candidates(token)]
    kinds = {mention.type for mention in mentions}
    known = {mention.text.casefold() for mention in mentions}
    known |= {reading.entities[mention.entity].name.casefold() for mention in mentions if mention.entity}
    persons = predicate.lemma == "apposition" and any(m.form == "name" and m.type == "Person" for m in mentions)
    for relation in relations:
        for token in predicate.find(relation):
            for number in reading.headed.get(token.i, ()):
                mention = reading.mentions[number]
                another = persons and mention.form == "name"  # "ministers Kosiniak-Kamysz and Ahn": two persons
                naming = predicate.kind != "verb" or mention.form == "name"  # "call it a piece of paper" names nothing
                fits = any(_may_be_one(reading, kind, mention.type) for kind in sorted(kinds))
                if (
                    fits
                    and called
                    and not another
                    and not _is_bare(token, mention)
                    and mention.text.casefold() not in known
                ):
                    yield RoleMention(role, mention.span, number, value=_words(token, mention, reading.article.text))


def _is_bare(token: Token, mention: Mention) -> bool:
    """Whether a description says nothing: "the body", "his Iranian counterpart"."""
    if mention.form != "nominal":
        return mention.form == "pronoun"
    telling = [c for c in token.children if c.dep_ in _TELLING or c.lower_ in _OWN]
    return not telling or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)


def _may_be_one(reading: Reading, first: str, second: str) -> bool:
    return reading.types.is_a(first, (second,)) or reading.types.is_a(second, (first,))


def _words(token: Token, mention: Mention, text: str) -> str:
    """The mention, of a description with what belongs to it."""
    own = [
        word for child in token.children if child.lower_ in _OWN and mention.form != "name" for word in child.subtree
    ]
    end = max([mention.span.end, *(word.idx + len(word.text) for word in own)])
    return " ".join(Span(mention.span.start, end).of(text).split("(")[0].split())
