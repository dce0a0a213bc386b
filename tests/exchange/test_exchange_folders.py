"""All formats: the same bytes for the same graph, and folders that are written only where nothing stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import KnowledgeGraph
from graphkit.errors import StoreError
from tests.in_process import run


def files(graph: KnowledgeGraph, form: str, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in graph.export_folder(form, folder, shards=3)}


@pytest.mark.parametrize("form", ["gexf", "ftm", "rdf12"])
def test_the_order_of_the_articles_does_not_show_in_a_file(
    hostile: KnowledgeGraph, reversed_graph: KnowledgeGraph, form: str
) -> None:
    assert hostile.export(form) == reversed_graph.export(form)


@pytest.mark.parametrize("form", ["csv", "neo4j", "nquads"])
def test_the_order_of_the_articles_does_not_show_in_a_folder(
    hostile: KnowledgeGraph, reversed_graph: KnowledgeGraph, tmp_path: Path, form: str
) -> None:
    assert files(hostile, form, tmp_path / "one") == files(reversed_graph, form, tmp_path / "other")


def test_a_folder_that_holds_something_is_left_alone(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"the folder is not empty; a new or empty folder was expected"):
        graph.export_folder("csv", tmp_path)
    with pytest.raises(StoreError, match=r"note\.txt: it is a file; a new or empty folder was expected"):
        graph.export_folder("csv", tmp_path / "note.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_form_of_one_file_has_no_folder(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"form 'gexf' has no folder; csv, neo4j or nquads was expected"):
        graph.export_folder("gexf", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_an_error_in_words(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"Not a directory; a folder that can be written was expected"):
        graph.export_folder("csv", tmp_path / "note.txt" / "folder")


@pytest.fixture(scope="module")
def store(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exchange") / "kg"
    graph.save(path)
    return path


@pytest.mark.parametrize(("arguments", "count"), [(("-f", "csv"), 3), (("-f", "neo4j"), 9), (("--shards", "5"), 5)])
def test_the_command_writes_a_folder(store: Path, tmp_path: Path, arguments: tuple[str, ...], count: int) -> None:
    target = tmp_path / "out"
    done = run("export", store, *arguments, "-o", target)
    assert (done.code, done.err) == (0, f"{target}: {count} files\n")
    assert len(list(target.iterdir())) == count
    again = run("export", store, *arguments, "-o", target)
    assert again.code == 1
    assert "the folder is not empty" in again.err


@pytest.mark.parametrize("arguments", [("-f", "csv"), ("-f", "neo4j"), ("--shards", "2")])
def test_several_files_need_a_folder(store: Path, arguments: tuple[str, ...]) -> None:
    done = run("export", store, *arguments)
    assert done.code == 2
    assert "-o FOLDER was expected" in done.err


def test_a_file_cannot_be_a_folder(store: Path, tmp_path: Path) -> None:
    done = run("export", store, "-f", "gexf", "-o", tmp_path)
    assert done.code == 2
    assert "Is a directory; a file that can be written was expected" in done.err


def test_only_nquads_come_in_shards(store: Path, tmp_path: Path) -> None:
    done = run("export", store, "-f", "csv", "--shards", "2", "-o", tmp_path / "out")
    assert done.code == 2
    assert "--shards splits N-Quads, not csv" in done.err


def test_the_command_says_how_many_denied_claims_it_leaves_out(store: Path, tmp_path: Path) -> None:
    done = run("export", store, "-f", "ftm", "-o", tmp_path / "kg.json")
    assert (done.code, done.err) == (0, "2 of 8 claims left out, because they are denied or only negated\n")
