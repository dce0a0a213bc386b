"""The shipped gazetteers as data: what the loader cannot see because it lies between files or in time."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter

import pytest

from graphkit.lexicon.bodies import load_bodies
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.tenures import Tenure, load_tenures

GAZETTEER, TENURES = load_gazetteer(), load_tenures()
ALL = [tenure for times in TENURES.by_office.values() for tenure in times]


def test_every_tenure_is_a_persons_in_an_office() -> None:
    kinds = {entry.id: entry.type for entry in GAZETTEER.entries.values()}
    assert [t for t in ALL if kinds.get(t.person) != "Person" or kinds.get(t.office) != "Office"] == []


def test_nobody_enters_an_office_twice_at_once() -> None:
    wrong = []
    for times in TENURES.by_office.values():
        for first, second in itertools.combinations(times, 2):
            if first.person == second.person and not _is_before(first, second):
                wrong.append((first, second))
    assert wrong == []


def _is_before(first: Tenure, second: Tenure) -> bool:
    length = min(len(first.end), len(second.start))
    return bool(first.end) and first.end[:length] <= second.start[:length]


def test_nothing_that_began_lies_ahead() -> None:
    today = dt.date.today().isoformat()
    assert [t for t in ALL if t.start > today or t.end > today] == []


def test_an_instruments_id_ends_in_the_year_of_its_date() -> None:
    dated = [entry for entry in GAZETTEER.of_type("Instrument") if entry.year and entry.detail("date")]
    assert [entry.id for entry in dated if entry.detail("date")[:4] != entry.year] == []


def test_the_body_of_an_office_is_known_or_one_that_every_state_has() -> None:
    rules = {body.id for body in load_bodies().forms.values()}
    wrong = []
    for office in GAZETTEER.of_type("Office"):
        body = office.detail("body")
        rule, _, state = body.rpartition("-")
        if body and body not in GAZETTEER.entries and not (rule in rules and GAZETTEER.state(state)):
            wrong.append((office.id, body))
    assert wrong == []


def test_wikipedia_titles_are_titles() -> None:
    wrong = [e.id for e in GAZETTEER.entries.values() if e.wikipedia and re.search(r"https?:|_|\|", e.wikipedia)]
    assert wrong == []


@pytest.mark.parametrize(
    ("types", "least"),
    [
        (("GovernmentBody", "Office", "ArmedForce"), 900),
        (("InternationalOrganization", "Alliance", "StateGroup", "Organization"), 200),
        (("Person",), 700),
        (("ArmedGroup",), 150),
        (("WeaponSystem",), 900),
        (("Company",), 250),
        (("Exercise", "NamedEvent"), 200),
        (("Instrument",), 150),
        (("Facility",), 300),
        (("MediaOrganization",), 200),
    ],
)
def test_there_is_enough_of_each_kind(types: tuple[str, ...], least: int) -> None:
    counts = Counter(entry.type for entry in GAZETTEER.entries.values())
    assert sum(counts[kind] for kind in types) >= least
