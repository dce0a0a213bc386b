"""The type of an entity -> the family within which it can be the same as another: a body may be told as a company."""

from __future__ import annotations

from graphkit.lexicon.types import TypeSystem

_FAMILIES = ("Person", "Organization", "Place")


def family(kind: str, types: TypeSystem) -> str:
    """`Person`, `Organization`, `Place`, or the type itself where it is none of these."""
    return next((name for name in _FAMILIES if types.is_a(kind, (name,))), kind)
