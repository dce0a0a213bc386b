"""The lists that linking goes by, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.lexicon.bodies import Bodies
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.known_offices import KnownOffices
from graphkit.lexicon.namesakes import NamesakeWords
from graphkit.lexicon.naming import NameWords, StandInWords
from graphkit.lexicon.nominals import Nominals
from graphkit.lexicon.surfaces import Key
from graphkit.lexicon.tenures import Tenure, Tenures
from graphkit.lexicon.types import TypeSystem


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists that linking goes by; their own modules explain them.

    `terms` are the tenures of each person, `generic` the names that many states have one of.
    """

    gazetteer: Gazetteer
    types: TypeSystem
    nominals: Nominals
    bodies: Bodies
    words: NameWords
    stand_ins: StandInWords
    offices: KnownOffices
    tenures: Tenures
    namesakes: NamesakeWords
    terms: Mapping[str, tuple[Tenure, ...]]
    generic: frozenset[Key]
