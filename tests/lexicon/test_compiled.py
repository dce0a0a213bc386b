"""The cache of what is built from files: used while nothing changes, never trusted when broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.lexicon.compiled import compiled


class Builder:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[int]:
        self.times += 1
        return [self.times]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("GRAPHKIT_CACHE", str(folder))
    return folder


def test_the_same_bytes_are_built_once(cache: Path, tmp_path: Path) -> None:
    file, build = tmp_path / "a.csv", Builder()
    file.write_text("one")
    assert [compiled("x", [file], build) for _ in range(3)] == [[1], [1], [1]]
    file.write_text("two")
    assert compiled("x", [file], build) == [2]
    assert len(list(cache.iterdir())) == 2


def test_a_broken_cache_is_built_anew(cache: Path, tmp_path: Path) -> None:
    build = Builder()
    compiled("x", [], build)
    (made,) = cache.iterdir()
    made.write_bytes(b"nonsense")
    assert compiled("x", [], build) == [2]
    assert compiled("x", [], build) == [2]


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path / "file" / "below"))
    assert compiled("x", [], Builder()) == [1]


def test_no_cache_is_kept_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_CACHE", "")
    build = Builder()
    assert [compiled("x", [], build), compiled("x", [], build)] == [[1], [2]]


def test_old_caches_are_cleared_away(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    for number in range(8):
        file.write_text(str(number))
        compiled("x", [file], Builder())
    assert len(list(cache.iterdir())) == 4
