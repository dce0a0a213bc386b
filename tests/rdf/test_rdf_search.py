from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import stories

from graphkit.errors import QueryError, UnknownArticleError
from graphkit.index.search import MARKS
from graphkit.rdf import Store, ask, run_query
from graphkit.rdf.answers import Limits
from graphkit.rdf.searching import search

_ALL = (stories.deployment(), stories.drills(), stories.denial())


def _sentences(store: Store, words: str) -> list[str]:
    query = f"SELECT ?words {{ (?passage ?rank) gk:search '{words}' . ?passage oa:exact ?words }} ORDER BY ?rank"
    return [str(row[0]) for row in run_query(store, query).rows]


def test_sentences_are_found_by_their_words_with_what_they_state(three: Store) -> None:
    [found, *_] = search(three, "rampart latvia")
    assert f"{MARKS[0]}Latvia{MARKS[1]}" in found.excerpt
    assert found.claims
    assert set(found.claims) <= {row.id for row in three.claims()}
    assert found.article.id in three.article_ids()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("RAMPART LÁTVIA", True),
        ('"deployed in Latvia"', True),
        ('"Latvia in deployed"', False),
        ("ramp*", True),
        ("ramp", False),
        ("Latvia NOT rampart NOT latvia", False),
        ("NEAR(rampart latvia, 10)", True),
        ("zeppelin OR rampart", True),
        ("zeppelin rampart", False),
        ('rampart ("', True),
        ("rampart: latvia;", True),
    ],
)
def test_the_language_of_searches(three: Store, words: str, number: bool) -> None:
    assert bool(search(three, words)) == number


def test_a_search_is_narrowed_by_days_outlet_and_number(three: Store) -> None:
    everything = search(three, "rampart OR latvia OR estonia")
    days = sorted({found.article.published for found in everything if found.article.published})
    assert len(days) > 1
    early = search(three, "rampart OR latvia OR estonia", until=days[0])
    late = search(three, "rampart OR latvia OR estonia", since=days[0] + dt.timedelta(1))
    assert {found.article.published for found in early} == {days[0]}
    undated = [found for found in everything if found.article.published is None]
    assert len(early) + len(late) + len(undated) == len(everything)
    assert {found.article.publisher for found in search(three, "rampart", outlet="Baltic Ledger")} == {"Baltic Ledger"}
    assert search(three, "rampart OR latvia OR estonia", limit=1) == everything[:1]
    with pytest.raises(UnknownArticleError):
        search(three, "rampart", outlet="Nobody's Gazette")
    with pytest.raises(QueryError, match="limit: 0 rows; one or more"):
        search(three, "rampart", limit=0)


def test_whole_articles_are_found_by_words_of_sentences_that_state_nothing(three: Store) -> None:
    assert search(three, "said so") == ()
    found = search(three, "said so", whole_articles=True)
    assert found
    assert all(one.claims == () for one in found)


def test_a_search_stands_beside_other_patterns_of_a_query(three: Store) -> None:
    query = """SELECT ?rank ?status WHERE {
      (?passage ?rank) gk:search "rampart" .
      ?attestation gk:passage ?passage ; gk:attests/gk:status ?status } ORDER BY ?rank"""
    ranks = [int(str(row[0])) for row in run_query(three, query).rows]
    assert ranks == sorted(ranks) != []
    written = ask(three, query).write("csv", Limits(100, 10_000)).decode()
    assert [int(line.split(",")[0]) for line in written.splitlines()[1:]] == ranks


def test_what_is_no_search_is_left_alone(three: Store) -> None:
    query = 'SELECT ?words { ?p oa:exact ?words FILTER(?words != "?p gk:search \'x\'") } # ?p gk:search "x"'
    assert len(run_query(three, query).rows) == len(run_query(three, "SELECT ?words { ?p oa:exact ?words }").rows)


@pytest.mark.parametrize("pattern", ['?p a gk:Passage ; gk:search "x" .', "?p gk:search ?words .", "gk:search ?p ?o"])
def test_a_search_in_another_form_is_explained(three: Store, pattern: str) -> None:
    with pytest.raises(QueryError, match=r'line 2: gk:search stands elsewhere than in `\?passage gk:search "words"`'):
        run_query(three, f"SELECT * WHERE {{\n{pattern} }}")


def test_without_a_word_there_is_no_search(three: Store) -> None:
    with pytest.raises(QueryError, match="it has no word; words to search for were expected"):
        search(three, '"((')


def test_words_of_an_article_that_goes_or_changes_are_found_no_more(filled) -> None:
    store = filled(_ALL)
    assert _sentences(store, "rampart")
    for extraction in _ALL:
        store.remove(extraction.article.id)
    stories.derive(store)
    assert _sentences(store, "rampart") == []


def test_a_store_read_only_is_searched_and_one_without_an_index_says_so(tmp_path: Path) -> None:
    path = tmp_path / "kg"
    with Store.open(path, write=True) as store:
        for extraction in _ALL:
            store.add(extraction, stories.RUN)
        stories.derive(store)
    with Store.open(path) as store:
        assert search(store, "rampart")
    (path / "index.sqlite").unlink()
    with Store.open(path) as store, pytest.raises(QueryError, match="no index to search in; one that `graphkit build`"):
        search(store, "rampart")
