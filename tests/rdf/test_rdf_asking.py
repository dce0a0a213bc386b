"""Questions narrowed by place, actor, days and status: which rows stay, and what is said of a filter that cannot be."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
from typing import Any

import pytest
import stories

from graphkit import KnowledgeGraph
from graphkit.errors import GraphkitError, QueryError, UnknownEntityError
from graphkit.rdf import Filters, Store, answer, list_queries, run_query
from graphkit.rdf.filters import STATUSES, claims_that_fit

_TALES = {
    # day of the article, time of the claim, place, actor
    "old": (dt.date(2025, 1, 10), None, None, stories.ESTONIA),
    "new": (dt.date(2025, 6, 10), None, stories.LATVIA, stories.MINISTER),
    "told later": (dt.date(2025, 6, 10), "2024-03-05", stories.ESTONIA, stories.MINISTER),
    "a month": (None, "2025-02", None, stories.LATVIA),
    "undated": (None, None, None, stories.RAMPART),
}
EVERYTHING = set(_TALES)


@pytest.fixture
def told(filled: Any) -> Store:
    """One meeting an article, its topic being the name of the tale."""
    return filled(_story(name) for name in _TALES)


def _story(name: str) -> Any:
    published, time, place, actor = _TALES[name]
    story = stories.Story(title=name, published=published, source_id=name)
    values = {"topic": name} | ({"time": time} if time else {})
    roles = {"participant": actor} | ({"place": place} if place else {})
    return story.states("Meeting", f"{name} is told. ", "told", **roles, **values).told()


def narrowed(store: Store, **filters: str) -> set[str | None]:
    found = answer(store, "meetings", filters=Filters(**filters))
    return {row[found.columns.index("topic")] for row in found.rows}


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, EVERYTHING),
        ({"actor": "Jana Ozola"}, {"new", "told later"}),
        ({"actor": "republic of latvia"}, {"new", "a month"}),
        ({"actor": "wd:Q211"}, {"new", "a month"}),
        ({"place": "Latvia"}, {"new"}),
        ({"place": "EESTI"}, {"told later"}),
        ({"since": "2025-01-01"}, {"old", "new", "a month"}),
        ({"since": "2025-02-28"}, {"new", "a month"}),
        ({"since": "2025-03-01"}, {"new"}),
        ({"until": "2025-01-31"}, {"old", "told later"}),
        ({"until": "2025-02-01"}, {"old", "told later", "a month"}),
        ({"since": "2024-03-05", "until": "2024-03-05"}, {"told later"}),
        ({"status": "reported"}, EVERYTHING),
        ({"status": "reported, official"}, EVERYTHING),
        ({"status": "denied"}, set()),
        ({"actor": "Jana Ozola", "since": "2025-01-01"}, {"new"}),
    ],
)
def test_a_filter_keeps_the_rows_whose_claim_fits(told: Store, filters: dict[str, str], kept: set[str]) -> None:
    assert narrowed(told, **filters) == kept


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"since": "2025-13-01"}, r"since: '2025-13-01' is no day; one such as 2025-09-12 was expected"),
        ({"until": "yesterday"}, r"until: 'yesterday' is no day"),
        ({"until": ""}, r"until: '' is no day"),
        ({"since": "2025-02-01", "until": "2025-01-01"}, "since: 2025-02-01 is later than until, 2025-01-01"),
        ({"status": "sure"}, r"status: 'sure' is unknown; confirmed, official, .*superseded were expected"),
        ({"status": "official,"}, r"status: '' is unknown"),
        ({"place": "Latvya"}, r"place: nothing is called 'Latvya'; one such as 'Latvia' was expected"),
        ({"place": "Jana Ozola"}, r"place: 'Jana Ozola' is no place; one such as 'Estonia', 'Latvia' was expected"),
        ({"actor": "Jana Ozol"}, r"actor: nothing is called 'Jana Ozol'; one such as 'Jana Ozola' was expected"),
        ({"actor": "\ud800"}, r"actor: nothing is called"),
    ],
)
def test_a_filter_that_cannot_be_says_what_was_expected(told: Store, filters: dict[str, str], message: str) -> None:
    with pytest.raises((QueryError, UnknownEntityError), match=message):
        narrowed(told, **filters)


@pytest.mark.parametrize("question", list_queries(), ids=lambda question: question.name)
def test_each_question_takes_filters_exactly_if_it_has_claims(three: Store, question: Any) -> None:
    columns = run_query(three, question.sparql).columns
    assert question.has_claims == ("claim" in columns)
    filters = Filters(actor="Latvia", since="2025-01-01", status=",".join(STATUSES))
    if question.has_claims:
        whole = answer(three, question.name).rows
        kept = answer(three, question.name, filters=filters).rows
        assert [row for row in whole if row in kept] == list(kept)
    else:
        with pytest.raises(QueryError, match=r"several claims each, so actor, since, status cannot narrow it; one of"):
            answer(three, question.name, filters=filters)


def test_no_parameter_of_a_question_has_the_name_of_a_filter() -> None:
    taken = set(inspect.signature(KnowledgeGraph.ask).parameters) - {"values"}
    assert {field.name for field in dataclasses.fields(Filters)} <= taken
    assert not {name for question in list_queries() for name in question.parameters} & (taken - {"name"})


def test_a_city_counts_as_place_in_any_role_and_a_country_only_as_place(filled: Any) -> None:
    city = dataclasses.replace(stories.ESTONIA, id="http://www.wikidata.org/entity/Q1770", type="City", name="Tallinn")
    city = dataclasses.replace(city, aliases=())
    made = [
        stories.Story(source_id=name, title=name).states("Visit", f"Told of {name}.", "Told", target=target).told()
        for name, target in (("a", city), ("b", stories.ESTONIA))
    ]
    store = filled(made)
    assert len(claims_that_fit(store, Filters(place="Tallinn"))) == 1
    assert len(claims_that_fit(store, Filters(place="Estonia"))) == 0
    assert len(claims_that_fit(store, Filters(actor="Estonia"))) == 1


def test_the_order_of_what_went_in_does_not_matter(told: Store) -> None:
    copy = Store.in_memory(reversed(told.match()))
    filters = Filters(since="2025-01-01", status="reported")
    assert answer(copy, "meetings", filters=filters) == answer(told, "meetings", filters=filters)


def test_a_limit_keeps_the_first_rows_after_filters(told: Store) -> None:
    filters = Filters(actor="Jana Ozola")
    whole = answer(told, "meetings", filters=filters)
    assert answer(told, "meetings", filters=filters, limit=1).rows == whole.rows[:1]
    assert answer(told, "meetings", filters=filters, limit=9).rows == whole.rows
    with pytest.raises(QueryError, match="limit: 0 rows; one or more were expected"):
        answer(told, "meetings", limit=0)


def test_python_takes_days_as_text_or_as_dates(told: Store) -> None:
    graph = KnowledgeGraph(told)
    rows = graph.ask("meetings", since="2025-03-01", actor="Latvia")
    assert len(rows) == 1
    assert graph.ask("meetings", since=dt.date(2025, 3, 1), actor="Latvia") == rows
    assert len(graph.ask("entity", name="Latvia", limit=1)) == 1
    with pytest.raises(GraphkitError, match="status: 'sure'"):
        graph.ask("meetings", status="sure")
