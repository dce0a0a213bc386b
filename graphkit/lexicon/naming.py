"""`naming.yaml` and `standins.yaml` of `ontologies/lexicon` -> where names begin and end, and what they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.types import load_types


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists of `naming.yaml`, whose comments explain them; the mappings lead from words and labels to types."""

    titles: frozenset[str]
    trimmed: frozenset[str]
    not_names: frozenset[str]
    given_names: frozenset[str]
    peoples: frozenset[str]
    possessives: frozenset[str]
    services: frozenset[str]
    ship_prefixes: frozenset[str]
    region_words: frozenset[str]
    particles: frozenset[str]
    determiners: frozenset[str]
    after_head: frozenset[str]
    surname_particles: frozenset[str]
    suffixes: frozenset[str]
    date_joins: frozenset[str]
    not_dates: frozenset[str]
    name_heads: Mapping[str, str]
    name_openers: Mapping[str, str]
    model_labels: Mapping[str, str]
    reader_types: Mapping[str, str]
    reader_labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StandInWords:
    """The lists of `standins.yaml`, whose comments explain them."""

    place_prepositions: frozenset[str]
    actor_prepositions: frozenset[str]
    motion_verbs: frozenset[str]
    place_subject_verbs: frozenset[str]
    place_passive_verbs: frozenset[str]
    actor_object_verbs: frozenset[str]
    place_nouns: frozenset[str]
    attacks: frozenset[str]
    parts: frozenset[str]
    actor_participles: frozenset[str]


@cache
def load_name_words(path: Path | None = None) -> NameWords:
    """The words of `path`, by default of `ontologies/lexicon/naming.yaml`.

    Raises:
        LexiconError: a list is missing, unknown, or not a list of words, or a type is unknown.
    """
    path = path or resources.ontologies() / "lexicon" / "naming.yaml"
    content = _content(path, {field.name for field in fields(NameWords)})
    by_word = {part: _by_word(content.pop(part)) for part in ("name_heads", "name_openers")}
    labels = {part: content.pop(part) for part in ("model_labels", "reader_types", "reader_labels")}
    for kind in sorted(
        {*labels["model_labels"].values(), *labels["reader_types"].values()}.union(
            *(words.values() for words in by_word.values())
        )
    ):
        if kind not in load_types():
            raise LexiconError(f"{path}: {kind}: no such type; a type of types.yaml was expected")
    lists: dict[str, Any] = {**_word_sets(path, content), **by_word, **labels}
    return NameWords(**lists)


def _by_word(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in lists.items() for word in words}


@cache
def load_stand_in_words(path: Path | None = None) -> StandInWords:
    """The words of `path`, by default of `ontologies/lexicon/standins.yaml`; raises as `load_name_words`."""
    path = path or resources.ontologies() / "lexicon" / "standins.yaml"
    return StandInWords(**_word_sets(path, _content(path, {field.name for field in fields(StandInWords)})))


def _content(path: Path, wanted: set[str]) -> dict[str, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or set(content) != wanted:
        raise LexiconError(f"{path}: lists {sorted(content or ())}; {sorted(wanted)} were expected")
    return content


def _word_sets(path: Path, content: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    for name, words in content.items():
        for word in words:
            if not isinstance(word, str):
                raise LexiconError(
                    f"{path}: {name}: {word!r} is no word; in YAML on, off, yes and no need quotation marks"
                )
    return {name: frozenset(words) for name, words in content.items()}
