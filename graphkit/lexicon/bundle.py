"""All files under `ontologies/` that extraction reads -> one `Lexicon`, with a hash that says which it was."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphkit import resources
from graphkit.lexicon.frame import Frame, Pattern
from graphkit.lexicon.frames import load_frames, triggers_of
from graphkit.lexicon.gazetteers import Gazetteer, load_gazetteer
from graphkit.lexicon.grammar import GrammarWords, load_grammar
from graphkit.lexicon.known_offices import KnownOffices, known_offices
from graphkit.lexicon.nominals import Nominals, load_nominals
from graphkit.lexicon.types import TypeSystem, load_types
from graphkit.lexicon.wordlists import (
    CommitmentWords,
    CoreferenceWords,
    ReportingWords,
    load_commitment_words,
    load_coreference_words,
    load_reporting_words,
)

__all__ = ["Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the stages read from `ontologies/`.

    Attributes:
        triggers: (kind, lemma) -> the frames and patterns that the word evokes.
        digest: a hash over the bytes of all those files, so that a run can say what it ran with.
    """

    types: TypeSystem
    gazetteer: Gazetteer
    nominals: Nominals
    frames: tuple[Frame, ...]
    triggers: Mapping[tuple[str, str], tuple[tuple[Frame, Pattern], ...]]
    grammar: GrammarWords
    offices: KnownOffices
    reporting: ReportingWords
    commitment: CommitmentWords
    coreference: CoreferenceWords
    digest: str


@cache
def load_lexicon(gazetteers: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon, loaded and checked once a process.

    Args:
        gazetteers: an analyst's own gazetteer files, which take precedence over the shipped ones.

    Raises:
        LexiconError: a file is broken; the message names it, the entry and what was expected.
    """
    gazetteer = load_gazetteer(gazetteers)
    return Lexicon(
        types=load_types(),
        gazetteer=gazetteer,
        nominals=load_nominals(),
        frames=load_frames(),
        triggers=triggers_of(load_frames()),
        grammar=load_grammar(),
        offices=known_offices(gazetteer),
        reporting=load_reporting_words(),
        commitment=load_commitment_words(),
        coreference=load_coreference_words(),
        digest=_digest(gazetteers),
    )


def _digest(gazetteers: tuple[Path, ...]) -> str:
    root = resources.ontologies()
    folders = ("frames", "gazetteers", "lexicon")
    files = [root / "types.yaml", *(f for folder in folders for f in sorted((root / folder).iterdir()))]
    total = hashlib.sha256()
    for file in [*(f for f in files if f.suffix in (".yaml", ".csv")), *gazetteers]:
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]
