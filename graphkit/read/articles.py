"""Paths, folders and standard input -> articles, and an error for each document that cannot be taken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from graphkit.errors import ArticleError
from graphkit.model import Article
from graphkit.read import jsonlines, markdown, pdf, plain, webpage
from graphkit.read.checks import accepted
from graphkit.read.draft import Defaults, Draft, printable
from graphkit.read.folders import members, not_read, unreadable
from graphkit.read.pieces import lines_of

Reader = Callable[[str, Iterator[bytes]], Iterator[Draft | ArticleError]]
"""Where the document is, for messages, and its bytes line by line -> drafts; raises ArticleError for all of it."""

STDIN = "-"
FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".htm": webpage.drafts,
        ".html": webpage.drafts,
        ".json": jsonlines.drafts_of_value,
        ".jsonl": jsonlines.drafts,
        ".markdown": markdown.drafts,
        ".md": markdown.drafts,
        ".ndjson": jsonlines.drafts,
        ".pdf": pdf.drafts,
        ".txt": plain.drafts,
    }
)
_FIRST_BYTES = {b"{": ".jsonl", b"<": ".html"}
_BLANK_BYTES = 1_000_000
_NONE_GIVEN = Defaults()


def read_articles(
    inputs: str | Path | Iterable[str | Path], *, defaults: Defaults = _NONE_GIVEN
) -> Iterator[Article | ArticleError]:
    """Reads documents one after the other; memory holds one of them.

    Args:
        inputs: files, folders (read recursively, sorted by name) and `-` for standard input (JSON Lines if it begins
            with `{`, HTML if with `<`, else text). A file's format goes by the ending of its name, or by its first
            character where a file named without an ending is given.
        defaults: values for documents that name no title, publisher, URL or day of publication.

    Yields:
        In the order of the input an Article, or an ArticleError (not raised) for what cannot be taken.
    """
    for given in [inputs] if isinstance(inputs, str | Path) else inputs:
        for draft in _drafts(str(given)):
            yield _unlinked(draft) if isinstance(draft, ArticleError) else _article(draft, defaults)


def _drafts(given: str) -> Iterator[Draft | ArticleError]:
    if given == STDIN:
        yield from _settled(STDIN, _of_stdin())
        return
    if not given or "\0" in given:  # an empty one would mean the current folder
        yield ArticleError(repr(given), "not the name of a file", "a path was expected")
        return
    path = Path(given)
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield unreadable(printable(given), error)
        return
    if not is_folder:
        yield from _of_file(given)
        return
    for member in members(path, FORMATS):
        yield from [member] if isinstance(member, ArticleError) else _of_file(str(member))


def _of_file(given: str) -> Iterator[Draft | ArticleError]:
    path = Path(given)
    ending = path.suffix.lower()
    if ending and ending not in FORMATS:
        yield not_read(path, FORMATS) if path.exists() else unreadable(printable(given), FileNotFoundError())
        return
    yield from _settled(printable(given), _of_path(printable(given), path, ending))


def _of_path(where: str, path: Path, ending: str) -> Iterator[Draft | ArticleError]:
    with path.open("rb") as stream:
        pieces = lines_of(stream)
        if not ending:
            ending, pieces = _recognised(pieces)
        yield from FORMATS[ending](where, pieces)


def _of_stdin() -> Iterator[Draft | ArticleError]:
    ending, pieces = _recognised(lines_of(sys.stdin.buffer))
    yield from FORMATS[ending](STDIN, pieces)


def _recognised(pieces: Iterator[bytes]) -> tuple[str, Iterator[bytes]]:
    """The ending that the first character that is not blank speaks for, and the pieces, none lost."""
    head: list[bytes] = []
    first = b""
    blanks = 0
    for piece in pieces:
        head.append(piece)
        first = piece.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        blanks += len(piece)
        if first or blanks > _BLANK_BYTES:
            break
    return _FIRST_BYTES.get(first, ".txt"), chain(head, pieces)


def _settled(where: str, drafts: Iterator[Draft | ArticleError]) -> Iterator[Draft | ArticleError]:
    """The drafts, and what breaks them off as one error more."""
    try:
        yield from drafts
    except ArticleError as error:
        fault = error
    except OSError as error:
        fault = unreadable(where, error)
    else:
        return
    yield fault


def _article(draft: Draft, defaults: Defaults) -> Article | ArticleError:
    try:
        return accepted(draft, defaults)
    except ArticleError as error:
        return _unlinked(error)


def _unlinked(error: ArticleError) -> ArticleError:
    """The error without its traceback, which would keep the whole document in memory."""
    return ArticleError(error.where, error.what, error.expected)
