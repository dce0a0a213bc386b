"""A word of a parsed sentence -> what stands above it, the verb of its clause, and whether that tells of the past."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

VERBAL = ("VERB", "AUX")
"""Parts of speech of a verb."""

SUBJECTS = ("nsubj", "nsubjpass")
"""Relations of a subject that is a noun."""

_AUXILIARIES = ("aux", "auxpass")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PERFECT = ("have", "'ve", "’ve")


def climb(token: Token) -> Iterator[tuple[Token, Token]]:
    """Each word above `token` with the child through which it is reached, outwards to the root."""
    below = token
    while below.head.i != below.i:
        yield below.head, below
        below = below.head


def is_under(token: Token, other: Token) -> bool:
    """Whether `token` is `other` or stands somewhere below it."""
    return token == other or any(above == other for above, _ in climb(token))


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause that the word stands in: itself, or the nearest verb above; None where there is none."""
    if token.pos_ in VERBAL:
        return token
    return next((above for above, _ in climb(token) if above.pos_ in VERBAL), None)


def tells_of_the_past(verb: Token) -> bool:
    """Whether the verb itself is past or perfect ("signed", "was signed", "has signed"), and not put off by a modal."""
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    if any(child.tag_ in ("MD", "TO") for child in auxiliaries):
        return False
    perfect = any(child.lemma_ in _PERFECT for child in auxiliaries)
    return perfect or verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in auxiliaries)


def is_present(verb: Token) -> bool:
    """Whether the verb is in the present, simple or progressive ("signs", "are signing", "is signed")."""
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    if any(child.tag_ in ("MD", "TO", "VBD") or child.lemma_ in _PERFECT for child in auxiliaries):
        return False
    return verb.tag_ in ("VBZ", "VBP") or any(child.tag_ in ("VBZ", "VBP") for child in auxiliaries)


def is_finite_between(first: Token, last: Token) -> bool:
    """Whether a finite verb stands between two words."""
    start, end = sorted((first.i, last.i))
    return any(word.tag_ in _FINITE for word in first.doc[start + 1 : end])


def is_content_clause(verb: Token) -> bool:
    """Whether a clause under a noun tells what the noun holds ("the story that they met"), not which one is meant.

    Its "that" is no argument: a conjunction, or what the parser could only guess at since all places are taken.
    """
    that = next((child for child in verb.children if child.lower_ == "that" and child.i < verb.i), None)
    if that is None or verb.dep_ not in ("acl", "relcl", "ccomp"):
        return False
    twice = any(child.dep_ == that.dep_ and child != that for child in verb.children)
    has_subject = any(child.dep_ in SUBJECTS and child != that for child in verb.children)
    return that.dep_ == "mark" or (has_subject and (twice or that.dep_ in ("dative", "advmod", "prep")))


def outer_saying(verb: Token, sayings: frozenset[str]) -> Token | None:
    """Of "said the army attacked, and also accused …": the first verb of saying, whose subject is that of the second.

    The parser hangs the second one on the verb of what is said; the comma, or "also", tells that it is further out.
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.lemma_.lower() not in sayings or head.lemma_.lower() in sayings:
        return None
    joint = next((child for child in reversed(list(head.children)) if child.dep_ == "cc" and child.i < verb.i), None)
    after_comma = joint is not None and joint.i > verb.sent.start and joint.nbor(-1).text == ","
    if not after_comma and not any(child.lower_ == "also" for child in verb.children):
        return None
    above = head.head if head.dep_ == "ccomp" else None
    return above if above is not None and above.lemma_.lower() in sayings else None


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.tag_ == "TO" for child in verb.children)


def is_question(verb: Token) -> bool:
    """Whether the sentence of the verb ends as a question."""
    return verb.sent.text.rstrip("\"”’') \n»").endswith("?")
