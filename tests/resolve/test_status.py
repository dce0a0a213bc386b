from __future__ import annotations

import typing
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model import Certainty, Mode, Polarity, SourceType, Status
from graphkit.resolve import status, status_of

_CASES = yaml.safe_load(Path(__file__).with_name("status_cases.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class View:
    id: str
    origin: str
    outlets: frozenset[str]
    voices: frozenset[str]
    polarity: str
    certainty: str
    mode: str
    source_type: str | None
    party: bool


def _view(number: int, words: str) -> View:
    where, *rest = words.split()
    source, _, place = where.partition("@")
    kind, _, speaker = source.partition(":")
    origin, _, outlet = place.partition("/")

    def said(values: object, default: str) -> str:
        return next((word for word in rest if word in typing.get_args(values)), default)

    return View(
        id=f"a-{number}",
        origin=origin,
        outlets=frozenset((outlet or origin).split("+")),
        voices=frozenset(speaker.split(">") if speaker else {(outlet or origin).split("+")[0]}),
        polarity=said(Polarity, "positive"),
        certainty=said(Certainty, "certain"),
        mode=said(Mode, "actual"),
        source_type=None if kind == "own" else kind,
        party="outsider" not in rest,
    )


@pytest.mark.parametrize(("expected", "attestations"), _CASES)
def test_attestations_add_up_to_a_status(expected: str, attestations: list[str]) -> None:
    views = [_view(number, words) for number, words in enumerate(attestations)]
    assert status_of(views).status == expected
    assert status_of(views[::-1]) == status_of(views)


def test_the_cases_reach_every_status_and_every_line_of_the_table() -> None:
    decisions = [status_of([_view(0, w) if n == 0 else _view(n, w) for n, w in enumerate(a)]) for _, a in _CASES]
    assert {d.status for d in decisions} == set(typing.get_args(Status))
    lines = [line for line in (status.__doc__ or "").splitlines() if line.startswith("| ") and "status" not in line]
    assert len({(d.status, d.reason) for d in decisions}) == len(lines)


@pytest.mark.parametrize(
    ("attestations", "counted"),
    [
        (["own@x", "own@y negative", "own@z hypothetical"], {"a-0", "a-1"}),
        (["organization:A@x", "unnamed@y"], {"a-0"}),
        (["own@x", "own@y", "unnamed@z"], {"a-0", "a-1"}),
        (["own@x requested"], {"a-0"}),
    ],
)
def test_a_decision_names_the_attestations_it_weighed(attestations: list[str], counted: set[str]) -> None:
    decision = status_of([_view(number, words) for number, words in enumerate(attestations)])
    assert set(decision.counted) == counted


_views = st.builds(
    View,
    id=st.sampled_from("abcdefgh"),
    origin=st.sampled_from("xyz"),
    outlets=st.sampled_from([frozenset("P"), frozenset("PQ"), frozenset("R")]),
    voices=st.sampled_from([frozenset("A"), frozenset("AB"), frozenset("C")]),
    polarity=st.sampled_from(typing.get_args(Polarity)),
    certainty=st.sampled_from(typing.get_args(Certainty)),
    mode=st.sampled_from(typing.get_args(Mode)),
    source_type=st.sampled_from([*typing.get_args(SourceType), None]),
)


@given(st.lists(_views, min_size=1, unique_by=lambda view: view.id), st.randoms())
def test_the_order_of_attestations_does_not_matter(views: list[View], chance) -> None:
    decision = status_of(views)
    chance.shuffle(views)
    assert status_of(views) == decision
    assert set(decision.counted) <= {view.id for view in views}


@given(st.lists(_views, min_size=1, unique_by=lambda view: view.id))
def test_nothing_is_accepted_that_nobody_with_a_name_states_as_a_certain_fact(views: list[View]) -> None:
    if status_of(views).status in ("confirmed", "official"):
        assert any(
            (view.polarity, view.certainty, view.mode) == ("positive", "certain", "actual")
            and view.source_type not in ("unnamed", "unnamedOfficial")
            for view in views
        )
        assert not any(view.mode == "denied" for view in views)
