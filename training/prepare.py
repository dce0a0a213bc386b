"""Files of texts with labels -> `examples.jsonl`, everything that a training run reads."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from training.examples import Example, write_examples
from training.silver import Silver, Votes, silver_of
from training.sources import LABELLERS, Row, domain_examples, polnear, rows_of

HERE = Path(__file__).parent
DOMAIN = HERE / "domain"
HELD_OUT = DOMAIN / "held-out"


def held_out(path: Path = HELD_OUT) -> frozenset[str]:
    """Ids of the domain documents that no model trains on."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def prepare(
    training: Path, development: Path | None, target: Path, *, workers: int = 2, without: Collection[str] = ()
) -> Counter[str]:
    """Labels all sources that are there and writes the examples.

    Args:
        training: the directory with `<source>.train.jsonl`.
        development: the directory with the development sets, where the shipped model is to learn from them too.
        target: the file to write.
        workers: processes for the silver labels.
        without: sources to leave out, as `sources.LABELLERS` names them, or `polnear`, or `domain`.

    Returns:
        How many examples each source gave.
    """
    paths = {path.name.split(".")[0].removesuffix("-2025"): path for path in sorted(training.glob("*.train.jsonl"))}
    if development is not None:
        paths |= {f"{name}+dev": development / f"{name}.dev.jsonl" for name in ("re3d", "polnear")}
        paths["gum+dev"] = development / "gum-news.dev.jsonl"
    paths = {name: path for name, path in paths.items() if name.removesuffix("+dev") not in without}
    own = () if "domain" in without else domain_examples(DOMAIN, held_out(), test=False)
    examples = [*_labelled(paths, workers), *own]
    write_examples(target, examples)
    return Counter(example.source for example in examples)


def _labelled(paths: dict[str, Path], workers: int) -> Iterator[Example]:
    silver: list[tuple[str, Row, Silver]] = []
    with ProcessPoolExecutor(workers) as pool:
        for name, path in paths.items():
            source = name.removesuffix("+dev")
            if source == "polnear":
                yield from (polnear(row) for row in rows_of(path))
            elif source in LABELLERS:
                rows = rows_of(path)
                found = pool.map(silver_of, [row["text"] for row in rows], chunksize=20)
                silver.extend((source, row, labels) for row, labels in zip(rows, found, strict=True))
            else:
                sys.exit(f"{path}: no reading of the source {source!r}; one of {sorted(LABELLERS)} was expected")
    votes = Votes((row["text"], labels) for _, row, labels in silver)
    for source, row, labels in silver:
        yield LABELLERS[source](row, labels, votes)


def counted(examples: Sequence[Example]) -> Counter[str]:
    """How many spans of each kind the examples hold, by source, layer and type."""
    counts: Counter[str] = Counter()
    for example in examples:
        for layer in ("names", "inner", "nominals"):
            for _, _, kind in getattr(example, layer) or ():
                counts[f"{example.source} {layer} {kind}"] += 1
        counts[f"{example.source} attributions"] += len(example.attributions or ())
        counts[f"{example.source} mentions"] += len(example.mentions or ())
    return counts
