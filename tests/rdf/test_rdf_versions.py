from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
import stories

from graphkit.model import Extraction
from graphkit.rdf import Store, run_query, terms
from graphkit.rdf.checks import check_store
from graphkit.rdf.validate import validate

_URL = "https://post.example/1"
_DAY = dt.date(2025, 5, 6)


def _version(text: str, place: object = stories.LATVIA, day: dt.date | None = _DAY, url: str = _URL) -> Extraction:
    story = stories.Story(text, url=url, published=day, text=f"{text} of the report. ")
    story.states("Deployment", "The Rampart was deployed.", "deployed", equipment=stories.RAMPART, place=place)
    return story.told()


_FIRST, _SECOND, _THIRD = _version("First"), _version("Second", stories.ESTONIA), _version("Third", stories.ESTONIA)


def _statuses(store: Store) -> dict[str, str]:
    return {row.label: str(row.status) for row in store.claims()}


def _chain(store: Store) -> list[tuple[str, int]]:
    query = """SELECT ?title ?number WHERE {
      GRAPH graph:versions { ?article gk:version ?number } ?article dcterms:title ?title } ORDER BY ?number"""
    return [(str(title), int(str(number))) for title, number in run_query(store, query).rows]


def test_what_only_an_older_version_states_no_longer_counts(filled) -> None:
    store = filled([_FIRST, _SECOND])
    assert _statuses(store) == {"Rampart deployed in Latvia": "superseded", "Rampart deployed in Estonia": "reported"}
    [old] = [row for row in store.claims() if row.status == "superseded"]
    assert old.reason == "only in versions of articles that were replaced"
    assert [item.article.superseded_by for item in old.evidence] == [_SECOND.article.id]
    assert check_store(store) == ()
    assert str(validate(store)) == "The graph keeps all rules."


def test_an_older_version_is_no_second_voice_and_no_denial(filled) -> None:
    story = stories.Story("Denied", url="https://ledger.example/2", publisher="Baltic Ledger", text="Another report. ")
    story.states(
        "Deployment", "The Rampart was not deployed.", "deployed",
        equipment=stories.RAMPART, place=stories.LATVIA, polarity="negative",
    )  # fmt: skip
    store = filled([_FIRST, story.told()])
    assert _statuses(store)["Rampart deployed in Latvia"] == "disputed"
    store.add(_SECOND, stories.RUN)
    stories.derive(store)
    assert _statuses(store)["Rampart deployed in Latvia"] == "denied"


def test_what_the_newest_version_repeats_counts_once(filled) -> None:
    store = filled([_SECOND, _THIRD])
    assert _statuses(store) == {"Rampart deployed in Estonia": "reported"}
    [claim] = store.claims()
    assert [item.article.superseded_by for item in claim.evidence].count(None) == 1


def test_the_order_is_that_of_days_then_of_coming() -> None:
    late = _version("Late", day=_DAY + dt.timedelta(3))
    early = _version("Early", day=_DAY - dt.timedelta(3))
    undated = _version("Undated", day=None)
    store = Store.in_memory()
    for extraction in (late, _SECOND, _FIRST, early, undated):
        store.add(extraction, stories.RUN)
    assert _chain(store) == [("Early", 1), ("Second", 2), ("First", 3), ("Late", 4), ("Undated", 5)]


@pytest.mark.parametrize("gone", [gone for n in (1, 2, 3) for gone in itertools.combinations(range(3), n)])
def test_a_version_that_is_retracted_leaves_no_trace(filled, gone: tuple[int, ...]) -> None:
    versions = (_FIRST, _SECOND, _THIRD)
    store = filled([*versions, stories.deployment()])
    for number in gone:
        store.remove(versions[number].article.id)
        stories.derive(store)
    left = [version for number, version in enumerate(versions) if number not in gone]
    assert store.export("nquads") == filled([*left, stories.deployment()]).export("nquads")


def test_adding_a_version_again_changes_nothing(filled) -> None:
    store = filled([_FIRST, _SECOND])
    before = store.export("nquads")
    assert not store.add(_FIRST, stories.RUN)
    assert store.export("nquads") == before


def test_articles_without_an_address_or_with_others_are_no_versions(filled) -> None:
    store = filled([_FIRST, _version("Other", url="https://post.example/2"), stories.denial()])
    assert store.match(graph=terms.VERSIONS) == []


@pytest.mark.parametrize("url", ["https://post.example", "https://post.example/", "https://post.example/#top"])
def test_articles_with_the_address_of_their_outlet_are_no_versions(filled, url: str) -> None:
    store = filled([_version("First", url=url), _version("Second", url=url)])
    assert store.match(graph=terms.VERSIONS) == []


def test_a_query_tells_articles_apart_as_a_path_does(filled) -> None:
    url = "https://post.example/?id=7"
    store = filled([_version("First", url=url), _version("Second", url=url)])
    assert len(store.match(graph=terms.VERSIONS)) == 3


def test_deriving_everything_keeps_the_order(filled, tmp_path: Path) -> None:
    store = filled([_SECOND, _FIRST])
    before = store.export("nquads")
    store.mark_stale()
    stories.derive(store)
    assert store.export("nquads") == before
    assert [title for title, _ in _chain(store)] == ["Second", "First"]
