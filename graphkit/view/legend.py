"""`legend.yaml` -> how each entity type and each claim status is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graphkit.lexicon.types import TypeSystem, load_types

_FILE = Path(__file__).with_name("legend.yaml")


@dataclass(frozen=True, slots=True)
class Family:
    """A group of entity types that share a symbol; the fields are explained in `legend.yaml`."""

    name: str
    label: str
    types: tuple[str, ...]
    light: str
    dark: str
    outline: str


@dataclass(frozen=True, slots=True)
class Line:
    """How the claims of one status are drawn; the fields are explained in `legend.yaml`."""

    status: str
    label: str
    means: str
    width: float
    dashes: tuple[int, ...]
    tone: str
    mark: str


@dataclass(frozen=True, slots=True)
class Legend:
    """All symbols and lines, in the order in which the page lists them."""

    families: tuple[Family, ...]
    lines: Mapping[str, Line]
    fallback: str
    types: TypeSystem

    def family(self, entity_type: str) -> str:
        """The name of the family that `entity_type` belongs to; the last one for an unknown type."""
        if entity_type in self.types:
            for family in self.families:
                if self.types.is_a(entity_type, family.types):
                    return family.name
        return self.families[-1].name

    def status(self, name: str) -> str:
        """The name itself if it has a line, else the fallback."""
        return name if name in self.lines else self.fallback


@cache
def load_legend() -> Legend:
    """The legend that comes with the package."""
    entries: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    families = tuple(
        Family(name=name, **{**entry, "types": tuple(entry["types"])}) for name, entry in entries["families"].items()
    )
    lines = {
        name: Line(status=name, **{**entry, "dashes": tuple(entry["dashes"])})
        for name, entry in entries["statuses"].items()
    }
    return Legend(families, lines, entries["fallback"], load_types())


def key(legend: Legend) -> dict[str, list[dict[str, Any]]]:
    """Families and statuses as a page's script reads them."""
    return {
        "families": [
            {"name": f.name, "label": f.label, "light": f.light, "dark": f.dark, "outline": f.outline}
            for f in legend.families
        ],
        "statuses": [
            {
                "name": line.status,
                "label": line.label,
                "means": line.means,
                "width": line.width,
                "dashes": list(line.dashes),
                "tone": line.tone,
                "mark": line.mark,
            }
            for line in legend.lines.values()
        ],
    }
