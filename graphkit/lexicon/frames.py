"""`ontologies/frames/*.yaml` -> frames: which words express which claim, with which roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.compiled import compiled
from graphkit.lexicon.frame import Case, Edge, Example, Frame, Pattern, Role, Trigger
from graphkit.lexicon.types import TypeSystem, load_types
from graphkit.model import Mode

PLOVER = frozenset(
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT".split()
)
_FRAME_KEYS = {"family", "definition", "label", "plover", "roles", "requires", "patterns", "edge", "examples"}
_ROLE_KEYS = {"types", "many", "project", "value", "cases"}
_PATTERN_KEYS = {
    "triggers",
    "from",
    "unless",
    "only",
    "not_under",
    "without",
    "needs",
    "anchors",
    "mode",
    "presupposed",
    "affirmed",
}
_EDGE_KEYS = {"source", "label", "property", "target", "known"}
_EXAMPLE_KEYS = {"text", "claims", "published"}
_TRIGGER = re.compile(
    r"(?P<lemma>[^.]+)\.(?P<kind>verb|noun|adjective|role|attached)|type:(?P<type>\w+)|(?P<attribution>attribution)"
)
_PROJECTIONS = ("owner", "rest")
_VALUES = ("year", "phrase", "case", "quantity", "count", "money", "scenario", "words", "name")


@cache
def load_frames(folder: Path | None = None) -> tuple[Frame, ...]:
    """The frames of all `*.yaml` files of `folder` (by default `ontologies/frames`), sorted by name.

    Raises:
        LexiconError: names file, frame and key, what is there and what was expected.
    """
    if folder is not None:
        return _loaded(folder)
    root = resources.ontologies()
    files = [root / "types.yaml", *sorted((root / "frames").glob("*.yaml")), *sorted((root / "lexicon").glob("*.yaml"))]
    return compiled("frames", files, lambda: _loaded(root / "frames"))


def _loaded(folder: Path) -> tuple[Frame, ...]:
    types, words = load_types(), resources.ontologies() / "lexicon"
    frames: dict[str, Frame] = {}
    for path in sorted(folder.glob("*.yaml")):
        entries = _entries(path)
        for name, entry in entries.items():
            if name in frames:
                raise LexiconError(f"{path}: {name}: a second frame of this name; one was expected")
            frames[name] = _frame(f"{path}: {name}", name, entry, types, words)
    return tuple(frames[name] for name in sorted(frames))


def triggers_of(frames: Iterable[Frame]) -> dict[tuple[str, str], tuple[tuple[Frame, Pattern], ...]]:
    """(kind, lemma) of each trigger -> the frames and patterns that it evokes, in the order of the frames."""
    found: dict[tuple[str, str], list[tuple[Frame, Pattern]]] = {}
    for frame in frames:
        for pattern in frame.patterns:
            for trigger in pattern.triggers:
                found.setdefault((trigger.kind, trigger.lemma), []).append((frame, pattern))
    return {key: tuple(entries) for key, entries in found.items()}


def _entries(path: Path) -> dict[str, Any]:
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: {' '.join(str(error).split())}; YAML was expected") from error
    if not isinstance(entries, dict):
        raise LexiconError(f"{path}: {type(entries).__name__}; a mapping from class name to frame was expected")
    return entries


def _frame(where: str, name: str, entry: Any, types: TypeSystem, words: Path) -> Frame:
    _check_keys(where, entry, _FRAME_KEYS, ("family", "definition", "label", "roles", "patterns"))
    plover = entry.get("plover")
    if plover is not None and plover not in PLOVER:
        raise LexiconError(f"{where}: plover is {plover!r}; one of {sorted(PLOVER)} or nothing was expected")
    roles = {role: _role(f"{where}: roles: {role}", role, spec, types) for role, spec in entry["roles"].items()}
    labels = entry["label"] if isinstance(entry["label"], list) else [entry["label"]]
    for role in re.findall(r"\{(\w+)\}", " ".join(map(str, labels))):
        _check_role(f"{where}: label", role, roles)
    edge = _edge(f"{where}: edge", entry["edge"]) if entry.get("edge") else None
    for role in (edge.source, edge.target) if edge else ():
        _check_role(f"{where}: edge", role, roles)
    return Frame(
        name=name,
        family=_family(where, entry["family"], words),
        definition=str(entry["definition"]),
        labels=tuple(map(str, labels)),
        plover=plover,
        roles=roles,
        requires=tuple(_requirement(f"{where}: requires", item, roles) for item in entry.get("requires", [])),
        patterns=tuple(
            _pattern(f"{where}: patterns: {n}", p, roles, words) for n, p in enumerate(entry["patterns"], 1)
        ),
        edge=edge,
        examples=tuple(_example(f"{where}: examples: {n}", e) for n, e in enumerate(entry.get("examples", []), 1)),
    )


def _family(where: str, family: Any, words: Path) -> str:
    families = yaml.safe_load((words / "families.yaml").read_text(encoding="utf-8"))["families"]
    if family not in families:
        raise LexiconError(f"{where}: family is {family!r}; one of {list(families)} was expected")
    return str(family)


def _edge(where: str, spec: Any) -> Edge:
    _check_keys(where, spec, _EDGE_KEYS)
    missing = _EDGE_KEYS - {"known"} - set(spec)
    if missing:
        raise LexiconError(
            f"{where}: no {', '.join(sorted(missing))}; source, label, property and target were expected"
        )
    return Edge(**spec)


def _role(where: str, name: str, spec: dict[str, Any], types: TypeSystem) -> Role:
    _check_keys(where, spec, _ROLE_KEYS)
    for kind in spec.get("types", []):
        if kind not in types:
            raise LexiconError(f"{where}: type {kind!r} is unknown; a type of types.yaml was expected")
    if spec.get("value") not in (None, *_VALUES):
        raise LexiconError(f"{where}: value is {spec['value']!r}; one of {list(_VALUES)} was expected")
    if spec.get("project") not in (None, *_PROJECTIONS):
        raise LexiconError(f"{where}: project is {spec['project']!r}; one of {list(_PROJECTIONS)} was expected")
    cases = tuple(
        Case(str(case["is"]), frozenset(case.get("modifiers", ())), frozenset(case.get("governors", ())))
        for case in spec.get("cases", [])
    )
    types_ = tuple(spec.get("types", ()))
    many = spec.get("many", False)
    if many not in (True, False, "each"):
        raise LexiconError(f"{where}: many is {many!r}; true, false or each was expected")
    return Role(name, types_, bool(many), spec.get("project"), spec.get("value"), cases, many == "each")


def _requirement(where: str, item: Any, roles: Mapping[str, Role]) -> tuple[tuple[str, int], ...]:
    found = []
    for part in item if isinstance(item, list) else [item]:
        role, _, number = str(part).partition(":")
        _check_role(where, role, roles)
        found.append((role, int(number or 1)))
    return tuple(found)


def _pattern(where: str, spec: dict[str, Any], roles: Mapping[str, Role], words: Path) -> Pattern:
    _check_keys(where, spec, _PATTERN_KEYS, ("triggers",))
    for role in (*spec.get("from", {}), *spec.get("needs", ())):
        _check_role(f"{where}: from", role, roles)
    for role, places in spec.get("from", {}).items():
        _check_words(f"{where}: from: {role}", places)
    return Pattern(
        triggers=tuple(trigger for text in spec["triggers"] for trigger in _triggers(where, text, words)),
        places={role: tuple(places) for role, places in spec.get("from", {}).items()},
        unless=frozenset(spec.get("unless", ())),
        only=frozenset(spec.get("only", ())),
        not_under=frozenset(spec.get("not_under", ())),
        without=frozenset(spec.get("without", ())),
        needs=tuple(spec.get("needs", ())),
        anchors=frozenset(spec.get("anchors", ())),
        mode=_mode(where, spec.get("mode")),
        presupposed=bool(spec.get("presupposed", False)),
        always=spec.get("presupposed") == "always",
        affirmed=bool(spec.get("affirmed", False)),
    )


def _mode(where: str, mode: Any) -> Mode | None:
    if mode not in (None, *get_args(Mode)):
        raise LexiconError(f"{where}: mode is {mode!r}; one of {list(get_args(Mode))} or nothing was expected")
    return mode  # type: ignore[no-any-return]  # checked above


def _triggers(where: str, text: str, words: Path) -> Iterator[Trigger]:
    found = _TRIGGER.fullmatch(text)
    if not found:
        raise LexiconError(
            f"{where}: trigger {text!r}; `lemma.verb`, `lemma.noun`, `word.adjective`, `lemma.role`, `@list.role`, "
            "`in.attached`, `type:Type` or `attribution` was expected"
        )
    if found["type"]:
        yield Trigger("type", found["type"])
    elif found["attribution"]:
        yield Trigger("attribution", "")
    elif found["lemma"].startswith("@"):
        name = found["lemma"][1:]
        path = words / f"{name}.yaml"
        if not path.is_file():
            raise LexiconError(f"{where}: trigger {text!r}: {path} is missing; a word list of that name was expected")
        for lemma in yaml.safe_load(path.read_text(encoding="utf-8"))[name]:
            yield Trigger(found["kind"], lemma)
    else:
        yield Trigger(found["kind"], found["lemma"])


def _example(where: str, spec: dict[str, Any]) -> Example:
    _check_keys(where, spec, _EXAMPLE_KEYS, ("text", "claims"))
    published = spec.get("published")
    return Example(spec["text"], tuple(spec["claims"]), str(published) if published else None)


def _check_words(where: str, words: Any) -> None:
    """A bare `on` is *true* in YAML, and a string is no list: both would pass in silence."""
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LexiconError(f'{where}: {words!r}; a list of words was expected (write "on" and "off" in quotes)')


def _check_keys(where: str, entry: Any, known: Iterable[str], needed: Iterable[str] = ()) -> None:
    if not isinstance(entry, dict) or not set(entry) <= set(known):
        found = sorted(entry) if isinstance(entry, dict) else type(entry).__name__
        raise LexiconError(f"{where}: {found}; a mapping with keys out of {sorted(known)} was expected")
    missing = sorted(set(needed) - set(entry))
    if missing:
        raise LexiconError(f"{where}: no {', '.join(missing)}; each of {sorted(needed)} was expected")


def _check_role(where: str, role: str, roles: Mapping[str, Role]) -> None:
    if role not in roles:
        raise LexiconError(f"{where}: role {role!r} is unknown; one of {sorted(roles)} was expected")
