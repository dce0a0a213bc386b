"""Texts that no newspaper prints: no exception, and every offset lies on the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from graphkit.reader import GraphkitReader
from graphkit.reader.reading import Reading
from tests.reader.found import found

TEXTS = {
    "empty": "",
    "one space": " ",
    "line ends": "\n\n\r\n\u2028\x85",
    "emoji": "🚀🇺🇦👩🏽‍🚀 President Ivan Orlov 🚀 said “🚀🚀”.",
    "30,000 characters without a space": "Minsk" * 6_000,
    "6,000 marks without a space": "“’.,-" * 1_200,
    "one abbreviation of 6,000 characters": "U." * 3_000 + "S. said.",
    "30,000 spaces": "He" + " " * 30_000 + "said.",
    "null characters": "President\0 Ivan\0Orlov said\0.",
    "only null characters": "\0\0\0",
    "right to left": "قال الرئيس إن الجيش الروسي ينسحب. אמר הנשיא Ivan Orlov בירושלים.",
    "marks of direction": "\u202eovlO navI\u202c said “\u2067no\u2069”.",
    "letters of many code points": "Z" + "\u0301" * 500 + "algo said it in E\u0301ta\u200bt.",
    "the tokenizer's own words": "[CLS] President [SEP] Ivan Orlov [MASK] said [PAD] no [UNK].",
    "private use and noncharacters": "\ue000 Ivan Orlov \ufffe said \U0010ffff.",
    "Chinese": "俄罗斯总统在明斯克会见了白俄罗斯总统。",
}
WORDS = (
    "President", "Ivan", "Orlov", "said", "“", "”", "he", "NATO's", "the", "army", ".", ",", "\n\n", "🚀", "e\u0301",
    "\u200b", "\0", "\u00a0", "T-72", "of", "according to", "[SEP]", "ﬁ", "İ", "ß",
)  # fmt: skip
MIXED = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60)


def check(reading: Reading, text: str) -> None:
    spans = [(mention.start, mention.end) for mention in reading.mentions]
    for attribution in reading.attributions:
        spans += [attribution.cue, *attribution.content]
        spans += [attribution.source] if attribution.source else []
        assert 0 <= attribution.score <= 1
    assert all(0 <= start < end <= len(text) for start, end in spans)
    order = [(mention.start, -mention.end) for mention in reading.mentions]
    assert order == sorted(order)
    assert all(0 <= mention.score <= 1 for mention in reading.mentions)
    members = [number for cluster in reading.clusters for number in cluster]
    assert len(members) == len(set(members))
    assert set(members) <= set(range(len(reading.mentions)))


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_a_strange_text_is_read_and_its_spans_lie_on_it(nlp: Language, reader: GraphkitReader, text: str) -> None:
    check(reader.read(text), text)
    doc = nlp(text)
    for spans, _ in found(doc).values():
        assert all(start < end for start, end, _ in spans)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=MIXED)
def test_any_mixture_is_read_and_its_spans_lie_on_it(reader: GraphkitReader, text: str) -> None:
    check(reader.read(text), text)
