"""The learned reader: names, noun phrases, who says what, and what is the same, from one small encoder.

`graphkit_reader` is a component for any spaCy pipeline of English; `graphkit.spans` names what it fills.
"""

from __future__ import annotations

from graphkit.reader.component import MENTION_GROUPS, GraphkitReader

__all__ = ["MENTION_GROUPS", "GraphkitReader"]
