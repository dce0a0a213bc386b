from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import sys
from pathlib import Path
from unittest import mock

import pytest

from graphkit import KnowledgeGraph
from graphkit.rdf import Store
from graphkit.resolution import Review, derive
from tests import in_process

_ARTICLES = [
    ("2025-03-01", "Baltic Ledger", "Valery Gerasimenkov met Latvian officials in Riga. Russia sent arms to Belarus."),
    ("2025-03-04", "Gulf Courier", "Valeriy Gerasimenkov visited Latvia on Tuesday. Estonia sent troops to Latvia."),
    ("2025-03-09", "Daugava Post", "Kevin Farrugio visited Libya on Sunday. Malta condemned the attack."),
    ("2025-03-10", "Daugava Post", "Malta signed a treaty with Egypt on Monday. Farrugio visited Libya on Tuesday."),
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judging")
    feed = folder / "feed.jsonl"
    rows = [
        {"id": str(number), "published": day, "publisher": outlet, "text": text}
        for number, (day, outlet, text) in enumerate(_ARTICLES)
    ]
    feed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert in_process.run("build", feed, "-o", folder / "kg").code == 0
    return folder / "kg"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A store of four articles, to do with as one likes."""
    return Path(shutil.copytree(built, tmp_path / "kg"))


def _export(store: Path) -> str:
    return in_process.run("export", store).out


def _names(store: Path, kind: str = "Person") -> list[str]:
    with KnowledgeGraph.load(store) as graph:
        return sorted(row.name for row in graph.entities(kind))


def _review(store: Path, keys: str) -> in_process.Done:
    with mock.patch.object(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys))):
        return in_process.run("review", store, "--as", "Anna")


def test_a_build_joins_what_is_plain_and_offers_what_is_not(store: Path) -> None:
    assert _names(store) == ["Farrugio", "Kevin Farrugio", "Valeriy Gerasimenkov"]
    listed = in_process.run("review", store, "--list")
    assert listed.code == 0
    assert "Kevin Farrugio" in listed.out
    assert "Gerasimenkov" not in listed.out
    assert listed.err.strip() == "1 open pairs"


def test_review_shows_evidence_from_both_sides_and_joins(store: Path) -> None:
    done = _review(store, "s")
    assert done.code == 0, done.err
    for words in (
        "1 of 1",
        "»Kevin Farrugio« visited",
        "»Farrugio« visited",
        "articles about both speak of",
        "Daugava Post",
    ):
        assert words in done.out
    assert done.err.strip() == f"{store}: 1 same"
    assert _names(store) == ["Kevin Farrugio", "Valeriy Gerasimenkov"]
    [line] = (store / "judgements.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["who"], json.loads(line)["verdict"]) == ("Anna", "same")


@pytest.mark.parametrize("key", ["d", "u"])
def test_what_was_answered_is_not_asked_again(store: Path, key: str) -> None:
    before = _names(store)
    _review(store, key)
    assert _names(store) == before
    assert in_process.run("review", store, "--list").err.strip() == "0 open pairs"


def test_skipping_and_quitting_change_nothing(store: Path) -> None:
    before = _export(store)
    for keys in ("k", "q", "", "?k"):
        assert _review(store, keys).err.strip() == f"{store}: nothing judged"
    assert _export(store) == before
    assert not (store / "judgements.jsonl").exists()


def test_an_answer_can_be_taken_back_at_once(store: Path) -> None:
    before = _export(store)
    with mock.patch.object(Review, "offered", property(_twice)):
        assert _review(store, "sbk").code == 0
    assert _export(store) == before
    assert len((store / "judgements.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def _twice(self: Review) -> object:
    """The open pair and the plain one, so that one is left after the first answer."""
    return (*self.resolution.offered, *self.resolution.joined)


def test_an_undone_judgement_leaves_the_graph_as_it_was(store: Path) -> None:
    before = _export(store)
    done = in_process.run(
        "judge", store, "same", "Farrugio", "Kevin Farrugio", "--as", "Anna", "--note", "the minister"
    )
    assert done.code == 0, done.err
    assert _export(store) != before
    [judgement] = [word for word in done.err.split() if word.startswith("(j-")]
    done = in_process.run("judge", store, "undo", judgement.strip("()"), "--as", "Boris")
    assert done.code == 0, done.err
    assert _export(store) == before
    listed = in_process.run("judge", store, "list")
    assert "(same)" in listed.out
    assert "undoes j-" in listed.out


def test_what_was_joined_without_an_analyst_can_be_judged_different(store: Path) -> None:
    with Store.open(store) as opened:
        [pair] = Review(opened).resolution.joined
    done = in_process.run("judge", store, "different", pair.first, pair.second)
    assert done.code == 0, done.err
    assert _names(store) == ["Farrugio", "Kevin Farrugio", "Valeriy Gerasimenkov", "Valery Gerasimenkov"]


def test_judgements_hold_for_articles_that_come_later(store: Path, tmp_path: Path) -> None:
    in_process.run("judge", store, "same", "Farrugio", "Kevin Farrugio")
    more = tmp_path / "more.md"
    more.write_text("---\npublished: 2025-04-01\n---\nFrance sent troops to Malta on Tuesday.\n", encoding="utf-8")
    assert in_process.run("build", more, "-o", store).code == 0
    assert _names(store) == ["Kevin Farrugio", "Valeriy Gerasimenkov"]


def test_judgements_are_taken_over_into_a_storebuilt_anew(store: Path, built: Path, tmp_path: Path) -> None:
    in_process.run("judge", store, "same", "Farrugio", "Kevin Farrugio")
    anew = Path(shutil.copytree(built, tmp_path / "anew"))
    done = in_process.run("judge", anew, "take", store / "judgements.jsonl")
    assert (done.code, done.err.strip()) == (0, f"{anew}: 1 judgements taken")
    assert _export(anew) == _export(store)


def test_an_article_that_goes_takes_its_joins_along(store: Path, built: Path) -> None:
    in_process.run("judge", store, "same", "Farrugio", "Kevin Farrugio", "--as", "Anna")
    with Store.open(store, write=True) as opened, Store.open(built) as plain:
        last = opened.articles()[-1].id
        opened.remove(last)
        derive(opened)
        with Store.in_memory(plain.match()) as other:
            other.remove(last)
            derive(other)
            assert opened.export("nquads") == other.export("nquads")


def test_a_judgement_that_was_not_applied_is_applied_by_the_next_build(store: Path) -> None:
    with Store.open(store, write=True) as opened:
        review = Review(opened)
        [pair] = review.offered
        review.judge(pair.first, pair.second, "same", who="Anna", time=dt.datetime.now(dt.UTC))
    feed = store.parent / "none.md"
    feed.write_text("Too short.\n", encoding="utf-8")
    in_process.run("build", feed, "-o", store)
    assert _names(store) == ["Kevin Farrugio", "Valeriy Gerasimenkov"]


def test_what_contradicts_a_judgement_is_refused(store: Path) -> None:
    in_process.run("judge", store, "same", "Farrugio", "Kevin Farrugio")
    in_process.run("judge", store, "different", "Farrugio", "Valery Gerasimenkov", "--as", "Boris")
    done = in_process.run("judge", store, "same", "Kevin Farrugio", "Valery Gerasimenkov")
    assert done.code == 1
    assert "were judged different by Boris" in done.err
    assert "undo that first" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("same", "Farrugio"), 2, "same: 1 items; 2 were expected"),
        (("same", "Farrugio", "Nobody Known"), 1, "no entity 'Nobody Known'; an id such as wd:Q159, or a name"),
        (("same", "Farrugio", "Farrugio"), 1, "it is given twice"),
        (("undo", "j-0"), 1, "no judgement 'j-0'"),
        (("take", "nowhere.jsonl"), 1, "nowhere.jsonl: no such file; a ledger (judgements.jsonl) was expected"),
    ],
)
def test_errors_are_one_line_and_change_nothing(
    store: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    before = _export(store)
    done = in_process.run("judge", store, *arguments)
    assert done.code == code
    assert message in done.err
    assert _export(store) == before


def test_a_broken_ledger_is_named_and_the_store_stays_whole(store: Path, tmp_path: Path) -> None:
    before = _export(store)
    (store / "judgements.jsonl").write_text("{\n", encoding="utf-8")
    done = in_process.run("review", store, "--list")
    assert (done.code, "judgements.jsonl, line 1: it is no JSON" in done.err) == (1, True)
    assert _export(store) == before


def test_a_store_is_not_made_by_judging(tmp_path: Path) -> None:
    assert in_process.run("judge", tmp_path / "none", "list").code == 1
    assert in_process.run("review", tmp_path / "none").code == 1
    assert not (tmp_path / "none").exists()
