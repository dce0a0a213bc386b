"""`tests/safety/*.yaml` -> sentences, each with the claims that must and must not come out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LIMITS = HERE / "limits.yaml"
KINDS = (
    "negated",
    "denied",
    "hypothetical",
    "conditional",
    "planned",
    "demanded",
    "feared",
    "lie",
    "historical",
    "counterfactual",
    "scare-quotes",
    "co-occurrence",
    "swapped",
    "title",
    "coreference",
    "reported",
)
COMMITMENT = {"polarity": "positive", "certainty": "certain", "mode": "actual"}
_SENTENCE_KEYS = {"text", "published", "must", "must_not"}
_MUST_KEYS = {"type", "roles", *COMMITMENT}
_MUST_NOT_KEYS = {"type", "any_but", "roles", "between", "undated", "except_by", "unless"}

Roles = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim that must come out."""

    type: str
    roles: Roles
    polarity: str
    certainty: str
    mode: str


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A pattern that no plain fact may fit.

    Attributes:
        type: claim class, None for any class but `any_but`.
        any_but: classes that are left alone where no type is given.
        roles: fillers that the fact must have to fit.
        between: names that the fact must hold to fit, in whatever roles.
        undated: whether only a fact without a time fits.
        except_by: a source so worded may state it.
        unless: a fact with a filler that contains this word does not fit.
    """

    type: str | None
    any_but: tuple[str, ...]
    roles: Roles
    between: tuple[str, ...]
    undated: bool
    except_by: str | None
    unless: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One entry of a file."""

    kind: str
    text: str
    published: dt.date | None
    must: tuple[Wanted, ...]
    must_not: tuple[Unwanted, ...]


def load_sentences(kind: str) -> tuple[Sentence, ...]:
    """The sentences of one kind.

    Raises:
        ValueError: an entry has a field that is unknown, missing or of the wrong form.
    """
    path = HERE / f"{kind}.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = []
    for number, entry in enumerate(entries, 1):
        where = f"{path.name}: entry {number}"
        _check(where, entry, _SENTENCE_KEYS, {"text", "must_not"})
        published = entry.get("published")
        if not isinstance(published, dt.date | None):
            raise ValueError(f"{where}: published {published!r}; YYYY-MM-DD was expected")  # noqa: TRY004 - a broken file
        must = tuple(_wanted(where, claim) for claim in entry.get("must", ()))
        must_not = tuple(_unwanted(where, pattern) for pattern in entry["must_not"])
        found.append(Sentence(kind, entry["text"], published, must, must_not))
    return tuple(found)


def load_limits() -> dict[str, Any]:
    """What `limits.yaml` records: `false_facts` by kind and `must_found`."""
    limits: dict[str, Any] = yaml.safe_load(LIMITS.read_text(encoding="utf-8"))
    return limits


def _wanted(where: str, claim: Mapping[str, Any]) -> Wanted:
    _check(where, claim, _MUST_KEYS, {"type", "roles"})
    said = {name: claim.get(name, usual) for name, usual in COMMITMENT.items()}
    return Wanted(claim["type"], _roles(claim["roles"]), **said)


def _unwanted(where: str, pattern: Mapping[str, Any]) -> Unwanted:
    _check(where, pattern, _MUST_NOT_KEYS, set())
    if ("type" in pattern) == ("any_but" in pattern):
        raise ValueError(f"{where}: {dict(pattern)}; either `type` or `any_but` was expected")
    return Unwanted(
        type=pattern.get("type"),
        any_but=tuple(pattern.get("any_but", ())),
        roles=_roles(pattern.get("roles", {})),
        between=tuple(pattern.get("between", ())),
        undated=pattern.get("undated", False),
        except_by=pattern.get("except_by"),
        unless=pattern.get("unless"),
    )


def _roles(given: Mapping[str, Any]) -> Roles:
    return tuple(
        (name, tuple(str(item) for item in (value if isinstance(value, list) else [value])))
        for name, value in given.items()
    )


def _check(where: str, entry: Any, known: set[str], needed: set[str]) -> None:
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: {entry!r}; a mapping was expected")  # noqa: TRY004 - a broken file
    if unknown := entry.keys() - known:
        raise ValueError(f"{where}: {sorted(unknown)}; only {sorted(known)} were expected")
    if missing := needed - entry.keys():
        raise ValueError(f"{where}: no {sorted(missing)}")
