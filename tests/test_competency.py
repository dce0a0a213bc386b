"""The competency questions have, on the sample articles, the answers kept under `competency/`."""

from __future__ import annotations

import csv

import pytest

from graphkit.rdf import list_queries
from tests.golden import make
from tests.test_golden import HOW, difference

ANSWERS = sorted(make.questions())


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_is_the_one_that_is_kept(name: str) -> None:
    found = difference(make.COMPETENCY / f"{name}.csv")
    assert not found, found + HOW


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_has_rows_without_repetition_or_bare_iris(name: str) -> None:
    header, *rows = csv.reader((make.COMPETENCY / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    assert rows
    assert len({tuple(row) for row in rows}) == len(rows)
    cells = [cell for row in rows for column, cell in zip(header, row, strict=True) if column != "claim"]
    assert not [cell for cell in cells if cell.startswith(("gk:", "id:", "wd:", "http"))]


def test_a_question_with_a_parameter_is_asked_with_more_than_one_value() -> None:
    asked = [question for question, values in make.questions().values() if values]
    assert {question.name for question in list_queries() if question.parameters} <= set(asked)
