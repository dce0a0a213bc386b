"""`ontologies/lexicon/grammar.yaml` -> the words that the grammar of `extract` needs to know."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from graphkit import resources
from graphkit.errors import LexiconError


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """Sets of lemmas; the file says what each is for."""

    idioms: frozenset[str]
    support_object: frozenset[str]
    support_subject: frozenset[str]
    object_control: frozenset[str]
    transparent_nouns: frozenset[str]
    copulas: frozenset[str]
    adjective_copulas: frozenset[str]
    act_prepositions: frozenset[str]
    third_person: frozenset[str]
    first_person: frozenset[str]
    future_auxiliaries: frozenset[str]
    willing_adjectives: frozenset[str]
    obliging_auxiliaries: frozenset[str]
    result_adjectives: frozenset[str]
    deciding_verbs: frozenset[str]
    stative_verbs: frozenset[str]
    rehearsing_verbs: frozenset[str]


@cache
def load_grammar(path: Path | None = None) -> GrammarWords:
    """The words of `path`, by default of `ontologies/lexicon/grammar.yaml`.

    Raises:
        LexiconError: a list is missing, unknown, or holds something that is not a word.
    """
    path = path or resources.ontologies() / "lexicon" / "grammar.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = {field.name for field in fields(GrammarWords)}
    if not isinstance(entries, dict) or set(entries) != names:
        found = sorted(entries) if isinstance(entries, dict) else type(entries).__name__
        raise LexiconError(f"{path}: the lists are {found}; {sorted(names)} were expected")
    for name, words in entries.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise LexiconError(f"{path}: {name}: {words!r}; a list of words was expected")
    return GrammarWords(**{name: frozenset(words) for name, words in entries.items()})
