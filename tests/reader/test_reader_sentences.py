"""Plain sentences and what the shipped reader must find in them (`sentences.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graphkit.reader import GraphkitReader
from graphkit.reader.reading import FoundAttribution, Reading

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)
Span = tuple[int, int] | None


def having(key: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items() if key in case])


def words(text: str, span: Span) -> str | None:
    return text[slice(*span)] if span else None


def says(text: str, found: FoundAttribution, expected: list[str | None]) -> bool:
    source, cue, content = expected
    assert content
    whole = [said for said in (words(text, part) for part in found.content) if said and content in said]
    return (words(text, found.source), words(text, found.cue)) == (source, cue) and len(whole) == 1


def groups(text: str, reading: Reading) -> list[set[str]]:
    return [{text[reading.mentions[n].start : reading.mentions[n].end] for n in group} for group in reading.clusters]


@having("mentions")
def test_mentions(case: dict[str, Any], reader: GraphkitReader) -> None:
    text = case["text"]
    found = {(text[each.start : each.end], each.layer, each.type) for each in reader.read(text).mentions}
    assert {(mention, *kind) for mention, kind in case["mentions"].items()} <= found


@having("says")
def test_who_says_what(case: dict[str, Any], reader: GraphkitReader) -> None:
    text = case["text"]
    found = reader.read(text).attributions
    assert len(found) == len(case["says"])
    for one, expected in zip(found, case["says"], strict=True):
        assert says(text, one, expected), one
        for start, end in one.content:
            assert end <= one.cue[0] or one.cue[1] <= start
            assert one.source is None or end <= one.source[0] or one.source[1] <= start


@having("same")
def test_the_same_thing(case: dict[str, Any], reader: GraphkitReader) -> None:
    assert any(set(case["same"]) <= group for group in groups(case["text"], reader.read(case["text"])))


@having("apart")
def test_different_things(case: dict[str, Any], reader: GraphkitReader) -> None:
    assert not any(set(case["apart"]) <= group for group in groups(case["text"], reader.read(case["text"])))
