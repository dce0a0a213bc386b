"""Whatever befalls the index of a store, the graph comes out as if it had always been whole."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.index import FILE
from graphkit.rdf import Store
from graphkit.resolution import Review, derive
from graphkit.resolve import Ledger
from tests.upkeep import world
from tests.upkeep.histories import History

_SEED = 11
_PAGE = 4096


def _plan(number: int, *people: int) -> world.Plan:
    statements = [world.Statement("Meeting", person, 0, number, "person", "actual") for person in people]
    statements.append(world.Statement("Deployment", number, number % 3, number % 2, "body", "actual"))
    return world.Plan(number, ((number % 2, 10),), 1 + number % 4, number, tuple(statements))


_ARTICLES = tuple(world.told(_plan(*numbers)) for numbers in ((0, 0), (1, 2, 4), (2, 3), (3, 1, 5), (4, 6), (5, 7, 0)))
_LATER = 3  # so many articles come after the older copy was made


def _overwrite(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(random.Random(_SEED).randbytes(length))


def _another_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def _other_programs(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = 'graphkit 0' WHERE name = 'made for'")
    connection.close()


def _to_the_older_copy(path: Path) -> None:
    shutil.copy(path.parent.parent / "older", path)


_DAMAGES: dict[str, Callable[[Path], None]] = {
    "deleted": lambda path: path.unlink(),
    "emptied": lambda path: path.write_bytes(b""),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut to one page": lambda path: path.write_bytes(path.read_bytes()[:_PAGE]),
    "garbage": lambda path: path.write_bytes(random.Random(_SEED).randbytes(20_000)),
    "garbage behind the first page": lambda path: _overwrite(path, _PAGE, path.stat().st_size - _PAGE),
    "garbage in the middle": lambda path: _overwrite(path, path.stat().st_size // 2, 8 * _PAGE),
    "of another version": _another_version,
    "of other programs": _other_programs,
    "an older copy": _to_the_older_copy,
    "its state deleted": lambda path: path.with_name("index.state").unlink(),
}


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A store on disk with five of the articles, and beside it a copy of its index from when it had three."""
    history = History(_ARTICLES, tmp_path / "kg")
    for number in range(len(_ARTICLES) - 1):
        if number == _LATER:
            shutil.copy(tmp_path / "kg" / FILE, tmp_path / "older")
        history.step("add", number, 0)
        history.step("derive", 0, 0)
    history.step("same", 0, 0)
    history.store.close()
    return history


def _go_on(history: History) -> None:
    for what, number in (("retract", 3), ("add", 5), ("derive", 0), ("retract", 0)):
        history.step(what, number, 0)
    found, expected = history.store.export("nquads"), history.expected()
    assert sorted(set(found.splitlines()) ^ set(expected.splitlines())) == []


def test_the_store_of_these_tests_has_joined_entities(history: History) -> None:
    with Store.open(history.directory) as store:
        assert {j.verdict for j in Ledger(history.directory / "judgements.jsonl").in_force()} == {"same"}
        assert b"asExtracted" in store.export("nquads")
        assert b"articles whose texts share" in store.export("nquads")


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_index_does_not_matter_to_the_graph(history: History, damage: str) -> None:
    _DAMAGES[damage](history.directory / FILE)
    history.store = Store.open(history.directory, write=True)
    _go_on(history)
    history.store.close()


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_index_does_not_matter_to_a_review(history: History, damage: str) -> None:
    with Store.open(history.directory) as store:
        offered = Review(store).offered
    _DAMAGES[damage](history.directory / FILE)
    for write in (False, True):
        with Store.open(history.directory, write=write) as store:
            assert Review(store).offered == offered != ()


def test_damage_that_shows_while_the_graph_is_derived_is_mended(history: History) -> None:
    history.store = Store.open(history.directory, write=True)
    history.step("add", 5, 0)
    history.store.index.connection.execute("UPDATE variant SET grams = X'00000000'")  # which no longer has its hash
    derive(history.store, history.ledger)
    _go_on(history)
    history.store.close()
