"""The lists that linking goes by, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.lexicon.bodies import Bodies
from graphkit.lexicon.gazetteers import Gazetteer
from graphkit.lexicon.known_offices import KnownOffices
from graphkit.lexicon.namesakes import NamesakeWords
from graphkit.lexicon.naming import NameWords, StandInWords
from graphkit.lexicon.nominals import Nominals
from graphkit.lexicon.tenures import Tenures
from graphkit.lexicon.types import TypeSystem


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists that linking goes by; their own modules explain them."""

    gazetteer: Gazetteer
    types: TypeSystem
    nominals: Nominals
    bodies: Bodies
    words: NameWords
    stand_ins: StandInWords
    offices: KnownOffices
    tenures: Tenures
    namesakes: NamesakeWords
