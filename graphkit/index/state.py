"""A file beside an index that names its last state, so that an older copy in its place is noticed.

While the index is being written the file names both the state before and the one after; a process that is killed in
between leaves either. An index in any other state was not what the graph was last derived with.
"""

from __future__ import annotations

from pathlib import Path

STATE = "index.state"


class State:
    """Which states of an index may be in use."""

    def __init__(self, index: Path | None) -> None:
        """Takes the path of the index, None for one in memory."""
        self._path = index.with_name(STATE) if index else None

    def allows(self, state: str | None) -> bool:
        """Whether an index in that state is the last one."""
        if self._path is None:
            return True
        try:
            return state in self._path.read_text(encoding="ascii", errors="replace").split()
        except OSError:
            return False

    def announce(self, before: str | None, after: str) -> None:
        """Says which two states are good from now on; so few bytes are written as a whole or not at all.

        Raises:
            OSError: the file cannot be written.
        """
        if self._path:
            mode = "r+b" if self._path.exists() else "wb"
            with self._path.open(mode, buffering=0) as stream:
                stream.write(f"{before or after}\n{after}\n".encode("ascii"))
