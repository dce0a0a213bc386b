"""A trigger in its sentence -> the words that put it on the calendar: "they meet on Friday", "the sale, due to be"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import clause_verb, is_present, tells_of_the_past
from graphkit.extract.cues import Effect
from graphkit.lexicon.wordlists import CommitmentWords

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = ("npadvmod", "advmod", "prep", "pobj", "nmod")


def schedules(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """What shows that the trigger lies ahead: a date beside a present, or what is said after a noun.

    Args:
        trigger: the word that expresses a claim.
        words: the words of commitment.
    """
    verb = clause_verb(trigger)
    found = list(_due(trigger, words))
    if trigger.dep_ == "nsubj" and trigger.head.lower_ == "open" and trigger.head.pos_ == "ADJ":
        found += _dated(trigger.head, words)  # "the drills open on 3 December", with the verb taken for an adjective
    if verb is not None and is_present(verb) and (verb == trigger or _happens(trigger, verb)):
        found += _dated(verb, words)
    return found


def _happens(trigger: Token, verb: Token) -> bool:
    return trigger.head == verb and trigger.dep_ in ("nsubj", "nsubjpass", "dobj")


def _dated(verb: Token, words: CommitmentWords) -> Iterator[Effect]:
    for child in verb.children:
        if child.dep_ not in _DATED or child.lower_ in words.recurring_words:
            continue
        phrase = [child, *(part for part in child.children if part.dep_ in ("pobj", "nummod"))]
        phrase += [part for word in phrase[1:] for part in word.children]
        dated = next((part for part in phrase if part.lower_ in words.date_words and _is_date(part)), None)
        told = any(part.lower_ in words.recurring_words or _YEAR.fullmatch(part.text) for part in phrase)
        if dated is not None and not told:  # a date with its year is compared with the day of publication elsewhere
            yield Effect("planned", dated)


def _is_date(word: Token) -> bool:
    return word.ent_type_ in ("DATE", "TIME") or word.text.istitle()


def _due(noun: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "the purchase, due to be approved in May" and "talks, postponed twice": the participle after the noun."""
    if noun.pos_ != "NOUN":
        return
    for child in noun.children:
        after = child.dep_ in ("acl", "amod", "relcl", "advcl", "appos") and child.i > noun.i
        if after and child.lower_ in words.scheduling_words and not _is_told_as_past(child):
            yield Effect("planned", child)
    verb = noun.head
    intransitive = noun.dep_ == "nsubj" and not any(child.dep_ == "dobj" for child in verb.children)
    if intransitive and verb.lower_ in words.postponing_verbs:
        yield Effect("planned", verb)


def _is_told_as_past(participle: Token) -> bool:
    """Of "the sale, which had been planned": the clause has a tense of its own."""
    return participle.dep_ == "relcl" and tells_of_the_past(participle)
