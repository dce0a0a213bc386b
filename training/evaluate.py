"""A reader's files -> its figures: on the development data by a directory of scorers, on our held-out texts by our own.

Rulings:

- The scorers of the development data are programs of their own, `score.py TASK GOLD PREDICTIONS --json`; they score
  what the reader alone finds, without spaCy, the lexicon and the rules that run after it in a graphkit pipeline.
- A reader that learned from the development files gets no figures on them (`development` is None).
- The held-out domain documents are those in `training/domain/held-out`; `domain_scores` tells how they are scored.
  Their coreference is scored by the same program as that of the development data, with our types called by its names; a
  pronoun has the type of what it stands for.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graphkit.reader import GraphkitReader
from training.domain_scores import domain_scores
from training.errors import TrainingError
from training.examples import Example, Mention
from training.predict import extraction, predict
from training.prepare import DOMAIN, held_out
from training.sources import Row, domain_examples

TASKS = {"entities": "re3d", "attributions": "polnear", "coref": "gum-news"}
"""Task of the scorers, with the development set that it is scored on."""

BROAD_TYPES = {
    "PER": "person",
    "ORG": "organization",
    "UNIT": "organization",
    "MEDIA": "organization",
    "GPE": "place",
    "LOC": "place",
    "FACILITY": "place",
    "EVENT": "event",
}
"""What the coreference scorer calls our types; the rest are objects."""

Figures = dict[str, Any]


def evaluate(
    reader: Path, predictions: Path, *, development: Path | None, bench: Path | None, threads: int = 1
) -> Figures:
    """The figures of a reader.

    Args:
        reader: a directory as `export.export` writes it.
        predictions: a directory for what the reader finds; made if it is not there.
        development: the directory with the development sets, None to leave them out.
        bench: the directory with `score.py`, None to leave out what it scores.
        threads: of the reader.

    Returns:
        `reader`, its fingerprint; `development`, for each task its headline figures, the number of `rows` and the
        `gold` items of each slice, or None; `domain`, see `domain_scores`, with `coref` where there is a `bench`.

    Raises:
        TrainingError: a scorer fails.
        ReaderMissingError: the reader's files are missing or broken.
    """
    predictions.mkdir(parents=True, exist_ok=True)
    opened = GraphkitReader(path=reader, threads=threads)
    scored: Figures | None = None
    if development is not None and bench is not None:
        scored = {}
        for task, name in TASKS.items():
            gold, found = development / f"{name}.dev.jsonl", predictions / f"{name}.jsonl"
            predict(opened, gold, found)
            scored[task] = bench_score(bench, task, gold, found)
    examples = list(domain_examples(DOMAIN, held_out(), test=True))
    return {
        "reader": opened.fingerprint,
        "development": scored,
        "domain": _domain(opened, examples, predictions, bench),
    }


def bench_score(bench: Path, task: str, gold: Path, found: Path) -> Figures:
    """The headline figures of one task, with the number of rows and of gold items.

    Raises:
        TrainingError: the scorer ends with an error, or does not print what was expected.
    """
    command = [sys.executable, str(bench / "score.py"), task, str(gold), str(found), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the caller names the program
    if done.returncode:
        raise TrainingError(f"{bench / 'score.py'} {task}: {done.stderr.strip()}; figures were expected")
    try:
        result = json.loads(done.stdout)
        gold_items = {row["slice"]: row["gold"] for row in result["table"] if "gold" in row}
        return {**result["headline"], "rows": result["rows"], "gold": gold_items}
    except (ValueError, KeyError, TypeError) as error:
        raise TrainingError(
            f"{bench / 'score.py'} {task}: {error!r}; JSON with headline, table and rows was expected"
        ) from error


def _domain(reader: GraphkitReader, examples: Sequence[Example], predictions: Path, bench: Path | None) -> Figures:
    readings = [(example, reader.read(example.text)) for example in examples]
    figures = domain_scores(readings)
    if bench is not None:
        gold, found = predictions / "domain.gold.jsonl", predictions / "domain.jsonl"
        _write_rows(gold, [coreference_row(example) for example in examples])
        _write_rows(found, [extraction({"id": e.id, "text": e.text}, reading) for e, reading in readings])
        figures["coref"] = bench_score(bench, "coref", gold, found)
    return figures


def coreference_row(example: Example) -> Row:
    """A domain document in the scorer's gold format; the last word of each mention is its head."""
    marked = example.mentions or ()
    types = {m.entity: BROAD_TYPES.get(m.type, "object") for m in marked if m.form != "pronoun"}
    return {
        "id": example.id,
        "text": example.text,
        "mentions": [
            _mention_row(example.text, m, types.get(m.entity, "object") if m.form == "pronoun" else None)
            for m in marked
        ],
    }


def _mention_row(text: str, mention: Mention, kind: str | None) -> Row:
    start, end = mention.span
    head = text[start:end].split()[-1]
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "head": {"start": end - len(head), "end": end, "text": head},
        "type": kind or BROAD_TYPES.get(mention.type, "object"),
        "form": mention.form,
        "entity": mention.entity,
    }


def _write_rows(path: Path, rows: Sequence[Row]) -> None:
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
