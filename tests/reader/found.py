"""A Doc -> what the learned reader left in it, to be compared."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from graphkit.spans import READER

Found = dict[str, tuple[list[tuple[int, int, str]], dict[str, Any]]]


def found(doc: Doc) -> Found:
    """Of each group of the reader: its spans, with labels, and its attributes."""
    groups = {key: group for key, group in doc.spans.items() if key.startswith(READER)}
    return {
        key: ([(span.start_char, span.end_char, span.label_) for span in group], dict(group.attrs))
        for key, group in groups.items()
    }
