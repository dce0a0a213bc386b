"""A verb, noun or adjective -> the arguments of what it says is done or will be done: whom X agreed to supply.

`do>object`, `do>to` … are the arguments of the infinitive that hangs on the word ("agreed to supply Kyiv", "willing to
withdraw from Syria", "the decision to arm the rebels"); `will>object` … those of a clause in which the speaker
announces an act of its own ("said it would release the prisoners"), `wont>object` … one that it rules out. Of what else
is said of somebody, `must>subject` is who is told to act ("said Minsk must withdraw"), `that>subject` anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.arguments import Argument, arguments_of_verb, expand
from graphkit.extract.clauses import SUBJECTS, has_to
from graphkit.lexicon.grammar import GrammarWords

_INFINITIVES = ("xcomp", "ccomp", "acl", "advcl")


def complement_arguments(word: Token, words: GrammarWords) -> Iterator[Argument]:
    """The arguments of the acts that `word` speaks of, under `do>`, `will>` and the like."""
    for child in word.children:
        if child.dep_ in _INFINITIVES and has_to(child):
            yield from _under("do", child, words)
        elif child.dep_ == "prep" and child.lower_ in words.act_prepositions:
            yield from (a for verb in child.children if verb.dep_ == "pcomp" for a in _under("do", verb, words))
        elif child.dep_ == "ccomp" and child.pos_ in ("VERB", "AUX"):
            yield from _of_clause(child, word, words)


def _of_clause(clause: Token, above: Token, words: GrammarWords) -> Iterator[Argument]:
    if _own_future(clause, above, words):
        relation = "wont" if any(child.dep_ == "neg" for child in clause.children) else "will"
        yield from _under(relation, clause, words)
        yield from (a for verb in _willing(clause, words) for a in _under(relation, verb, words))
        return
    auxiliaries = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    relation = "must" if auxiliaries & words.obliging_auxiliaries else "that"
    nouns = [noun for noun in _subjects(clause) if relation == "that" or noun.dep_ == "nsubj"]
    yield from (Argument(f"{relation}>subject", token) for noun in nouns for token in expand(noun))


def controlled_objects(verb: Token, words: GrammarWords) -> Iterator[Argument]:
    """Who is asked, where the parser takes it for the subject of what is asked ("urged Russia to withdraw")."""
    if verb.lemma_.lower() in words.object_control and not any(c.dep_ == "dobj" for c in verb.children):
        for child in verb.children:
            if child.dep_ in ("ccomp", "xcomp") and has_to(child):
                yield from (Argument("object", token) for token in _subjects(child) if token.i > verb.i)


def _under(relation: str, verb: Token, words: GrammarWords) -> Iterator[Argument]:
    for act in (verb, *_joined(verb)):
        for argument in (*arguments_of_verb(act, words), *controlled_objects(act, words)):
            if argument.relation != "subject" and ">" not in argument.relation:
                yield Argument(f"{relation}>{argument.relation}", argument.token, argument.near)


def _joined(verb: Token) -> list[Token]:
    """What is done besides ("to release and return the prisoners")."""
    return [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not _subjects(c)]


def _own_future(clause: Token, above: Token, words: GrammarWords) -> bool:
    """Whether a clause tells what the subject of the verb above will do or is ready to do."""
    own = _subjects(clause)
    if not own or own[0].tag_ != "PRP":
        return False
    third = own[0].lower_ in words.third_person
    speaks_of_itself = third or own[0].lower_ in words.first_person
    acts = clause.lemma_.lower() not in words.stative_verbs  # "we will see more of them" announces nothing of one's own
    will = acts and any(c.dep_ == "aux" and c.lemma_.lower() in words.future_auxiliaries for c in clause.children)
    return speaks_of_itself and bool(_subjects(above)) and (will or any(_willing(clause, words)))


def _willing(clause: Token, words: GrammarWords) -> Iterator[Token]:
    for child in clause.children:
        if child.dep_ == "acomp" and child.lower_ in words.willing_adjectives:
            yield from (verb for verb in child.children if verb.dep_ == "xcomp")


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in SUBJECTS]
