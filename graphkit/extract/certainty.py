"""A trigger word in its sentence -> how far the text commits itself: polarity, certainty, mode, and the cues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graphkit.extract.clauses import VERBAL
from graphkit.extract.conditions import conditions, inversions
from graphkit.extract.cues import Effect, effects_of, modality, modifiers, negations, own_effects, yet_to
from graphkit.extract.falsehoods import falsehoods
from graphkit.extract.gerunds import gerunds
from graphkit.extract.governors import Governor, governors
from graphkit.extract.past_states import ended_office
from graphkit.extract.predications import predications
from graphkit.extract.schedules import schedules
from graphkit.extract.set_phrases import set_phrases
from graphkit.extract.suppositions import suppositions
from graphkit.extract.veridicality import veridicality, vouches
from graphkit.lexicon.wordlists import CommitmentWords
from graphkit.model import Certainty, Mode, Polarity, Span

_MODES: tuple[Mode, ...] = ("denied", "hypothetical", "requested", "planned")
_MORE = (set_phrases, conditions, suppositions, schedules, veridicality, predications)
_CONTENT = (*VERBAL, "NOUN", "PROPN", "ADJ")
_COPULAS = ("be", "seem", "appear", "remain", "look", "become")
_CLOSERS = "\"”’') \n»"


@dataclass(frozen=True, slots=True)
class Commitment:
    """How far a text commits itself to what a trigger expresses.

    Attributes:
        polarity: negative where the text says that it did not or does not happen.
        certainty: certain, probable or possible.
        mode: actual, planned, hypothetical, requested or denied.
        cues: the words that decided, in the order of the text; empty for a plain fact.
    """

    polarity: Polarity
    certainty: Certainty
    mode: Mode
    cues: tuple[Span, ...]


def commitment(trigger: Token, words: CommitmentWords) -> Commitment:
    """What the sentence commits itself to for `trigger`; a plain fact is positive, certain, actual, without cues.

    Args:
        trigger: the verb, eventive noun or adjective that expresses a claim.
        words: the words of commitment.
    """
    effects = [*_of_question(trigger), *own_effects(trigger, words)]
    for governor in governors(trigger):
        if governor.relation == "clause" and governor.token.pos_ == "NOUN" and vouches(governor.token, words):
            break
        effects += _of_governor(governor, words)
    if trigger.pos_ in _CONTENT and trigger.dep_ not in ("prep", "mark"):
        effects += _of_sentence(trigger, words, effects)
    return _settled(effects)


def presupposed_commitment(trigger: Token, words: CommitmentWords, *, dated: bool) -> Commitment:
    """What the sentence says against what it takes for granted: an office that has ended, a supposed membership.

    Args:
        trigger: the title, apposition or definite noun.
        words: the words of commitment.
        dated: whether the claim has a time, which then tells that it is over.
    """
    ended = None if dated else ended_office(trigger, words)
    over = [Effect("negative", ended)] if ended is not None else []
    return _settled([*inversions(trigger), *over, *_of_own_making(trigger)])


def _of_own_making(title: Token) -> list[Effect]:
    """Of "self-proclaimed president", "self-styled emir", "would-be emir": nobody else says so."""
    before = title.doc[max(title.sent.start, title.i - 4) : title.i]
    return [Effect("possible", word) for word in before if word.lower_ in ("self", "would") and word.nbor().text == "-"]


def _of_sentence(trigger: Token, words: CommitmentWords, effects: list[Effect]) -> list[Effect]:
    """What the build of the sentence says, however far from the trigger; a falsehood only where none is known yet."""
    found = [effect for more in _MORE for effect in more(trigger, words)]
    if not (effects or found):
        found += gerunds(trigger, words)
    if any(effect.kind == "denied" for effect in effects):
        return found
    return [*found, *falsehoods(trigger, words)]


def _settled(effects: list[Effect]) -> Commitment:
    kinds = ["possible" if effect.kind == "doubted" else effect.kind for effect in effects]
    flips = {effect.cue.i for effect in effects if effect.kind in ("negative", "denied")}
    mode: Mode = next((mode for mode in _MODES if mode in kinds), "actual")
    hedges = [] if mode == "denied" else kinds  # "denied allegations": the denial is firm
    certainty: Certainty = "possible" if "possible" in hedges else "probable" if "probable" in hedges else "certain"
    cues = sorted({Span(effect.cue.idx, effect.cue.idx + len(effect.cue)) for effect in effects})
    return Commitment("negative" if len(flips) % 2 else "positive", certainty, mode, tuple(cues))


def _of_question(trigger: Token) -> list[Effect]:
    last = next((token for token in reversed(list(trigger.sent)) if token.text.strip(_CLOSERS)), trigger)
    return [Effect("hypothetical", last)] if last.text == "?" else []


def _of_governor(governor: Governor, words: CommitmentWords) -> list[Effect]:
    token = governor.token
    if governor.relation in ("adverbial", "modified"):
        if not governor.shared:
            return []
        succeeds = f"{token.lemma_.lower()} {governor.via}" in words.fulfilling_verbs  # "succeeded in deploying"
        whole = succeeds or governor.relation == "modified"
        return own_effects(token, words, governor.below) if whole else modality(token, words)
    classes = _class_of(governor, words)
    denied = negations(token, words, governor.below)
    if denied and _confirms(governor, words):
        return [Effect("possible", effect.cue) for effect in denied]
    if classes:
        return [*_under_negation(classes, denied), *_around(token, words), *_doubtful_source(governor, words)]
    if denied and governor.relation == "clause" and token.pos_ == "NOUN":  # "no proof that"
        return [Effect("possible", effect.cue) for effect in denied]
    if _passes_on(governor, words):
        passed = [*own_effects(token, words, governor.below), *_unknown_infinitive(governor, words)]
        return [*passed, *_doubtful_source(governor, words)]
    if governor.relation == "subject":
        return _conditional(token)
    known = governor.below.dep_ == "dobj" and _in(words.presupposing_verbs, governor)
    if token.pos_ == "VERB" and governor.below.dep_ in ("dobj", "ccomp") and not known:
        open_ = [Effect("possible", effect.cue) for effect in denied]
        return [
            *open_,
            *(modality(token, words) if governor.below.dep_ == "dobj" else _doubtful_source(governor, words)),
        ]
    return [*_unknown_infinitive(governor, words), *_doubtful_source(governor, words)]


def _class_of(governor: Governor, words: CommitmentWords) -> list[Effect]:
    """What the governing word does by its meaning to what it governs."""
    token = governor.token
    if governor.relation == "subject" or (token.lemma_ in _COPULAS and governor.relation in ("clause", "infinitive")):
        found = [effect for child in token.children if child.dep_ == "acomp" for effect in _of_adjective(child, words)]
        raised = effects_of(words.verbs, token.lemma_, token) if token.lemma_ in _COPULAS else []
        return found or raised or _is_to(governor) or _subject_is_that(governor, words)
    if token.pos_ in VERBAL:
        return _of_verb(governor, words)
    if token.pos_ in ("NOUN", "PROPN"):
        return _of_noun(governor, words)
    return _of_adjective(token, words, governor)


def _subject_is_that(governor: Governor, words: CommitmentWords) -> list[Effect]:
    """Of "the fear is that": what is feared, hoped or planned is no fact."""
    if governor.token.lemma_ != "be" or governor.relation != "clause":
        return []
    subjects = (child for child in governor.token.children if child.dep_ == "nsubj" and child.pos_ == "NOUN")
    return [effect for noun in subjects for effect in effects_of(words.nouns, noun.lemma_.lower(), noun)]


def _is_to(governor: Governor) -> list[Effect]:
    """Of "are to train": what is to happen lies ahead."""
    if governor.token.lemma_ == "be" and governor.relation == "infinitive" and governor.below.dep_ == "xcomp":
        return [Effect("planned", governor.token)]
    return []


def _of_verb(governor: Governor, words: CommitmentWords) -> list[Effect]:
    token = governor.token
    if yet_to(governor.below):
        return []
    if _in(words.denying_verbs, governor):
        return [Effect("denied", token)]
    if _in(words.rejecting_verbs, governor):
        reported = governor.below.lemma_.lower() in words.report_nouns or governor.relation == "clause"
        return [Effect("denied" if reported else "negative", token)]
    if _in(words.negative_verbs, governor) and not _is_finite(governor.below):
        return [Effect("negative", token)]
    found = next((found for key in governor.keys if (found := effects_of(words.verbs, key, token))), [])
    only_planned = bool(found) and all(effect.kind == "planned" for effect in found)
    return [] if only_planned and _is_finite(governor.below) else found


def _is_finite(verb: Token) -> bool:
    """Whether the clause has its own tense ("agreed that Minsk signed"), which then tells by itself."""
    return verb.dep_ == "ccomp" and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in (verb, *verb.children))


def _of_noun(governor: Governor, words: CommitmentWords) -> list[Effect]:
    token = governor.token
    if _in(words.denying_nouns, governor):
        return [Effect("denied", token)]
    if _in(words.negative_nouns, governor):
        return [Effect("negative", token)]
    return next((found for key in governor.keys if (found := effects_of(words.nouns, key, token))), [])


def _of_adjective(token: Token, words: CommitmentWords, governor: Governor | None = None) -> list[Effect]:
    keys = governor.keys if governor else (token.lemma_.lower(), token.lower_)
    found = next((found for key in (*keys, token.lower_) if (found := effects_of(words.adjectives, key, token))), [])
    if not found and token.lower_ in words.negative_adjectives:
        return [Effect("negative", token)]
    return found


def _under_negation(classes: list[Effect], denied: list[Effect]) -> list[Effect]:
    """Negated, a denial and a hint leave the matter open, a doubt leaves none, the others turn round."""
    if not denied:
        return classes
    kinds = {effect.kind for effect in classes}
    if "doubted" in kinds:
        return []
    if kinds <= {"denied", "possible"}:
        return [Effect("possible", effect.cue) for effect in (*classes, *denied)]
    return [*classes, *denied]


def _around(token: Token, words: CommitmentWords) -> list[Effect]:
    return modality(token, words) if token.pos_ in VERBAL else modifiers(token, words)


def _passes_on(governor: Governor, words: CommitmentWords) -> bool:
    """Whether what is said of the governing word is said of the trigger too."""
    if governor.relation == "predicate":
        return True
    if governor.relation == "subject" or governor.below.dep_ == "nsubjpass":
        return governor.shared or _in(words.happening_verbs, governor)
    if governor.token.pos_ not in VERBAL:
        return governor.shared and governor.relation == "complement"
    return governor.shared or _in(words.fulfilling_verbs, governor)


def _conditional(verb: Token) -> list[Effect]:
    """Of "the signing would anger Washington": the subject is supposed, too."""
    return [Effect("hypothetical", child) for child in verb.children if child.dep_ == "aux" and child.lower_ == "would"]


def _unknown_infinitive(governor: Governor, words: CommitmentWords) -> Iterator[Effect]:
    """An infinitive under a verb or noun of which no list says anything tells a purpose, not a fact."""
    if governor.relation == "infinitive" and governor.token.pos_ == "ADJ":
        yield from _of_degree(governor.token)
    if governor.relation != "infinitive" or _in(words.fulfilling_verbs, governor) or governor.token.pos_ == "ADJ":
        return
    particle = next(child for child in governor.below.children if child.tag_ == "TO")
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in governor.below.children)
    ordinal = any(
        child.ent_type_ == "ORDINAL" or child.tag_ == "JJS" or child.lower_ in ("only", "last", "first")
        for child in governor.token.children
    )
    if not perfect and not ordinal:
        yield Effect("hypothetical", particle)


def _of_degree(adjective: Token) -> Iterator[Effect]:
    """Of "too weak to sell", "strong enough to sell"."""
    degrees = {"too": "negative", "enough": "hypothetical"}
    for child in adjective.children:
        if child.lower_ in degrees:
            yield Effect(degrees[child.lower_], child)


def _doubtful_source(governor: Governor, words: CommitmentWords) -> Iterator[Effect]:
    """Of "unconfirmed reports say that …", "unconfirmed reports speak of …"."""
    if governor.relation in ("clause", "object") or governor.via in ("of", "about"):
        for subject in governor.token.children:
            if subject.dep_ in ("nsubj", "nsubjpass"):
                yield from (effect for effect in modifiers(subject, words) if effect.kind == "possible")


def _confirms(governor: Governor, words: CommitmentWords) -> bool:
    """Of "has not confirmed that", "it is not clear whether": negated, they leave the matter open."""
    adjectives = (child for child in governor.token.children if child.dep_ == "acomp")
    return _in(words.confirming_verbs, governor) or any(a.lower_ in words.confirming_adjectives for a in adjectives)


def _in(words: frozenset[str], governor: Governor) -> bool:
    return not words.isdisjoint(governor.keys)
