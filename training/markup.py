"""Marked-up domain texts (`training/domain/*.txt`) -> documents with mentions, coreference and attributions.

    python training/markup.py training/domain/*.txt     check the files and count what they hold

The format is described in `training/domain/README.md`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TYPES = frozenset("PER ORG GPE LOC NAT WEAPON AGREEMENT EVENT FACILITY UNIT MEDIA".split())
PRONOUN = "pro"
PARTS = {"s": "source", "c": "cue", "q": "content"}
_DOCUMENT = re.compile(r"== (?P<id>[a-z0-9-]+) \| (?P<published>\d{4}-\d\d-\d\d)")
_OPEN = re.compile(r"\[(?P<type>[A-Za-z]+)(?::(?P<entity>\d+))? |\{(?P<part>[scq])(?P<number>\d+) ")


class MarkupError(ValueError):
    """A file is not in the format; the message names file, line and what was expected."""


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A stretch of a document's text: code points, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """One mention.

    Attributes:
        span: where it stands.
        type: one of TYPES, or `pro` for a pronoun.
        form: `name`, `nominal` or `pronoun`.
        entity: number of its entity in the document, None where it is alone.
    """

    span: MarkedSpan
    type: str
    form: str
    entity: int | None


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    """One attribution; each part may be in several pieces, the source may be missing."""

    source: tuple[MarkedSpan, ...]
    cue: tuple[MarkedSpan, ...]
    content: tuple[MarkedSpan, ...]


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """One document: its plain text and what is marked in it."""

    id: str
    published: str
    text: str
    sentences: tuple[MarkedSpan, ...]
    mentions: tuple[MarkedMention, ...]
    attributions: tuple[MarkedAttribution, ...]


@dataclass
class _Draft:
    """A document under way."""

    id: str
    published: str
    where: str
    text: str = ""
    paragraph: bool = False

    def __post_init__(self) -> None:
        self.sentences: list[MarkedSpan] = []
        self.mentions: list[MarkedMention] = []
        self.parts: dict[int, dict[str, list[MarkedSpan]]] = {}

    def add(self, line: str, where: str) -> None:
        """Appends one marked-up sentence."""
        if self.text:
            self.text += "\n\n" if self.paragraph else " "
        self.paragraph = False
        start = len(self.text)
        stack: list[tuple[re.Match[str], int]] = []
        position = 0
        while position < len(line):
            opening = _OPEN.match(line, position)
            if opening:
                stack.append((opening, len(self.text)))
                position = opening.end()
            elif line[position] in "]}":
                self._close(stack, line[position], where)
                position += 1
            elif line[position] in "[{":
                raise MarkupError(
                    f"{where}: {line[position : position + 12]!r}; `[TYPE:1 words]` or `{{s1 words}}` was expected"
                )
            else:
                self.text += line[position]
                position += 1
        if stack:
            raise MarkupError(f"{where}: {stack[-1][0][0]!r} is not closed; a bracket was expected")
        self.sentences.append(MarkedSpan(start, len(self.text)))

    def _close(self, stack: list[tuple[re.Match[str], int]], bracket: str, where: str) -> None:
        if not stack or stack[-1][0][0][0] + bracket not in ("[]", "{}"):
            raise MarkupError(f"{where}: {bracket!r} closes nothing, or another kind; brackets that nest were expected")
        opening, start = stack.pop()
        span = MarkedSpan(start, len(self.text))
        if span.start == span.end or self.text[span.start : span.end] != self.text[span.start : span.end].strip():
            raise MarkupError(
                f"{where}: {opening[0]!r} holds {self.text[start:]!r}; words without blanks at the ends were expected"
            )
        if opening["type"]:
            self._mention(opening, span, where)
        else:
            parts = self.parts.setdefault(int(opening["number"]), {name: [] for name in PARTS.values()})
            parts[PARTS[opening["part"]]].append(span)

    def _mention(self, opening: re.Match[str], span: MarkedSpan, where: str) -> None:
        kind = opening["type"]
        if kind != PRONOUN and kind.upper() not in TYPES:
            raise MarkupError(f"{where}: type {kind!r}; one of {sorted(TYPES)}, in small letters for nominals, or pro")
        form = "pronoun" if kind == PRONOUN else "name" if kind.isupper() else "nominal"
        entity = int(opening["entity"]) if opening["entity"] else None
        self.mentions.append(MarkedMention(span, kind if kind == PRONOUN else kind.upper(), form, entity))

    def done(self) -> MarkedDocument:
        """The document, checked as a whole."""
        for number, parts in sorted(self.parts.items()):
            if not parts["cue"] or not parts["content"]:
                raise MarkupError(
                    f"{self.where}: {self.id}: attribution {number} lacks its cue or content; both were expected"
                )
        if not self.sentences:
            raise MarkupError(f"{self.where}: {self.id}: no sentences; at least one was expected")
        return MarkedDocument(
            self.id,
            self.published,
            self.text,
            tuple(self.sentences),
            tuple(sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end))),
            tuple(
                MarkedAttribution(tuple(parts["source"]), tuple(parts["cue"]), tuple(parts["content"]))
                for _, parts in sorted(self.parts.items())
            ),
        )


def read_documents(path: Path) -> Iterator[MarkedDocument]:
    """The documents of one file.

    Raises:
        MarkupError: names file, line, and what was expected.
    """
    draft: _Draft | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        heading = _DOCUMENT.fullmatch(line)
        if heading:
            if draft:
                yield draft.done()
            draft = _Draft(heading["id"], heading["published"], where)
        elif line.startswith("#"):
            continue
        elif draft is None:
            if line.strip():
                raise MarkupError(
                    f"{where}: {line[:40]!r}; `== id | YYYY-MM-DD` was expected before the first sentence"
                )
        elif line.strip():
            draft.add(line.strip(), where)
        else:
            draft.paragraph = True
    if draft:
        yield draft.done()


def main(paths: list[str]) -> int:
    """Checks the files and prints what they hold; 1 if one is broken."""
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    try:
        for path in paths:
            for document in read_documents(Path(path)):
                names[document.id] += 1
                counts["documents"] += 1
                counts["sentences"] += len(document.sentences)
                counts["attributions"] += len(document.attributions)
                counts.update(f"{m.form} {m.type}" for m in document.mentions)
    except MarkupError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a program's output
        return 1
    for name, number in [(n, c) for n, c in names.items() if c > 1]:
        print(f"{name}: {number} documents of this id; one was expected", file=sys.stderr)  # noqa: T201
    for name, number in sorted(counts.items()):
        print(f"{number:6d}  {name}")  # noqa: T201
    return 1 if max(names.values(), default=0) > 1 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
