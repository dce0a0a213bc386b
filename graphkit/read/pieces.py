"""A binary stream -> its lines as bytes, or its whole contents within a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from graphkit.errors import ArticleError

TEXT_BYTES = 10_000_000
"""The most that a file of plain text, Markdown or HTML may hold."""
CONTAINER_BYTES = 100_000_000
"""The most that a PDF or one JSON value may hold: much of it is not text."""
LINE_BYTES = 32_000_000
"""The most that one line of JSON Lines may hold."""


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines with their ends; a longer line than `LINE_BYTES` comes in several pieces."""
    while piece := stream.readline(LINE_BYTES):
        yield piece


def whole(where: str, pieces: Iterable[bytes], limit: int) -> bytes:
    """All the pieces as one.

    Raises:
        ArticleError: there is nothing, or more than `limit` bytes; no more than that is held in memory.
    """
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > limit:
            what = f"the file is larger than {limit // 1_000_000} MB"
            raise ArticleError(where, what, "one article was expected, or many as JSON Lines")
    if not held:
        raise ArticleError(where, "the file is empty", "an article was expected")
    return bytes(held)
