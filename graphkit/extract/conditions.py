"""A trigger in its sentence -> the conditions that it depends on or is itself: "if", "were it to", "depending on"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graphkit.extract.clauses import SUBJECTS, clause_verb, climb, is_present, is_question, is_under, tells_of_the_past
from graphkit.extract.cues import Effect
from graphkit.lexicon.wordlists import CommitmentWords

_INVERTED = ("had", "were", "should")
_NOT_SUPPOSING = ("as", "even", "what", "whether", "and")
_PARTICIPLES = ("once", "when", "if", "until", "unless", "till")
_MODALS = ("would", "could", "might", "'d", "’d")


def conditions(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """What makes the trigger's clause conditional, by its form, however the parser hangs the condition on it.

    Args:
        trigger: the word that expresses a claim.
        words: the words of commitment.
    """
    verb = clause_verb(trigger)
    found = [*inversions(trigger), *_opening(trigger, words)]
    if verb is None:
        return found
    found += [*_participles(trigger, verb), *_as_if(verb), *_put_off(trigger, words)]
    if not tells_of_the_past(verb):
        found += [*_markers(trigger, verb, words), *_awaited(verb, words)]
    return found


def _opening(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "Supposing Nixon had met Castro, …": all up to the comma, whatever its tense."""
    first = next((token for token in trigger.sent if not (token.is_punct or token.is_quote)), None)
    comma = next((token for token in trigger.sent if token.text in ",:"), None)
    if first is None or comma is None or not first.i < trigger.i < comma.i:
        return
    if first.lower_ in words.opening_suppositions:
        yield Effect("hypothetical", first)


def inversions(trigger: Token) -> Iterator[Effect]:
    """Of "had Rabin met Assad", "were Bern a member": an auxiliary at the head of its clause, before its subject."""
    if is_question(trigger):
        return
    supposes = any(token.lower_ in _MODALS for token in trigger.sent)
    for word in trigger.sent:
        if word.lower_ in _INVERTED and supposes and _opens_clause(word) and _is_inside(trigger, word):
            yield Effect("hypothetical", word)
            if word.lower_ == "had":
                yield Effect("negative", word)


def _opens_clause(word: Token) -> bool:
    """Whether the word stands right before a subject, and has none before it."""
    following = word.nbor() if word.i + 1 < word.sent.end else word
    starts = any(token.dep_ in SUBJECTS and token.left_edge == following for token in word.sent if token.i > word.i)
    verb = word.head if word.dep_ in ("aux", "auxpass") else word
    near = verb.doc[max(word.i - 2, word.sent.start) : word.i]
    apart = any(token.text in ",;:—–" for token in near)  # "Mali, had it released them, would …"
    own = not apart and any(child.dep_ in (*SUBJECTS, "expl") and child in near for child in verb.children)
    return starts and not own


def _is_inside(trigger: Token, word: Token) -> bool:
    verb = word.head if word.dep_ in ("aux", "auxpass") else word
    return is_under(trigger, verb) and trigger.i > word.i


def _participles(trigger: Token, verb: Token) -> Iterator[Effect]:
    """Of "once ratified by the Duma": ahead, unless the sentence tells of the past."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("acl", "advcl", "relcl") or trigger != verb:
        return
    opener = next((child for child in verb.children if child.lower_ in _PARTICIPLES and child.i < verb.i), None)
    if opener is None or any(child.dep_ in (*SUBJECTS, "aux") for child in verb.children):
        return
    above = next((word for word, _ in climb(verb) if word.pos_ in ("VERB", "AUX")), None)
    if above is not None and not tells_of_the_past(above):
        yield Effect("hypothetical", opener)


def _markers(trigger: Token, verb: Token, words: CommitmentWords) -> Iterator[Effect]:
    """The "if" of the sentence whose condition, or whose main clause, the trigger stands in."""
    for word in trigger.sent:
        if word.lower_ not in words.condition_markers or word in (verb, trigger):
            continue
        before = word.nbor(-1).lower_ if word.i > word.sent.start else ""
        clause = word.head if word.dep_ in ("mark", "advmod", "prep") else word
        if before in _NOT_SUPPOSING or clause.dep_ in ("ccomp", "pcomp"):
            continue
        main = clause.head if clause.dep_ in ("advcl", "acl", "dep", "parataxis", "conj", "nsubj") else word.head
        if is_under(verb, clause) or verb == main or main in verb.ancestors:
            yield Effect("hypothetical", word)


def _as_if(verb: Token) -> Iterator[Effect]:
    """Of "it is as if Serbia signed": a comparison, whatever its tense."""
    for clause in (verb, *(above for above, _ in climb(verb))):
        for word in clause.children:
            after_as = word.i > word.sent.start and word.nbor(-1).lower_ == "as"
            if after_as and word.lower_ in ("if", "though") and word.dep_ == "mark" and word.i < verb.i:
                yield Effect("hypothetical", word)


def _put_off(trigger: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "would lift the embargo once Havana released them": past by form only, since what it waits for lies ahead."""
    for main, clause in climb(trigger):
        if clause.dep_ != "advcl" or not any(child.lower_ in _MODALS for child in main.children):
            continue
        openers = (child for child in clause.children if child.i < clause.i)
        yield from (Effect("hypothetical", child) for child in openers if child.lower_ in words.awaiting_markers)


def _awaited(verb: Token, words: CommitmentWords) -> Iterator[Effect]:
    """Of "Peru signs the contract when the office approves it": both lie ahead, since both are in the present."""
    if not is_present(verb):
        return
    for clause in (verb, *verb.children):
        main = clause.head
        present = clause.dep_ == "advcl" and is_present(clause)
        if not present or tells_of_the_past(main) or main.pos_ not in ("VERB", "AUX"):
            continue
        yield from (
            Effect("planned", child)
            for child in clause.children
            if child.lower_ in words.awaiting_markers and child.i < clause.i
        )
