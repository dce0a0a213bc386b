"""A trigger in its sentence -> the time that is over in which what it tells held, with the word that tells so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import SUBJECTS, clause_verb, climb, is_under, tells_of_the_past
from graphkit.extract.dates import normalise
from graphkit.extract.set_phrases import phrases_in
from graphkit.lexicon.wordlists import CommitmentWords, load_commitment_words

_DECADE = re.compile(r"(1[5-9]\d|20\d)0s")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_BESIDE = ("amod", "compound", "nmod", "prep", "advmod")
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
        cue = _office_ended(trigger, words, published.year if published else None) or _around(trigger, words)
    elif not _is_past(trigger):
        return None
    elif (named := _named(trigger, published, words)) is not None:
        return named
    else:
        cue = next(_cues(trigger, words), None)
    return (cue, f"../{published.isoformat()}") if cue is not None and published is not None else None


def _around(noun: Token, words: CommitmentWords) -> Token | None:
    """What tells that the state is over in which a noun stands ("Cuba once hosted troops near Havana")."""
    verb = clause_verb(noun)
    if verb is None or _is_title(noun) or not _is_past(verb):
        return None
    return next(_cues(verb, words), None) if verb.lemma_.lower() in words.state_verbs else _bygone(verb, words)


def ended_state(word: Token) -> Token | None:
    """The word that tells that what a verb, participle or noun tells of is over ("formerly based"), if any."""
    words = load_commitment_words()
    if word.pos_ not in ("VERB", "AUX"):
        return _around(word, words)
    return next(_cues(word, words), None) if _is_past(word) else None


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
    apposed = trigger.dep_ == "appos" or any(child.dep_ == "appos" for child in trigger.children)
    cue = cue or next((child for child in trigger.children if apposed and _is_term(child)), None)
    return cue or (_old_year(verb, this_year) if verb is not None and this_year is not None else None)


def _is_term(preposition: Token) -> bool:
    """Of "defence secretary under Donald Trump", "president from 2008 to 2012", "minister in the war's first year"."""
    for noun in preposition.children if preposition.dep_ == "prep" else ():
        dated = noun.ent_type_ == "DATE" or noun.lemma_.lower() in _SPANS
        if noun.dep_ == "pobj" and (dated if preposition.lower_ in ("in", "from", "until", "between") else False):
            return True
        if preposition.lower_ == "at" and noun.lemma_.lower() == "time":
            return True
        if preposition.lower_ == "during" or (preposition.lower_ == "under" and noun.pos_ == "PROPN"):
            return True
    return False


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
        if _YEAR.fullmatch(token.text) and _is_date(token) and clause_verb(token) == verb
    )
    return next((year for year in years if int(year.text) <= this_year - _LONG_AGO), None)


def _is_date(year: Token) -> bool:
    """Whether a year tells when: "in 1962", "in July 1962", and not "the 2009 agreement"."""
    return year.dep_ in ("pobj", "npadvmod") or (year.dep_ in ("nummod", "nmod") and year.i > year.head.i)


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


def _named(verb: Token, published: dt.date | None, words: CommitmentWords) -> tuple[Token, str] | None:
    """The decade or years that the sentence itself names."""
    return _decade(verb, words) or _opening_years(verb, published) or _of_host(verb, words)


def _decade(verb: Token, words: CommitmentWords) -> tuple[Token, str] | None:
    for token in verb.subtree:
        found = _DECADE.fullmatch(token.text)
        opening = found[1] if found else words.decades.get(token.lower_)  # not "in his sixties"
        if opening and clause_verb(token) == verb and not any(child.dep_ == "poss" for child in token.children):
            return token, f"{opening}0/{opening}9"
    return None


def _of_host(verb: Token, words: CommitmentWords) -> tuple[Token, str] | None:
    """Of "in 1972 Washington had troops stationed there": the year of the verb that a bare participle hangs on."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN":
        return None
    host = clause_verb(verb.head)
    if host is None or not tells_of_the_past(host) or host.lemma_.lower() in words.ending_verbs:
        return None
    years = (token for token in host.subtree if _YEAR.fullmatch(token.text) and clause_verb(token) == host)
    return next(((year, year.text) for year in years if year.head.lower_ == "in"), None)


def _bygone(verb: Token, words: CommitmentWords) -> Token | None:
    """The name of a state or body that is no more, as the verb's subject or agent ("the Soviet Union hosted")."""
    for child in verb.children:
        if child.dep_ in (*SUBJECTS, "agent"):
            head = next((part for part in child.children if part.dep_ == "pobj"), child)
            last = max([head.i, *(part.i for part in head.children if part.dep_ == "conj")])
            name = verb.doc[head.left_edge.i : last + 1].text.lower()
            if any(f" {known} " in f" {name} " for known in words.bygone_names):
                return head
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
    finite = any(child.dep_ in (*SUBJECTS, "aux", "auxpass") for child in verb.children)
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in words.ended_adverbs and (finite or child.lower_ != "once"):
            yield child
        elif child.lower_ == "for" and child.dep_ == "prep" and verb.lemma_.lower() in words.state_verbs:
            yield from (part for part in child.children if part.lemma_.lower() in _SPANS)
    host = clause_verb(verb.head) if verb.dep_ in ("acl", "relcl") else None
    for told in (verb, host):
        if told is not None and (gone := _bygone(told, words)) is not None:
            yield gone
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
    lemma = verb.lemma_.lower()
    active = verb.tag_ == "VBD" and lemma in words.lasting_verbs
    passive = past is not None and past.lemma_ == "be" and lemma in words.standing_verbs | words.lasting_verbs
    if active or pluperfect or passive:
        yield past if past is not None else verb


def _phrases(verb: Token, words: CommitmentWords) -> Iterator[Token]:
    for phrase, _ in phrases_in(verb.sent, words.ended_phrases):
        host = clause_verb(phrase.root.head) if phrase.root.pos_ not in ("VERB", "AUX") else phrase.root.head
        if phrase.start == verb.sent.start or (host is not None and is_under(verb, host)):
            yield phrase[0]
