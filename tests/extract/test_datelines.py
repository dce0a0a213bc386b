"""A dateline names a place and an agency, and nobody in it acts."""

from __future__ import annotations

import pytest

from graphkit.extract.datelines import dateline_end
from tests.conftest import Extract


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("MINSK (BelTA) - Russia signed the treaty.", "MINSK (BelTA) - "),
        ("NEW DELHI, India -- Talks began.", "NEW DELHI, India -- "),
        ("Minsk (Reuters) – Talks began.", "Minsk (Reuters) – "),
        ("TOKYO: Japan signed.", "TOKYO: "),
        ("Minsk signed the treaty - at last.", ""),
        ("NATO signed the treaty.", ""),
        ("The drills (West-2025) - began.", ""),
    ],
)
def test_a_dateline_ends_before_the_first_sentence(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


def test_the_place_of_a_dateline_does_nothing(extract: Extract) -> None:
    extraction = extract("JERUSALEM -- An Egyptian court on Friday condemned the rebels.")
    [found] = [a for a in extraction.attestations if a.claim.type == "Condemnation"]
    actors = [item.span.of(extraction.article.text) for item in found.roles if item.role == "actor" and item.span]
    assert actors == ["An Egyptian court"]


def test_the_day_under_a_headline_is_no_time_of_what_it_tells(extract: Extract) -> None:
    text = "Poland signs treaty with France\n\nFriday, September 9, 2016\n\nThe ministers left quietly."
    found = [a for a in extract(text, "2016-09-09").attestations if a.claim.type == "Signing"]
    assert found
    assert not [item for a in found for item in a.roles if item.role == "time"]
