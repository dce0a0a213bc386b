"""The reader beside spaCy on the same texts, one thread each: prints ratios of time, and memory and loading time.

    python -m training.speed [texts.jsonl] [--rounds 5]     without texts, the sample articles

Rounds alternate between the two, and the smallest time of each counts, so that other work on the machine disturbs
both alike. Memory is what the process grows by when the reader is imported, loaded and has read the texts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?", help="JSON Lines with `text`")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args(arguments)
    texts = _texts(given.texts)
    imported = _import_seconds()
    from graphkit.annotate import NONE, load_model

    model = load_model(reader=NONE)
    for text in texts:
        model(text)
    before = _megabytes()
    from graphkit.reader import GraphkitReader

    started = time.perf_counter()
    reader = GraphkitReader()
    loaded = time.perf_counter()
    for text in texts:
        reader.read(text)
    grown = _megabytes() - before
    spacy_time, reader_time = _best(given.rounds, texts, model, reader.read)
    words = sum(len(text.split()) for text in texts)
    result = f"reader_to_spacy={reader_time / spacy_time:.2f} memory_mb={grown:.0f}"
    lines = [
        f"texts {len(texts)}, words {words}",
        f"spaCy words a second {words / spacy_time:.0f}",
        f"reader words a second {words / reader_time:.0f}",
        f"RESULT speed {result} import_s={imported:.2f} load_s={loaded - started:.2f}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _texts(path: Path | None) -> list[str]:
    if path is not None:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    from graphkit import resources
    from graphkit.model import Article
    from graphkit.read import read_articles

    return [item.text for item in read_articles([resources.samples()]) if isinstance(item, Article)]


def _best(
    rounds: int, texts: Sequence[str], first: Callable[[str], object], second: Callable[[str], object]
) -> tuple[float, float]:
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for number, work in enumerate((first, second)):
            started = time.perf_counter()
            for text in texts:
                work(text)
            best[number] = min(best[number], time.perf_counter() - started)
    return best[0], best[1]


def _import_seconds() -> float:
    """How long a fresh process takes to import the reader once spaCy is there."""
    code = "import time, spacy.tokens; t = time.perf_counter(); import graphkit.reader; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return float(done.stdout)


def _megabytes() -> float:
    """Resident memory of this process, in MB; of Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main())
