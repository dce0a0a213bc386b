"""Ambiguous names in sentences of our own -> whether each is linked right, wrongly, or not at all.

`python -m tests.link.ambiguity` prints the figures, and with `--errors` what is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graphkit.annotate import annotate, load_model
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.nominals import load_nominals
from graphkit.lexicon.types import load_types
from graphkit.link import Linker
from graphkit.model import Mention
from tests.conftest import make_article

_LEAST = 0.5
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("ambiguous.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Verdict:
    """How one mention was linked.

    Attributes:
        case: the sentence, the mention, and what it means.
        linked: id of the entry that it was linked to, None for none.
        cities: the names of that entry, if it is a city's.
        reason: why.
    """

    case: dict[str, Any]
    linked: str | None
    cities: tuple[str, ...]
    reason: str | None

    @property
    def is_right(self) -> bool:
        """Whether it is linked to what it means, or to nothing where it means nothing that is known."""
        means = str(self.case["means"])
        if means.startswith("city:"):
            return means.removeprefix("city:").strip() in self.cities
        return self.linked == (None if means == "none" else means)

    @property
    def is_false(self) -> bool:
        """Whether it is linked to something that it does not mean."""
        return self.linked is not None and not self.is_right


def verdicts() -> Iterator[Verdict]:
    """The verdict on each mention of `ambiguous.yaml`."""
    gazetteer, model = load_gazetteer(), load_model()
    linker = Linker(gazetteer, load_types(), load_nominals())
    for case in CASES:
        article = make_article(case["text"], str(case["published"]) if "published" in case else None)
        linking = linker.link(annotate(article, model), article)
        start = case["text"].index(case["mention"])
        end = start + len(case["mention"])
        around = [m for m in linking.mentions if m.entity and m.span.start < end and start < m.span.end]
        best = max(around, key=lambda m: _share(m.span.start, m.span.end, start, end), default=None)
        if best and _share(best.span.start, best.span.end, start, end) < _LEAST and not _goes_on(best, start, end):
            best = None  # "Israeli" is not what "former Israeli defence minister" means
        entry = gazetteer.by_iri(best.entity) if best and best.entity else None
        cities = entry.names if entry and entry.type == "City" else ()
        yield Verdict(case, entry.id if entry else None, cities, best.reason if best else None)


def _goes_on(mention: Mention, start: int, end: int) -> bool:
    """Whether the name is the mention with words in small letters after it: "Spike *missiles*"."""
    return mention.span.start == start and mention.text[end - start :].islower()


def _share(start: int, end: int, other_start: int, other_end: int) -> float:
    shared = min(end, other_end) - max(start, other_start)
    return shared / (max(end, other_end) - min(start, other_start))


def main() -> None:
    """Prints the figures."""
    found = list(verdicts())
    for verdict in found if "--errors" in sys.argv else ():
        if not verdict.is_right:
            case = verdict.case
            kind = "FALSE" if verdict.is_false else "missed"
            sys.stdout.write(f"{kind} {case['mention']!r}: {case['means']}, not {verdict.linked} ({verdict.reason})\n")
            sys.stdout.write(f"    {case['text']}\n")
    false, right = sum(v.is_false for v in found), sum(v.is_right for v in found)
    sys.stdout.write(f"RESULT mentions={len(found)} false={false / len(found):.3f} right={right / len(found):.3f}\n")


if __name__ == "__main__":
    main()
