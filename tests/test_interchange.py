"""The exchange format: every field there, every span exact, the same bytes each time."""

from __future__ import annotations

import json
from typing import Any

from graphkit.interchange import to_json_line
from graphkit.lexicon.types import COARSE, load_types
from tests.conftest import Extract

TEXT = (
    "Belarusian President Alexander Lukashenko approved a draft amendment to the 2009 treaty with Russia on "
    "Wednesday, BelTA reported, citing his press service. “The exercise was defensive,” Andrei Belousov said. "
    "Russia will deliver S-400 systems to India, according to officials in Moscow."
)


def record(extract: Extract) -> dict[str, Any]:
    return json.loads(to_json_line(extract(TEXT, "2025-10-03"), load_types()))  # type: ignore[no-any-return]


def spans(node: Any) -> list[dict[str, Any]]:
    found = []
    if isinstance(node, dict):
        found = [node] if {"start", "end", "text"} <= node.keys() else []
        node = list(node.values())
    if isinstance(node, list):
        found += [span for item in node for span in spans(item)]
    return found


def test_every_span_has_the_characters_it_names(extract: Extract) -> None:
    found = spans(record(extract))
    assert len(found) > 20
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in found)


def test_references_lead_somewhere(extract: Extract) -> None:
    row = record(extract)
    mentions = {m["id"] for m in row["mentions"]}
    entities = {e["id"] for e in row["entities"]}
    attributions = {a["id"] for a in row["attributions"]}
    assert row["claims"]
    assert {m["entity"] for m in row["mentions"]} - {None} <= entities
    for claim in row["claims"]:
        assert {role.get("mention") for role in claim["roles"]} - {None} <= mentions
        assert {role.get("entity") for role in claim["roles"]} - {None} <= entities
        assert claim["attribution"] is None or claim["attribution"] in attributions
        assert {claim["edge"]["source"], claim["edge"]["target"]} - {None} <= mentions


def test_values_are_those_of_the_format(extract: Extract) -> None:
    row = record(extract)
    assert row["format"] == "graphkit-extraction/1"
    assert row["article"]["published"] == "2025-10-03"
    assert {m["coarse"] for m in row["mentions"]} <= COARSE
    assert {m["form"] for m in row["mentions"]} <= {"name", "nominal", "pronoun"}
    assert {a["style"] for a in row["attributions"]} <= {"direct", "indirect", "mixed"}
    assert {c["polarity"] for c in row["claims"]} <= {"positive", "negative"}
    assert {c["certainty"] for c in row["claims"]} <= {"certain", "probable", "possible"}
    assert {c["mode"] for c in row["claims"]} <= {"actual", "planned", "hypothetical", "requested", "denied"}


def test_the_same_article_gives_the_same_bytes(extract: Extract) -> None:
    types = load_types()
    assert to_json_line(extract(TEXT), types) == to_json_line(extract(TEXT), types)
