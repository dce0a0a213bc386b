"""`ontologies/lexicon/head_nouns.yaml` -> which noun makes a phrase a mention, and of which type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.types import TypeSystem, load_types

_PARTS = frozenset({"nouns", "plural", "premodifiers_that_name", "pronouns", "reader_types"})


@dataclass(frozen=True, slots=True)
class Nominals:
    """Head nouns and their types.

    Attributes:
        types: noun, or two words, in dictionary form -> type.
        plural: type -> the type that takes its place in the plural.
        pronouns: pronoun -> type.
        named_by: type -> the types of a name within the phrase that the phrase then means.
        reader_types: type of the learned reader -> type of a phrase whose head noun is in no list.
    """

    types: Mapping[str, str]
    plural: Mapping[str, str]
    pronouns: Mapping[str, str]
    named_by: Mapping[str, frozenset[str]]
    reader_types: Mapping[str, str]

    def type_of(self, noun: str, before: str, *, plural: bool) -> str | None:
        """The type of a phrase whose head is `noun` with the word `before` it, None if it is no mention."""
        found = self.types.get(f"{before} {noun}") or self.types.get(noun)
        return self.plural.get(found, found) if found and plural else found


@cache
def load_nominals(path: Path | None = None) -> Nominals:
    """The nouns of `path`, by default of `ontologies/lexicon/head_nouns.yaml`.

    Raises:
        LexiconError: a part is missing, a type is unknown, or a noun stands under two types.
    """
    path = path or resources.ontologies() / "lexicon" / "head_nouns.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or set(content) != _PARTS:
        raise LexiconError(f"{path}: parts {sorted(content or ())}; {sorted(_PARTS)} were expected")
    types = load_types()
    named_by = {kind: frozenset(names) for kind, names in content["premodifiers_that_name"].items()}
    used = {
        *content["nouns"],
        *content["reader_types"].values(),
        *content["pronouns"],
        *content["plural"],
        *content["plural"].values(),
        *named_by,
    }
    _check_types(path, used.union(*named_by.values()), types)
    nouns, pronouns = (_types_by_word(path, content[part]) for part in ("nouns", "pronouns"))
    return Nominals(nouns, dict(content["plural"]), pronouns, named_by, dict(content["reader_types"]))


def _check_types(path: Path, used: set[str], types: TypeSystem) -> None:
    for name in sorted(used):
        if name not in types:
            raise LexiconError(f"{path}: {name}: no such type; a type of types.yaml was expected")


def _types_by_word(path: Path, nouns: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in nouns.items():
        for word in words:
            if found.setdefault(word, kind) != kind:
                raise LexiconError(f"{path}: {word!r} stands under {found[word]} and {kind}; one type was expected")
    return found
