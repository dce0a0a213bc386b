"""build(A + B) - B = build(A), whatever happened in between, and whether derived step by step or as a whole."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.index import texts
from graphkit.model import Extraction
from graphkit.rdf.checks import check_store
from graphkit.resolution import derive
from graphkit.resolve import matching
from tests.upkeep import world
from tests.upkeep.histories import History, Step, happenings, worlds

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
Articles = tuple[Extraction, ...]


def _check(history: History, kept: int) -> None:
    """Takes all but the first `kept` articles out, and compares with a store that never saw them."""
    for number in range(len(history.articles)):
        history.step("add" if number < kept else "retract", number, 0)
    derive(history.store, history.ledger)
    _same(history)
    history.store.mark_stale()
    derive(history.store, history.ledger)
    _same(history)


def _same(history: History) -> None:
    found, expected = history.store.export("nquads"), history.expected()
    assert sorted(set(found.splitlines()) ^ set(expected.splitlines())) == []


@settings(max_examples=130, deadline=None, suppress_health_check=_SLOW)
@given(worlds(6), st.integers(0, 6), happenings)
def test_what_was_taken_out_leaves_no_trace(articles: Articles, kept: int, happened: list[Step]) -> None:
    history = History(articles)
    history.run(happened)
    assert {finding.check.name for finding in check_store(history.store)} <= {"stale"}
    derive(history.store, history.ledger)
    _same(history)
    assert check_store(history.store) == ()
    _check(history, kept)


@settings(max_examples=25, deadline=None, suppress_health_check=_SLOW)
@given(worlds(5), st.integers(0, 5), happenings)
def test_what_was_taken_out_leaves_no_trace_on_disk(articles: Articles, kept: int, happened: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = History(articles, Path(folder) / "kg")
        history.run(happened)
        _check(history, kept)
        history.store.close()


@settings(max_examples=50, deadline=None, suppress_health_check=_SLOW)
@given(worlds(6), st.integers(0, 6), happenings)
def test_names_and_phrases_that_become_too_common_leave_no_trace(
    articles: Articles, kept: int, happened: list[Step]
) -> None:
    with mock.patch.object(matching, "LARGEST", 2), mock.patch.object(texts, "_COMMON", 2):
        history = History(articles)
        history.run(happened)
        _check(history, kept)


def _deployment(body: int, thing: int) -> world.Statement:
    return world.Statement("Deployment", 0, body, thing, "none", "actual")


def test_who_reprints_a_report_decides_on_what_others_say_who_print_it_too() -> None:
    reprint = world.Plan(0, ((0, 10),), 1, 0, (_deployment(1, 1),))
    nameless = world.Plan(1, ((0, 10),), 0, 0, (_deployment(0, 0),))
    other = world.Plan(2, ((1, 10),), 4, 0, (_deployment(0, 0),))
    history = History(tuple(map(world.told, (reprint, nameless, other))))
    history.run([("derive", 0, 0)])
    assert "confirmed" in {row.status for row in history.store.claims()}
    history.step("retell", 0, 4)  # it turns out that the outlet of the third article reprints the report
    derive(history.store, history.ledger)
    assert {row.status for row in history.store.claims()} == {"reported"}
    _same(history)
