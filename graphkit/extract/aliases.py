"""A predicate and where a second name stands -> the words by which the text also calls its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    named = [*predicate.find("subject")] if predicate.kind == "attached" else [*predicate.find("object")]
    mentions = [reading.mentions[n] for token in named for n in reading.candidates(token)]
    for relation in relations:
        for token in predicate.find(relation):
            for number in reading.headed.get(token.i, ()):
                mention = reading.mentions[number]
                if _says_more(reading, mention, mentions) and _may_name(reading, predicate, token, mention, mentions):
                    yield RoleMention(role, mention.span, number, value=_words(token, mention, reading.article.text))


def _says_more(reading: Reading, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the words are others than the known ones, and the two may be of one type."""
    known = {other.text.casefold() for other in mentions}
    known |= {reading.entities[other.entity].name.casefold() for other in mentions if other.entity}
    return mention.text.casefold() not in known and any(
        reading.types.is_a(other.type, (mention.type,)) or reading.types.is_a(mention.type, (other.type,))
        for other in mentions
    )


def _may_name(
    reading: Reading, predicate: Predicate, token: Token, mention: Mention, mentions: Sequence[Mention]
) -> bool:
    """Whether the place is one where a thing is named: what sets two names side by side is often a list."""
    if _is_bare(token, mention) or (predicate.kind == "verb" and mention.form != "name"):
        return False  # "call it a piece of paper" names nothing
    if _are_known_apart(reading, mention, mentions):
        return False  # "Imran Khan, called Turkish President Erdogan"
    if predicate.lemma != "apposition":
        return True
    if mention.form == "name" and any(other.form == "name" for other in mentions):
        return False  # "ministers Kosiniak-Kamysz and Ahn", "Bari, Puntland"
    return any(_side_by_side(reading, token, mention, other) for other in mentions)


def _are_known_apart(reading: Reading, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether lists hold both, as two things."""
    known = {other.entity for other in mentions if other.entity and reading.entities[other.entity].known}
    return (
        bool(known)
        and mention.entity is not None
        and mention.entity not in known
        and reading.entities[mention.entity].known
    )


def _side_by_side(reading: Reading, token: Token, mention: Mention, other: Mention) -> bool:
    """Whether nothing but a comma stands between the two, each with what belongs to it."""
    text = reading.article.text
    first, second = sorted((mention.span, other.span))
    end = max(first.end, _end(token, mention) if first == mention.span else first.end)
    return text[end : second.start].strip(" ,—–-") == "" or second.start < end


def _is_bare(token: Token, mention: Mention) -> bool:
    """Whether a description says nothing: "the body", "his Iranian counterpart"."""
    if mention.form != "nominal":
        return mention.form == "pronoun"
    telling = [c for c in token.children if c.dep_ in _TELLING or c.lower_ in _OWN]
    return not telling or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)


def _words(token: Token, mention: Mention, text: str) -> str:
    """The mention, of a description with what belongs to it."""
    return " ".join(Span(mention.span.start, _end(token, mention)).of(text).split("(")[0].split())


def _end(token: Token, mention: Mention) -> int:
    own = [
        word for child in token.children if child.lower_ in _OWN and mention.form != "name" for word in child.subtree
    ]
    return max([mention.span.end, *(word.idx + len(word.text) for word in own)])
