"""The learned reader's attributions in `doc.spans`, and the rules' reports -> one list, each report once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, SpanGroup, Token
from spacy.tokens import Span as Tokens

from graphkit.extract.reports import Report
from graphkit.extract.speakers import is_negated
from graphkit.lexicon.wordlists import ReportingWords
from graphkit.model import Span
from graphkit.spans import CONTENTS, CUES, SOURCES

_VERBAL = ("VERB", "AUX")


def learned_reports(doc: Doc, words: ReportingWords) -> list[Report] | None:
    """The reader's attributions as reports, but for negated ones, which report nothing; None where no reader was."""
    if CUES not in doc.spans:
        return None
    sources, contents = _by_number(doc.spans[SOURCES]), _by_number(doc.spans[CONTENTS])
    found = []
    for number, cue in enumerate(doc.spans[CUES]):
        word = _word_of(cue)
        content = {token.i for part in contents.get(number, ()) for token in part if not token.is_space}
        content -= {token.i for token in cue}
        if not content or (word.pos_ in _VERBAL and is_negated(word, words)):
            continue
        source = next(iter(sources.get(number, ())), None)
        phrase = Span(source.start_char, source.end_char) if source is not None else None
        head = source.root if source is not None else None
        found.append(Report(word, head, frozenset(content), phrase=phrase))
    return found


def with_learned(rules: Sequence[Report], learned: Sequence[Report]) -> list[Report]:
    """The reader's reports, with what the rules know more of them, and the rules' where the reader has none.

    Where both have the same cue, the source is the reader's and the content is that of both: what one of them takes
    for said must not come out as the article's own word.
    """
    by_cue = {report.cue.i: report for report in learned}
    merged: list[Report] = []
    for rule in rules:
        other = by_cue.pop(rule.cue.i, None)
        if other is None or rule.citing is not None:
            merged.append(rule)
            continue
        joined = replace(rule, content=rule.content | other.content)
        if other.source is not None:
            joined = replace(joined, source=other.source, phrase=other.phrase)
        merged.append(joined)
    return [*merged, *by_cue.values()]


def _by_number(group: SpanGroup) -> dict[int, list[Tokens]]:
    found: dict[int, list[Tokens]] = {}
    for number, span in zip(group.attrs["attributions"], group, strict=True):
        found.setdefault(number, []).append(span)
    return found


def _word_of(cue: Tokens) -> Token:
    """The word of a cue that reports: its first verb or noun, else its first word."""
    return next((token for token in cue if token.pos_ in ("VERB", "NOUN")), cue[0])
