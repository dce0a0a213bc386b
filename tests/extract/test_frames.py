"""The examples of every frame run as its tests."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.lexicon.frame import Example, Frame
from graphkit.lexicon.frames import load_frames
from graphkit.model import Attestation, Extraction
from tests.conftest import Extract

EXAMPLES = [
    pytest.param(frame, example, id=f"{frame.name}-{number}")
    for frame in load_frames()
    for number, example in enumerate(frame.examples, 1)
]
COMMITMENT = {"polarity": "positive", "certainty": "certain", "mode": "actual"}


@pytest.mark.parametrize(("frame", "example"), EXAMPLES)
def test_the_claims_of_an_example_come_out_of_its_text(frame: Frame, example: Example, extract: Extract) -> None:
    extraction = extract(example.text, example.published)
    found = [a for a in extraction.attestations if a.claim.type == frame.name]
    described = [_described(a, extraction) for a in found]
    for expected in example.claims:
        assert any(_fits(expected, a, extraction) for a in found), f"{dict(expected)} not among {described}"
    if not example.claims:
        assert not found, described


@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.name)
def test_a_frame_has_six_examples_of_both_kinds(frame: Frame) -> None:
    plain = [e for e in frame.examples if any(not COMMITMENT.keys() & claim.keys() for claim in e.claims)]
    assert len(frame.examples) >= 6
    assert plain
    assert len(plain) < len(frame.examples)


def _fits(expected: Any, found: Attestation, extraction: Extraction) -> bool:
    commitment = {name: expected.get(name, usual) for name, usual in COMMITMENT.items()}
    if any(getattr(found, name) != value for name, value in commitment.items()):
        return False
    if expected.get("said_by") and expected["said_by"] not in _speaker(found, extraction):
        return False
    roles = {name: value for name, value in expected.items() if name not in (*COMMITMENT, "said_by")}
    return all(_fills(name, value, found, extraction) for name, value in roles.items())


def _fills(role: str, value: Any, found: Attestation, extraction: Extraction) -> bool:
    """Each wanted filler is there, by its words, its value or its entity's name, and there is no other."""
    wanted = [str(item) for item in (value if isinstance(value, list) else [value])]
    fillers = [_words(item, extraction) for item in found.roles if item.role == role]
    return len(fillers) == len(wanted) and all(any(want in words for words in fillers) for want in wanted)


def _words(item: Any, extraction: Extraction) -> str:
    text = item.span.of(extraction.article.text) if item.span else ""
    names = {entity.id: entity.name for entity in extraction.entities}
    return f"{text} = {item.value or names.get(item.entity, '')}"


def _speaker(found: Attestation, extraction: Extraction) -> str:
    if found.attribution is None:
        return ""
    source = extraction.attributions[found.attribution].source
    return source.of(extraction.article.text) if source else ""


def _described(found: Attestation, extraction: Extraction) -> str:
    roles = ", ".join(f"{item.role}: {_words(item, extraction)}" for item in found.roles)
    return f"{found.polarity} {found.certainty} {found.mode} [{_speaker(found, extraction)}] {roles}"
