"""A verb or noun of a spaCy parse -> its arguments under normalised relations, with the syntax undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graphkit.extract.clauses import outer_saying
from graphkit.lexicon.grammar import GrammarWords
from graphkit.lexicon.wordlists import load_reporting_words

_SUBJECTS = ("nsubj", "csubj", "expl")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVE_TAGS = ("WDT", "WP", "WP$")
_MODIFIERS = ("amod", "compound", "nmod")
_PREPOSITIONS = ("ADP", "SCONJ", "ADV", "VERB", "PART")
_OBJECT_CONTROL = frozenset("of on from for into with against".split())  # "accused Iran of supplying"
_PASSED_THROUGH = ("of", "on", "about")  # an agreement on cooperation with Russia is an agreement with Russia
_HOLDING = frozenset("in on at about over during near for to into from".split())  # "held talks in Moscow with Ankara"
_ADDRESSEES = ("to", "on", "by")  # whose act a noun's infinitive is: "an ultimatum to Sudan to withdraw"
_NO_ARGUMENTS = ("according", "due", "thanks", "owing", "prior", "next", "compared", "contrary")  # "according to X"
_ACTS = ("do", "will", "wont", "must", "that")  # relations of complements.py
_CALLED_UPON = ("on", "upon")  # "called on the rebels to lay down arms"
_DEPTH = 6  # how many verbs up a missing subject is looked for


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate.

    Attributes:
        relation: normalised name (`subject`, `object`, `indirect`, `poss`, `mod`, a preposition …).
        token: head word of the phrase.
        near: False where it was reached through another phrase (an object's own prepositions), a weaker sign.
    """

    relation: str
    token: Token
    near: bool = True


def stands_in(relation: str, wanted: str) -> bool:
    """Whether an argument's relation is the one that a frame asks for; `do>*` asks for any under `do>`."""
    return relation.startswith(wanted[:-1]) if wanted.endswith(">*") else relation == wanted


def is_ruled_out(phrase: Token) -> bool:
    """Whether *not* stands right before a phrase: "from India, not from Russia"."""
    start = phrase.left_edge.i
    return (
        phrase.lower_ == "not"
        or (start > 1 and phrase.doc[start - 1].lower_ == "not" and phrase.doc[start - 2].pos_ not in ("AUX", "VERB"))
        or phrase.left_edge.lower_ == "not"
    )


def is_lent(relation: str) -> bool:
    """Whether a noun has a relation from the verb that it is subject or object of: `send<subject`, `hit>object`."""
    return "<" in relation or (">" in relation and relation.split(">")[0] not in _ACTS)


def particle_lemma(verb: Token) -> str:
    """The verb's lemma, with its particle ("call off"); a particle that has an object counts as a preposition."""
    for child in verb.children:
        if child.dep_ == "prt" and not any(True for _ in child.children):
            return f"{verb.lemma_.lower()} {child.lower_}"
    return verb.lemma_.lower()


def expand(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it."""
    yield token
    for child in token.children:
        joined = child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
        if joined and not is_ruled_out(child):
            yield from expand(child)
        elif child.dep_ == "appos" and any(inner.dep_ == "conj" for inner in child.children):
            yield from expand(child)  # "three tanks, two trucks and a depot", or who the three are


def measured(token: Token, words: GrammarWords) -> Iterator[Token]:
    """The noun, and what it is a number or collection of ("a series of sanctions")."""
    yield token
    if token.lemma_.lower() in words.transparent_nouns:
        yield from (argument.token for argument in prepositions_of(token) if argument.relation == "of")


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, or as a bare past participle after a noun."""
    deps = {child.dep_ for child in verb.children}
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    if verb.tag_ != "VBN" or "aux" in deps:
        return False
    return verb.dep_ in ("acl", "amod", "advcl", "xcomp", "ccomp") or (verb.dep_ == "conj" and is_passive(verb.head))


def arguments_of_verb(verb: Token, words: GrammarWords) -> tuple[Argument, ...]:
    """The arguments of a verb, passive, relative clauses, control and coordination undone."""
    passive = is_passive(verb)
    found = [*_direct(verb, passive), *prepositions_of(verb, words)]
    relations = {argument.relation for argument in found}
    first = "object" if passive else "subject"
    if first not in relations:
        found = [Argument(first, token) for token in _missing_subject(verb, words)] + found
    if not passive and "object" not in relations:
        found.extend(Argument("object", token) for token in _missing_object(verb))
    if passive and "subject" not in relations:
        found.extend(Argument("subject", token) for token in _missing_agent(verb))
    for argument in [a for a in found if a.relation in ("object", "attribute")]:
        named = argument.token.ent_type_ == "PERSON" and argument.token.pos_ == "PROPN"
        inner = _further(argument.token, words)
        found.extend(a for a in inner if not (named and a.relation == "of"))  # "elected Fan of the Democrats"
    for argument in [a for a in found if a.near and a.relation in _HOLDING]:
        held = list(prepositions_of(argument.token))
        found.extend(Argument(a.relation, a.token, near=False) for a in held)
        if argument.relation == "for":  # "mobilised for a war against Iran"
            found.extend(Argument(f"for>{a.relation}", a.token, near=False) for a in held)
    return tuple(dict.fromkeys(found))


def arguments_of_noun(noun: Token, words: GrammarWords) -> tuple[Argument, ...]:
    """The arguments of a nominalisation: itself, possessor, modifiers, prepositions and the relative clause's."""
    found = [Argument("self", noun)]
    for child in noun.children:
        if child.dep_ == "poss":
            found.extend(Argument("poss", token) for token in expand(child))
        elif child.dep_ in _MODIFIERS:
            found.extend(Argument("mod", token) for token in _modifier(child))
    near = list(prepositions_of(noun, words))
    further = [a for a in _further(noun, words) if Argument(a.relation, a.token) not in near]
    return tuple(dict.fromkeys([*found, *near, *further]))


def _further(noun: Token, words: GrammarWords) -> Iterator[Argument]:
    """The prepositions of a noun and of what it is of, on or about: an agreement on cooperation *with Russia*."""
    for argument in prepositions_of(noun, words):
        yield Argument(argument.relation, argument.token, near=False)
        if argument.relation in _PASSED_THROUGH:
            for inner in prepositions_of(argument.token, words):
                yield Argument(inner.relation, inner.token, near=False)


def _modifier(token: Token) -> Iterator[Token]:
    """A modifier, what it is coordinated or hyphenated with ("Russian-Belarusian"), and its own modifiers."""
    yield token
    for child in token.children:
        if child.dep_ in ("conj", *_MODIFIERS, "npadvmod"):
            yield from _modifier(child)


def _direct(verb: Token, passive: bool) -> Iterator[Argument]:
    for child in verb.children:
        if child.dep_ in _SUBJECTS and not _is_relative(child):
            yield from (Argument("subject", token) for token in expand(child))
        elif child.dep_ in _PASSIVE_SUBJECTS and not _is_relative(child):
            yield from (Argument("object", token) for token in expand(child))
        elif child.dep_ == "dobj" and not _is_relative(child):
            yield from (Argument("object" if not passive else "second object", token) for token in expand(child))
        elif child.dep_ == "dative" and child.pos_ != "ADP":
            yield from (Argument("indirect", token) for token in expand(child))
        elif child.dep_ in ("attr", "oprd", "acomp"):
            yield from (Argument("attribute", token) for token in expand(child))
        elif child.dep_ == "agent":
            yield from (Argument("subject", token) for p in child.children if p.dep_ == "pobj" for token in expand(p))
    antecedent = _antecedent(verb)
    if antecedent is not None:
        yield from antecedent


def _is_relative(token: Token) -> bool:
    return token.tag_ in _RELATIVE_TAGS or (token.lower_ == "that" and token.head.dep_ == "relcl")


def _antecedent(verb: Token) -> list[Argument] | None:
    """The noun that a relative clause or participle modifies, in the role that it plays there."""
    if verb.dep_ == "relcl":
        pronoun = next((c for c in verb.children if _is_relative(c)), None)
        if pronoun is None:
            has_subject = any(c.dep_ in _SUBJECTS + _PASSIVE_SUBJECTS for c in verb.children)
            has_object = any(c.dep_ == "dobj" for c in verb.children)
            relation = None if not has_subject or has_object else "object"
        else:
            relation = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object"}.get(pronoun.dep_)
        return [Argument(relation, token) for token in _noun_chain(verb)] if relation else None
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG", "VBD"):
        relation = "subject" if verb.tag_ == "VBG" else "object"
        return [Argument(relation, token) for token in _noun_chain(verb)]
    return None


def _noun_chain(clause: Token) -> list[Token]:
    """The noun a clause hangs on, then the nouns of its phrase down to the one just before the clause.

    The parser often hangs the clause on the wrong one of them ("sources within the committee tasked with …"); the
    roles' types decide.
    """
    start = min((t.i for t in clause.subtree), default=clause.i)
    head = _nearest(clause, start)
    later = [t for t in head.subtree if head.i < t.i < start and t.dep_ == "pobj" and t.pos_ in ("NOUN", "PROPN")]
    return [head, *later]


def _nearest(clause: Token, start: int) -> Token:
    """The noun that a clause is about: of several joined by *and*, the last, unless the verb is plural."""
    joined = [token for token in expand(clause.head) if token.i < start]
    forms = {child.tag_ for child in clause.children if child.dep_ in ("aux", "auxpass")} | {clause.tag_}
    words = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")} | {clause.lower_}
    is_plural = "VBP" in forms or "were" in words
    return clause.head if is_plural or not joined or clause.dep_ != "relcl" else joined[-1]


def prepositions_of(token: Token, words: GrammarWords | None = None) -> Iterator[Argument]:
    """The objects of the prepositions that hang on `token`, and on the nouns that only measure what follows."""
    for child in token.children:
        agent_of_noun = child.dep_ == "agent" and token.pos_ == "NOUN"
        is_phrase = child.dep_ in ("prep", "dative", "prt") and child.pos_ in _PREPOSITIONS
        if agent_of_noun or (is_phrase and not is_ruled_out(child)):
            yield from _objects_of(child, words)


def _objects_of(preposition: Token, words: GrammarWords | None) -> Iterator[Argument]:
    relation = preposition.lower_
    if relation in _NO_ARGUMENTS or preposition.head.lower_ in _NO_ARGUMENTS:
        return
    for child in preposition.children:
        if child.dep_ == "pcomp" and child.pos_ == "VERB":
            objects = [t for c in child.children if c.dep_ == "dobj" for t in expand(c)]
            yield from (Argument(f"{relation}>object", token) for token in objects)
        if child.dep_ in ("pobj", "pcomp"):
            for token in expand(child):
                yield Argument(relation, token)
                if words and token.lemma_.lower() in words.transparent_nouns:
                    yield from (a for a in prepositions_of(token, words) if a.relation == "of")
        elif child.dep_ == "prep":
            yield from _objects_of(child, words)


def _missing_subject(verb: Token, words: GrammarWords, depth: int = _DEPTH) -> list[Token]:
    """The subject that a verb shares with the verb it depends on: infinitives, participles, coordination."""
    head = verb.head
    if depth == 0 or head == verb:
        return []
    outer = outer_saying(verb, load_reporting_words().reports)
    if outer is not None:
        return _missing_subject_of(outer, words, depth)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        objects = [t for c in head.head.children if c.dep_ in ("dobj", "nsubjpass") for t in expand(c)]
        if objects and head.lower_ in _OBJECT_CONTROL:
            return objects
        if head.head.pos_ in ("NOUN", "PROPN"):
            return [head.head]  # "the legislation of attacking": never the subject of the verb above
        return _missing_subject_of(head.head, words, depth)
    if verb.dep_ in ("xcomp", "ccomp") and head.lemma_.lower() in words.object_control:
        objects = [t for c in head.children if c.dep_ in ("dobj", "nsubjpass") for t in expand(c)]
        called = [p for c in head.children if c.lower_ in _CALLED_UPON for p in c.children if p.dep_ == "pobj"]
        if objects or called:
            return objects or [t for p in called for t in expand(p)]
    if verb.dep_ == "acl" and head.pos_ == "NOUN":
        owners = _owners_of(head)
        if owners:
            return owners
        if head.dep_ == "dobj" and head.head.lemma_.lower() not in words.support_object | words.deciding_verbs:
            return []  # "discussed the campaign to liberate Mosul": who liberates is not said
    shares = verb.dep_ in ("xcomp", "conj") or (verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB"))
    if shares or (verb.dep_ == "acl" and verb.tag_ == "VB"):
        return _missing_subject_of(head, words, depth)
    return []


def _owners_of(noun: Token) -> list[Token]:
    """Whose act a noun speaks of: "Trump's decision to", "the decision by Kyiv to", "an ultimatum to Sudan to"."""
    heads = [c for c in noun.children if c.dep_ == "poss" or (c.dep_ in _MODIFIERS and c.text[0].isupper())]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _ADDRESSEES:
            heads.extend(token for token in child.children if token.dep_ == "pobj")
    return [token for head in heads for token in expand(head)]


def _missing_subject_of(head: Token, words: GrammarWords, depth: int) -> list[Token]:
    if head.pos_ not in ("VERB", "AUX"):
        return _missing_subject_of(head.head, words, depth - 1) if depth and head.dep_ == "dobj" else []
    own = [
        t for c in head.children if c.dep_ in _SUBJECTS + _PASSIVE_SUBJECTS and not _is_relative(c) for t in expand(c)
    ]
    if own:
        return own
    antecedent = _antecedent(head)
    if antecedent:
        return [argument.token for argument in antecedent]
    return _missing_subject(head, words, depth - 1)


def _missing_object(verb: Token) -> list[Token]:
    """The object that stands only with the last of several coordinated verbs ("approved and signed the treaty")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            return [t for c in child.children if c.dep_ == "dobj" for t in expand(c)]
    return []


def _missing_agent(verb: Token) -> list[Token]:
    """The agent that stands only with the last of several coordinated passives ("was signed and ratified by Iran")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            return [a.token for a in _direct(child, passive=True) if a.relation == "subject"]
    return []
