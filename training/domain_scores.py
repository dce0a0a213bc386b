"""Domain documents and what a reader finds in them -> precision, recall and F1 of mentions and attributions.

Rulings on mentions:

- Names (outermost ones and those within others) and nominals are scored, pronouns are not. The gold nominal ends at
  its head noun, as the reader learns it (`sources.domain`).
- Spans are compared as `examples.trimmed` leaves them: without article, possessive and final punctuation.
- `overlap`: a prediction is right where it shares a character with a gold mention of the same type and form. `exact`:
  where it has the same span too. Each mention is in one pair at most; the pairs with most in common are made first, so
  that identical spans always find each other.
- `any_form` makes the same pairs, and then pairs what is left without regard to form: the texts mark "two Mirage 2000
  jets" both as one name and as a nominal around one.
- Every prediction counts. The texts are marked throughout, so nothing is set aside.

Rulings on attributions:

- A part is the set of words that it touches. Gold and prediction are paired one to one, best likeness of content, then
  of cue, then of source first. A pair has a word in common, in the cue or in the content.
- Source and content are right at a Dice coefficient of a half; a cue is right where one word is shared.
- `triple`: all the parts that the gold has are right. Where the gold has no source, none is asked for, but to
  predict one costs precision of the source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graphkit.reader.reading import Reading
from training.examples import TYPES, Example, Span, overlapping, trimmed

FORMS = ("name", "nominal")
PARTS = ("source", "cue", "content")
HALF = 0.5
_WORD = re.compile(r"\w+")

Item = TypeVar("Item")
Likeness = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of gold items, of predictions, and of the predictions that are right."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.gold + other.gold, self.predicted + other.predicted, self.right + other.right)

    def figures(self) -> dict[str, float | int | None]:
        """Counts and rates; a rate of nothing is None."""
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "right": self.right,
            "precision": _rate(self.right, self.predicted),
            "recall": _rate(self.right, self.gold),
            "f1": _rate(2 * self.right, self.gold + self.predicted),
        }


@dataclass(frozen=True, slots=True)
class TypedMention:
    """A mention as it is scored: its trimmed span, its type, its form."""

    span: Span
    type: str
    form: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The numbers of the words in each part of an attribution."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def __getitem__(self, part: str) -> frozenset[int]:
        words: frozenset[int] = getattr(self, part)
        return words


def domain_scores(documents: Sequence[tuple[Example, Reading]]) -> dict[str, Any]:
    """The figures of all documents together.

    Args:
        documents: each with what the reader finds in its text.

    Returns:
        `documents`, their number; `mentions`, for `all` and for each type with the keys `together`, `name`, `nominal`
        and `any_form`; `attributions` for each part and the triple. The leaves are `Tally.figures`.
    """
    return {
        "documents": len(documents),
        "mentions": _mention_figures(documents),
        "attributions": _attribution_figures(documents),
    }


# ---- mentions


def marked_mentions(example: Example) -> list[TypedMention]:
    """The gold mentions of a document."""
    layers = ((example.names, "name"), (example.inner, "name"), (example.nominals, "nominal"))
    return [
        TypedMention(trimmed(example.text, (start, end)), kind, form)
        for spans, form in layers
        for start, end, kind in spans or ()
    ]


def found_mentions(text: str, reading: Reading) -> list[TypedMention]:
    """The reader's mentions, without pronouns."""
    return [
        TypedMention(trimmed(text, (mention.start, mention.end)), mention.type, mention.form)
        for mention in reading.mentions
        if mention.form in FORMS
    ]


def _mention_figures(documents: Iterable[tuple[Example, Reading]]) -> dict[str, Any]:
    overlap: dict[tuple[str, str], Tally] = defaultdict(Tally)
    exact: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for example, reading in documents:
        gold, found = marked_mentions(example), found_mentions(example.text, reading)
        for tallies in (overlap, exact):
            for mention in gold:
                tallies[mention.type, mention.form] += Tally(gold=1)
                tallies[mention.type, "any"] += Tally(gold=1)
            for mention in found:
                tallies[mention.type, mention.form] += Tally(predicted=1)
                tallies[mention.type, "any"] += Tally(predicted=1)
        for one, other in paired(gold, found, _same_type_and_form):
            overlap[one.type, one.form] += Tally(right=1)
            exact[one.type, one.form] += Tally(right=int(one.span == other.span))
        for one, other in paired(gold, found, _same_type):
            overlap[one.type, "any"] += Tally(right=1)
            exact[one.type, "any"] += Tally(right=int(one.span == other.span))
    slices = {"together": FORMS, "name": ("name",), "nominal": ("nominal",), "any_form": ("any",)}
    return {
        label: {
            name: {
                "overlap": _sum(overlap[kind, form] for kind in kinds for form in forms).figures(),
                "exact": _sum(exact[kind, form] for kind in kinds for form in forms).figures(),
            }
            for name, forms in slices.items()
        }
        for label, kinds in (("all", TYPES), *((kind, (kind,)) for kind in TYPES))
    }


def _same_type(gold: TypedMention, found: TypedMention) -> Likeness | None:
    if gold.type != found.type or not overlapping(gold.span, found.span):
        return None
    shared = min(gold.span[1], found.span[1]) - max(gold.span[0], found.span[0])
    covered = max(gold.span[1], found.span[1]) - min(gold.span[0], found.span[0])
    return (float(gold.form == found.form), shared / covered)


def _same_type_and_form(gold: TypedMention, found: TypedMention) -> Likeness | None:
    return _same_type(gold, found) if gold.form == found.form else None


# ---- attributions


def _attribution_figures(documents: Iterable[tuple[Example, Reading]]) -> dict[str, Any]:
    tallies = dict.fromkeys((*PARTS, "triple"), Tally())
    for example, reading in documents:
        words = [match.span() for match in _WORD.finditer(example.text)]
        gold = [_parts(words, a.source, a.cue, a.content) for a in example.attributions or ()]
        found = [_parts(words, [a.source] if a.source else [], [a.cue], a.content) for a in reading.attributions]
        pairs = paired(gold, found, _likeness)
        for part in PARTS:
            right = sum(bool(one[part]) and _is_right(part, one, other) for one, other in pairs)
            counted = Tally(sum(bool(each[part]) for each in gold), sum(bool(each[part]) for each in found), right)
            tallies[part] += counted
        whole = sum(all(_is_right(part, one, other) for part in PARTS) for one, other in pairs)
        tallies["triple"] += Tally(len(gold), len(found), whole)
    return {part: counted.figures() for part, counted in tallies.items()}


def _parts(words: Sequence[Span], *parts: Iterable[Span]) -> Parts:
    def touched(spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(n for n, word in enumerate(words) if any(overlapping(word, span) for span in spans))

    return Parts(*(touched(tuple(spans)) for spans in parts))


def _likeness(gold: Parts, found: Parts) -> Likeness | None:
    if not (gold.content & found.content or gold.cue & found.cue):
        return None
    return tuple(_dice(gold[part], found[part]) for part in ("content", "cue", "source"))


def _is_right(part: str, gold: Parts, found: Parts) -> bool:
    if part == "cue" and gold.cue:
        return bool(gold.cue & found.cue)
    return not gold[part] or _dice(gold[part], found[part]) >= HALF


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


# ---- both


def paired(
    gold: Sequence[Item], found: Sequence[Item], likeness: Callable[[Item, Item], Likeness | None]
) -> list[tuple[Item, Item]]:
    """Pairs of gold and found items, one to one, the most alike first; None as likeness makes no pair."""
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            alike = likeness(one, other)
            if alike is not None:
                candidates.append((tuple(-value for value in alike), i, j))
    pairs, taken, used = [], set(), set()
    for _, i, j in sorted(candidates):
        if i not in taken and j not in used:
            pairs.append((gold[i], found[j]))
            taken.add(i)
            used.add(j)
    return pairs


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None
