"""A trigger in its sentence -> the words over its clause that do not vouch for it ("tongues wagged that", "let")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import VERBAL, climb, is_content_clause
from graphkit.extract.cues import Effect
from graphkit.extract.gerunds import gerund_of_noun
from graphkit.lexicon.wordlists import CommitmentWords, load_reporting_words, load_veridical_words

_NOMINAL = ("NOUN", "PROPN")
_RESULT = ("so", "such", "enough")


def veridicality(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """What leaves open whether the clause of the trigger is so.

    Args:
        trigger: the word that expresses a claim.
        words: the words of commitment, whose own rules go first.
    """
    found = [*gerund_of_noun(trigger, words), *_of_purpose(trigger, words), *_of_let(trigger), *_of_aside(trigger)]
    for above, below in climb(trigger):
        if is_content_clause(below) and not _is_result(above, below):
            found += _of_clause(above, words)
    return found


def _of_clause(above: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "tongues wagged that", "the insinuation that", "accounts had it that"."""
    lemma, lists = above.lemma_.lower(), load_veridical_words()
    if above.pos_ in _NOMINAL:
        known = lists.factive_nouns | lists.reporting_nouns
        if lemma not in known and lemma not in words.nouns and lemma not in words.denying_nouns:
            yield Effect("possible", above)
        return
    if above.pos_ not in VERBAL:
        return
    hearsay = lemma == "have" and any(child.lower_ == "it" and child.dep_ == "dobj" for child in above.children)
    particles = (f"{lemma} {child.lower_}" for child in above.children if child.dep_ == "prt")
    ruled = words.denying_verbs | words.rejecting_verbs | words.negative_verbs | words.fulfilling_verbs
    known = load_reporting_words().reports | ruled | lists.factive_verbs | words.confirming_verbs | words.verbs.keys()
    if hearsay or known.isdisjoint((lemma, *particles)):
        yield Effect("possible", above)


def vouches(noun: Token, words: CommitmentWords) -> bool:
    """Of "the fact that": whatever is said of the noun, its clause is so."""
    denied = any(child.lower_ in words.negative_determiners for child in noun.children)
    lemma = noun.lemma_.lower()
    return not denied and lemma not in words.nouns and lemma in load_veridical_words().factive_nouns


def _is_result(above: Token, below: Token) -> bool:
    """Of "so angry that it deployed troops": what came of it is a fact."""
    return any(word.lower_ in _RESULT for word in above.doc[above.left_edge.i : below.left_edge.i])


def _of_purpose(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "clamoured for a meeting": what one does something for is wished for, unless the verb gives a reason."""
    preposition = trigger.head
    if trigger.dep_ != "pobj" or preposition.lower_ != "for" or preposition.dep_ != "prep":
        return
    verb = preposition.head
    lemma = verb.lemma_.lower()
    listed = f"{lemma} for" in words.verbs or lemma in words.verbs or lemma in words.fulfilling_verbs
    if verb.pos_ == "VERB" and not listed and lemma not in load_veridical_words().reason_verbs:
        yield Effect("hypothetical", preposition)


def _of_let(trigger: Token) -> Iterator[Effect]:
    """Of "let Berlin station its batteries in Poland": a demand."""
    for above, below in climb(trigger):
        if above.lower_ == "let" and above.tag_ == "VB" and below.dep_ in ("ccomp", "xcomp", "dobj"):
            if not any(child.dep_ in ("nsubj", "aux") for child in above.children):
                yield Effect("requested", above)
            return


def _of_aside(trigger: Token) -> Iterator[Effect]:
    """Of "it is being whispered", "so it is claimed" beside the clause."""
    lists = load_veridical_words()
    for host in (trigger, *(above for above, _ in climb(trigger))):
        for child in host.children:
            passive = any(part.dep_ == "nsubjpass" and part.lower_ == "it" for part in child.children)
            if child.dep_ in ("parataxis", "ccomp") and passive and child.lemma_.lower() not in lists.vouching_verbs:
                aside = not is_content_clause(child) and not any(part == trigger for part in child.subtree)
                if aside:
                    yield Effect("probable", child)
