"""A reader's files and a gold file -> what the reader alone finds, in the exchange format that the scorers read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphkit.reader import GraphkitReader
from graphkit.reader.reading import FoundMention, Reading
from training.sources import Row

COARSE = {"FACILITY": "LOC", "UNIT": "ORG", "MEDIA": "ORG"}
"""Types of the exchange format where they differ from the reader's."""


def extraction(row: Row, reading: Reading) -> Row:
    """One line of the exchange format; a group of mentions that are the same is one entity."""
    text: str = row["text"]
    entity = {number: f"urn:cluster:{n}" for n, group in enumerate(reading.clusters) for number in group}
    mentions = [_mention(text, n, m, entity.get(n)) for n, m in enumerate(reading.mentions)]
    return {
        "format": "graphkit-extraction/1",
        "article": {"id": row["id"], "source_id": row["id"]},
        "text": text,
        "mentions": mentions,
        "entities": [],
        "attributions": list(_attributions(text, reading)),
        "claims": [],
    }


def _mention(text: str, number: int, found: FoundMention, entity: str | None) -> Row:
    coarse = COARSE.get(found.type, found.type) or "OTHER"
    kind = {"id": f"m{number}", "form": found.form, "type": coarse, "coarse": coarse, "entity": entity}
    return kind | _span(text, found.start, found.end)


def _attributions(text: str, reading: Reading) -> Iterator[Row]:
    for number, found in enumerate(reading.attributions):
        yield {
            "id": f"a{number}",
            "source": _span(text, *found.source) if found.source else None,
            "cue": _span(text, *found.cue),
            "content": [_span(text, *piece) for piece in found.content],
            "style": "indirect",
        }


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def predict(reader: GraphkitReader, gold: Path, target: Path) -> None:
    """Writes what the reader finds in the texts of a gold file."""
    with gold.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            out.write(json.dumps(extraction(row, reader.read(row["text"])), ensure_ascii=False) + "\n")
