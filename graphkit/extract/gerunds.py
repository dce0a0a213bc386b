"""A trigger in its sentence -> what the noun, preposition or particle before a gerund says of whether it took place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import climb
from graphkit.extract.cues import Effect, effects_of
from graphkit.lexicon.wordlists import CommitmentWords, load_veridical_words

_OPEN = ("to", "against", "of", "on", "about", "at", "toward", "towards")
_AWAY = ("from", "out of")
_WHOLE_SENTENCE = ("ccomp", "relcl", "advcl")


def gerunds(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """What "close to signing", "kept from signing", "talked out of signing", "held off signing" say of the gerund.

    Args:
        trigger: the word that expresses a claim.
        words: the words of commitment; what they know of the governing word has been counted already.
    """
    found: list[Effect] = []
    for above, below in climb(trigger):
        if below.tag_ == "VBG" and below.dep_ == "pcomp" and above.dep_ in ("prep", "dative", "agent"):
            found += _after_preposition(above, words)
        elif below.tag_ == "VBG" and below.dep_ == "advcl" and above.pos_ == "VERB":
            found += _after_particle(above, below, words)
        if below.dep_ in _WHOLE_SENTENCE:
            break
    return found


def _after_preposition(preposition: Token, words: CommitmentWords) -> Iterator[Effect]:
    word, via = preposition.head, preposition.lower_
    if preposition.i <= word.i or preposition.i == preposition.sent.start:
        return  # "on arriving in Kyiv he signed"
    before = preposition.nbor(-1)
    if via == "of" and before.lower_ == "out":  # "talked out of", "opted out of"
        word, via = (word.head if word == before else word), "out of"
    elif before.pos_ == "NOUN" and before.i > word.i and before.dep_ == "pobj":  # "in favour of", hung on the verb
        word = before
    if _is_known(word, via, words):
        return
    if via in _AWAY:
        yield Effect("negative", preposition)
    elif via in _OPEN:
        yield Effect("hypothetical", preposition)


def _is_known(word: Token, via: str, words: CommitmentWords) -> bool:
    """Whether another rule tells of the word, or what follows it is a fact."""
    lemma, lists = word.lemma_.lower(), load_veridical_words()
    if word.pos_ == "NOUN":
        if via == "of" and lemma in lists.event_nouns:
            return True
        ruled = words.nouns.keys() | words.negative_nouns | words.denying_nouns
    else:
        ruled = words.verbs.keys() | words.adjectives.keys() | words.negative_verbs | words.negative_adjectives
        ruled |= words.denying_verbs | words.rejecting_verbs
        ruled |= frozenset() if via in _AWAY else words.fulfilling_verbs  # "kept from", unlike "kept on"
    return not ruled.isdisjoint((lemma, f"{lemma} {via}")) or f"{lemma} {via}" in lists.factual_gerunds


def _after_particle(verb: Token, gerund: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "held off signing": the particle right before the gerund makes the verb another one."""
    particle = gerund.nbor(-1) if gerund.i > gerund.sent.start else gerund
    if particle.dep_ != "prt" or particle.head != verb:
        return
    key = f"{verb.lemma_.lower()} {particle.lower_}"
    if key in words.negative_verbs:
        yield Effect("negative", particle)
    yield from effects_of(words.verbs, key, particle)


def gerund_of_noun(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "the vision of Georgia joining": only under nouns of what took place, or is seen, is it a fact."""
    for above, below in climb(trigger):
        if below.tag_ != "VBG" or below.dep_ not in ("acl", "pcomp"):
            continue
        noun = above if below.dep_ == "acl" else above.head
        if above.dep_ == "pobj" and above.head.lower_ == "of" and _shows(above.head.head):
            noun = above.head.head  # "the video of troops attacking", hung on "troops"
        of = next((c for c in noun.children if c.lower_ == "of" and noun.i < c.i < below.i), None)
        lemma = noun.lemma_.lower()
        if noun.pos_ != "NOUN" or of is None or not _has_subject(below, of):
            return
        lists = load_veridical_words()
        if _shows(noun):
            yield Effect("probable", noun)
        elif lemma in words.nouns:
            yield from effects_of(words.nouns, lemma, noun)
        elif lemma not in lists.event_nouns:
            yield Effect("hypothetical", noun)
        return


def _shows(noun: Token) -> bool:
    return noun.lemma_.lower() in load_veridical_words().picture_nouns


def _has_subject(gerund: Token, of: Token) -> bool:
    """Whether the gerund has a subject of its own after "of", however it was parsed ("of Georgia joining")."""
    between = gerund.doc[of.i + 1 : gerund.i]
    return any(word.pos_ in ("PROPN", "NOUN", "PRON") for word in between)
