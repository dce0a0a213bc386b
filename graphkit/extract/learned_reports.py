"""The learned reader's attributions in `doc.spans`, and the rules' reports -> one list, each report once."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from spacy.tokens import Doc, SpanGroup, Token
from spacy.tokens import Span as Tokens

from graphkit.extract.clauses import VERBAL
from graphkit.extract.reports import Report
from graphkit.extract.speakers import is_negated
from graphkit.lexicon.wordlists import ReportingWords
from graphkit.model import Span
from graphkit.spans import CONTENTS, CUES, SOURCES

_LOOSE = (",", ":", ";", "-", "–", "—", "(", "“")
_SURE = 0.55
"""From this score on a report of the reader's needs no rule beside it."""


@dataclass(frozen=True, slots=True)
class Learned:
    """One attribution of the reader, as a report.

    Attributes:
        report: the report.
        score: how sure the reader is, between 0 and 1.
    """

    report: Report
    score: float


def learned_reports(doc: Doc, words: ReportingWords, quotations: Sequence[Span]) -> list[Learned] | None:
    """The reader's attributions; None where no reader was.

    Negated ones are left out, since they report nothing, and what lies outside of the cue's sentence without quotation
    marks: the reader takes what two sources agree on, or deny each other, for said by both.
    """
    if CUES not in doc.spans:
        return None
    sources, contents = _by_number(doc.spans[SOURCES]), _by_number(doc.spans[CONTENTS])
    found = []
    for number, (cue, score) in enumerate(zip(doc.spans[CUES], doc.spans[CUES].attrs["scores"], strict=True)):
        source = next(iter(sources.get(number, ())), None)
        report = _report(cue, source, contents.get(number, ()), quotations) if len(cue) else None
        if report is not None and not (report.cue.pos_ in VERBAL and is_negated(report.cue, words)):
            found.append(Learned(report, score))
    return found


def _report(cue: Tokens, source: Tokens | None, parts: Sequence[Tokens], quotations: Sequence[Span]) -> Report | None:
    """The report that an attribution makes; None where it has no content."""
    word = _word_of(cue)
    said = {token for part in parts for token in _without_that(part) if not token.is_space} - set(cue)
    quoted = {token for token in said if _is_quoted(token, quotations)}
    content = frozenset(token.i for token in said if token in quoted or token.sent == word.sent)
    if not content:
        return None
    source = _trimmed(source)
    if source is None or (source.root.sent != word.sent and not quoted):
        return Report(word, None, content)  # who is named in another sentence speaks there
    return Report(word, source.root, content, phrase=Span(source.start_char, source.end_char))


def with_learned(rules: Sequence[Report], learned: Sequence[Learned], citing: Set[int] = frozenset()) -> list[Report]:
    """The reports that the reader is sure of or that both know, and of the rules' others those that rarely err.

    Where both have the same cue, the source is the cue's own subject, if it has one before it, else the reader's. The
    content is that of both: what one of them takes for said must not come out as the article's own word.

    Args:
        rules: the reports that rules find.
        learned: the reader's.
        citing: numbers of the cues whose reports cite another source; these are kept.
    """
    by_cue = {item.report.cue.i: item for item in learned}
    merged: list[Report] = []
    for rule in rules:
        other = by_cue.pop(rule.cue.i, None)
        if other is not None:
            merged.append(_joined(rule, other.report))
        elif rule.cue.i in citing or _is_fixed(rule.cue):
            merged.append(rule)
    return [*merged, *(item.report for item in by_cue.values() if item.score >= _SURE)]


def _joined(rule: Report, other: Report) -> Report:
    joined = replace(rule, content=rule.content | other.content)
    if other.source is None or other.phrase is None or rule.cue.pos_ == "ADV":
        return joined  # "reportedly" names nobody
    subject = rule.source
    if subject is not None and rule.cue.lower_ == "according" and other.phrase.end > _end(subject):
        return joined  # the reader runs on over the comma: "according to AFP, Russia"
    own = subject is not None and subject.head == rule.cue and subject.dep_ == "nsubj" and subject.i < rule.cue.i
    if subject is None or (not own and other.source.sent == rule.cue.sent):
        return replace(joined, source=other.source, phrase=other.phrase)
    return replace(joined, phrase=other.phrase if other.phrase.start <= subject.idx < other.phrase.end else None)


def _end(head: Token) -> int:
    last = head.right_edge
    return last.idx + len(last)


def _is_fixed(cue: Token) -> bool:
    """Whether the cue reports wherever it stands: "reportedly", "according to", "confirmed by the ministry"."""
    return cue.pos_ == "ADV" or cue.lower_ == "according" or (cue.dep_ == "acl" and cue.tag_ == "VBN")


def _is_quoted(token: Token, quotations: Sequence[Span]) -> bool:
    return any(quotation.start <= token.idx < quotation.end for quotation in quotations)


def _without_that(part: Tokens) -> Tokens:
    return part[1:] if part[0].lower_ == "that" and part[0].pos_ == "SCONJ" else part


def _trimmed(source: Tokens | None) -> Tokens | None:
    """The source without prepositions and loose marks at its end."""
    while source is not None and len(source) > 1 and (source[-1].pos_ == "ADP" or source[-1].text in _LOOSE):
        source = source[:-1]
    return source


def _by_number(group: SpanGroup) -> dict[int, list[Tokens]]:
    found: dict[int, list[Tokens]] = {}
    for number, span in zip(group.attrs["attributions"], group, strict=True):
        if len(span):
            found.setdefault(number, []).append(span)
    return found


def _word_of(cue: Tokens) -> Token:
    """The word of a cue that reports: its first verb or noun, else its first word."""
    return next((token for token in cue if token.pos_ in ("VERB", "NOUN")), cue[0])
