"""A trigger in its sentence -> what set phrases say of it: "by some accounts", "in case", "came within … of"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from graphkit.extract.clauses import VERBAL, clause_verb, is_finite_between, is_under, tells_of_the_past
from graphkit.extract.cues import Effect
from graphkit.lexicon.wordlists import CommitmentWords, Groups

_GAP = "..."
_LONGEST_GAP = 6
_TO_COME = ("hypothetical", "planned", "requested")
_PREDICATES = ("acomp", "oprd", "attr", "xcomp")
_OPENERS = "\"“‘'«— "


def set_phrases(trigger: Token, words: CommitmentWords) -> list[Effect]:
    """The effects of the set phrases that bear on `trigger`, in the order of the text.

    A phrase bears on all that stands under it or under the word that it hangs on. A supposition leaves clauses of the
    past alone unless it governs them.
    """
    found: list[Effect] = []
    for groups in (words.set_phrases, words.dependence_phrases):
        for phrase, effect in phrases_in(trigger.sent, groups):
            if groups is words.dependence_phrases and phrase.root.pos_ in VERBAL:
                covered = _depends(trigger, phrase) or _is_argument(trigger, phrase)
            else:
                covered = _covers(phrase, trigger, effect) or (
                    groups is words.dependence_phrases and _depends(trigger, phrase)
                )
            if covered:
                found += [Effect(kind, phrase[0]) for kind in effect.split("+")]
    return found


def _covers(phrase: Span, trigger: Token, effect: str) -> bool:
    root = phrase.root
    verb = clause_verb(trigger)
    if root.pos_ in (*VERBAL, "ADJ") and is_under(trigger, root) and trigger not in phrase:
        return True
    if verb is not None and tells_of_the_past(verb) and effect in _TO_COME:
        return False
    opens = not trigger.doc[phrase.sent.start : phrase.start].text.strip(_OPENERS)
    if opens and _ends_in_comma(phrase) and trigger.i >= phrase.end:
        return True
    if phrase.sent.root.pos_ not in VERBAL and trigger.i >= phrase.end:
        return True  # the parser has found no verb to hang anything on
    host = root.head if root.pos_ in VERBAL or is_under(trigger, root.head) else clause_verb(root.head)
    return host is not None and is_under(trigger, host)


def _ends_in_comma(phrase: Span) -> bool:
    """Whether a comma follows the phrase or what hangs on it."""
    last = phrase.root.right_edge
    return any(i < len(phrase.doc) and phrase.doc[i].text == "," for i in (phrase.end, last.i + 1))


def _is_argument(trigger: Token, phrase: Span) -> bool:
    """Whether the trigger stands under the phrase's verb: not before its subject ("after the attack, Kyiv needs …")."""
    verb = phrase.root
    aside = ("prep", "advcl")
    below = (child for child in verb.children if child.i > verb.i or child.dep_ not in aside)
    return trigger not in phrase and any(is_under(trigger, child) for child in below)


def _depends(trigger: Token, phrase: Span) -> bool:
    """Whether the phrase is what the clause says of a noun, its subject or object, or a noun before it in any parse."""
    root = phrase.root
    if root.dep_ in _PREDICATES and is_under(trigger, root.head) and trigger != root.head:
        return True
    between = trigger.doc[trigger.i : phrase.start]
    if root.pos_ in VERBAL and any(token.text == "," for token in between):
        return False  # "after the attack, Kyiv needs shells"
    return trigger.pos_ == "NOUN" and trigger.i < phrase.start and not is_finite_between(trigger, phrase[0])


def phrases_in(sentence: Span, groups: Groups) -> list[tuple[Span, str]]:
    """The phrases of `groups` in a sentence, each with its group, in the order of the text."""
    places: dict[str, list[int]] = {}
    for token in sentence:
        for word in {token.lower_, token.lemma_.lower()}:
            places.setdefault(word, []).append(token.i)
    found: list[tuple[Span, str]] = []
    for pattern, effect in groups.items():
        first, _, _ = pattern.partition(" ")
        for start in places.get(first, ()):
            end = _match(sentence, start, pattern.split())
            if end is not None:
                found.append((sentence.doc[start:end], effect))
    return sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1]))


def _match(sentence: Span, start: int, pattern: list[str]) -> int | None:
    """Where the pattern that begins at `start` ends; None where the sentence has other words there."""
    at = start
    for position, word in enumerate(pattern):
        if word == _GAP:
            following = pattern[position + 1]
            last = min(at + _LONGEST_GAP, sentence.end - 1)
            at = next((i for i in range(at + 1, last + 1) if _is(sentence.doc[i], following)), sentence.end)
        elif at >= sentence.end or not _is(sentence.doc[at], word):
            return None
        else:
            at += 1
    return at


def _is(token: Token, word: str) -> bool:
    return word in (token.lower_, token.lemma_.lower())
