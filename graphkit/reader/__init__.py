"""The learned reader: names, noun phrases, who says what, and what is the same, from one small encoder.

`graphkit_reader` is a component for any spaCy pipeline of English; see `component` for what it fills.
"""

from __future__ import annotations

from graphkit.reader.component import CLUSTER, CONTENTS, CUES, MENTION_GROUPS, NAME, SOURCES, GraphkitReader

__all__ = ["CLUSTER", "CONTENTS", "CUES", "MENTION_GROUPS", "NAME", "SOURCES", "GraphkitReader"]
