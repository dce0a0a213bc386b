"""What breaks a rule stays out of the store, is kept with its report, and comes in once it keeps all rules."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit import KnowledgeGraph, build, pipeline, quarantine
from graphkit.errors import ArticleError, QuarantinedWarning, StoreError
from graphkit.model import Extraction, Filler, Span
from graphkit.quarantine import Held, Quarantine
from graphkit.rdf import PREFIXES, Run, Store
from tests.in_process import run

SENTENCE = "Russia delivered S-400 systems to India in May 2025."
FAULTS = {
    "type": "ArmsTransfer: equipment is WeaponSystem",
    "passage": "a trigger's words stand in the passage between its offsets",
    "date": "ArmsTransfer: time is a date",
    "mode": "the mode is one of gk:ModeScheme",
}


def spoilt(extraction: Extraction) -> Extraction:
    """The extraction with the fault that the article's title names."""
    fault = (extraction.article.title or "").removeprefix("fault ")
    if fault not in FAULTS:
        return extraction
    attestations = []
    for one in extraction.attestations:
        russia = next(filler.entity for filler in one.claim.fillers if filler.role == "supplier")
        changes = {
            "type": [Filler("equipment", entity=russia) if f.role == "equipment" else f for f in one.claim.fillers],
            "date": [Filler("time", value="next \x1b[31mMay\n") if f.role == "time" else f for f in one.claim.fillers],
        }
        claim = replace(one.claim, fillers=tuple(changes.get(fault, one.claim.fillers)))
        if fault == "passage":
            one = replace(one, sentence=Span(0, 0))
        attestations.append(replace(one, claim=claim, mode="rumoured" if fault == "mode" else one.mode))
    return replace(extraction, attestations=tuple(attestations))


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """An extractor with faults; undo it, and it is sound again."""
    sound = pipeline.extract_article
    monkeypatch.setattr(pipeline, "extract_article", lambda article, options: spoilt(sound(article, options)))
    return monkeypatch


def feed(folder: Path, titles: list[str]) -> Path:
    path = folder / "feed.jsonl"
    rows = [
        {"id": f"r{number}", "title": title, "published": "2025-06-01", "url": f"https://x.example/{number}"}
        | {"text": f"Report {number}. {SENTENCE}", "publisher": "Example Wire"}
        for number, title in enumerate(titles)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def titles(store: Path) -> set[str]:
    with KnowledgeGraph.load(store) as graph:
        return {str(article.title) for article in graph.articles()}


def files(store: Path) -> list[Path]:
    return sorted((store / "quarantine").iterdir())


def contents(store: Path) -> bytes:
    with KnowledgeGraph.load(store) as graph:
        return graph.export("nquads")


def test_faults_of_each_kind_stay_out_and_the_good_go_in(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["good a", *(f"fault {name}" for name in FAULTS), "good b"]), tmp_path / "kg"
    done = run("build", news, "-o", store)
    assert done.code == 3
    *lines, summary = done.err.splitlines()
    assert len(lines) == len(FAULTS)
    for line, (name, rule) in zip(lines, FAULTS.items(), strict=True):
        assert f"fault {name}" in line
        assert rule in line
        assert "it is kept out" in line
    assert sum(SENTENCE in line for line in lines) >= len(FAULTS) - 1
    assert "2 articles added" in summary
    assert "4 quarantined" in summary
    assert titles(store) == {"good a", "good b"}
    assert run("validate", store).code == 0


def test_a_store_that_was_broken_is_reported_by_article_and_sentence(tmp_path: Path) -> None:
    store = tmp_path / "kg"
    run("build", feed(tmp_path, ["one", "two"]), "-o", store)
    with Store.open(store, write=True) as opened:
        opened.engine.update(
            "DELETE { GRAPH ?g { ?c gk:time ?o } } INSERT { GRAPH ?g { ?c gk:time ?bad } }"
            "WHERE { GRAPH ?g { ?c gk:time ?o } BIND('next \\u001B[31mMay\\n' AS ?bad) }",
            prefixes=PREFIXES,
        )
        opened.engine.update("DELETE WHERE { GRAPH ?g { ?a gk:mode ?mode } }", prefixes=PREFIXES)
    done = run("validate", store)
    assert done.code == 4
    *blocks, count = done.out.strip().split("\n\n")
    assert count == "5 violations in 2 articles"
    assert len(blocks) == 2
    for block in blocks:
        heading, sentence, *rest = block.splitlines()
        assert re.fullmatch(r"d-[0-9a-f]{16}: (one · 2025-06-01 · r0|two · 2025-06-01 · r1)", heading)
        assert sentence == f"  “{SENTENCE}”"
        assert any("an attestation has one mode (found nothing; expected 1 or more)" in line for line in rest)
    assert done.out.count("ArmsTransfer: time is a date (found “next [31mMay”)") == 1
    assert "\x1b" not in done.out
    told = json.loads(run("validate", store, "-f", "json").out)
    assert (told["conforms"], len(told["violations"]), len(told["articles"])) == (False, 5, 2)
    assert {violation["sentence"] for violation in told["violations"]} == {SENTENCE}


def test_a_feed_that_falls_silent_keeps_nothing_waiting(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "graphkit", "build", "-", "-o", str(tmp_path / "kg")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(feed(tmp_path, ["one", "two", "three"]).read_bytes())
        process.stdin.flush()
        deadline = time.monotonic() + 60
        found: set[str] = set()
        while len(found) < 3 and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.2)
            with suppress(StoreError):
                found = titles(tmp_path / "kg")
        process.stdin.close()
        assert process.wait(60) == 0
    assert found == {"one", "two", "three"}


def test_a_file_holds_all_that_is_needed_to_try_again(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["fault type", "good"]), tmp_path / "kg"
    run("build", news, "-o", store)
    [path] = files(store)
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["format"] == "graphkit-quarantine/1"
    assert record["article"]["id"] == path.stem
    assert record["article"] | {"id": ""} == {
        "id": "",
        "source_id": "r0",
        "text": f"Report 0. {SENTENCE}",
        "title": "fault type",
        "url": "https://x.example/0",
        "publisher": "Example Wire",
        "published": "2025-06-01",
    }
    assert set(record["run"]) == {"id", "version", "model", "lexicon", "options"}
    [violation] = [one for one in record["violations"] if one["message"] == FAULTS["type"]]
    assert violation["sentence"] == SENTENCE
    assert violation["path"] == "gk:equipment"
    assert violation["found"] == "wd:Q159 (gk:Country)"
    [held] = Quarantine(store)
    assert held.record() == record


def test_the_quarantine_is_listed(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["fault type", "fault date", "good"]), tmp_path / "kg"
    run("build", news, "-o", store)
    done = run("quarantine", store)
    assert done.code == 0
    assert "fault type" in done.out
    assert f"{FAULTS['date']} in “{SENTENCE}”" in done.out
    assert "\x1b" not in done.out
    assert "2 articles in quarantine" in done.err
    records = json.loads(run("quarantine", store, "-f", "json").out)
    assert {record["article"]["title"] for record in records} == {"fault type", "fault date"}
    assert run("quarantine", tmp_path / "none").code == 1


def test_an_article_that_is_fixed_leaves_by_retrying(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["fault type", "fault mode", "good"]), tmp_path / "kg"
    run("build", news, "-o", store)
    assert run("quarantine", store, "--retry").code == 1
    assert len(files(store)) == 2
    faulty.undo()
    done = run("quarantine", store, "--retry")
    assert done.code == 0, done.err
    assert "2 articles added" in done.err
    assert not (store / "quarantine").exists()
    run("build", news, "-o", tmp_path / "fresh")
    assert contents(store) == contents(tmp_path / "fresh")


def test_an_article_that_is_fixed_leaves_by_building(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["fault type", "good"]), tmp_path / "kg"
    run("build", news, "-o", store)
    before = contents(store), files(store)[0].read_bytes()
    run("build", news, "-o", store)
    assert (contents(store), files(store)[0].read_bytes()) == before
    faulty.undo()
    assert run("build", news, "-o", store).code == 0
    assert titles(store) == {"fault type", "good"}
    assert not (store / "quarantine").exists()


def test_the_old_extraction_stays_where_the_new_one_breaks_a_rule(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["fault type", "good"]), tmp_path / "kg"
    faulty.undo()
    with faulty.context() as older:
        older.setattr(pipeline, "run_of", lambda _: Run("0.0", "m", "l"))
        build([news], store).close()
    faulty.setattr(pipeline, "extract_article", _faulty(pipeline.extract_article))
    assert run("build", news, "-o", store).code == 3
    assert titles(store) == {"fault type", "good"}
    assert len(files(store)) == 1


def _faulty(sound):  # type: ignore[no-untyped-def]
    return lambda article, options: spoilt(sound(article, options))


@pytest.mark.parametrize("size", [1, 2, 5])
def test_the_size_of_a_batch_changes_nothing(faulty: pytest.MonkeyPatch, tmp_path: Path, size: int) -> None:
    names = ["good a", "fault type", "good b", "fault date", "fault passage", "good c", "good d"]
    news = feed(tmp_path, names)
    run("build", news, "-o", tmp_path / "kg")
    faulty.setattr("graphkit.admission._ARTICLES_AT_ONCE", size)
    run("build", news, "-o", tmp_path / "other")
    assert contents(tmp_path / "kg") == contents(tmp_path / "other")
    assert [f.read_bytes() for f in files(tmp_path / "kg")] == [f.read_bytes() for f in files(tmp_path / "other")]


def test_a_graph_in_memory_goes_without_and_says_so(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news = feed(tmp_path, ["fault type", "good"])
    with pytest.warns(QuarantinedWarning, match="fault type.*ArmsTransfer: equipment is WeaponSystem"):
        graph = build([news])
    assert {article.title for article in graph.articles()} == {"good"}
    with Store.in_memory() as store:
        report = pipeline.build_into(store, [news])
    assert len(report.quarantined) == report.added == 1


def test_nothing_but_faults_is_an_error(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news = feed(tmp_path, ["fault type"])
    with pytest.raises(ArticleError, match="equipment is WeaponSystem"):
        build([news])
    assert run("build", news, "-o", tmp_path / "kg").code == 1


def test_a_file_that_cannot_be_written_whole_is_not_there(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["good", "fault type"]), tmp_path / "kg"
    run("build", feed(tmp_path, ["good"]), "-o", store)
    feed(tmp_path, ["good", "fault type"])
    faulty.setattr(quarantine.os, "fsync", _no_space)
    done = run("build", news, "-o", store)
    assert done.code == 1
    assert "No space left" in done.err
    assert not list((store / "quarantine").glob("*.json"))
    faulty.setattr(quarantine.os, "fsync", lambda _: None)
    assert run("build", news, "-o", store).code == 3
    assert [path.suffix for path in files(store)] == [".json"]


def _no_space(stream: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"article": {"id": "d-1"}, "run": {}, "violations": []}', "é"])
def test_a_file_of_something_else_is_told(tmp_path: Path, text: str) -> None:
    with Store.open(tmp_path / "kg", write=True):
        pass
    (tmp_path / "kg" / "quarantine").mkdir()
    (tmp_path / "kg" / "quarantine" / "d-1.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="graphkit build"):
        list(Quarantine(tmp_path / "kg"))
    done = run("quarantine", tmp_path / "kg")
    assert done.code == 1
    assert "d-1.json" in done.err


def test_a_file_of_another_article_is_refused(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run("build", feed(tmp_path, ["good", "fault type"]), "-o", tmp_path / "kg")
    [path] = files(tmp_path / "kg")
    path.rename(path.with_stem("d-0"))
    with pytest.raises(StoreError, match="it is not of that article"):
        list(Quarantine(tmp_path / "kg"))


def test_what_a_killed_run_let_in_is_released_by_the_next(faulty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    news, store = feed(tmp_path, ["fault type", "good"]), tmp_path / "kg"
    run("build", news, "-o", store)
    [held] = Quarantine(store)
    faulty.undo()
    with faulty.context() as killed:
        killed.setattr(Quarantine, "release", lambda *_: None)
        run("build", news, "-o", store)
    assert len(files(store)) == 1
    assert isinstance(held, Held)
    assert run("build", news, "-o", store).code == 0
    assert not (store / "quarantine").exists()


_KILLED = """
import sys, time
from pathlib import Path
from graphkit import pipeline
from graphkit.quarantine import Quarantine
from graphkit.cli import main
from tests import test_quarantine
pipeline.extract_article = test_quarantine._faulty(pipeline.extract_article)
main()
"""


@pytest.mark.parametrize("files_written", [0, 3, 11])
def test_a_killed_build_leaves_whole_files_and_is_completed(
    faulty: pytest.MonkeyPatch, tmp_path: Path, files_written: int
) -> None:
    names = [name for number in range(30) for name in (f"good {number}", "fault date")]
    news, store = feed(tmp_path, names), tmp_path / "kg"
    command = [sys.executable, "-c", _KILLED, "build", str(news), "-o", str(store)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ}) as process:
        deadline = time.monotonic() + 60
        folder = store / "quarantine"
        while process.poll() is None and time.monotonic() < deadline:
            if (store / "CURRENT").exists() and len(list(folder.glob("*.json"))) >= files_written:
                break
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    for held in Quarantine(store):
        assert held.violations
    assert run("build", news, "-o", store).code == 3
    assert run("build", news, "-o", tmp_path / "whole").code == 3
    assert contents(store) == contents(tmp_path / "whole")
    whole = {path.name: path.read_bytes() for path in files(tmp_path / "whole")}
    assert {path.name: path.read_bytes() for path in files(store)} == whole
    assert len(whole) == 30
