"""The arguments of a verb with several objects -> one set for each object that has a phrase of its own after it.

"Poland bought tanks from Korea and launchers from America" is two purchases; nobody bought tanks from America.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graphkit.extract.arguments import Argument


def shared_out(arguments: Sequence[Argument]) -> Iterator[tuple[Argument, ...]]:
    """The arguments as they are, or for each object with those of its own and those that all share."""
    arguments = [_as_object(a) if _opens_a_pair(a) else a for a in arguments]
    objects = sorted({a.token.i for a in arguments if a.relation == "object"})
    stretches = list(pairwise([*objects, max((a.token.i for a in arguments), default=0) + 1]))
    own = _own_relations(arguments, stretches) if len(objects) > 1 else frozenset()
    if not own:
        yield tuple(arguments)
        return
    for start, end in stretches:
        yield tuple(
            a
            for a in arguments
            if (a.token.i == start if a.relation == "object" else a.relation not in own or start < a.token.i < end)
        )


def _opens_a_pair(argument: Argument) -> bool:
    """Whether the parser took the next object for another of the phrase before: "from Korea and launchers from …"."""
    token = argument.token
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return token.dep_ == "conj" and argument.relation == after


def _as_object(argument: Argument) -> Argument:
    return replace(argument, relation="object", near=True)


def _own_relations(arguments: Sequence[Argument], stretches: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The prepositions that every object has an argument of right behind it."""
    plain = {a.relation for a in arguments if ">" not in a.relation and "<" not in a.relation}
    return frozenset(
        relation
        for relation in plain - {"object", "subject"}
        if all(any(a.relation == relation and start < a.token.i < end for a in arguments) for start, end in stretches)
    )
