"""A plain text file -> one draft, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.read.charset import decoded
from graphkit.read.draft import Draft
from graphkit.read.pieces import TEXT_BYTES, whole


def drafts(where: str, pieces: Iterator[bytes]) -> Iterator[Draft]:
    """The one document of a text file.

    Raises:
        ArticleError: the file is empty, too large, binary or in no known character set.
    """
    yield Draft(where, where, decoded(where, whole(where, pieces, TEXT_BYTES)))
