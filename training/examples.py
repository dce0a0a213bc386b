"""What the reader learns from: one text with the spans that are known in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

Span = tuple[int, int]
"""Start and end in code points of a text, end exclusive."""
TypedSpan = tuple[int, int, str]

TYPES = ("PER", "ORG", "GPE", "LOC", "NAT", "WEAPON", "AGREEMENT", "EVENT", "FACILITY", "UNIT", "MEDIA")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the pieces of source, cue and content; the source may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention for coreference: its span, form (`name`, `nominal`, `pronoun`), type and entity."""

    span: Span
    form: str
    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class Example:
    """One text of a source and what is known of it; None where the source does not mark that kind at all.

    Attributes:
        source: name of the source, as in `sources.SOURCES`.
        id: of the text in its source.
        text: the text.
        names: outermost names.
        inner: names within longer names.
        nominals: outermost nominals.
        attributions: who says what.
        mentions: for coreference; those alone in their entity are among them.
    """

    source: str
    id: str
    text: str
    names: tuple[TypedSpan, ...] | None = None
    inner: tuple[TypedSpan, ...] | None = None
    nominals: tuple[TypedSpan, ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    mentions: tuple[Mention, ...] | None = None


def write_examples(path: Path, examples: Iterable[Example]) -> None:
    """Writes examples as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as lines:
        for example in examples:
            lines.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")


def read_examples(path: Path) -> Iterator[Example]:
    """The examples of a file that `write_examples` made."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for layer in ("names", "inner", "nominals"):
                row[layer] = row[layer] and tuple((s, e, t) for s, e, t in row[layer])
            if row["attributions"] is not None:
                row["attributions"] = tuple(
                    Attribution(*(tuple((s, e) for s, e in part[key]) for key in ("source", "cue", "content")))
                    for part in row["attributions"]
                )
            if row["mentions"] is not None:
                row["mentions"] = tuple(
                    Mention((m["span"][0], m["span"][1]), m["form"], m["type"], m["entity"]) for m in row["mentions"]
                )
            yield Example(**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()})


def overlapping(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def outermost(spans: Iterable[TypedSpan]) -> tuple[TypedSpan, ...]:
    """The longest of every group of spans that overlap, in the order of the text."""
    kept: list[TypedSpan] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if not any(overlapping(span[:2], other[:2]) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def trimmed(text: str, span: Span) -> Span:
    """A name's span without a leading determiner, a closing possessive and marks at its end."""
    start, end = span
    for determiner in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(determiner, start) and start + len(determiner) < end:
            start += len(determiner)
            break
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    while end > start + 1 and text[end - 1] in " ,;:\n":
        end -= 1
    return start, end
