"""`ontologies/types.yaml` -> the entity types, with the questions that stages ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError

COARSE = frozenset("PER ORG GPE LOC NAT WEAPON AGREEMENT EVENT TIME MONEY QUANTITY OTHER".split())


@dataclass(frozen=True, slots=True)
class EntityType:
    """One entity type.

    Attributes:
        name: local name of its class.
        ancestors: itself and all types it is a kind of.
        coarse: its type in the exchange format.
        value: whether mentions of it are kept as values and never become entities.
    """

    name: str
    ancestors: frozenset[str]
    coarse: str
    value: bool


@dataclass(frozen=True, slots=True)
class TypeSystem:
    """All entity types by name."""

    types: Mapping[str, EntityType]

    def is_a(self, name: str, wanted: Iterable[str]) -> bool:
        """Whether the type `name` is one of `wanted` or a kind of one of them."""
        return not self.types[name].ancestors.isdisjoint(wanted)

    def coarse(self, name: str) -> str:
        """The exchange format's type for `name`."""
        return self.types[name].coarse

    def is_value(self, name: str) -> bool:
        """Whether mentions of type `name` are values."""
        return self.types[name].value

    def __contains__(self, name: object) -> bool:
        return name in self.types


@cache
def load_types(path: Path | None = None) -> TypeSystem:
    """The types of `path`, by default of `ontologies/types.yaml`.

    Raises:
        LexiconError: an entry names an unknown parent or coarse type, or is its own ancestor.
    """
    path = path or resources.ontologies() / "types.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, entry in entries.items():
        _check(path, name, entry, entries)
    return TypeSystem({name: _type_of(path, name, entries) for name in entries})


def _check(path: Path, name: str, entry: dict[str, object], entries: dict[str, dict[str, object]]) -> None:
    if entry.get("coarse") not in COARSE:
        raise LexiconError(f"{path}: {name}: coarse is {entry.get('coarse')!r}; one of {sorted(COARSE)} was expected")
    for parent in _parents(entry):
        if parent not in entries:
            raise LexiconError(f"{path}: {name}: parent {parent!r} is unknown; the name of another entry was expected")


def _type_of(path: Path, name: str, entries: dict[str, dict[str, object]]) -> EntityType:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current == name and seen:
            raise LexiconError(f"{path}: {name}: it is its own ancestor; a tree of parents was expected")
        if current not in seen:
            seen.add(current)
            waiting.extend(_parents(entries[current]))
    entry = entries[name]
    return EntityType(name, frozenset(seen), str(entry["coarse"]), bool(entry.get("value", False)))


def _parents(entry: dict[str, object]) -> list[str]:
    parents = entry.get("parents", [])
    return [str(parent) for parent in parents] if isinstance(parents, list) else []
