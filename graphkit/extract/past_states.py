"""A trigger in its sentence -> the time that is over in which what it tells held, with the word that tells so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import clause_verb, climb, is_under, tells_of_the_past
from graphkit.extract.dates import normalise
from graphkit.extract.set_phrases import phrases_in
from graphkit.lexicon.wordlists import CommitmentWords, load_commitment_words

_DECADE = re.compile(r"(1[5-9]\d|20\d)0s")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_BESIDE = ("amod", "compound", "nmod", "prep", "advmod")
_SUBJECTS = ("nsubj", "nsubjpass")
_LONG_AGO = 15  # years; longer than almost anybody holds an office
_SPANS = ("year", "decade", "month", "week", "century", "generation", "day")
_RANGES = ("between", "from", "until", "till")


def ended_time(trigger: Token, published: dt.date | None) -> tuple[Token, str] | None:
    """The cue and the time of what is told of as over: the decade or years named, else up to the day of publication.

    Args:
        trigger: the verb or participle, or the title of an office.
        published: day on which the article appeared; without it only what the sentence itself names is known.

    Returns:
        The word that tells, and the time as EDTF; None where nothing tells that it is over.
    """
    words = load_commitment_words()
    if trigger.pos_ in ("NOUN", "PROPN"):
        cue = _office_ended(trigger, words, published.year if published else None)
    elif not _is_past(trigger):
        return None
    elif (named := _decade(trigger) or _opening_years(trigger, published)) is not None:
        return named
    else:
        cue = next(_cues(trigger, words), None)
    return (cue, f"../{published.isoformat()}") if cue is not None and published is not None else None


def ended_office(trigger: Token, words: CommitmentWords) -> Token | None:
    """The word that tells that the office that `trigger` names is no longer held ("deposed"); None without one."""
    return _office_ended(trigger, words, None)


def _office_ended(trigger: Token, words: CommitmentWords, this_year: int | None) -> Token | None:
    """What tells that an office is no longer held: its holder was "then" minister, was "deposed", or acted long ago."""
    if not _is_title(trigger):
        return None
    first, verb = trigger.left_edge, clause_verb(trigger)
    beside = [first.nbor(-1)] if first.i > trigger.sent.start else []
    beside += [child for child in trigger.head.children if trigger.dep_ == "appos" and child.dep_ in ("advmod", "acl")]
    beside += [above for above, below in climb(trigger) if below.dep_ == "prep" and below.lower_ == "as"]
    beside += [word for child in trigger.children for word in child.subtree if child.dep_ in _BESIDE]
    if verb is not None:
        beside += [child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBN"]
    cue = next((word for word in beside if word.lower_ in words.ended_modifiers or _is_one_time(word)), None)
    return cue or (_old_year(verb, this_year) if verb is not None and this_year is not None else None)


def _is_one_time(word: Token) -> bool:
    return word.lower_ == "time" and word.i > 1 and word.doc[word.i - 2 : word.i].text.lower() == "one-"


def _old_year(verb: Token, this_year: int) -> Token | None:
    """The year of an event of long ago in which the holder took part ("president of France, met … in 1962")."""
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    if perfect or not tells_of_the_past(verb):
        return None
    years = (
        token
        for token in verb.subtree
        if _YEAR.fullmatch(token.text) and token.dep_ in ("pobj", "npadvmod") and clause_verb(token) == verb
    )
    return next((year for year in years if int(year.text) <= this_year - _LONG_AGO), None)


def _is_title(noun: Token) -> bool:
    """Whether a name stands right beside the noun, as its head or as its apposition, or "as" before it."""
    named = noun.dep_ in ("compound", "nmod", "appos") and noun.head.pos_ == "PROPN" and noun.head.ent_type_ != "GPE"
    apposed = any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in noun.children)
    return named or apposed or (noun.dep_ == "pobj" and noun.head.lower_ == "as")


def _is_past(verb: Token) -> bool:
    """Whether the verb, or what a bare participle hangs on, tells of the past and not up to now."""
    perfect = any(child.dep_ == "aux" and child.lower_ in ("has", "have", "'ve", "’ve") for child in verb.children)
    if perfect:
        return False
    if tells_of_the_past(verb) or _used_to(verb) is not None:
        return True
    if any(child.lower_ in ("formerly", "previously", "originally") for child in verb.children):
        return True
    bare = verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    above = next((word for word, _ in climb(verb) if word.pos_ in ("VERB", "AUX")), None)
    return bare and (above is None or above == verb or tells_of_the_past(above))


def _used_to(verb: Token) -> Token | None:
    head = verb.head
    return head if verb.dep_ == "xcomp" and head.lemma_ == "use" and head.lower_ == "used" else None


def _decade(verb: Token) -> tuple[Token, str] | None:
    for token in verb.subtree:
        nearest = clause_verb(token)
        if nearest == verb and (found := _DECADE.fullmatch(token.text)):
            return token, f"{found[1]}0/{found[1]}9"
    return None


def _opening_years(verb: Token, published: dt.date | None) -> tuple[Token, str] | None:
    """Of "Between 1945 and 1994, …", where the parser does not hang the years on the verb."""
    first = verb.sent[0]
    comma = next((token for token in verb.sent if token.text == ","), None)
    if first.lower_ not in _RANGES or comma is None or verb.i < comma.i or first.head == verb:
        return None
    phrase = verb.doc[first.i : comma.i]
    if not any(_YEAR.fullmatch(token.text) for token in phrase):
        return None
    value = normalise(phrase.text, published=published, tense="past")
    return (first, value) if value else None


def _cues(verb: Token, words: CommitmentWords) -> Iterator[Token]:
    """The words that tell that what the verb tells of is over, the surest first."""
    if (used := _used_to(verb)) is not None:
        yield used
    finite = any(child.dep_ in (*_SUBJECTS, "aux", "auxpass") for child in verb.children)
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in words.ended_adverbs and (finite or child.lower_ != "once"):
            yield child
        elif child.lower_ == "for" and child.dep_ == "prep" and verb.lemma_.lower() in words.state_verbs:
            yield from (part for part in child.children if part.lemma_.lower() in _SPANS)
    noun, above = verb.head, verb.head.head
    moved = verb.dep_ in ("acl", "relcl") and noun.dep_ in ("dobj", "nsubjpass")
    if moved and above.lemma_.lower() in words.ending_verbs and tells_of_the_past(above):
        yield above
    if verb.lemma_.lower() in words.state_verbs:
        yield from _phrases(verb, words)
        yield from _standing(verb, words)


def _standing(verb: Token, words: CommitmentWords) -> Iterator[Token]:
    """Of "were stationed at Mutlangen", "the missiles that had been deployed in Cuba": past on their own account.

    What somebody says in the past may still hold ("said that troops were stationed there"), so clauses under a verb
    of saying are left alone.
    """
    if any(below.dep_ == "ccomp" for _, below in climb(verb)) or verb.dep_ == "ccomp":
        return
    past = next((child for child in verb.children if child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass")), None)
    pluperfect = past is not None and past.lower_ == "had" and verb.dep_ == "relcl"
    active = verb.tag_ == "VBD" and verb.lemma_.lower() == "belong"
    if (
        active
        or pluperfect
        or (past is not None and past.lemma_ == "be" and verb.lemma_.lower() in words.standing_verbs)
    ):
        yield past if past is not None else verb


def _phrases(verb: Token, words: CommitmentWords) -> Iterator[Token]:
    for phrase, _ in phrases_in(verb.sent, words.ended_phrases):
        host = clause_verb(phrase.root.head) if phrase.root.pos_ not in ("VERB", "AUX") else phrase.root.head
        if phrase.start == verb.sent.start or (host is not None and is_under(verb, host)):
            yield phrase[0]
