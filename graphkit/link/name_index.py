"""Names by their place in the text, so that asking what touches a span does not look at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.link.names import Name
from graphkit.model import Span

_WIDTH = 64


class NameIndex:
    """The names kept so far; names of one span and type are kept once."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        """Begin with `names`."""
        self._cells: dict[int, dict[Name, None]] = {}
        self.replace((), names)

    def touching(self, span: Span) -> list[Name]:
        """The names that share a character with the span, in the order of the text, longer ones first."""
        near = dict.fromkeys(name for cell in _cells(span) for name in self._cells.get(cell, ()))
        return sorted((name for name in near if name.span.overlaps(span)), key=_place)

    def replace(self, old: Iterable[Name], new: Iterable[Name]) -> None:
        """Take the `old` names out and put the `new` ones in."""
        for name in old:
            for cell in _cells(name.span):
                self._cells.get(cell, {}).pop(name, None)
        for name in new:
            for cell in _cells(name.span):
                self._cells.setdefault(cell, {})[name] = None

    def __iter__(self) -> Iterator[Name]:
        return iter(sorted(dict.fromkeys(name for cell in self._cells.values() for name in cell), key=_place))


def _cells(span: Span) -> range:
    return range(span.start // _WIDTH, max(span.end - 1, span.start) // _WIDTH + 1)


def _place(name: Name) -> tuple[int, int, str]:
    return name.span.start, -name.span.end, name.type
