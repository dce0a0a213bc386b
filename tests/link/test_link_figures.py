"""How often ambiguous names are linked falsely, and how well two spellings are told to be one thing's.

The limits are a ratchet: they are what is reached, and go down (up) with it. The aim for spellings is 0.92. Many of the
cases have been read while rules were made; the last sixty, written afterwards, were false in 0.033 at first sight.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.link.ambiguity import CASES, Verdict, verdicts
from tests.link.measure_variants import f1, pairs

MOST_FALSE = 0.03
LEAST_RIGHT = 0.88
LEAST_F1 = 0.945
MOST_FALSE_JOINS = 3


@pytest.fixture(scope="module")
def found() -> list[Verdict]:
    return list(verdicts())


def test_few_ambiguous_names_are_linked_falsely(found: list[Verdict]) -> None:
    wrong = [f"{v.case['mention']}: {v.case['means']}, not {v.linked} ({v.reason})" for v in found if v.is_false]
    assert len(wrong) / len(found) <= MOST_FALSE, "\n".join(wrong)


def test_most_ambiguous_names_are_linked_rightly(found: list[Verdict]) -> None:
    assert sum(v.is_right for v in found) / len(found) >= LEAST_RIGHT


def test_the_cases_are_many_and_each_mention_stands_once_in_its_text() -> None:
    assert len(CASES) >= 330
    assert [case["mention"] for case in CASES if case["text"].count(case["mention"]) != 1] == []


def test_spellings_of_one_name_are_told_from_look_alikes() -> None:
    compared = pairs()
    assert f1(compared) >= LEAST_F1
    assert min(Counter(pair.same for pair in compared).values()) >= 330


def test_look_alikes_are_hardly_ever_joined_and_never_surely_without_a_list_that_says_so() -> None:
    false = [pair for pair in pairs() if not pair.same and not pair.is_right]
    assert len(false) <= MOST_FALSE_JOINS, [(pair.first, pair.second) for pair in false]
    assert [pair for pair in false if 0.9 <= pair.found.score < 1.0] == []
