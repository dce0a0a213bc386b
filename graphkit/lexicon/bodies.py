"""`ontologies/lexicon/bodies.yaml` -> the bodies that every state has, by the forms that texts use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.entries import Entry
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.surfaces import Key, key
from graphkit.lexicon.types import load_types
from graphkit.model import Entity


@dataclass(frozen=True, slots=True)
class Body:
    """A sort of body.

    Attributes:
        id: its key, the first part of an entity's id.
        type: its type.
        name: its name, with `{state}` where the state's goes.
        forms: how texts call it.
    """

    id: str
    type: str
    name: str
    forms: tuple[str, ...]

    def of(self, state: Entry, gazetteer: Gazetteer) -> Entity:
        """The body of one state: the gazetteer's entry `<body>-<state>`, else one named by rule."""
        entry_id = f"{self.id}-{state.id}"
        if entry_id in gazetteer.entries:
            return gazetteer.entries[entry_id].entity()
        name = self.name.format(state=f"the {state.name}" if state.article else state.name)
        iri = Entry(entry_id, self.type, name).iri
        return Entity(iri, self.type, name, self._other_names(state, name), states=(state.iri,))

    def _other_names(self, state: Entry, name: str) -> tuple[str, ...]:
        """What news calls it in full: "Turkish Air Force", "High Court of Tanzania"."""
        forms = [" ".join(w if w == "of" else w.capitalize() for w in form.split()) for form in self.forms]
        adjectives = [f"{demonym} {form}" for demonym in state.demonyms[:1] for form in forms if " of " not in form]
        return tuple(
            o for o in dict.fromkeys([*adjectives, *(f"{form} of {state.name}" for form in forms)]) if o != name
        )


@dataclass(frozen=True, slots=True)
class Bodies:
    """All bodies by form.

    Attributes:
        forms: the words of a form in small letters -> the body.
        longest: the number of words of the longest form.
        between: words that may stand between the state and the form.
        openers: the first words of the forms.
    """

    forms: Mapping[Key, Body]
    longest: int
    between: frozenset[str]
    openers: frozenset[str]


@cache
def load_bodies(path: Path | None = None) -> Bodies:
    """The bodies of `path`, by default of `ontologies/lexicon/bodies.yaml`.

    Raises:
        LexiconError: an entry has an unknown type, a name without `{state}`, or a form of another body.
    """
    path = path or resources.ontologies() / "lexicon" / "bodies.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or set(content) != {"between", "bodies"}:
        raise LexiconError(f"{path}: parts {list(content or ())}; between and bodies were expected")
    forms: dict[Key, Body] = {}
    for body_id, entry in content["bodies"].items():
        body = _body(path, body_id, entry)
        for form in entry["forms"]:
            if forms.setdefault(key(form), body) != body:
                raise LexiconError(
                    f"{path}: {body_id}: {form!r} is a form of {forms[key(form)].id} too; one was expected"
                )
    openers = frozenset(form[0] for form in forms)
    return Bodies(forms, max(map(len, forms)), frozenset(content["between"]), openers)


def _body(path: Path, body_id: str, entry: Mapping[str, str]) -> Body:
    if set(entry) != {"type", "name", "forms"}:
        raise LexiconError(f"{path}: {body_id}: keys {sorted(entry)}; type, name and forms were expected")
    if entry["type"] not in load_types():
        raise LexiconError(f"{path}: {body_id}: type {entry['type']!r}; a type of types.yaml was expected")
    if "{state}" not in entry["name"]:
        raise LexiconError(f"{path}: {body_id}: name {entry['name']!r}; a name with {{state}} in it was expected")
    return Body(body_id, entry["type"], entry["name"], tuple(entry["forms"]))
