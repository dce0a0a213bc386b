from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.types import load_types
from graphkit.model import Judgement, Profile, Resolution
from graphkit.resolve import candidates, resolve
from graphkit.resolve.blocking import is_named, pairs
from graphkit.resolve.comparing import Comparer
from graphkit.resolve.identity import AUTOMATIC, OFFERED

_CASES = yaml.safe_load(Path(__file__).with_name("identity_cases.yaml").read_text(encoding="utf-8"))
_ENTITY = re.compile(
    r"(?P<id>\w) = (?P<type>\w+)(?P<mark>[*~]?)/(?P<names>.+?) in (?P<articles>[\d ]+?)"
    r"(?: with (?P<company>[\w ]+?))?(?: of (?P<states>[\w ]+?))?(?: against (?P<opposite>[\w ]+))?"
)
_DAY = dt.date(2025, 3, 1)


def _profile(line: str) -> Profile:
    found = _ENTITY.fullmatch(line)
    assert found, line
    names = tuple(found["names"].split("|"))
    words = {name: frozenset((found[name] or "").split()) for name in ("articles", "company", "states", "opposite")}
    return Profile(
        found["id"], found["type"], known=found["mark"] == "*", local=found["mark"] == "~", names=names, **words
    )


def _judgement(number: int, words: str) -> Judgement:
    one, verdict, other = words.split()
    first, second = sorted((one, other))
    return Judgement(f"j-{number}", dt.datetime(2025, 3, 1, tzinfo=dt.UTC), "Anna", verdict, first, second)  # type: ignore[arg-type]


def _resolved(profiles: list[Profile], judged: list[Judgement]) -> Resolution:
    return resolve(profiles, candidates(profiles, load_gazetteer(), load_types()), judged)


def _case(case: dict[str, Any]) -> tuple[list[Profile], list[Judgement]]:
    judged = [_judgement(number, words) for number, words in enumerate(case.get("judged", ()))]
    return [_profile(line) for line in case["entities"]], judged


@pytest.mark.parametrize("case", _CASES, ids=[case["title"] for case in _CASES])
def test_case(case: dict[str, Any]) -> None:
    found = _resolved(*_case(case))
    expected = {iri: words.split()[0] for words in case.get("joined", ()) for iri in words.split()[1:]}
    assert found.canonical == expected
    assert [f"{pair.first} {pair.second}" for pair in found.offered] == case.get("offered", [])
    assert all(pair.score >= AUTOMATIC for pair in found.joined)
    assert all(pair.score >= OFFERED for pair in found.offered)


@given(st.sampled_from(_CASES), st.randoms(use_true_random=False))
def test_order_does_not_matter(case: dict[str, Any], chance: Any) -> None:
    profiles, judged = _case(case)
    before = _resolved(profiles, judged)
    chance.shuffle(profiles)
    chance.shuffle(judged)
    assert _resolved(profiles, judged) == before


def test_every_score_comes_with_the_reasons_that_made_it() -> None:
    profiles = [_profile(line) for line in _CASES[0]["entities"]]
    comparer = Comparer.of(profiles, load_gazetteer(), load_types())
    found = comparer.compare(profiles[1], profiles[2])
    weights = [float(weight) for reason in found.reasons for weight in _weights(reason)]
    assert found.score == pytest.approx(min(sum(weights), 1.0))
    assert any("Russia" in reason for reason in found.reasons)


def _weights(reason: str) -> Iterator[str]:
    yield from re.findall(r"\(([+-]?\d\.\d\d)\)$", reason)


def test_years_between_articles_speak_against() -> None:
    one, other = (_profile(line) for line in _CASES[1]["entities"])
    comparer = Comparer.of((one, other), load_gazetteer(), load_types())
    later = _DAY.replace(year=_DAY.year + 8)
    near = comparer.compare(replace(one, first=_DAY, last=_DAY), replace(other, first=_DAY, last=_DAY))
    far = comparer.compare(replace(one, first=_DAY, last=_DAY), replace(other, first=later, last=later))
    assert far.score < near.score
    assert "8 years lie between their articles (-0.05)" in far.reasons


def test_a_word_that_many_share_makes_no_pairs() -> None:
    many = [
        _profile(f"{letter} = Organization/{letter}{letter}xq Commission in 1") for letter in map(chr, range(97, 123))
    ]
    several = [
        replace(profile, id=f"{profile.id}{n}", names=(f"{profile.names[0]} {n}",))
        for profile in many
        for n in range(3)
    ]
    assert len(list(pairs(several, load_types()))) < len(several) * 3


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("a = Person~/Farrugio in 1", True),
        ("a = GovernmentBody~/Authorities in 1", False),
        ("a = GovernmentBody~/National Assembly in 1", True),
        ("a = Organization~/Turkish delegation in 1", False),
        ("a = Exercise~/the drills in 1", False),
        ("a = Exercise/Spring Hawk in 1", True),
    ],
)
def test_what_counts_as_a_name(line: str, named: bool) -> None:
    assert is_named(_profile(line)) == named
