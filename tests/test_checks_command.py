"""`graphkit checks` as its user meets it: a line a check, the violations below, and a code that tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import resources
from graphkit.rdf import PREFIXES, Store
from graphkit.rdf.checks import list_checks
from tests.in_process import run


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "kg"
    assert run("build", resources.samples(), "-o", path).code == 0
    return path


def lines(out: str) -> dict[str, str]:
    """Check -> how many violations, as printed."""
    cells = [line.split(maxsplit=2) for line in out.splitlines()]
    return {row[1]: row[2] for row in cells if len(row) == 3 and row[0] in ("vocabulary", "alignments", "store")}


def test_all_checks_pass_over_the_sample_articles(samples: Path) -> None:
    done = run("checks", samples)
    assert (done.code, done.err) == (0, f"{len(list_checks())} checks: 0 errors, 0 warnings\n")
    found = lines(done.out)
    assert set(found) == {check.name for check in list_checks()}
    assert all(count.startswith("0 ") for count in found.values())


def test_without_a_store_only_the_vocabulary_and_the_alignments_are_looked_at() -> None:
    done = run("checks")
    assert done.code == 0
    assert set(lines(done.out)) == {check.name for check in list_checks() if check.about != "store"}


def test_a_violation_is_counted_and_shown_and_ends_with_the_code_of_a_broken_store(samples: Path) -> None:
    with Store.open(samples, write=True) as store:
        store.engine.update(
            'INSERT DATA { GRAPH graph:entities { wd:Q1 gk:nick "a" . wd:Q2 gk:nick "b" . wd:Q3 gk:name "c" } }',
            prefixes=PREFIXES,
        )
    done = run("checks", samples, "--rows", "1")
    assert done.code == 4
    assert lines(done.out)["unknown-property"].startswith("2 errors ")
    shown = done.out.splitlines()
    start = shown.index("unknown-property: A property in graphkit's namespaces is declared by the vocabulary.")
    assert shown[start + 1 : start + 3] == ["  property=gk:name triples=1", "  and 1 more"]
    assert done.err.endswith("checks: 2 errors, 0 warnings\n")


def test_a_store_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    done = run("checks", tmp_path / "none")
    assert done.code == 1
    assert "no store" in done.err
