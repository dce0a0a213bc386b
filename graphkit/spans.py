"""Keys in `doc.spans` by which the learned reader speaks to the stages after it, which need not know who it is."""

from __future__ import annotations

READER = "graphkit_reader"
"""Name of the pipeline component that fills the groups."""

NAMES = f"{READER}_names"
"""Outermost names; a span's label is its type, as in the other groups of mentions."""
INNER_NAMES = f"{READER}_inner_names"
"""Names within longer names."""
NOMINALS = f"{READER}_nominals"
"""Noun phrases without a name of their own as head."""
PRONOUNS = f"{READER}_pronouns"
"""Pronouns of the third person."""

CUES = f"{READER}_cues"
"""Reporting words; `attrs["attributions"]` tells the attribution of each span, as for sources and contents."""
SOURCES = f"{READER}_sources"
"""Who says it."""
CONTENTS = f"{READER}_contents"
"""What is said, in one or more spans."""

CLUSTER = f"{READER}_cluster_"
"""Beginning of the key of each group of mentions that are the same thing."""
