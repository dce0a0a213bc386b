"""A spaCy Doc -> predicates that no word expresses: "Manbij in Syria", "Raqqa, Syria", "the fund (SRTF)", "ISIL fighters".

The lemma says how the one noun is attached to the other: the preposition itself, `comma`, `bracket`, `apposition`, `mod`
or `poss`. `subject` is the noun that something is attached to, `object` what is attached.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graphkit.extract.arguments import Argument, expand, prepositions_of

Attachment = tuple[str, Token, tuple[Argument, ...]]  # lemma, the noun that something is attached to, both nouns

_NOUNS = ("NOUN", "PROPN")
_BESIDE = ("appos", "nmod", "npadvmod")
_MODIFIERS = ("compound", "nmod", "amod")
_WITHIN = ("compound", "flat", "nmod")
_BRACKETED = 5  # how many words may stand in a bracket that names


def find_attachments(doc: Doc) -> Iterator[Attachment]:
    """What is attached to each noun of a document, in the order of the nouns."""
    for noun in doc:
        if noun.pos_ in _NOUNS:
            yield from _after_prepositions(noun)
            yield from _before(noun)
            yield from _in_apposition(noun)
            yield from _after_comma(noun)
            yield from _in_bracket(noun)


def _attachment(lemma: str, noun: Token, attached: list[Token]) -> Attachment:
    return lemma, noun, (Argument("subject", noun), *(Argument("object", token) for token in attached))


def _after_prepositions(noun: Token) -> Iterator[Attachment]:
    for child in noun.children:
        if child.dep_ == "prep":
            attached = [a.token for a in prepositions_of(noun) if a.relation == child.lower_ and a.token.i > child.i]
            if attached:
                yield _attachment(child.lower_, noun, attached)


def _before(noun: Token) -> Iterator[Attachment]:
    """What stands before a noun: of "the coalition's ISIL experts" both; a name's own words are one phrase."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield _attachment("poss", noun, list(expand(child)))
        elif child.dep_ in _MODIFIERS and child.i < noun.i:
            yield _attachment("mod", noun, list(expand(child)))


def _in_apposition(noun: Token) -> Iterator[Attachment]:
    """ "Lyons, the wing's commander", not the next item of a list."""
    if any(child.dep_ in ("cc", "conj") for child in noun.children):
        return
    for child in noun.children:
        listed = any(inner.dep_ in ("cc", "conj") for inner in child.children)
        if child.dep_ == "appos" and child.pos_ in _NOUNS and not listed:
            yield _attachment("apposition", noun, [child])


def _after_comma(noun: Token) -> Iterator[Attachment]:
    """ "Raqqa, Syria": the name right after the comma, whatever the parser hangs it on."""
    comma = noun.i + 1
    if noun.pos_ != "PROPN" or noun.dep_ in _WITHIN or comma + 1 >= len(noun.doc) or noun.doc[comma].text != ",":
        return
    for token in _heads_from(noun.doc, comma + 1):
        listed = any(child.dep_ in ("cc", "conj") for child in token.children)
        if token.pos_ == "PROPN" and token.dep_ in _BESIDE and not listed:
            yield _attachment("comma", noun, [token])
        return


def _heads_from(doc: Doc, start: int) -> Iterator[Token]:
    """The head of the phrase that begins at a word; none where the word is not of a name."""
    token = doc[start]
    while token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    yield token


def _in_bracket(noun: Token) -> Iterator[Attachment]:
    doc, opening = noun.doc, noun.i + 1
    if opening < len(doc) and doc[opening].text in ("'s", "’s"):
        opening += 1
    if opening + 1 >= len(doc) or doc[opening].text != "(":
        return
    inside = []
    for token in doc[opening + 1 : opening + 1 + _BRACKETED]:
        if token.text == ")":
            heads = [t for t in inside if t.head not in inside or t.head == t]
            if heads and heads[0].pos_ in (*_NOUNS, "X"):
                yield _attachment("bracket", noun, heads[:1])
            return
        inside.append(token)
