"""A trigger in its sentence -> what shows that it is told as a fear, an idea, a fiction, a wish or a demand."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import SUBJECTS, VERBAL, clause_verb, climb, tells_of_the_past
from graphkit.extract.cues import Effect, effects_of, modality
from graphkit.lexicon.wordlists import CommitmentWords, load_falsehood_words

_STORY = ("ccomp", "xcomp", "pcomp", "dobj", "prep", "conj", "advcl", "pobj", "acl")
_ASIDE = ("as", "after", "before", "because", "while", "since", "when", "although", "though")


def suppositions(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """All that shows the trigger to be supposed, wished for or demanded by the build of the sentence around it.

    Args:
        trigger: the word that expresses a claim.
        words: the words of commitment.
    """
    return [
        *_of_clefts(trigger, words),
        *_of_fiction(trigger, words),
        *_of_setting(trigger, words),
        *_of_opener(trigger, words),
        *_of_subject(trigger, words),
        *_of_options(trigger, words),
        *_of_supposed_owner(trigger),
        *_of_subjunctive(trigger, words),
        *_of_imperative(trigger),
    ]


def _of_clefts(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "the nightmare is a Trump who meets Putin", "what would frighten us is the deployment"."""
    for above, below in climb(trigger):
        if above.pos_ in VERBAL and below != trigger and tells_of_the_past(below):
            return
        if above.lemma_ != "be" or below.dep_ not in ("attr", "ccomp", "acomp", "advcl", "xcomp"):
            continue
        for subject in above.children:
            if subject.dep_ in SUBJECTS and subject.pos_ == "NOUN":
                yield from effects_of(words.supposing_subjects, subject.lemma_.lower(), subject)
            elif subject.dep_ == "csubj" and subject.i < above.i:
                yield from modality(subject, words)
                yield from effects_of(words.verbs, subject.lemma_.lower(), subject)


def _of_fiction(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "the novel ends with Bulgaria joining": what the subject tells is made up."""
    for above, below in climb(trigger):
        if below.dep_ not in _STORY or any(c.lower_ in _ASIDE and c.dep_ in ("mark", "advmod") for c in below.children):
            return
        if above.pos_ not in VERBAL:
            continue
        for subject in above.children:
            if subject.dep_ in SUBJECTS and _holds(subject, words.fiction_nouns):
                yield Effect("hypothetical", subject)
                return


def _of_setting(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "in one of the drafts, Taiwan deploys missiles": what happens in a fiction."""
    for verb in (trigger, *(above for above, _ in climb(trigger))):
        for preposition in verb.children if verb.pos_ in VERBAL else ():
            if preposition.lower_ in ("in", "according") and preposition.dep_ == "prep":
                nouns = (part for part in preposition.subtree if part.dep_ == "pobj")
                yield from (effect for noun in nouns for effect in _of_scene(preposition, noun, words))


def _of_scene(preposition: Token, noun: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "in one of the drafts", "in a doctored video", "according to one theory"."""
    if preposition.lower_ == "according":
        yield from effects_of(words.supposing_subjects, noun.lemma_.lower(), noun)
    elif _holds(noun, words.fiction_nouns):
        yield Effect("hypothetical", noun)
    elif noun.lower_ == "which" and (told := _antecedent(preposition)) is not None:  # "futures, in one of which"
        if _holds(told, words.fiction_nouns | words.option_nouns):
            yield Effect("hypothetical", told)
    else:
        false = load_falsehood_words()
        tells = noun.lemma_.lower() in false.telling_nouns
        made_up = (child for child in noun.children if child.lower_ in false.false_modifiers)
        yield from (Effect("possible", child) for child in made_up if tells)


def _antecedent(preposition: Token) -> Token | None:
    """The noun right before "in one of which", however the parser hangs the clause on it."""
    before = preposition.doc[max(preposition.sent.start, preposition.i - 2) : preposition.i]
    return next((word for word in reversed(before) if word.pos_ == "NOUN"), None)


def _of_opener(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "Possibly Peru dismissed its general", where the parser takes the adverb for a part of the subject."""
    first = next((token for token in trigger.sent if not (token.is_punct or token.is_quote)), trigger)
    kinds = words.adverbs.get(first.lower_, "")
    if kinds in ("possible", "probable") and first.pos_ != "NOUN" and first.i < trigger.i:
        yield Effect(kinds, first)


def _holds(noun: Token, listed: frozenset[str]) -> bool:
    """Whether the noun is listed, alone or with the word before it ("war game")."""
    pair = f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" if noun.i > noun.sent.start else ""
    return noun.lemma_.lower() in listed or pair in listed


def _of_subject(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "a future government approves": who does not exist yet has not done it."""
    if trigger.pos_ not in VERBAL or tells_of_the_past(trigger):
        return
    for subject in trigger.children:
        if subject.dep_ in SUBJECTS:
            for child in subject.children:
                found = effects_of(words.noun_modifiers, child.lower_, child) if child.dep_ == "amod" else []
                yield from (effect for effect in found if effect.kind in ("planned", "hypothetical"))


def _of_options(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "lists sanctions among five possible steps", "floated a ban as an option"."""
    verb = clause_verb(trigger)
    for host in (trigger, verb) if verb is not None and trigger.pos_ == "NOUN" else (trigger,):
        for preposition in host.children:
            if preposition.lower_ not in ("among", "as") or preposition.i < trigger.i:
                continue
            for noun in preposition.children:
                open_ = [c for c in noun.children if words.noun_modifiers.get(c.lower_) in ("hypothetical", "planned")]
                listed = noun.lemma_.lower() in words.option_nouns
                if listed and (open_ or noun.lemma_.lower() in words.bare_options):
                    yield Effect("hypothetical", noun)


def _of_supposed_owner(trigger: Token) -> Iterator[Effect]:
    """Of "a Macedonia that had joined would have spared itself": an indefinite one of what there is but one."""
    noun = trigger.head
    if trigger.dep_ != "relcl" or not any(
        child.dep_ == "det" and child.lower_ in ("a", "an", "any") for child in noun.children
    ):
        return
    verb = noun.head
    modal = next((child for child in verb.children if child.lower_ in ("would", "could", "might")), None)
    if modal is not None and noun.dep_ in SUBJECTS:
        yield Effect("hypothetical", modal)


def _of_subjunctive(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "insist that Argentina buy": the verb does not agree with its subject, so the clause asks for it."""
    if trigger.dep_ != "ccomp" or trigger.tag_ not in ("VB", "VBP") or trigger.lower_ != trigger.lemma_.lower():
        return
    if trigger.head.lemma_.lower() not in words.subjunctive_verbs or any(c.dep_ == "aux" for c in trigger.children):
        return
    subject = next((child for child in trigger.children if child.dep_ in SUBJECTS), None)
    plural = subject is not None and (
        subject.tag_ in ("NNS", "NNPS")
        or subject.lower_ in ("we", "they", "you", "i", "these", "those")
        or any(child.dep_ == "conj" for child in subject.children)
    )
    if subject is not None and not plural:
        yield Effect("requested", trigger.head)


def _of_imperative(trigger: Token) -> Iterator[Effect]:
    """Of "his advice was blunt: base the frigates in Darwin, buy the missiles": bare verbs without a subject."""
    verb = trigger
    while verb.dep_ == "conj" and verb.tag_ in ("VB", "VBP") and not _has_subject(verb):
        verb = verb.head
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.dep_ == "ROOT" and verb.i > verb.sent.start)
    if trigger.tag_ not in ("VB", "VBP") or not bare or verb.dep_ not in ("ROOT", "parataxis", "dep", "appos"):
        return
    if not _has_subject(verb) and not _has_subject(trigger):
        yield Effect("requested", verb)


def _has_subject(verb: Token) -> bool:
    return any(
        child.dep_ in (*SUBJECTS, "aux", "auxpass", "expl") or child.tag_ in ("TO", "MD") for child in verb.children
    )
