"""The file of an index: opening, transactions, the journal of what is to be derived anew."""

from __future__ import annotations

import secrets
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from graphkit.errors import BrokenIndexError, StoreError
from graphkit.index.state import State

FILE = "index.sqlite"
_VERSION = 5
_SCHEMA = Path(__file__).with_name("schema.sql")
_BUSY = 30.0  # seconds to wait for a reader
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})  # the last: no such table
_LOOKS = 3  # a writer may be between two steps


class Index:
    """One index, open; `connection` is for the modules of this package."""

    def __init__(self, path: Path | None, *, writable: bool = True) -> None:
        """Opens an index, and makes it anew if it is missing, broken or of another version.

        Args:
            path: the file; None keeps the index in memory.
            writable: whether it may be changed; if not, the file must be there.

        Raises:
            StoreError: it cannot be opened or made.
        """
        self.path = path
        self._state = State(path)
        try:
            self.connection = _opened(path, writable=writable)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{path}: it cannot be opened ({error}); the index of a store was expected") from error

    def close(self) -> None:
        """Drops what was not committed and closes the file."""
        self.connection.close()

    def remake(self) -> None:
        """Makes the file anew, without contents."""
        self.connection.close()
        if self.path:
            _delete(self.path)
        self.connection = _opened(self.path, writable=True)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Damage that shows within it becomes a `BrokenIndexError`."""
        try:
            yield
        except (sqlite3.DatabaseError, zlib.error) as error:
            if isinstance(error, sqlite3.Error) and (error.sqlite_errorcode or 0) & 0xFF not in _DAMAGED:
                raise StoreError(f"{self.path or 'index'}: it cannot be written ({error}); free space?") from error
            raise BrokenIndexError(f"{self.path}: it is damaged ({error}); an index was expected") from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes within it happen, or none.

        Raises:
            BrokenIndexError: the file is damaged.
            StoreError: it cannot be written.
        """
        with self.guarded():
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                before, after = self.value("state"), secrets.token_hex(8)
                yield
                self.keep("state", after)
                self._announce(before, after)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self._announce(after, after)

    def _announce(self, before: str | None, after: str) -> None:
        try:
            self._state.announce(before, after)
        except OSError as error:
            raise StoreError(f"{self.path or 'index'}: it cannot be written ({error}); free space?") from error

    def made_for(self, what: str) -> bool:
        """Whether the index is whole, the last one of its store, and made with the same programs and lexicon."""
        is_last = any(self._state.allows(self.value("state")) for _ in range(_LOOKS))
        return is_last and self.value("made for") == what

    def value(self, name: str) -> str | None:
        """One of the values kept by name."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def keep(self, name: str, value: str) -> None:
        """Keeps a value by name."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def journal(self, kind: str) -> set[str]:
        """What of a kind is to be derived anew."""
        rows = self.connection.execute("SELECT id FROM journal WHERE kind = ?", (kind,))
        return {str(row[0]) for row in rows}

    def note(self, kind: str, ids: Iterable[str]) -> None:
        """Adds to the journal."""
        self.connection.executemany("INSERT OR IGNORE INTO journal VALUES (?, ?)", ((kind, id_) for id_ in ids))

    def settle(self) -> None:
        """Empties the journal: all has been derived."""
        self.connection.execute("DELETE FROM journal")

    def empty(self) -> None:
        """Forgets everything."""
        for (name,) in self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not str(name).startswith("words_"):  # tables that SQLite keeps for the search
                self.connection.execute(f"DELETE FROM {name}")  # noqa: S608 - names of our own schema

    def canonical(self, entities: Iterable[str]) -> dict[str, str]:
        """For those of the entities that another one stands for: that one."""
        found = {}
        for entity in entities:
            row = self.connection.execute("SELECT canonical FROM stands WHERE entity = ?", (entity,)).fetchone()
            if row:
                found[entity] = str(row[0])
        return found

    def replaced_by(self, canonical: str) -> set[str]:
        """The entities that it stands for."""
        rows = self.connection.execute("SELECT entity FROM stands WHERE canonical = ?", (canonical,))
        return {str(row[0]) for row in rows}

    def stand(self, entities: Iterable[str], canonical: Mapping[str, str]) -> None:
        """Keeps, for each of the entities, which one stands for it, or that none does."""
        self.connection.executemany("DELETE FROM stands WHERE entity = ?", ((entity,) for entity in entities))
        self.connection.executemany("INSERT INTO stands VALUES (?, ?)", canonical.items())


def _opened(path: Path | None, *, writable: bool) -> sqlite3.Connection:
    if path is None:
        return _made(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
    if not writable:
        address = f"{path.absolute().as_uri()}?mode=ro"
        return sqlite3.connect(address, uri=True, isolation_level=None, timeout=_BUSY, check_same_thread=False)
    if path.exists() and not _is_sound(path):
        _delete(path)
    connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY, check_same_thread=False)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection if _version(connection) == _VERSION else _made(connection)


def _delete(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _is_sound(path: Path) -> bool:
    try:
        connection = sqlite3.connect(path, timeout=_BUSY)
        try:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()  # reads the schema
            return _version(connection) == _VERSION
        finally:
            connection.close()
    except sqlite3.OperationalError:  # busy, for one
        return True
    except sqlite3.DatabaseError:
        return False


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _made(connection: sqlite3.Connection) -> sqlite3.Connection:
    script = _SCHEMA.read_text(encoding="utf-8")
    connection.executescript(f"BEGIN; {script} PRAGMA user_version = {_VERSION}; COMMIT;")
    return connection
