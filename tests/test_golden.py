"""What each sample article yields is what its golden file says."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from graphkit import resources
from tests.golden import make

ARTICLES = sorted(path.stem for path in resources.samples().glob("[0-9]*.md"))
HOW = "\nIf the change is wanted: `make golden`, read the diff, commit it with the change that made it."


def difference(path: Path) -> str:
    """A readable diff from the file to what comes out now; empty where they agree."""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = difflib.unified_diff(
        kept.splitlines(),
        make.expected()[path].splitlines(),
        f"{path.name} as kept",
        f"{path.name} as of now",
        lineterm="",
    )
    return "\n".join(lines)


@pytest.mark.parametrize("name", [*ARTICLES, "statuses"])
def test_the_golden_file_holds(name: str) -> None:
    found = difference(make.GOLDEN / f"{name}.txt")
    assert not found, found + HOW


def test_every_article_has_a_golden_file_and_no_file_is_left_over() -> None:
    assert len(ARTICLES) >= 16
    assert make.stale() == []
