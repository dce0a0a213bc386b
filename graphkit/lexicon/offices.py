"""`ontologies/lexicon/offices.yaml` -> the head nouns of offices and one spelling for their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError

_PARTS = {"offices", "spelling", "complements", "adjectives"}


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Words of offices; `offices.yaml` says what each list is for."""

    offices: frozenset[str]
    spelling: Mapping[str, str]
    complements: frozenset[str]
    adjectives: frozenset[str]

    def name(self, words: list[str]) -> str:
        """An office's words as its name has them: lower case, one spelling."""
        return " ".join(self.spelling.get(word.lower(), word.lower()) for word in words)


@cache
def load_offices(path: Path | None = None) -> OfficeWords:
    """The words of `path`, by default of `ontologies/lexicon/offices.yaml`.

    Raises:
        LexiconError: the file lacks one of its parts.
    """
    path = path or resources.ontologies() / "lexicon" / "offices.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(entries, dict) or set(entries) != _PARTS:
        raise LexiconError(f"{path}: parts {list(entries or ())}; {sorted(_PARTS)} were expected")
    return OfficeWords(
        offices=frozenset(entries["offices"]),
        spelling=dict(entries["spelling"]),
        complements=frozenset(entries["complements"]),
        adjectives=frozenset(entries["adjectives"]),
    )
