"""A store and its ledger -> who is who, origins, status and relations in the graph, kept in line with its articles."""

from __future__ import annotations

from graphkit.resolution.deriving import derive, ledger_of, retract
from graphkit.resolution.review import Review

__all__ = ["Review", "derive", "ledger_of", "retract"]
