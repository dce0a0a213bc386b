"""What a run of the training program was asked for, and the checks of the directories and files that it needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.errors import TrainingError

DEVELOPMENT_FILES = ("re3d.dev.jsonl", "polnear.dev.jsonl", "gum-news.dev.jsonl")


@dataclass(frozen=True)
class Job:
    """What a run was asked for.

    Attributes:
        build: the directory for everything that is made.
        model: the directory of the shipped reader.
        training: the directory with `<source>.train.jsonl`.
        development: the directory with the development sets.
        bench: the directory with `score.py`.
        seeds: one network is trained for each; the first one is shipped.
        without: sources to leave out.
        finish: whether the shipped network has a last stage with the development files.
        threads: of every step.
        again: whether steps run whose outputs are there.
    """

    build: Path
    model: Path
    training: Path | None = None
    development: Path | None = None
    bench: Path | None = None
    seeds: tuple[int, ...] = (0, 1, 2)
    without: tuple[str, ...] = ()
    finish: bool = False
    threads: int = 2
    again: bool = False

    def examples(self, *, finish: bool = False) -> Path:
        """The labelled texts."""
        return self.build / ("examples-finish.jsonl" if finish else "examples.jsonl")

    def run(self, seed: int) -> Path:
        """The directory of one seed."""
        return self.build / f"seed-{seed}"

    @property
    def finished(self) -> Path:
        """The directory of the first seed after its last stage."""
        return self.build / "finished"

    @property
    def runs(self) -> tuple[Path, ...]:
        """The directories of all networks."""
        return (*(self.run(seed) for seed in self.seeds), *((self.finished,) if self.finish else ()))

    @property
    def shipped(self) -> Path:
        """The directory of the network that is shipped."""
        return self.runs[-1] if self.finish else self.runs[0]


def directory_of(path: Path | None, option: str, expected: str) -> Path:
    """A directory that an option names, if it is there."""
    if path is None:
        raise TrainingError(f"{option}: not given; {expected} was expected")
    if not path.is_dir():
        raise TrainingError(f"{option} {path}: no such directory; {expected} was expected")
    return path


def development_of(job: Job) -> Path:
    """The directory of the development sets, if all of them are in it."""
    expected = f"a directory with {', '.join(DEVELOPMENT_FILES)}"
    directory = directory_of(job.development, "--development", expected)
    for name in DEVELOPMENT_FILES:
        if not (directory / name).is_file():
            raise TrainingError(f"--development {directory}: no {name} in it; {expected} was expected")
    return directory


def bench_of(job: Job) -> Path | None:
    """The directory of the scorers, None where none was given."""
    if job.bench is None:
        return None
    directory = directory_of(job.bench, "--bench", "a directory with score.py")
    if not (directory / "score.py").is_file():
        raise TrainingError(f"--bench {directory}: no score.py in it; a directory of scorers was expected")
    return directory


def made(path: Path, step: str) -> Path:
    """A file that an earlier step makes, if it did."""
    if not path.is_file():
        raise TrainingError(f"{path}: not there; `python -m training {step}` makes it and was expected to run first")
    return path


def read_json(path: Path) -> dict[str, Any]:
    """What a JSON file of an earlier step holds."""
    contents: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return contents


def write_json(path: Path, contents: dict[str, Any]) -> None:
    """Writes a JSON file and the directories above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
