"""The reports of a document -> the reports that these cite: "BelTA reported, citing the press service"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from graphkit.extract.clauses import VERBAL
from graphkit.extract.reports import Report
from graphkit.lexicon.wordlists import ReportingWords


def citations(doc: Doc, reports: Sequence[Report], words: ReportingWords) -> Iterator[Report]:
    """For each cited source its report, with the content of the report that cites it."""
    by_cue = {report.cue.i: report for report in reports}
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in words.citing_verbs and token.pos_ in VERBAL:
            yield from _by_verb(token, by_cue, words)
        elif lemma in words.citing_nouns and token.dep_ == "pobj" and token.head.lower_ in ("with", "in"):
            source = _object_after_to(token)
            outer = _citing_report(token.head.head, by_cue)
            if source is not None and outer is not None:
                yield Report(token, source, outer.content, citing=outer.cue, quotes=outer.quotes)


def _by_verb(verb: Token, by_cue: dict[int, Report], words: ReportingWords) -> Iterator[Report]:
    if verb.tag_ == "VBN" and any(child.lower_ in ("as", "by") for child in verb.children):
        return
    source = next((child for child in verb.children if child.dep_ in ("dobj", "obj")), None)
    if source is None or not _speaks(source, words):
        return
    outer = (
        _citing_report(verb.head, by_cue)
        if verb.dep_ in ("advcl", "relcl", "acl", "conj", "xcomp", "ccomp", "prep")
        else None
    )
    if outer is not None and outer.cue.i != verb.i:
        yield Report(verb, source, outer.content, citing=outer.cue, quotes=outer.quotes)


def _citing_report(token: Token, by_cue: dict[int, Report]) -> Report | None:
    """The report whose cue, or whose source, the citing phrase hangs on; the nearest one above it."""
    current = token
    while True:
        if current.i in by_cue:
            return by_cue[current.i]
        for report in by_cue.values():
            if report.source is not None and report.source.i == current.i:
                return report
        if current.head.i == current.i:
            return None
        current = current.head


def _speaks(source: Token, words: ReportingWords) -> bool:
    """Whether one can cite it as a speaker: a name, or a noun of the source lists."""
    if source.pos_ == "PROPN" or source.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    lists = (
        words.unnamed_nouns,
        words.media_nouns,
        words.analyst_nouns,
        words.document_nouns,
        words.official_nouns,
        words.organization_nouns,
    )
    return any(source.lemma_.lower() in nouns or source.lower_ in nouns for nouns in lists)


def _object_after_to(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "to":
            return next((part for part in child.children if part.dep_ == "pobj"), None)
    return None
