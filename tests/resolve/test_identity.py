from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import ids
from graphkit.index import Contents, Described, Index, Records
from graphkit.index.pairs import Pairs
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.types import load_types
from graphkit.model import Judgement, Profile, Resolution
from graphkit.resolve import resolve
from graphkit.resolve.blocking import LARGEST, is_named
from graphkit.resolve.comparing import Comparer
from graphkit.resolve.identity import AUTOMATIC
from graphkit.resolve.matching import OFFERED, Matcher

_CASES = yaml.safe_load(Path(__file__).with_name("identity_cases.yaml").read_text(encoding="utf-8"))
_ENTITY = re.compile(
    r"(?P<id>\w) = (?P<type>\w+)(?P<mark>[*~]?)/(?P<names>.+?) in (?P<articles>[\d ]+?)"
    r"(?: with (?P<company>[\w ]+?))?(?: of (?P<states>[\w ]+?))?(?: against (?P<opposite>[\w ]+))?"
)
_DAY = dt.date(2025, 3, 1)


@dataclass(frozen=True)
class _Told:
    """A line of a case.

    Attributes:
        iri: of the entity; one of the form of a thing of one article only where the line says so.
        words: articles, company, states, opposite by these names; letters or numbers.
    """

    iri: str
    type: str
    known: bool
    names: tuple[str, ...]
    words: dict[str, list[str]]

    def described(self, place: int) -> Described:
        """As the article with this place among those of the entity describes it."""
        states = tuple(map(_iri, self.words["states"]))
        if self.known:
            return Described(self.iri, self.type, True, self.names[0], self.names[1:], states)
        return Described(self.iri, self.type, False, states=states, printed=self.names[place % len(self.names)])


def _told(line: str) -> _Told:
    found = _ENTITY.fullmatch(line)
    assert found, line
    words = {name: (found[name] or "").split() for name in ("articles", "company", "states", "opposite")}
    iri = _iri(found["id"]) + ("-0123456789abcdef" if found["mark"] == "~" else "")
    return _Told(iri, found["type"], found["mark"] == "*", tuple(found["names"].split("|")), words)


def _iri(letter: str) -> str:
    return f"{ids.ID}{letter}"


def _letter(iri: str) -> str:
    return iri.removeprefix(ids.ID)[0]


class _Entities:
    """An index of the articles that lines tell of, the earliest day first."""

    def __init__(self, told: Sequence[_Told], days: Mapping[str, dt.date] | None = None) -> None:
        index = Index(None)
        self.records = Records(index)
        self.pairs = Pairs(index, self.records)
        self.comparer = Comparer(load_gazetteer(), load_types(), self.records)
        for contents in self._articles(told, days or {}):
            self.records.put(contents, variant=1)
        Matcher(self.records, self.pairs, self.comparer).refresh(self.records.entities())

    def _articles(self, told: Sequence[_Told], days: Mapping[str, dt.date]) -> Iterator[Contents]:
        for article in sorted({article for one in told for article in one.words["articles"]}):
            here = [one for one in told if article in one.words["articles"]]
            described = tuple(one.described(one.words["articles"].index(article)) for one in here)
            yield Contents(f"d-{article}", "", "", days.get(article, _DAY), described, (), ())
        for one in told:
            for letter in one.words["opposite"]:
                other = next(other for other in told if _letter(other.iri) == letter)
                both = frozenset((one.iri, other.iri))
                described = (one.described(0), other.described(0))
                yield Contents(f"d-{_letter(one.iri)}-{letter}", "", "", None, described, (both,), ())

    def profile(self, letter: str) -> Profile:
        """What the articles say of an entity."""
        [iri] = [iri for iri in self.records.entities() if _letter(iri) == letter]
        found = self.records.profile(iri)
        assert found
        return found

    def resolved(self, judged: Sequence[Judgement]) -> Resolution:
        """Which are one."""
        profiles = {iri: profile for iri in self.records.entities() if (profile := self.records.profile(iri))}
        return resolve(profiles, self.pairs.all(), judged, self.records.oppose)


def _judgement(number: int, words: str, told: Sequence[_Told]) -> Judgement:
    one, verdict, other = words.split()
    iris = {_letter(entity.iri): entity.iri for entity in told}
    first, second = sorted(iris.get(letter, _iri(letter)) for letter in (one, other))
    return Judgement(f"j-{number}", dt.datetime(2025, 3, 1, tzinfo=dt.UTC), "Anna", verdict, first, second)  # type: ignore[arg-type]


def _case(case: dict[str, Any]) -> tuple[list[_Told], list[Judgement]]:
    told = [_told(line) for line in case["entities"]]
    return told, [_judgement(number, words, told) for number, words in enumerate(case.get("judged", ()))]


@pytest.mark.parametrize("case", _CASES, ids=[case["title"] for case in _CASES])
def test_case(case: dict[str, Any]) -> None:
    told, judged = _case(case)
    found = _Entities(told).resolved(judged)
    expected = {letter: words.split()[0] for words in case.get("joined", ()) for letter in words.split()[1:]}
    assert {_letter(one): _letter(other) for one, other in found.canonical.items()} == expected
    assert [f"{_letter(pair.first)} {_letter(pair.second)}" for pair in found.offered] == case.get("offered", [])
    assert all(pair.score >= AUTOMATIC for pair in found.joined)
    assert all(pair.score >= OFFERED for pair in found.offered)


@settings(deadline=None)
@given(st.sampled_from(_CASES), st.randoms(use_true_random=False))
def test_order_does_not_matter(case: dict[str, Any], chance: Any) -> None:
    told, judged = _case(case)
    before = _Entities(told).resolved(judged)
    chance.shuffle(told)
    chance.shuffle(judged)
    assert _Entities(told).resolved(judged) == before


def test_every_score_comes_with_the_reasons_that_made_it() -> None:
    entities = _Entities([_told(line) for line in _CASES[0]["entities"]])
    found, plain = entities.comparer.compare(entities.profile("a"), entities.profile("b"))
    weights = [float(weight) for reason in found.reasons for weight in _weights(reason)]
    assert found.score == pytest.approx(min(sum(weights), 1.0))
    assert any("Russia" in reason for reason in found.reasons)
    assert plain


def _weights(reason: str) -> Iterator[str]:
    yield from re.findall(r"\(([+-]?\d\.\d\d)\)$", reason)


def test_years_between_articles_speak_against() -> None:
    told = [_told(line) for line in _CASES[1]["entities"]]
    near, far = _Entities(told), _Entities(told, {"2": _DAY.replace(year=_DAY.year + 8)})
    close, _ = near.comparer.compare(near.profile("a"), near.profile("b"))
    apart, _ = far.comparer.compare(far.profile("a"), far.profile("b"))
    assert apart.score < close.score
    assert "8 years lie between their articles (-0.05)" in apart.reasons


def test_a_word_that_many_share_makes_no_pairs() -> None:
    many = _namesakes(LARGEST + 1)
    assert _alike(_Entities(many[1:])) > 0
    assert _alike(_Entities(many)) == 0


def test_pairs_are_the_same_whichever_way_a_block_grew_and_shrank() -> None:
    told = _namesakes(LARGEST + 3)
    whole, few = _Entities(told), _Entities(told[:LARGEST])
    matcher = Matcher(whole.records, whole.pairs, whole.comparer)
    for entity in told[LARGEST:]:
        matcher.refresh(whole.records.drop(f"d-{entity.words['articles'][0]}"))
    assert _alike(whole) == _alike(few) > 0


def _namesakes(number: int) -> list[_Told]:
    lines = (f"a = Organization/Zarqaw Commission in {n}" for n in range(number))
    return [replace(_told(line), iri=_iri(f"a{n}")) for n, line in enumerate(lines)]


def _alike(entities: _Entities) -> int:
    return sum(len(entities.pairs.alike(iri)) for iri in entities.records.entities())


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
    found = _Entities([_told(line)]).profile("a")
    assert is_named(found) == named
