"""A trigger in its sentence -> the words that say that it is only a story, and not a true one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import clause_verb, climb, is_content_clause
from graphkit.extract.cues import Effect, negations
from graphkit.lexicon.wordlists import CommitmentWords, FalsehoodWords, load_falsehood_words

_NOMINAL = ("NOUN", "PROPN")
_VERBAL = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "nsubjpass", "obj")
_PREDICATES = ("attr", "acomp", "oprd")
_CLAUSES = ("ccomp", "xcomp", "acl", "relcl", "advcl", "csubj", "pcomp")
_COPULAS = ("be", "prove", "remain", "turn", "seem", "become", "amount")


def falsehoods(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """The word that says that what `trigger` tells is not true, as denied; as possible where it only casts doubt.

    Args:
        trigger: the word that expresses a claim.
        words: the words of commitment.
    """
    if (denial := _denied_with(trigger, words)) is not None:
        return [Effect("denied", denial)]
    for above, below in climb(trigger):
        if below.dep_ == "advcl" and clause_verb(trigger) == below:
            return []  # "lied when inspectors found uranium": they did find it
        cue = _said_of_verb(above, below, words) if above.pos_ in _VERBAL else _said_of_noun(above, below, words)
        if cue is not None:
            return [Effect("denied", cue)]
    return list(_doubted(trigger, load_falsehood_words()))


def _denied_with(trigger: Token, words: CommitmentWords) -> Token | None:
    """Of "denied the presence of troops and their deployment": the second of two nouns, whatever it was joined to."""
    if trigger.dep_ != "conj" or trigger.pos_ != "NOUN":
        return None
    for above, below in climb(trigger):
        if above.pos_ in _VERBAL:
            negated = negations(above, words)
            return above if below.dep_ == "dobj" and _is(above, words.denying_verbs) and not negated else None
    return None


def _said_of_noun(noun: Token, below: Token, words: CommitmentWords) -> Token | None:
    """What tells that a noun over the trigger, which may be a story, a document or a picture, is false."""
    if noun.pos_ not in _NOMINAL:
        return None
    false = load_falsehood_words()
    tells = noun.lemma_.lower() in false.telling_nouns or is_content_clause(below)
    if tells and below.dep_ in (*_CLAUSES, "prep"):
        untrue = false.false_modifiers | words.denying_verbs  # "refuted assertions", taken for a participle
        modifier = next((c for c in noun.children if c.i < noun.i and _is(c, untrue)), None)
        if modifier is not None:
            return modifier
        if is_content_clause(below) and _is(noun, false.false_nouns):
            return noun
    return _judged(noun, words) if tells or below.dep_ in ("acl", "relcl") else None


def _judged(noun: Token, words: CommitmentWords) -> Token | None:
    """What is said of the noun: "was an invention", "called … a lie", "no truth to …"."""
    verb, false = noun.head, load_falsehood_words()
    if noun.dep_ == "conj":
        return _judged(verb, words) if verb.pos_ in _NOMINAL else None
    if noun.dep_ == "pobj":
        about = verb.head
        empty = _is(about, false.true_words) and bool(negations(about, words) or _under_no(about, words))
        if empty:
            return about
        if verb.lower_ == "as" and _is(about, false.judging_verbs):  # "dismissed as nonsense reports that"
            return next((c for c in noun.children if _is(c, false.false_nouns | false.false_adjectives)), None)
        return None
    if noun.dep_ == "ROOT":  # "the decree that they shared was a fake", with the verb taken for a clause of the noun
        copulas = (child for child in noun.children if child.dep_ in ("acl", "relcl") and child.lemma_ == "be")
        return next((cue for verb in copulas if (cue := _predicate(verb, words, negated=False)) is not None), None)
    negated = bool(negations(verb, words))
    if noun.dep_ in _SUBJECTS and verb.lemma_ in _COPULAS:
        return _predicate(verb, words, negated=negated)
    if noun.dep_ in (*_OBJECTS, "nsubj") and not negated:
        if _is(verb, false.falsifying_verbs) and noun.dep_ != "nsubj":
            return verb
        if _is(verb, false.judging_verbs):
            return _verdict(verb, noun, false)
    return None


def _predicate(copula: Token, words: CommitmentWords, *, negated: bool) -> Token | None:
    """The attribute of "was pure invention" or "is not true", None for "was no lie"."""
    false = load_falsehood_words()
    for child in _attributes(copula):
        denied = negated or bool(_under_no(child, words))
        if _is(child, false.false_nouns | false.false_adjectives) and not denied:
            return child
        if _is(child, false.true_words) and denied:
            return child
    return None


def _attributes(verb: Token) -> Iterator[Token]:
    """Attributes of a copula, also after "to be", "out" or "to" ("turned out to be a hoax", "amounted to a lie")."""
    for child in verb.children:
        if child.dep_ in _PREDICATES:
            yield child
            yield from (part for part in child.children if part.dep_ == "conj")
        elif child.dep_ == "xcomp" or (child.dep_ == "prep" and child.lower_ in ("to", "as")):
            yield from _attributes(child)
            yield from (part for part in child.children if part.dep_ == "pobj")


def _verdict(verb: Token, noun: Token, false: FalsehoodWords) -> Token | None:
    """The lie of "called the story a lie", "dismissed it as fiction": after the verb, no part of the noun's phrase."""
    inside = {part.i for part in noun.subtree}
    for part in verb.subtree:
        loose = part.dep_ in (*_PREDICATES, "ccomp", "appos") or (
            part.dep_ == "pobj" and part.head.lower_ in ("as", "for")
        )
        trails = part.i > verb.i and (
            loose or (part.i not in inside and part.dep_ in ("amod", "advmod", "conj", "dobj"))
        )
        if part != noun and trails and _is(part, false.false_nouns | false.false_adjectives):
            return part
    return None


def _said_of_verb(verb: Token, below: Token, words: CommitmentWords) -> Token | None:
    """What tells that what stands under a verb is false: "falsely claimed", "lied when", "a forged letter says"."""
    false = load_falsehood_words()
    if below.dep_ not in (*_CLAUSES, "dobj", "prep"):
        return None
    adverb = next(
        (child for child in verb.children if child.dep_ == "advmod" and _is(child, false.false_adverbs)), None
    )
    if adverb is not None and below.dep_ != "advcl":
        return adverb
    if below.dep_ == "prep" and below.lower_ == "as" and _is(verb, false.posing_verbs):
        return verb
    if _is(verb, false.lying_verbs) and below.dep_ in ("advcl", "ccomp", "prep", "pcomp") and _tells(below):
        return verb
    if below.dep_ == "ccomp" and (subject := _subject(verb)) is not None:
        if _is(subject, false.false_nouns) and not _is(subject, false.true_words):
            return subject
        if modifier := next((c for c in subject.children if _is(c, false.false_modifiers)), None):
            return modifier
    if below.dep_ in ("ccomp", "csubj", "advcl") and verb.lemma_ in _COPULAS:  # "it is a lie that …"
        return _predicate(verb, words, negated=bool(negations(verb, words)))
    return None


def _tells(clause: Token) -> bool:
    """Of "lied when it said that", "lied in saying that", "lied about": not "lied because", "lied after"."""
    opener = next((child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod")), clause.lower_)
    return opener in ("when", "that", "by", "in", "about", "as", "while") or clause.dep_ == "ccomp"


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _under_no(noun: Token, words: CommitmentWords) -> bool:
    return any(child.lower_ in words.negative_determiners for child in noun.children) or bool(
        noun.head.pos_ in _VERBAL and noun.dep_ in ("attr", "dobj") and negations(noun.head, words)
    )


def _doubted(trigger: Token, false: FalsehoodWords) -> Iterator[Effect]:
    """What is told second-hand in a sentence that speaks of fakes and lies is open at best."""
    told = any(
        below.dep_ == "ccomp"
        or is_content_clause(below)
        or (below.dep_ in ("acl", "relcl") and _is(above, false.telling_nouns))
        for above, below in climb(trigger)
    )
    if not told and not _follows_a_fake(trigger, false):
        return
    fakes = (word for word in trigger.sent if _is(word, false.false_modifiers) and _is(word.head, false.telling_nouns))
    if (fake := next(fakes, None)) is not None:
        yield Effect("possible", fake)
        return
    text = f" {' '.join(token.lower_ for token in trigger.sent)} "
    for phrase in sorted(false.falsehood_phrases):
        at = text.find(f" {phrase} ")
        if at >= 0:
            yield Effect("possible", trigger.sent[text[: at + 1].count(" ") - 1])
            return


def _follows_a_fake(trigger: Token, false: FalsehoodWords) -> bool:
    """Of "planted a false bulletin according to which …", "forged letters, and in them …": what a false text tells."""
    verb = clause_verb(trigger)
    within = (child for child in verb.children if child.lower_ in ("in", "from")) if verb is not None else ()
    inside = any(part.lower_ in ("it", "them", "which") for child in within for part in child.children)
    if not inside and all(below.dep_ not in _CLAUSES for _, below in climb(trigger)):
        return False
    before = trigger.doc[trigger.sent.start : trigger.i]
    return any(_is(word, false.false_modifiers) and _is(word.head, false.telling_nouns) for word in before)


def _is(token: Token, words: frozenset[str]) -> bool:
    lemma = token.lemma_.lower()
    particles = (f"{lemma} {child.lower_}" for child in token.children if child.dep_ == "prt")
    return token.lower_ in words or lemma in words or any(phrase in words for phrase in particles)
