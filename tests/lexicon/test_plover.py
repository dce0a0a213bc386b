"""What is announced, threatened or turned down has another PLOVER root than what took place."""

from __future__ import annotations

import pytest

from graphkit.lexicon.plover import root_as_stated
from graphkit.model import Mode, Polarity


@pytest.mark.parametrize(
    ("root", "polarity", "mode", "expected"),
    [
        ("AID", "positive", "actual", "AID"),
        ("AID", "positive", "planned", "AGREE"),
        ("CONSULT", "negative", "planned", "REJECT"),
        ("CONSULT", "negative", "actual", "CONSULT"),
        ("ASSAULT", "positive", "planned", "THREATEN"),
        ("ASSAULT", "negative", "planned", "ASSAULT"),
        ("ACCUSE", "positive", "planned", "ACCUSE"),
        (None, "positive", "planned", None),
    ],
)
def test_the_root_goes_by_what_the_passage_says(
    root: str | None, polarity: Polarity, mode: Mode, expected: str | None
) -> None:
    assert root_as_stated(root, polarity, mode) == expected
