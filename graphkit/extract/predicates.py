"""A spaCy Doc -> predicates with normalised arguments, whatever the syntax they came in.

A frame sees only lemmas and relations: `subject`, `object`, `indirect`, `self`, `poss`, `mod`, `clause`, the
prepositions themselves (`in`, `to`, `with` …), and `do>object` … for the arguments of an act that is spoken of.
Passive, relative clauses, participles, infinitives with a controlled subject, coordination, support verbs,
nominalisations, titles, appositions and copulas are undone here, once for all frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from graphkit.extract.arguments import (
    Argument,
    arguments_of_noun,
    arguments_of_verb,
    expand,
    is_passive,
    measured,
    particle_lemma,
    prepositions_of,
    stands_in,
)
from graphkit.extract.attachments import find_attachments, joined_after
from graphkit.extract.complements import complement_arguments, controlled_objects
from graphkit.extract.gapping import shared_out
from graphkit.lexicon.grammar import GrammarWords

_PLURAL = ("NNS", "NNPS")
_NOUNS = ("NOUN", "PROPN", "PRON")
_HOLDERS = ("nsubj", "nmod", "compound", "dep")  # whom the parser hangs on "hostage" in "held two engineers hostage"
Kind = Literal["verb", "noun", "adjective", "role", "attached"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate of a sentence.

    Attributes:
        lemma: lower-case lemma; an idiom or a phrasal verb in two words ("take place", "call off").
        kind: `verb`; `noun` for a nominalisation; `adjective` for one after a copula ("willing to"); `role` for a
            title, apposition or copula complement; `attached` for a noun and what is attached to it without a word that
            says how ("Manbij in Syria").
        token: the word that expresses it.
        governor: the verb that carries tense and modality: the verb itself, a noun's support verb, a copula;
            the noun's own token where there is none.
        arguments: normalised, nearest first within a relation.
        presupposed: whether the text takes it for granted ("President Lukashenko"), so that a negation or a
            hedge on the clause does not touch it.
    """

    lemma: str
    kind: Kind
    token: Token
    governor: Token
    arguments: tuple[Argument, ...]
    presupposed: bool = False

    def find(self, relation: str) -> Iterator[Token]:
        """The head words of the arguments in `relation`."""
        return (argument.token for argument in self.arguments if stands_in(argument.relation, relation))


def find_predicates(doc: Doc, words: GrammarWords) -> tuple[Predicate, ...]:
    """All predicates of a parsed document, in the order of their words; at one word verbs, nouns, adjectives, roles."""
    verbs = [
        _verb_predicate(token, words) for token in doc if token.pos_ in ("VERB", "AUX") and not _is_modifier(token)
    ]
    supports = _supports(verbs, words)
    nouns = [_noun_predicate(token, supports, words) for token in doc if token.pos_ in ("NOUN", "PROPN")]
    roles = [role for token in doc if token.pos_ in ("NOUN", "PROPN") for role in _role_predicates(token, words)]
    adjectives = [
        found for token in doc if token.pos_ in ("ADJ", "VERB") for found in _adjective_predicates(token, words)
    ]
    verbs = [replace(verb, arguments=own) for verb in verbs for own in shared_out(verb.arguments)]
    attached = [Predicate(lemma, "attached", noun, noun, found) for lemma, noun, found in find_attachments(doc)]
    order = {"verb": 0, "noun": 1, "adjective": 2, "role": 3, "attached": 4}
    return tuple(sorted([*verbs, *nouns, *adjectives, *roles, *attached], key=lambda p: (p.token.i, order[p.kind])))


def _is_modifier(token: Token) -> bool:
    """Whether a verb form says nothing by itself: an auxiliary, or "visiting" in "the visiting prince"."""
    return token.dep_ in ("aux", "auxpass", "amod")


def _verb_predicate(token: Token, words: GrammarWords) -> Predicate:
    lemma = particle_lemma(token)
    found = (*arguments_of_verb(token, words), *controlled_objects(token, words), *complement_arguments(token, words))
    arguments = tuple(dict.fromkeys(found))
    for child in token.children:
        if _is_result(child, words):
            holders = [Argument("object", c) for c in child.children if c.dep_ in _HOLDERS and c.pos_ in _NOUNS]
            own = [*prepositions_of(child), *complement_arguments(child, words)]
            kept = [a for a in arguments if a.token.i != child.i]
            return Predicate(f"{lemma} {child.lower_}", "verb", token, token, (*kept, *holders, *own))
        phrase = f"{lemma} {child.lemma_.lower()}"
        if child.dep_ in ("dobj", "nsubjpass") and phrase in words.idioms:
            kept = [a for a in arguments if not (a.relation == "object" and a.token.i == child.i)]
            own = [a for a in arguments_of_noun(child, words) if a.relation != "self"]
            return Predicate(phrase, "verb", token, token, tuple(dict.fromkeys((*kept, *own))))
        for pobj in child.children if child.dep_ == "prep" else ():
            phrase = f"{lemma} {child.lower_} {pobj.lemma_.lower()}"
            if phrase in words.idioms:
                return Predicate(phrase, "verb", token, token, arguments)
    return Predicate(lemma, "verb", token, token, arguments)


def _is_result(word: Token, words: GrammarWords) -> bool:
    """Whether a word says what the object is found or held to be ("found X guilty", "held Y hostage")."""
    if word.lower_ not in words.result_adjectives or any(child.dep_ == "aux" for child in word.children):
        return False
    return word.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "dobj", "advmod")


def _supports(verbs: list[Predicate], words: GrammarWords) -> dict[int, list[tuple[Predicate, str]]]:
    """For each noun, the verbs that have it as subject or object, with the relation ("a series of sanctions" too)."""
    found: dict[int, list[tuple[Predicate, str]]] = {}
    for verb in verbs:
        for argument in verb.arguments:
            if argument.relation in ("subject", "object") and argument.near:
                for token in measured(argument.token, words):
                    found.setdefault(token.i, []).append((verb, argument.relation))
    return found


def _noun_predicate(token: Token, supports: dict[int, list[tuple[Predicate, str]]], words: GrammarWords) -> Predicate:
    arguments = list(arguments_of_noun(token, words))
    governor = token
    for verb, relation in supports.get(token.i, []):
        if _is_support(verb, relation, words):
            governor = verb.token if governor == token else governor
        arguments.extend(a for a in _lent(verb, relation, words) if a.token.i != token.i)
    arguments.extend(_clause_subjects(token, words))
    arguments.extend(_standing(token, words))
    arguments.extend(complement_arguments(token, words))
    return Predicate(token.lemma_.lower(), "noun", token, governor, tuple(dict.fromkeys(arguments)))


def _standing(token: Token, words: GrammarWords) -> Iterator[Argument]:
    """Where a noun stands: `apposed` to another, or `above` it whom the verb is about ("serves as part of a force")."""
    if token.dep_ in ("appos", "attr"):
        yield Argument("apposed", token.head)
    if token.dep_ == "pobj" and token.head.head.pos_ == "VERB":
        verb = token.head.head
        about = "object" if is_passive(verb) else "subject"
        yield from (
            Argument("above", a.token) for a in arguments_of_verb(verb, words) if a.relation == about and a.near
        )


def _is_support(verb: Predicate, relation: str, words: GrammarWords) -> bool:
    return verb.lemma in (words.support_object if relation == "object" else words.support_subject)


def _lent(verb: Predicate, relation: str, words: GrammarWords) -> list[Argument]:
    """What a verb lends to the noun that is its subject or object; other verbs lend under their own names."""
    if _is_support(verb, relation, words):
        return [a for a in verb.arguments if a.relation != relation]
    if relation == "subject":
        return [
            Argument(f"{verb.lemma}>{a.relation}", a.token, a.near) for a in verb.arguments if a.relation != "subject"
        ]
    return [Argument(f"{verb.lemma}<{a.relation}", a.token, a.near) for a in verb.arguments if a.relation == "subject"]


def _clause_subjects(token: Token, words: GrammarWords) -> list[Argument]:
    """The subject of the verb in whose object phrase the noun stands: whose agreement it is "with Russia"."""
    current = token
    while current.dep_ in ("pobj", "prep", "conj", "compound", "nmod", "dobj", "attr") and current.head != current:
        came_as_object = current.dep_ in ("dobj", "attr", "pobj", "prep")
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            if not came_as_object:
                return []
            return [
                Argument("clause", a.token, near=False)
                for a in arguments_of_verb(current, words)
                if a.relation == "subject"
            ]
    return []


def _adjective_predicates(token: Token, words: GrammarWords) -> Iterator[Predicate]:
    """An adjective said of a subject ("is willing to", "remains opposed to"), with its subject and its phrases."""
    joined = token.dep_ == "conj" and token.head.dep_ == "acomp"
    verb = token.head.head if joined else token.head
    if not (joined or token.dep_ == "acomp") or verb.lemma_.lower() not in words.adjective_copulas:
        return
    above = [a for a in arguments_of_verb(verb, words) if a.relation != "attribute" and a.token.i != token.i]
    own = (*prepositions_of(token), *complement_arguments(token, words))
    yield Predicate(token.lower_, "adjective", token, verb, tuple(dict.fromkeys((*above, *own))))


def _is_apposition(token: Token) -> bool:
    """Whether an `appos` says what its head is: not the next item of a list, and without a name of its own."""
    joined = list(joined_after(token)) if token.pos_ == "NOUN" and token.head.pos_ == "PROPN" else []
    names = [child for child in token.children if child.dep_ in ("appos", "conj") and child.pos_ == "PROPN"]
    has_name = any(child not in joined for child in names)
    return not has_name and token.left_edge.nbor(-1).dep_ != "cc"


def _is_one_s(title: Token, other: Token) -> bool:
    """Whether a title and a name or state belong together; in "President Xi and President Putin" each has its own."""
    first, last = sorted((title.i, other.i))
    return title.tag_ in _PLURAL or not any(t.dep_ == "cc" or t.lower_ == "and" for t in title.doc[first:last])


def _role_predicates(token: Token, words: GrammarWords) -> Iterator[Predicate]:
    """`token` as a title before a name, as one side of an apposition, and as the complement of a copula."""
    own = tuple(a for a in arguments_of_noun(token, words) if a.relation != "mod" or _is_one_s(token, a.token))
    is_title = token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ == "PROPN" and token.i < token.head.i
    if is_title and _is_one_s(token, token.head):
        whose = [Argument(a.relation, a.token, near=False) for a in arguments_of_noun(token.head, words)]
        after = [a for a in whose if a.relation == "of"]
        arguments = (Argument("subject", token.head), *own, *after)
        yield Predicate(token.lemma_.lower(), "role", token, token, arguments, presupposed=True)
    if token.dep_ == "appos" and _is_apposition(token):
        named = list(expand(token.head))
        before = [t for t in named if t.i < token.i] or named
        # "Singh and Hegseth, the secretary of war": of several, a singular title is the last one's
        holders = tuple(Argument("subject", t) for t in (named if token.tag_ in _PLURAL else before[-1:]))
        own = (*own, *(Argument("of", after) for after in joined_after(token)))
        yield Predicate(token.lemma_.lower(), "role", token, token, (*holders, *own), presupposed=True)
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and _is_one_s(token, child):
            yield Predicate(
                token.lemma_.lower(), "role", token, token, (Argument("subject", child), *own), presupposed=True
            )
    # "was president" says nothing of today; "became" does
    is_past = token.head.tag_ == "VBD" and token.head.lemma_ == "be"
    if token.dep_ == "attr" and token.head.lemma_.lower() in words.copulas and not is_past:
        subjects = [a for a in arguments_of_verb(token.head, words) if a.relation == "subject"]
        others = [a for a in arguments_of_verb(token.head, words) if a.relation not in ("subject", "object")]
        yield Predicate(token.lemma_.lower(), "role", token, token.head, (*subjects, *own, *others))
