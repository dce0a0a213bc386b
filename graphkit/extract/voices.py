"""The attributions of an article -> in which of them somebody speaks, and which are statements worth a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphkit.lexicon.wordlists import CommitmentWords, ReportingWords
from graphkit.model import Attribution, Span

_INTENDED = frozenset({"planned", "requested"})


@dataclass(frozen=True, slots=True)
class Voices:
    """Numbers of attributions.

    Attributes:
        speaking: those in which what is said is the source's word: the cue is a known reporting word, or governs a
            clause, or quotes. A plan, a wish or a feeling ("plans to buy jets", "the drills anger Minsk") is the
            source's, but the words are the article's.
        stating: of these, those whose reporting word is known as one, or that quote.
    """

    speaking: frozenset[int]
    stating: frozenset[int]


def voices_of(
    doc: Doc, attributions: Sequence[Attribution], reporting: ReportingWords, commitment: CommitmentWords
) -> Voices:
    """Sorts the attributions.

    Args:
        doc: the parse.
        attributions: all of the article.
        reporting: the reporting words.
        commitment: the words of commitment, which know verbs of planning.
    """
    speaking, stating = set(), set()
    for number, attribution in enumerate(attributions):
        word = cue_word(doc, attribution.cue)
        reports = word is None or not reporting.reports.isdisjoint((word.lemma_.lower(), word.lower_))
        if reports or attribution.style == "direct":
            stating.add(number)
        if number in stating or attribution.style != "indirect" or _governs_clause(word, commitment):
            speaking.add(number)
    return Voices(frozenset(speaking), frozenset(stating))


def cue_word(doc: Doc, cue: Span | None) -> Token | None:
    """The verb or noun of a cue, else its first word; None where there is none."""
    found = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    if found is None or not len(found):
        return None
    return next((token for token in found if token.pos_ in ("VERB", "NOUN")), found[0])


def _governs_clause(word: Token | None, commitment: CommitmentWords) -> bool:
    if word is None or _is_intention(word, commitment):
        return False
    clause = any(child.dep_ == "ccomp" for child in word.children)
    return clause or (word.dep_ == "parataxis" and word.head.pos_ in ("VERB", "AUX"))


def _is_intention(word: Token, commitment: CommitmentWords) -> bool:
    groups = commitment.nouns if word.pos_ == "NOUN" else commitment.verbs
    kinds = {
        kind for key in (word.lemma_.lower(), f"{word.lemma_.lower()} to") for kind in groups.get(key, "").split("+")
    }
    return bool(kinds & _INTENDED)
