"""Word lists: what people edit is checked before anything goes by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.wordlists import (
    load_calendar_words,
    load_commitment_words,
    load_coreference_words,
    load_reporting_words,
)

LOADERS = [load_calendar_words, load_commitment_words, load_coreference_words, load_reporting_words]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(resources.ontologies() / "lexicon", tmp_path / "lexicon")
    return tmp_path / "lexicon"


@pytest.mark.parametrize("load", LOADERS)
def test_the_lists_that_come_with_the_package_load(load: Callable[[], object]) -> None:
    assert load() == load()


def test_groups_give_each_word_its_key() -> None:
    words = load_calendar_words()
    assert (words.months["sept"], words.weekdays["tuesday"]) == ("9", "1")
    assert load_commitment_words().modals["may"] == "possible"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("spring]", "spring, spring]", "given twice"),
        ("[may]", "[may, june]", "in the groups 5 and 6"),
        ("numbers:", "figures:", "not a list known here"),
        ("[may]", "may", "no list of words"),
        ("[may]", "[on]", "no list of words"),
    ],
)
def test_a_broken_list_is_reported_with_file_and_list(folder: Path, old: str, new: str, complaint: str) -> None:
    path = folder / "dates.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint) as error:
        load_calendar_words(folder)
    assert str(path) in str(error.value)


def test_a_missing_list_is_named(folder: Path) -> None:
    path = folder / "dates.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("\ncoming_modals:")[0], encoding="utf-8")
    with pytest.raises(LexiconError, match="coming_modals"):
        load_calendar_words(folder)


@pytest.mark.parametrize("content", ["- a\n- b\n", "months: [", ""])
def test_a_file_that_is_no_mapping_is_refused(folder: Path, content: str) -> None:
    (folder / "dates.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match="expected"):
        load_calendar_words(folder)
