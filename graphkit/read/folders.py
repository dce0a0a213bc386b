"""A folder -> the files in it that can hold articles, and what cannot be read there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from graphkit.errors import ArticleError
from graphkit.read.draft import printable, quoted


def unreadable(where: str, error: OSError) -> ArticleError:
    """The error for what the operating system refuses."""
    if isinstance(error, FileNotFoundError):
        return ArticleError(where, "no such file or folder", "a path that exists was expected")
    reason = (error.strerror or type(error).__name__).lower()
    return ArticleError(where, f"cannot be read ({reason})", "a readable file or folder was expected")


def members(folder: Path, endings: Collection[str]) -> Iterator[Path | ArticleError]:
    """The files under a folder whose names end in one of `endings`, sorted by name, folder by folder.

    Hidden files and folders, READMEs and graphkit's own stores are passed over: they are about the folder, not of
    it. Files with other endings are reported after the others, once for each ending.
    """
    others: dict[str, list[Path]] = {}
    empty = True
    for member in _files(folder, set()):
        if isinstance(member, Path) and member.suffix.lower() not in endings:
            others.setdefault(member.suffix.lower(), []).append(member)
            continue
        empty = False
        yield member
    for ending in sorted(others):
        yield _not_read(folder, ending, others[ending], endings)
    if empty and not others:
        yield ArticleError(printable(str(folder)), "no article is in the folder", _expected(endings))


def not_read(path: Path, endings: Collection[str]) -> ArticleError:
    """The error for one file with an unknown ending."""
    return ArticleError(printable(str(path)), f"files in {quoted(path.suffix)} are not read", _expected(endings))


def _files(folder: Path, seen: set[Path]) -> Iterator[Path | ArticleError]:
    real = folder.resolve()
    if real in seen:  # links may lead round in circles
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(printable(str(folder)), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:
            yield unreadable(printable(str(entry)), error)
            continue
        if is_folder:
            yield from () if _is_store(entry) else _files(entry, seen)
        elif is_file and entry.stem.lower() != "readme":
            yield entry
        elif not is_file:
            yield ArticleError(printable(str(entry)), "not a regular file", "a file or folder was expected")


def _is_store(folder: Path) -> bool:
    """Whether a folder holds the files of an Oxigraph store."""
    return all((folder / name).is_file() for name in ("CURRENT", "IDENTITY", "LOCK"))


def _not_read(folder: Path, ending: str, paths: list[Path], endings: Collection[str]) -> ArticleError:
    kind = f"end in {quoted(ending)}" if ending else "have no ending"
    what = f"{len(paths)} file(s) {kind} and are not read, the first is {printable(str(paths[0]))}"
    return ArticleError(printable(str(folder)), what, _expected(endings))


def _expected(endings: Collection[str]) -> str:
    return f"one of {', '.join(sorted(endings))} was expected"
