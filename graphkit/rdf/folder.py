"""A folder on disk <-> the engine that keeps its quads there."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pyoxigraph

from graphkit.errors import StoreBusyError, StoreError

_LOCKED = re.compile(r"while lock file|lock hold by", re.IGNORECASE)
_LARGE_LOGS = 16_000_000  # bytes
_BUILT = "one made by `graphkit build` was expected"
_HALF_MADE = re.compile(r"column family not found|inserts are only possible", re.IGNORECASE)  # killed before it was
_FILE = re.compile(
    r"quarantine|judgements\.jsonl|index\.sqlite(-journal)?|index\.state|"  # ours
    r"LOCK|IDENTITY|CURRENT|LOG.*|MANIFEST-.*|OPTIONS-.*|\d+\.(log|sst|dbtmp)"  # the engine's
)


def opened(path: Path, *, write: bool) -> pyoxigraph.Store:
    """The engine in a folder, which for writing is made if it is not there.

    Raises:
        StoreBusyError: `write`, and another process writes already.
        StoreError: there is no store, the folder holds something else, or the store is damaged.
    """
    _check(path, write=write)
    try:
        return pyoxigraph.Store(str(path)) if write else pyoxigraph.Store.read_only(str(path))
    except (OSError, RuntimeError, ValueError) as error:
        if _LOCKED.search(str(error)):
            raise StoreBusyError(f"{path}: another process is writing to it; wait until it is done") from error
        if _HALF_MADE.search(str(error)):
            raise StoreError(f"{path}: there is no store, its making was cut short; {_BUILT}") from error
        raise StoreError(f"{path}: it cannot be opened ({error}); a store made by graphkit was expected") from error


def drop_logs(path: Path) -> None:
    """Frees the room of large logs, which hold nothing any more: the engine deletes them when it is opened."""
    if sum(log.stat().st_size for log in path.glob("*.log")) > _LARGE_LOGS:
        # whoever still reads from the engine keeps its lock; the logs go another time then
        with suppress(OSError, RuntimeError):
            pyoxigraph.Store(str(path))


def _check(path: Path, *, write: bool) -> None:
    """Keeps the engine, which would make a store anywhere, away from what is not one; a half-made one may be."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: it is a file; a directory with a store was expected")
    names = [entry.name for entry in path.iterdir()] if path.is_dir() else []
    if not all(_FILE.fullmatch(name) for name in names) and "CURRENT" not in names:
        raise StoreError(f"{path}: the directory holds other files; a store or an empty directory was expected")
    if "CURRENT" not in names and not write:
        raise StoreError(f"{path}: there is no store; {_BUILT}")
