from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from graphkit.errors import LedgerError
from graphkit.model import Candidate
from graphkit.resolve import Ledger

_PAIR = ("https://example.org/b", "https://example.org/a")
_OTHER = ("https://example.org/a", "https://example.org/c")
_NOW = dt.datetime(2025, 3, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "judgements.jsonl"


def test_a_judgement_is_a_line_that_people_can_read(path: Path) -> None:
    seen = Candidate(_PAIR[1], _PAIR[0], 0.75, ("the same name: “A” (1.00)",))
    names = {_PAIR[0]: "B", _PAIR[1]: "Ä"}
    made = Ledger(path).judge(_PAIR, "same", " Anna  Berg", _NOW, note="seen in print", names=names, candidate=seen)
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "id": made.id,
        "time": "2025-03-01T07:30:00Z",
        "who": "Anna Berg",
        "verdict": "same",
        "first": _PAIR[1],
        "second": _PAIR[0],
        "note": "seen in print",
        "names": ["Ä", "B"],
        "score": 0.75,
        "reasons": ["the same name: “A” (1.00)"],
    }
    assert Ledger(path).in_force() == (made,)


def test_the_file_only_grows(path: Path) -> None:
    ledger = Ledger(path)
    made = ledger.judge(_PAIR, "same", "Anna", _NOW)
    before = path.read_bytes()
    ledger.judge(_OTHER, "different", "Anna", _NOW)
    ledger.undo(made.id, "Boris", _NOW)
    assert path.read_bytes().startswith(before)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3


def test_what_is_undone_no_longer_counts(path: Path) -> None:
    ledger = Ledger(path)
    made = ledger.judge(_PAIR, "same", "Anna", _NOW)
    ledger.undo(made.id, "Boris", _NOW)
    assert ledger.in_force() == Ledger(path).in_force() == ()


def test_the_later_judgement_counts_until_it_is_undone(path: Path) -> None:
    ledger = Ledger(path)
    first = ledger.judge(_PAIR, "same", "Anna", _NOW)
    second = ledger.judge(_PAIR[::-1], "different", "Boris", _NOW)
    assert ledger.in_force() == (second,)
    ledger.undo(second.id, "Boris", _NOW)
    assert ledger.in_force() == (first,)


def test_a_judgement_made_twice_is_two_records(path: Path) -> None:
    ledger = Ledger(path)
    first = ledger.judge(_PAIR, "same", "Anna", _NOW)
    second = ledger.judge(_PAIR, "same", "Anna", _NOW)
    assert first.id != second.id
    ledger.undo(second.id, "Anna", _NOW)
    assert ledger.in_force() == (first,)


def test_a_ledger_in_memory_leaves_no_file(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.judge(_PAIR, "unsure", "Anna", _NOW)
    assert len(ledger.in_force()) == 1
    assert not any(tmp_path.iterdir())


def test_records_of_another_ledger_are_taken_once(path: Path, tmp_path: Path) -> None:
    old, new = Ledger(tmp_path / "old.jsonl"), Ledger(path)
    made = old.judge(_PAIR, "same", "Anna", _NOW)
    old.undo(made.id, "Anna", _NOW)
    kept = old.judge(_OTHER, "same", "Anna", _NOW)
    assert (new.take(tmp_path / "old.jsonl"), new.take(tmp_path / "old.jsonl")) == (3, 0)
    assert new.in_force() == Ledger(path).in_force() == (kept,)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"judgements.jsonl, line 2: it is no JSON .*one object a line was expected"),
        ("[]", r"line 2: it lacks first, id, second, time, verdict, who; .* were expected"),
        (
            '{"id": "j-1", "time": "2025-03-01T00:00:00Z", "who": "A", "verdict": "same"}',
            "line 2: it lacks first, second",
        ),
        (
            '{"id": "j-1", "time": "2025-03-01T00:00:00Z", "who": "A", "verdict": "no", "first": "a", "second": "b"}',
            "line 2: verdict is 'no'; one of same, different, unsure was expected",
        ),
        (
            '{"id": "j-1", "time": "noon", "who": "A", "verdict": "same", "first": "a", "second": "b"}',
            "line 2: time is 'noon'; one such as",
        ),
        ('{"id": "u-1", "undoes": "j-1", "who": "A"}', "line 2: it lacks time; id, time, undoes, who were expected"),
    ],
)
def test_a_broken_line_is_named(path: Path, line: str, message: str) -> None:
    Ledger(path).judge(_PAIR, "same", "Anna", _NOW)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")
    with pytest.raises(LedgerError, match=message):
        Ledger(path)


def test_what_cannot_be_judged_is_refused(path: Path) -> None:
    ledger = Ledger(path)
    with pytest.raises(LedgerError, match="it is given twice; two entities were expected"):
        ledger.judge((_PAIR[0], _PAIR[0]), "same", "Anna", _NOW)
    with pytest.raises(LedgerError, match="who judges was expected"):
        ledger.judge(_PAIR, "same", "  ", _NOW)
    with pytest.raises(LedgerError, match="a time without a zone"):
        ledger.judge(_PAIR, "same", "Anna", dt.datetime(2025, 3, 1))
    with pytest.raises(LedgerError, match="no judgement 'j-0'"):
        ledger.undo("j-0", "Anna", _NOW)
    made = ledger.judge(_PAIR, "same", "Anna", _NOW)
    ledger.undo(made.id, "Anna", _NOW)
    with pytest.raises(LedgerError, match="is undone already"):
        ledger.undo(made.id, "Anna", _NOW)
    with pytest.raises(LedgerError, match="no such file"):
        ledger.take(path.with_name("nowhere.jsonl"))
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
