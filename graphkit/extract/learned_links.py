"""The learned reader's groups of mentions in `doc.spans` -> for each head those before it that are the same thing."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from graphkit.spans import CLUSTER


def learned_links(doc: Doc) -> Mapping[int, tuple[int, ...]]:
    """Number of a mention's head -> the numbers of the earlier heads in its group, the nearest first."""
    links: dict[int, tuple[int, ...]] = {}
    for key, group in doc.spans.items():
        if key.startswith(CLUSTER):
            heads = sorted({span.root.i for span in group})
            for place, head in enumerate(heads):
                links[head] = tuple(reversed(heads[:place]))
    return links
