"""Pairs of names -> how well it is told whether both are one thing's (`python -m tests.link.measure_variants`)."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.sameness import likeness
from graphkit.lexicon.variants import Likeness

SURE = 0.5


@dataclass(frozen=True)
class Pair:
    """Two names, whether they are one thing's, and what is found."""

    first: str
    second: str
    kind: str
    same: bool
    found: Likeness

    @property
    def is_right(self) -> bool:
        """Whether what is found is so."""
        return (self.found.score >= SURE) == self.same


def pairs() -> list[Pair]:
    """The pairs of `variants.tsv` with what is found of them."""
    gazetteer = load_gazetteer()
    with Path(__file__).with_name("variants.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    return [
        Pair(
            row["first"],
            row["second"],
            row["type"],
            row["same"] == "yes",
            likeness(row["first"], row["second"], row["type"], gazetteer),
        )
        for row in rows
    ]


def f1(found: list[Pair]) -> float:
    """Pairwise F1 of "the same"."""
    hits = sum(pair.same and pair.is_right for pair in found)
    claimed = sum(pair.found.score >= SURE for pair in found)
    return 2 * hits / (claimed + sum(pair.same for pair in found))


def main() -> None:
    """Prints the figure, and what is wrong."""
    found = pairs()
    for pair in found:
        if not pair.is_right:
            sys.stdout.write(
                f"{'missed' if pair.same else 'FALSE'}: {pair.first} | {pair.second} ({pair.found.reason})\n"
            )
    false = sum(not pair.same and not pair.is_right for pair in found)
    sys.stdout.write(f"RESULT pairs={len(found)} f1={f1(found):.3f} false={false}\n")


if __name__ == "__main__":
    main()
