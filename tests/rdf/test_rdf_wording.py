"""Claims in words."""

from __future__ import annotations

import pytest

from graphkit.rdf.wording import claim_line

TEMPLATES = ("{actor} killed {quantity} {target}", "{actor} killed {target}")


@pytest.mark.parametrize(
    ("fillers", "line"),
    [
        ([("actor", "A"), ("quantity", "five"), ("target", "civilians")], "A killed five civilians"),
        (
            [("actor", "A"), ("quantity", "five"), ("target", "five civilians, one a child")],
            "A killed five civilians, one a child",
        ),
        ([("actor", "Five"), ("quantity", "five"), ("target", "fiveish men")], "Five killed five fiveish men"),
        ([("actor", "Russia"), ("target", "Russia Today")], "Russia killed Russia Today"),
        ([("actor", "A"), ("target", "B"), ("time", "2025")], "A killed B (time: 2025)"),
    ],
)
def test_a_number_is_told_once(fillers: list[tuple[str, str]], line: str) -> None:
    assert claim_line("Killing", fillers, TEMPLATES) == line
