"""Reports and quotations -> the reports with the quotations that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from graphkit.extract.phrases import noun_phrase
from graphkit.extract.reports import Report
from graphkit.extract.speakers import source_beside
from graphkit.model import Span

_FARTHEST = 14  # words between a cue and its quotation
_ENDERS = ".!?;"
_PAUSES = (",", ".", "?", "!", "…", "—", "–", "-")


def with_quotations(doc: Doc, reports: Sequence[Report], quotations: Sequence[Span]) -> list[Report]:
    """The reports, their content widened by quotations; those that then say nothing are left out.

    A quotation belongs to the cue beside it; a sentence wholly in quotation marks right after a quotation or a
    reported clause belongs to the same speaker.
    """
    quoted = [numbers for span in quotations if (numbers := frozenset(_tokens_in(doc, span)))]
    reports = [report for report in reports if not (_is_we(report) and any(report.cue.i in q for q in quoted))]
    cues = {report.cue.i for report in reports if report.quotes}
    taken: dict[int, int] = {}
    widened = list(reports)
    for index, report in enumerate(reports):
        for number, numbers in enumerate(quoted):
            if report.cue.i in numbers:
                continue
            beside = report.quotes and number not in taken and _beside(doc, report.cue.i, numbers, cues)
            if beside or report.content & numbers:
                taken.setdefault(number, index)
                widened[index] = _widened(widened[index], numbers, beside=beside)
    for number, numbers in enumerate(quoted):
        if number not in taken and (owner := _speaker_before(doc, number, quoted, taken, widened)) is not None:
            taken[number] = owner
            widened[owner] = replace(widened[owner], content=widened[owner].content | numbers)
    return [report for report in widened if report.content]


def _is_we(report: Report) -> bool:
    """Whether the source is the speaker of the quotation ("we believe that …") or the one spoken to."""
    person = report.source.morph.get("Person", []) if report.source is not None else []
    return "1" in person or "2" in person


def _widened(report: Report, quotation: frozenset[int], *, beside: bool) -> Report:
    source = report.source
    if beside and (source is None or source.i in quotation):
        source = source_beside(report.cue, quotation)
    content = report.content | quotation
    if report.quotes:
        own = {child.i for child in report.cue.children if child.dep_ in ("aux", "auxpass", "neg")}
        content -= own | {report.cue.i} | (set(noun_phrase(source)) if source is not None else set())
    return replace(report, source=source, content=content)


def _tokens_in(doc: Doc, span: Span) -> Iterable[int]:
    covered = doc.char_span(span.start, span.end, alignment_mode="contract")
    return range(covered.start, covered.end) if covered is not None else ()


def _beside(doc: Doc, cue: int, numbers: frozenset[int], cues: set[int]) -> bool:
    """Whether only the cue's own words stand between cue and quotation."""
    first, last = min(numbers), max(numbers)
    if last < cue:
        between = doc[last + 1 : cue]
        closing = doc[max(first, last - 1) : last + 2]
        ended = any(token.text in _PAUSES for token in closing)
    else:
        between = doc[cue + 1 : first]
        ended = first - 1 == cue or doc[first - 1].text in (",", ":", "that")
    if not ended or len(between) > _FARTHEST:
        return False
    return not any(token.text in _ENDERS or "\n" in token.text or token.i in cues for token in between)


def _speaker_before(
    doc: Doc, number: int, quoted: Sequence[frozenset[int]], taken: dict[int, int], reports: Sequence[Report]
) -> int | None:
    """Who goes on speaking in a quotation without a cue that makes up whole sentences."""
    first, last = min(quoted[number]), max(quoted[number])
    if not (_starts_sentence(doc, first) and _ends_sentence(doc, last)):
        return None
    sentence_before = doc[first - 1].sent if first else None
    if sentence_before is None:
        return None
    near = [
        (report.cue.i, index)
        for index, report in enumerate(reports)
        if report.quotes
        and report.source is not None
        and report.content
        and (sentence_before.start <= report.cue.i < first)
    ]
    if near:
        return max(near)[1]
    return taken.get(number - 1) if number and _is_adjacent(doc, quoted[number - 1], first) else None


def _starts_sentence(doc: Doc, first: int) -> bool:
    before = doc[first - 1] if first else None
    return before is None or before.is_space or before.text in '.!?”"’' or doc[first].is_sent_start is True


def _ends_sentence(doc: Doc, last: int) -> bool:
    tail = doc[max(0, last - 2) : last + 2]
    return any(token.text in (".", "!", "?", "…") or token.text.endswith((".", "!", "?")) for token in tail)


def _is_adjacent(doc: Doc, before: frozenset[int], first: int) -> bool:
    return not any(token.is_alpha for token in doc[max(before) + 1 : first])
