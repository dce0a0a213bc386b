"""A mention as the network tags it -> the same with clean edges, or nothing if it is none."""

from __future__ import annotations

from collections.abc import Collection

_LOOSE_BEFORE = frozenset(" \t)]}’'”\"»,.;:!?-–—/%")
_LOOSE_AFTER = frozenset(' \t([{‘“"«,;:!?-–—/$')
_MARKS = "“”‘’\"'«»(),.;:!?"
_POSSESSIVES = ("'s ", "’s ")
_BRACKETS = {"(": ")", "[": "]"}


def tidied(text: str, start: int, end: int, empty_words: Collection[str]) -> tuple[int, int] | None:
    """Cuts a mention at a line's end, and off it marks and brackets that it holds only half of.

    Args:
        text: the text.
        start: where the mention begins.
        end: where it ends, exclusive.
        empty_words: words, in small letters, that alone are no mention ("the", "two").

    Returns:
        Its start and end, None where nothing is left of it but such words and marks.
    """
    line = text.find("\n", start, end)
    if line >= 0:
        end = line
    start, end = _balanced(text, start, end)
    if text.startswith(_POSSESSIVES, start):
        start += 2
    while start < end and text[start] in _LOOSE_BEFORE:
        start += 1
    while start < end and text[end - 1] in _LOOSE_AFTER:
        end -= 1
    words = [word.strip(_MARKS) for word in text[start:end].lower().split()]
    if not any(character.isalnum() for character in text[start:end]) or all(word in empty_words for word in words):
        return None
    return start, end


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with a bracket closed right after it, or else without what stands behind or before a lone one."""
    for opening, closing in _BRACKETS.items():
        opened = text.rfind(opening, start, end)
        closed = text.find(closing, start, end)
        if opened == start and closed < 0:
            start += 1
        elif opened >= 0 and text.find(closing, opened, end) < 0:
            end = end + 1 if text.startswith(closing, end) else opened
        elif closed >= 0 and text.rfind(opening, start, closed) < 0:
            start, end = (start, closed) if closed - start > end - closed else (closed + 1, end)
    return start, end
