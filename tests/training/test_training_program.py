"""`python -m training`: its options, its errors, and which steps it runs; without torch, which only training needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.reader.files import CHECKSUMS, FILES
from training import steps
from training.__main__ import HELP, main
from training.errors import TrainingError
from training.job import DEVELOPMENT_FILES, Job

ROOT = Path(__file__).parents[2]
TEXT = {"id": "a", "text": "She said so.", "attributions": []}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    directory = tmp_path / "texts"
    directory.mkdir()
    (directory / "polnear.train.jsonl").write_text(json.dumps(TEXT) + "\n", encoding="utf-8")
    return directory


@pytest.fixture
def job(tmp_path: Path, texts: Path) -> Job:
    return Job(tmp_path / "build", tmp_path / "model", training=texts, seeds=(0, 1), without=("domain",), threads=1)


def touch(path: Path, contents: str = "{}") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(contents, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", HELP)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert HELP[command] in " ".join(shown.split())
    assert "--without SOURCE" in shown


def test_the_program_starts_without_torch() -> None:
    program = (
        "import sys; sys.modules.update(torch=None, transformers=None, onnx=None)\n"
        "from training.__main__ import main; main(['prepare', '--help'])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "--training DIR" in done.stdout


def test_training_without_torch_says_what_to_install(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    steps.prepare(job)
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in ("training.train", "training.encoding", "training.network"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(TrainingError, match="torch: not installed; the extra `train` was expected"):
        steps.train(job)


ERRORS = {
    "nothing given": (["prepare"], ["--training: not given", "<source>.train.jsonl"]),
    "no directory": (["prepare", "--training", "nowhere"], ["--training nowhere: no such directory"]),
    "an empty directory": (["prepare", "--training", "empty"], ["empty: no *.train.jsonl"]),
    "an unknown source": (["prepare", "--training", "texts", "--without", "gossip"], ["gossip", "polnear"]),
    "no development sets": (
        ["prepare", "--training", "texts", "--finish", "--without", "domain"],
        ["--development: not given", *DEVELOPMENT_FILES],
    ),
    "a development set less": (["all", "--training", "texts", "--development", "empty"], ["no re3d.dev.jsonl"]),
    "no scorers": (["all", "--training", "texts", "--bench", "empty"], ["--bench empty: no score.py"]),
    "train before prepare": (["train", "--build", "empty"], ["examples.jsonl: not there", "training prepare`"]),
    "export before train": (["export", "--build", "empty"], ["weights.pt: not there", "training train`"]),
    "evaluate before export": (["evaluate", "--build", "empty"], ["SHA256SUMS: not there", "training export`"]),
    "ship before export": (["ship", "--build", "empty"], ["SHA256SUMS: not there", "training export`"]),
    "card before evaluate": (["card", "--build", "empty"], ["figures.json: not there", "training evaluate`"]),
    "no reader": (["evaluate", "--reader", "empty", "--build", "build"], ["empty", "expected"]),
}


@pytest.mark.parametrize(("given", "said"), ERRORS.values(), ids=ERRORS)
def test_an_error_names_what_is_missing_and_what_was_expected(
    tmp_path: Path,
    texts: Path,
    given: list[str],
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main(given) == 2
    shown = capsys.readouterr().err
    for words in (*said, "expected"):
        assert words in shown


@pytest.mark.parametrize(
    "given", [["train", "--threads", "0"], ["train", "--seeds", "1", "1"], ["train", "--seeds", "x"], ["guess"], []]
)
def test_options_that_make_no_sense_are_refused(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(given)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_prepare_tells_what_the_texts_hold(job: Job) -> None:
    steps.prepare(job)
    manifest = json.loads((job.build / "examples.json").read_text(encoding="utf-8"))
    assert manifest["without"] == ["domain"]
    assert manifest["sources"] == {
        "polnear": {"texts": 1, "names": 0, "inner": 0, "nominals": 0, "attributions": 0, "mentions": 0}
    }
    assert not job.examples().with_suffix(".part").exists()


def newer(path: Path) -> None:
    later = path.stat().st_mtime_ns + 10**12
    os.utime(path, ns=(later, later))


CHANGES: dict[str, tuple[Callable[[Job], Job], bool]] = {
    "nothing": (lambda job: job, False),
    "again": (lambda job: replace(job, again=True), True),
    "other options": (lambda job: replace(job, without=()), True),
    "newer texts": (lambda job: (newer(job.training / "polnear.train.jsonl"), job)[1], True),  # type: ignore[operator]
}


@pytest.mark.parametrize(("change", "runs"), CHANGES.values(), ids=CHANGES)
def test_a_step_runs_again_only_for_a_reason(
    job: Job, change: Callable[[Job], Job], runs: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    steps.prepare(job)
    capsys.readouterr()
    steps.prepare(change(job))
    assert ("labelling" in capsys.readouterr().err) is runs


def test_the_first_seed_is_shipped_unless_it_was_finished(job: Job) -> None:
    for run in ("seed-0", "seed-1", "finished"):
        for name in (*FILES, CHECKSUMS):
            touch(job.build / run / "reader" / name, run)
    steps.ship(job)
    assert {(job.model / name).read_text(encoding="utf-8") for name in (*FILES, CHECKSUMS)} == {"seed-0"}
    steps.ship(replace(job, finish=True))
    assert (job.model / CHECKSUMS).read_text(encoding="utf-8") == "finished"


def test_a_network_that_saw_the_development_sets_is_not_scored_on_them(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Path | None] = {}

    def score(reader: Path, predictions: Path, **more: Path | None) -> dict[str, object]:
        asked[reader.parent.name] = more["development"]
        return {"development": {} if more["development"] else None}

    monkeypatch.setattr("training.evaluate.evaluate", score)
    development, bench = tmp_path / "development", tmp_path / "bench"
    for name in DEVELOPMENT_FILES:
        touch(development / name)
    touch(bench / "score.py")
    for run in ("seed-0", "seed-1", "finished"):
        touch(job.build / run / "run.json")
        touch(job.build / run / "reader" / CHECKSUMS)
    whole = replace(job, development=development, bench=bench, finish=True)
    steps.evaluate(whole)
    assert asked == {"seed-0": development, "seed-1": development, "finished": None}
    asked.clear()
    steps.evaluate(whole)
    assert asked == {}


def test_figures_without_the_development_sets_are_completed_once_they_are_given(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored: list[str] = []

    def score(reader: Path, predictions: Path, **more: Path | None) -> dict[str, object]:
        scored.append(reader.parent.name)
        return {"development": {} if more["development"] else None}

    monkeypatch.setattr("training.evaluate.evaluate", score)
    for run in ("seed-0", "seed-1"):
        touch(job.build / run / "run.json")
        touch(job.build / run / "reader" / CHECKSUMS)
    steps.evaluate(job)
    for name in DEVELOPMENT_FILES:
        touch(tmp_path / name)
    touch(tmp_path / "score.py")
    steps.evaluate(replace(job, development=tmp_path, bench=tmp_path))
    assert scored == ["seed-0", "seed-1", "seed-0", "seed-1"]


def test_the_passes_of_the_last_stage_cover_every_source() -> None:
    from training.sources import LABELLERS

    assert set(steps.FINISH_PASSES) == {*LABELLERS, "polnear", "domain"}
