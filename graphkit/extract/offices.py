"""A title, apposition or copula and its organisation -> the office as an entity ("defence minister of Russia")."""

from __future__ import annotations

from spacy.tokens import Token

from graphkit import ids
from graphkit.extract.reading import Reading
from graphkit.lexicon.known_offices import KnownOffices
from graphkit.lexicon.offices import OfficeWords
from graphkit.model import Entity, RoleMention, Span


def office_filler(
    reading: Reading, role: str, token: Token, organization: str, offices: KnownOffices
) -> tuple[RoleMention, Entity]:
    """The filler of an office role and the office itself, named by its words and its organisation.

    Args:
        reading: the article.
        role: the role's name.
        token: the office's head noun ("minister").
        organization: IRI of whose office it is.
        offices: the offices that the gazetteer knows, and the spelling of office words.
    """
    phrase = [*_phrase(reading, token, offices.words), *_complement(token, offices.words)]
    span = Span(phrase[0].idx, phrase[-1].idx + len(phrase[-1].text))
    title = [t.lemma_ if t == token else t.text for t in phrase]
    known = offices.held_in(organization, title)
    if known is not None:
        return RoleMention(role, span, entity=known.iri), known.entity()
    spelled = offices.words.name(title)
    name = f"{spelled} of {reading.entities[organization].name}"
    iri = ids.text_entity_iri("Office", name)
    return RoleMention(role, span, entity=iri), Entity(iri, "Office", name)


def _complement(token: Token, words: OfficeWords) -> list[Token]:
    """The "of state" of a secretary of state."""
    for child in token.children:
        if child.lower_ == "of":
            for word in child.children:
                if word.lower_ in words.complements:
                    return list(token.doc[child.i : word.i + 1])
    return []


def _phrase(reading: Reading, token: Token, words: OfficeWords) -> list[Token]:
    """The head noun with the words right before it that modify it and name nobody."""
    first = token
    while first.i > token.sent.start:
        left = first.nbor(-1)
        is_part = left.pos_ in ("NOUN", "PROPN") or left.lower_ in words.adjectives
        beside = [reading.mentions[n] for n in reading.candidates(left)]
        names = any(mention.form == "name" and mention.type != "Office" for mention in beside)
        if not is_part or names or token not in (left.head, left.head.head):
            break
        first = left
    return list(token.doc[first.i : token.i + 1])
