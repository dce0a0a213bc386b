"""Where the line of a claim begins and ends in the text."""

from __future__ import annotations

import pytest

from tests.conftest import Extract

EDGES = [
    ("Tehran said it had attacked a base in Iraq.", "Attack", "Tehran", "a base"),
    ("Iran attacked Iraq on Monday.", "Attack", "Iran", "Iraq"),
    ("The EU praised Serbia. It also condemned Iran.", "Condemnation", "It", "Iran"),
]


def test_nobody_does_to_himself_what_one_does_to_others(extract: Extract) -> None:
    found = extract("Kerry met Lavrov and urged him to withdraw the troops from Georgia.").attestations
    for attestation in found:
        ends = [{i.entity for i in attestation.roles if i.role == role} for role in ("actor", "target")]
        assert ends[0].isdisjoint(ends[1]), attestation


@pytest.mark.parametrize(("text", "kind", "source", "target"), EDGES)
def test_a_line_ends_at_the_phrases_of_its_sentence_that_name_the_two(
    text: str, kind: str, source: str, target: str, extract: Extract
) -> None:
    extraction = extract(text)
    [found] = [a for a in extraction.attestations if a.claim.type == kind]
    start, end = found.edge
    assert start is not None
    assert end is not None
    assert source in extraction.mentions[start].text
    assert target in extraction.mentions[end].text
