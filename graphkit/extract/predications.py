"""An event's noun in its sentence -> what its predicate or preposition says of it ("is a red line", "ahead of")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import SUBJECTS, clause_verb, is_present, tells_of_the_past
from graphkit.extract.cues import Effect, effects_of
from graphkit.lexicon.wordlists import CommitmentWords, load_falsehood_words

_COPULAS = ("be", "remain", "seem", "become", "look", "appear", "stay")
_PREDICATES = ("attr", "acomp", "oprd", "dobj")
_BOUNDARIES = ("before", "after", "until", "till", "following", "upon")
_AHEAD = ("would", "will", "could", "might", "may", "must", "shall", "should", "'ll", "’ll", "'d", "’d")


def predications(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """What the predicate, the preposition or the verb beside an event's noun says of whether it takes place.

    Args:
        trigger: the noun; for other words nothing is said.
        words: the words of commitment.
    """
    if trigger.pos_ != "NOUN":
        return []
    noun = trigger
    while noun.dep_ in ("compound", "nmod", "conj") and noun.head.pos_ == "NOUN":
        noun = noun.head
    return [
        *_of_predicate(noun, words),
        *_of_verdict(noun),
        *_of_role(noun),
        *_of_boundary(noun),
        *_of_announcement(noun),
    ]


def _of_predicate(noun: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "the sale is the aim of the talks", "a red line", "a false alarm", "what Moscow fears most"."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS or verb.lemma_ not in _COPULAS:
        return
    unreal = load_falsehood_words().unreal_predicates
    cleft = any(child.lower_ == "what" for child in verb.children)  # "an attack is what keeps him awake"
    for child in verb.children:
        if cleft and child.dep_ == "ccomp" and is_present(child):
            yield Effect("possible", child)
        if child.dep_ in ("attr", "acomp") and child.pos_ == "NOUN" and child.i > noun.i:
            if child.lemma_.lower() in unreal or f"{child.nbor(-1).lower_} {child.lemma_.lower()}" in unreal:
                yield Effect("possible", child)
            yield from effects_of(words.supposing_subjects, child.lemma_.lower(), child)
        elif child.dep_ in ("ccomp", "csubj", "attr", "advcl") and any(part.lower_ == "what" for part in child.subtree):
            yield from effects_of(words.verbs, child.lemma_.lower(), child)


def _of_verdict(noun: Token) -> Iterator[Effect]:
    """Of "called the sale a fantasy", "made the sale illegal"."""
    unreal = load_falsehood_words().unreal_predicates
    verb = noun.head
    beside = list(verb.children) if noun.dep_ in ("dobj", "nsubjpass", "nsubj") and verb.pos_ == "VERB" else []
    inner = [part for child in beside if child.dep_ in ("prep", "ccomp") for part in child.children]
    for part in (*beside, *inner):
        if part.i > noun.i and part.lemma_.lower() in unreal and part.dep_ in (*_PREDICATES, "pobj", "ccomp"):
            yield Effect("possible", part)


def _of_role(noun: Token) -> Iterator[Effect]:
    """Of "presented the drill as a withdrawal": somebody's word for something else."""
    preposition = noun.head
    stands_for = preposition.head.pos_ == "VERB" and preposition.head.lemma_ not in ("serve", "act")
    if noun.dep_ == "pobj" and preposition.lower_ == "as" and stands_for:
        yield Effect("possible", preposition)


def _of_boundary(noun: Token) -> Iterator[Effect]:
    """Of "before the sale, parliament must vote", "after an attack prices would rise", "ahead of the sale"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.dep_ not in ("prep", "pcomp"):
        return
    if preposition.lower_ == "of" and preposition.head.lower_ == "ahead":
        yield Effect("planned", preposition.head)
        return
    verb = clause_verb(preposition)
    if verb is None or preposition.lower_ not in _BOUNDARIES or tells_of_the_past(verb):
        return
    open_ = [child for child in verb.children if child.dep_ == "aux" and child.lower_ in _AHEAD]
    if open_:
        kind = "hypothetical" if open_[0].lower_ in ("would", "could", "might", "'d", "’d") else "planned"
        if preposition.lower_ in ("before", "until", "till") or kind == "hypothetical":
            yield Effect(kind, preposition)


def _of_announcement(noun: Token) -> Iterator[Effect]:
    """Of "announced the sale for next spring"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass"):
        return
    for preposition in (*verb.children, *noun.children):
        if preposition.lower_ == "for" and preposition.i > noun.i:
            dates = (child for child in preposition.children if child.dep_ == "pobj" and child.ent_type_ == "DATE")
            named = (date for date in dates if any(part.lower_ in ("next", "coming", "later") for part in date.subtree))
            yield from (Effect("planned", date) for date in named)
