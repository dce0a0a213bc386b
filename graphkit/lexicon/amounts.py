"""`ontologies/lexicon/amounts.yaml` -> the words of sums of money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError


@dataclass(frozen=True, slots=True)
class AmountWords:
    """Words of sums; `amounts.yaml` says what each list is for.

    Attributes:
        symbols: symbol -> currency.
        names: name -> currency.
        scales: word -> factor.
        bounds: words before the sum -> the word that the value begins with.
        links: words by which a sum hangs on something.
        priced: lemmas of words by which it does.
    """

    symbols: Mapping[str, str]
    names: Mapping[str, str]
    scales: Mapping[str, int]
    bounds: Mapping[str, str]
    links: frozenset[str]
    priced: frozenset[str]


@cache
def load_amounts(path: Path | None = None) -> AmountWords:
    """The words of `path`, by default of `ontologies/lexicon/amounts.yaml`.

    Raises:
        LexiconError: the file lacks one of its parts, or a scale is no whole number.
    """
    path = path or resources.ontologies() / "lexicon" / "amounts.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = {field.name for field in fields(AmountWords)}
    if not isinstance(entries, dict) or set(entries) != parts:
        raise LexiconError(f"{path}: parts {list(entries or ())}; {sorted(parts)} were expected")
    for word, factor in entries["scales"].items():
        if not isinstance(factor, int):
            raise LexiconError(f"{path}: scales: {word}: {factor!r}; a whole number was expected")
    return AmountWords(
        symbols=dict(entries["symbols"]),
        names={name: currency for currency, names in entries["names"].items() for name in names},
        scales=dict(entries["scales"]),
        bounds={words: bound for bound, group in entries["bounds"].items() for words in group},
        links=frozenset(entries["links"]),
        priced=frozenset(entries["priced"]),
    )
