"""A spaCy Doc -> predicates that no word expresses: "Tartus in Syria", "Raqqa, Syria", "the agency (IAEA)", "UN staff".

The lemma says how the one noun is attached to the other: the preposition itself, `comma`, `bracket`, `apposition`,
`mod` or `poss`; `object in` where the preposition hangs on the verb but follows the noun. `subject` is the noun that
something is attached to, `object` what is attached.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from graphkit.extract.arguments import Argument, expand, prepositions_of

Attachment = tuple[str, Token, tuple[Argument, ...]]  # lemma, the noun that something is attached to, both nouns

_NOUNS = ("NOUN", "PROPN")
_BESIDE = ("appos", "nmod", "npadvmod")
_MODIFIERS = ("compound", "nmod", "amod")
_WITHIN = ("compound", "flat", "nmod")
_PLACING = ("in", "near", "around", "at", "outside", "inside")
_BRACKETED = 5  # how many words may stand in a bracket that names


def find_attachments(doc: Doc) -> Iterator[Attachment]:
    """What is attached to each noun of a document, in the order of the nouns."""
    for noun in doc:
        if noun.pos_ in _NOUNS:
            yield from _after_prepositions(noun)
            yield from _after_object(noun)
            yield from _before(noun)
            yield from _in_apposition(noun)
            yield from _after_comma(noun)
            yield from _in_bracket(noun)


def _each(lemma: str, noun: Token, attached: Iterable[Token]) -> Iterator[Attachment]:
    """An attachment for each of several joined nouns: "troops in Iraq and Syria" are in Iraq, and in Syria."""
    for token in attached:
        yield lemma, noun, (Argument("subject", noun), Argument("object", token))


def _after_prepositions(noun: Token) -> Iterator[Attachment]:
    """What follows a noun's own prepositions; of "Raqqa, its capital in Syria", Raqqa is in Syria as well."""
    named = noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i else noun
    for child in noun.children:
        if child.dep_ == "prep":
            attached = [a.token for a in prepositions_of(noun) if a.relation == child.lower_ and a.token.i > child.i]
            yield from _each(child.lower_, named, attached)


def _after_object(noun: Token) -> Iterator[Attachment]:
    """What the parser hangs on the verb though it may be the noun's ("struck the depot in Syria"): `object in`."""
    if not (noun.dep_ in ("dobj", "nsubjpass") and noun.pos_ == "NOUN") and not _is_at(noun):
        return
    end = noun.right_edge.i + 1
    following = noun.doc[end : end + 1]
    for child in following:
        if child.dep_ == "prep":
            attached = [token for pobj in child.children if pobj.dep_ == "pobj" for token in expand(pobj)]
            yield from _each(f"object {child.lower_}", noun, attached)


def _is_at(noun: Token) -> bool:
    """Whether a noun stands for where something is or hits: "around Manbij in Syria", "strikes on rebels in Syria"."""
    if noun.dep_ == "conj":
        return noun.pos_ == "NOUN" and _is_at(noun.head)
    hit = noun.pos_ == "NOUN" and noun.head.lower_ == "against"
    return noun.dep_ == "pobj" and (hit or noun.head.lower_ in _PLACING)


def joined_after(title: Token) -> Iterator[Token]:
    """What a title is of, without a word between them: "Votel, commander, Central Command"."""
    following = title.doc[title.i + 1 : title.i + 2]
    if title.dep_ != "appos" or not any(token.text == "," for token in following):
        return
    for other in (*title.head.children, *title.children):
        if other.dep_ == "appos" and other.pos_ == "PROPN" and other.left_edge.i == title.i + 2:
            yield other


def _before(noun: Token) -> Iterator[Attachment]:
    """What stands before a noun: in "the coalition's UN experts" both."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield from _each("poss", noun, expand(child))
        elif child.dep_ in _MODIFIERS and child.i < noun.i:
            yield from _each("mod", noun, expand(child))


def _in_apposition(noun: Token) -> Iterator[Attachment]:
    """A name and a description side by side, in either order; not the next item of a list."""
    if any(child.dep_ in ("cc", "conj") for child in noun.children):
        return
    for child in noun.children:
        listed = any(inner.dep_ in ("cc", "conj") for inner in child.children)
        if child.dep_ == "appos" and {child.pos_, noun.pos_} == set(_NOUNS) and not listed:
            name, description = (noun, child) if noun.pos_ == "PROPN" else (child, noun)
            yield from _each("apposition", name, [description])


def _after_comma(noun: Token) -> Iterator[Attachment]:
    """The name right after a name's comma, whatever the parser hangs it on: "Raqqa, Syria"."""
    comma = noun.i + 1
    named = noun.pos_ == "PROPN" or any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in noun.children)
    if not named or noun.dep_ in _WITHIN or comma + 1 >= len(noun.doc) or noun.doc[comma].text != ",":
        return
    for token in _heads_from(noun.doc, comma + 1):
        listed = any(child.dep_ in ("cc", "conj") for child in token.children)
        if token.pos_ == "PROPN" and token.dep_ in _BESIDE and not listed:
            yield from _each("comma", noun, [token])
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
    inside: list[Token] = []
    for token in doc[opening + 1 : opening + 1 + _BRACKETED]:
        if token.text == ")":
            heads = [t for t in inside if t.head not in inside or t.head == t]
            if heads and heads[0].pos_ in (*_NOUNS, "X"):
                yield from _each("bracket", _whole_name(noun), heads[:1])
            return
        inside.append(token)


def _whole_name(last: Token) -> Token:
    """The head of the name that ends with a noun: of "Board of Antiquities and Heritage", Board."""
    head = current = last
    while current.dep_ in ("conj", "pobj"):
        above = current.head
        if current.dep_ == "pobj":
            above = above.head
            if above.pos_ != "PROPN" or above.i > current.i:
                return head
            head = above
        current = above
    return head
