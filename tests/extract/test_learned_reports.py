"""Where the learned reader and the rules both know of attributions: what becomes of them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, SpanGroup

from graphkit.annotate import NONE, load_model
from graphkit.extract.attribution import find_attributions
from graphkit.extract.voices import voices_of
from graphkit.lexicon.types import load_types
from graphkit.lexicon.wordlists import load_commitment_words, load_reporting_words
from graphkit.model import Attribution
from graphkit.spans import CONTENTS, CUES, SOURCES

Found = tuple[str | None, str, tuple[str, ...], float]
"""Source, cue, pieces of the content, and score of one attribution of the reader."""


def read(text: str, *found: Found) -> Doc:
    """A parse with the attributions that a reader is to have found."""
    doc = load_model(reader=NONE)(text)
    spans: dict[str, list[tuple[int, int]]] = {CUES: [], SOURCES: [], CONTENTS: []}
    numbers: dict[str, list[int]] = {CUES: [], SOURCES: [], CONTENTS: []}
    for number, (source, cue, contents, _) in enumerate(found):
        for key, pieces in ((CUES, (cue,)), (SOURCES, (source,) if source else ()), (CONTENTS, contents)):
            spans[key] += [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
            numbers[key] += [number] * len(pieces)
    for key, places in spans.items():
        attrs = {"attributions": numbers[key], "scores": [score for *_, score in found]}
        group = [doc.char_span(*place, alignment_mode="expand") for place in places]
        doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in group if span is not None], attrs=attrs)
    return doc


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    return find_attributions(doc, (), load_reporting_words(), load_types())


def told(doc: Doc) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of what comes out."""
    text = doc.text
    return [
        (item.source.of(text) if item.source else None, item.cue.of(text) if item.cue else "", item.content[0].of(text))
        for item in attributions(doc)
    ]


def test_an_attribution_that_only_the_reader_knows_is_kept_where_it_is_sure() -> None:
    text = "The general mused aloud about leaving the base."
    found: Found = ("The general", "mused", ("leaving the base",), 0.9)
    assert told(read(text, found)) == [("The general", "mused", "leaving the base")]
    assert told(read(text, (*found[:3], 0.4))) == []


def test_an_unsure_attribution_counts_where_a_rule_knows_its_cue() -> None:
    text = "The general said the base was closed."
    found: Found = ("The general", "said", ("the base was closed",), 0.3)
    assert told(read(text, found)) == [("The general", "said", "the base was closed")]


def test_a_rules_report_that_the_reader_does_not_see_is_left_out() -> None:
    assert told(read("The general said the base was closed.")) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The base was reportedly closed.", "reportedly"),
        ("According to analysts, the base was closed.", "According"),
        ("The closure, confirmed by the ministry, angered Minsk.", "confirmed"),
    ],
)
def test_a_cue_that_always_reports_needs_no_reader(text: str, cue: str) -> None:
    assert [item[1] for item in told(read(text))] == [cue]


def test_the_content_is_what_either_takes_for_said() -> None:
    text = "The general said the base was closed and the troops had left."
    found: Found = ("The general", "said", ("the base was closed",), 0.9)
    assert told(read(text, found)) == [("The general", "said", "the base was closed and the troops had left")]


def test_the_subject_of_the_cue_is_the_source_whatever_the_reader_says() -> None:
    text = "The minister said that analysts believe the missile has arrived."
    found: Found = ("The minister", "believe", ("the missile has arrived",), 0.9)
    assert ("analysts", "believe", "the missile has arrived") in told(read(text, found))


def test_a_negated_cue_reports_nothing() -> None:
    text = "The ministry has not confirmed that the base was closed."
    assert told(read(text, ("The ministry", "confirmed", ("the base was closed",), 0.9))) == []


def test_a_cited_source_is_there_once_under_the_one_that_cites_it() -> None:
    text = "Minsk has approved the protocol, BelTA reported, citing the press service."
    content = ("Minsk has approved the protocol",)
    found = attributions(read(text, ("BelTA", "reported", content, 0.9), ("the press service", "citing", content, 0.9)))
    assert [(item.source.of(text) if item.source else None, item.parent) for item in found] == [
        ("BelTA", None),
        ("the press service", 0),
    ]


@pytest.mark.parametrize(
    ("text", "found", "speaks", "states"),
    [
        ("Riga said the base was closed.", ("Riga", "said", ("the base was closed",), 0.9), True, True),
        ("Riga plans to close the base.", ("Riga", "plans", ("to close the base",), 0.9), False, False),
        ("The drills angered Riga.", ("Riga", "angered", ("The drills",), 0.9), False, False),
        ("Riga blustered that the base was closed.", ("Riga", "blustered", ("the base was closed",), 0.9), True, False),
        ("Riga quipped: “Close the base.”", ("Riga", "quipped", ("“Close the base.”",), 0.9), True, True),
    ],
)
def test_a_plan_or_a_feeling_is_nobodys_word(text: str, found: Found, *, speaks: bool, states: bool) -> None:
    doc = read(text, found)
    voices = voices_of(doc, attributions(doc), load_reporting_words(), load_commitment_words())
    assert (bool(voices.speaking), bool(voices.stating)) == (speaks, states)
