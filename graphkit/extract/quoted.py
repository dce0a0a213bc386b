"""Reports and quotations -> the reports with the quotations that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from graphkit.extract.phrases import noun_phrase
from graphkit.extract.reports import Report
from graphkit.model import Span

_FARTHEST = 14  # words between a cue and its quotation
_ENDERS = ".!?;"


def with_quotations(doc: Doc, reports: Sequence[Report], quotations: Sequence[Span]) -> list[Report]:
    """The reports, their content widened by quotations; those that then say nothing are left out.

    A quotation belongs to the cue beside it; a sentence wholly in quotation marks right after a quotation or a
    reported clause belongs to the same speaker.
    """
    quoted = [frozenset(_tokens_in(doc, span)) for span in quotations]
    quoted = [numbers for numbers in quoted if numbers]
    taken: dict[int, int] = {}
    widened = list(reports)
    for index, report in enumerate(widened):
        content = set(report.content)
        for number, numbers in enumerate(quoted):
            if report.cue.i in numbers:
                continue
            if (content & numbers and _is_speech(doc, numbers)) or (report.quotes and number not in taken and _beside(doc, report, numbers, widened)):
                content |= numbers
                taken.setdefault(number, index)
        content -= _own_words(report) if report.quotes else set()
        widened[index] = replace(report, content=frozenset(content))
    for number, numbers in enumerate(quoted):
        if number not in taken and (owner := _speaker_before(doc, number, quoted, taken, widened)) is not None:
            taken[number] = owner
            widened[owner] = replace(widened[owner], content=widened[owner].content | numbers)
    return [report for report in widened if report.content]


def _tokens_in(doc: Doc, span: Span) -> Iterable[int]:
    covered = doc.char_span(span.start, span.end, alignment_mode="contract")
    return range(covered.start, covered.end) if covered is not None else ()


def _is_speech(doc: Doc, numbers: frozenset[int]) -> bool:
    return True


def _own_words(report: Report) -> set[int]:
    own = {
        report.cue.i,
        *(child.i for child in report.cue.children if child.dep_ in ("aux", "auxpass", "neg", "punct")),
    }
    return own | (set(noun_phrase(report.source)) if report.source is not None else set())


def _beside(doc: Doc, report: Report, numbers: frozenset[int], reports: Sequence[Report]) -> bool:
    """Whether only the cue's own words stand between cue and quotation."""
    cue, first, last = report.cue.i, min(numbers), max(numbers)
    if last < cue:
        between = doc[last + 1 : cue]
        ended = doc[last].is_punct and any(doc[i].text in ",.?!…—" for i in range(max(first, last - 1), last + 1))
        ended = ended or (last + 1 < len(doc) and doc[last + 1].text in ",—–-")
        start = between
    else:
        between = doc[cue + 1 : first]
        ended = doc[first - 1].text in (",", ":", "that") or first - 1 == cue
        start = between
    if not ended or len(between) > _FARTHEST:
        return False
    if any(token.text in _ENDERS or "\n" in token.text for token in start):
        return False
    others = {other.cue.i for other in reports if other.quotes}
    return not any(token.i in others for token in between)


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
