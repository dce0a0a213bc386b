"""A parsed article with its mentions -> who is said to have said, believed or written what."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc

from graphkit.extract.citations import citations
from graphkit.extract.datelines import dateline_end
from graphkit.extract.learned_reports import learned_reports, with_learned
from graphkit.extract.phrases import spans_of
from graphkit.extract.quotations import find_quotations
from graphkit.extract.quoted import with_quotations
from graphkit.extract.reports import Report, verb_reports
from graphkit.extract.sources import Sources, make_sources
from graphkit.extract.wordless_reports import wordless_reports
from graphkit.lexicon.types import TypeSystem
from graphkit.lexicon.wordlists import ReportingWords
from graphkit.model import Attribution, Mention, Span, Style


def find_attributions(
    doc: Doc, mentions: Sequence[Mention], words: ReportingWords, types: TypeSystem
) -> tuple[Attribution, ...]:
    """Every attribution of an article, in the order of the cues.

    Args:
        doc: the parse; `token.idx` counts into the article's text.
        mentions: the article's mentions, whose numbers `Attribution.mention` gives.
        words: the reporting words.
        types: the entity types.

    Returns:
        Attributions whose `parent` is a position in the same tuple: the attribution that cites this one, or the
        innermost one within whose content it stands.
    """
    quotations = find_quotations(doc.text)
    found = [*verb_reports(doc, words), *wordless_reports(doc, words)]
    spoken = with_quotations(doc, found, quotations)
    learned = learned_reports(doc, words, quotations)
    if learned is not None:
        citing = frozenset(report.citing.i for report in citations(doc, spoken, words) if report.citing is not None)
        spoken = with_learned(spoken, learned, citing)
    cited = list(citations(doc, spoken, words))
    cues = {report.cue.i for report in cited}
    spoken = [report for report in spoken if report.cue.i not in cues]
    reports = sorted([*spoken, *cited], key=lambda report: (report.cue.i, report.citing is not None))
    sources = make_sources(doc, mentions, words, types)
    attributions = [_attribution(doc, report, quotations, sources, words) for report in reports]
    begins = dateline_end(doc.text)  # "MINSK (BelTA) - Russia said": Minsk says nothing
    attributions = [
        replace(item, source=None, mention=None) if item.source and item.source.end <= begins else item
        for item in attributions
    ]
    outer = {
        number
        for number, (report, item) in enumerate(zip(reports, attributions, strict=True))
        if item.style == "direct" or not words.reports.isdisjoint((report.cue.lemma_.lower(), report.cue.lower_))
    }
    return tuple(
        replace(item, parent=_parent(number, reports, attributions, outer)) for number, item in enumerate(attributions)
    )


def _attribution(
    doc: Doc, report: Report, quotations: Sequence[Span], sources: Sources, words: ReportingWords
) -> Attribution:
    content = spans_of(doc, report.content)
    source = report.source
    if source is not None and report.cue.lemma_.lower() in words.charging_verbs and source.dep_ == "nsubjpass":
        report, source = replace(report, phrase=None), None  # "Iran was accused of": Iran says nothing
    return Attribution(
        source=report.phrase or (sources.span(source) if source is not None else None),
        mention=sources.mention(source) if source is not None else None,
        cue=Span(report.cue.idx, report.cue.idx + len(report.cue)),
        content=content,
        style=_style(doc, report.content, quotations),
        source_type=sources.kind(source),
    )


def _style(doc: Doc, content: frozenset[int], quotations: Sequence[Span]) -> Style:
    words = [doc[number] for number in sorted(content) if not doc[number].is_punct and not doc[number].is_space]
    quoted = [word for word in words if any(q.start <= word.idx < q.end for q in quotations)]
    if not quoted:
        return "indirect"
    return "direct" if len(quoted) == len(words) else "mixed"


def _parent(number: int, reports: Sequence[Report], attributions: Sequence[Attribution], outer: Set[int]) -> int | None:
    citing = reports[number].citing
    if citing is not None:
        return next(i for i, report in enumerate(reports) if report.cue.i == citing.i and report.citing is None)
    cue = attributions[number].cue
    around = [
        (sum(part.end - part.start for part in item.content), other)
        for other, item in enumerate(attributions)
        if other != number and other in outer and cue is not None and any(part.contains(cue) for part in item.content)
    ]
    return min(around)[1] if around else None
