"""`ontologies/alignments/followthemoney.yaml` -> which schema of FollowTheMoney fits an entity or a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.types import load_types

TEXT = "text"
"""The kind of a property that takes names rather than entities."""


@dataclass(frozen=True, slots=True)
class Link:
    """A schema that says what a claim class says.

    Attributes:
        schema: its name.
        ends: property -> the role that fills it, and the kind that a filler must be.
    """

    schema: str
    ends: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Schemata:
    """The fields are explained in the file."""

    entities: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    links: Mapping[str, Link]

    def of(self, entity_type: str) -> str:
        """The schema of an entity class; of one that the ontology lacks, that of any entity."""
        return self.entities.get(entity_type, self.entities["Entity"])

    def fits(self, entity_type: str, kind: str) -> bool:
        """Whether entities of a class may stand where a link asks for `kind`."""
        schema = self.of(entity_type)
        return kind in (schema, TEXT) or kind in self.kinds.get(schema, ())


@cache
def load_schemata() -> Schemata:
    """The file's contents.

    Raises:
        LexiconError: an entity class has no schema.
    """
    path = resources.ontologies() / "alignments" / "followthemoney.yaml"
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    missing = {name for name, kind in load_types().types.items() if not kind.value} - found["entities"].keys()
    if missing:
        raise LexiconError(f"{path}: entities: no schema for {sorted(missing)}; one for each class was expected")
    links = {name: _link(entry) for name, entry in found["links"].items()}
    return Schemata(found["entities"], {name: frozenset(kinds) for name, kinds in found["kinds"].items()}, links)


def _link(entry: Mapping[str, str | list[str]]) -> Link:
    ends = {name: (end[0], end[1]) for name, end in entry.items() if name != "schema"}
    return Link(str(entry["schema"]), ends)
