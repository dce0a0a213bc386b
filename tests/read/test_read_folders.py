"""Folders: which files are read, in which order, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.errors import ArticleError
from graphkit.model import Article
from graphkit.read import read_articles

TEXT = "The parliament ratified the treaty."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("news")


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)


def _sources(*inputs: str | Path) -> list[str]:
    return [result.source_id if isinstance(result, Article) else str(result) for result in read_articles(inputs)]


def test_files_come_sorted_by_name_folder_by_folder(folder: Path) -> None:
    _fill(folder, "b.txt", "a/2.txt", "a/1/9.TXT", "c.md", "B.txt")
    assert _sources(folder) == ["news/B.txt", "news/a/1/9.TXT", "news/a/2.txt", "news/b.txt", "news/c.md"]


def test_inputs_come_in_the_order_given_and_as_typed(folder: Path) -> None:
    _fill(folder, "b.txt", "a.txt")
    assert _sources("news/b.txt", "./news/a.txt", "news/") == ["news/b.txt", "./news/a.txt", "news/a.txt", "news/b.txt"]


def test_hidden_files_and_readmes_are_passed_over_in_a_folder_but_read_when_named(folder: Path) -> None:
    _fill(folder, "a.txt", ".b.txt", ".git/c.txt", "README.md", "readme/b.txt", "readme/Readme.txt")
    assert _sources(folder) == ["news/a.txt", "news/readme/b.txt"]
    assert _sources("news/README.md", "news/.b.txt", "news/.git") == [
        "news/README.md",
        "news/.b.txt",
        "news/.git/c.txt",
    ]


def test_a_store_in_a_folder_is_passed_over(folder: Path) -> None:
    _fill(folder, "a.txt", "kg/CURRENT", "kg/IDENTITY", "kg/LOCK", "kg/000012.log", "kg/old.txt")
    assert _sources(folder) == ["news/a.txt"]


def test_unknown_endings_are_reported_once_each_after_the_articles(folder: Path) -> None:
    _fill(folder, "1.jpg", "2.JPG", "a.txt", "deep/3.jpg", "LICENSE")
    known = ".htm, .html, .json, .jsonl, .markdown, .md, .ndjson, .pdf, .txt"
    assert _sources(folder) == [
        "news/a.txt",
        f"news: 1 file(s) have no ending and are not read, the first is news/LICENSE; one of {known} was expected",
        f"news: 3 file(s) end in '.jpg' and are not read, the first is news/1.jpg; one of {known} was expected",
    ]


def test_a_file_with_an_unknown_ending_is_named(folder: Path) -> None:
    _fill(folder, "report.docx")
    (error,) = read_articles(["news/report.docx"])
    assert str(error).startswith("news/report.docx: files in '.docx' are not read; one of .htm, ")


@pytest.mark.parametrize("names", [(), ("README.md",), (".hidden.txt",)])
def test_a_folder_without_articles_gives_one_line(folder: Path, names: tuple[str, ...]) -> None:
    folder.mkdir()
    _fill(folder, *names)
    (error,) = read_articles([folder])
    assert isinstance(error, ArticleError)
    assert (error.where, error.what) == ("news", "no article is in the folder")


def test_links_are_followed_but_not_in_circles(folder: Path, tmp_path: Path) -> None:
    _fill(tmp_path / "elsewhere", "x.txt")
    _fill(folder, "a.txt")
    (folder / "circle").symlink_to(tmp_path / "news")
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    assert _sources(folder) == ["news/a.txt", "news/link/x.txt"]


def test_what_is_not_a_file_is_reported_not_waited_for(folder: Path) -> None:
    _fill(folder, "a.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "broken.txt").symlink_to("nowhere")
    expected = "not a regular file; a file or folder was expected"
    assert _sources(folder) == ["news/a.txt", f"news/broken.txt: {expected}", f"news/pipe.txt: {expected}"]


def test_a_folder_that_may_not_be_listed_is_named_and_the_others_go_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(folder, "a/1.txt", "b/2.txt")
    real = Path.iterdir

    def refuse(path: Path) -> object:
        if path == folder / "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert _sources(folder) == [
        "news/a: cannot be read (permission denied); a readable file or folder was expected",
        "news/b/2.txt",
    ]


def test_a_name_that_is_not_text_is_spelled_out(folder: Path) -> None:
    folder.mkdir()
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text(TEXT)
    assert _sources(folder) == [r"news/caf\udce9.txt"]
