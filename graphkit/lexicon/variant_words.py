"""`ontologies/lexicon/variants.yaml` -> the lists by which spellings of names are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graphkit import resources
from graphkit.errors import LexiconError

Rewriting = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asian:
    """How Chinese and Korean names are transcribed: syllables as they are compared, and surname -> its class."""

    syllables: Rewriting
    surnames: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class VariantWords:
    """The lists of `variants.yaml`, whose comments explain them."""

    sounds: Rewriting
    voices: Rewriting
    spellings: Mapping[str, str]
    phrases: Mapping[str, str]
    translations: Mapping[str, str]
    given_names: Mapping[str, str]
    short_forms: Mapping[str, frozenset[str]]
    legal_forms: frozenset[str]
    fillers: frozenset[str]
    particles: frozenset[str]
    heads: Mapping[str, str]
    before_titles: frozenset[str]
    honours: frozenset[str]
    common_names: frozenset[str]
    kinds: Mapping[str, Mapping[str, str]]
    apart: frozenset[str]
    sizes: Mapping[str, bool]
    prefixes: Mapping[str, str]
    slavic: Rewriting
    asian: Asian


@cache
def load_variants(path: Path | None = None) -> VariantWords:
    """The words of `path`, by default of `ontologies/lexicon/variants.yaml`.

    Raises:
        LexiconError: the file lacks one of its parts, or a sound is no pair.
    """
    path = path or resources.ontologies() / "lexicon" / "variants.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = {field.name for field in fields(VariantWords)}
    if not isinstance(entries, dict) or set(entries) != parts:
        raise LexiconError(f"{path}: parts {list(entries or ())}; {sorted(parts)} were expected")
    asian = entries["asian"]
    return VariantWords(
        sounds=_pairs(path, "sounds", entries["sounds"]),
        voices=_pairs(path, "voices", entries["voices"]),
        spellings=dict(entries["spellings"]),
        phrases=dict(entries["phrases"]),
        translations=dict(entries["translations"]),
        given_names={name: names[0] for names in entries["given_names"] for name in names},
        short_forms={short: frozenset(names) for short, names in entries["short_forms"].items()},
        legal_forms=frozenset(entries["legal_forms"]),
        fillers=frozenset(entries["fillers"]),
        particles=frozenset(entries["particles"]),
        heads=dict(entries["heads"]),
        before_titles=frozenset(entries["before_titles"]),
        honours=frozenset(entries["honours"]),
        common_names=frozenset(entries["common_names"]),
        kinds={kind: dict(words) for kind, words in entries["kinds"].items()},
        apart=frozenset(entries["apart"]),
        sizes=dict(entries["sizes"]),
        prefixes=dict(entries["prefixes"]),
        slavic=_pairs(path, "slavic", entries["slavic"]),
        asian=Asian(
            syllables=_pairs(path, "syllables", asian["syllables"]),
            surnames={name: number for number, names in enumerate(asian["surnames"]) for name in names},
        ),
    )


def _pairs(path: Path, part: str, entries: list[Any]) -> Rewriting:
    for pair in entries:
        if not (isinstance(pair, list) and len(pair) == 2):
            raise LexiconError(f"{path}: {part}: {pair!r}; a pair of strings was expected")
    return tuple((before, after) for before, after in entries)
