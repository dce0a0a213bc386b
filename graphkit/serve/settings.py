"""How a store is served: where, how long a question may take, how large questions and answers may be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphkit.rdf import Limits, Place

USUAL_LIMITS = Limits(rows=100_000, bytes=50_000_000)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is started with.

    Attributes:
        store: its folder, or the address of an engine.
        host: address to listen at.
        port: 0 for any that is free.
        timeout: seconds that a question may take, and that it may wait for its turn.
        limits: how large an answer may be.
        longest_request: bytes that the body of a request may have.
        workers: processes that answer, so many questions at a time.
        memory: bytes that one of them may take up, where the system can limit it.
        in_memory: whether each of them asks a copy of the folder in memory, made anew when the store changes.
    """

    store: Place
    host: str = "127.0.0.1"
    port: int = 8008
    timeout: float = 10.0
    limits: Limits = USUAL_LIMITS
    longest_request: int = 1_000_000
    workers: int = 2
    memory: int = 2 * 1024**3
    in_memory: bool = False

    @property
    def place(self) -> Place:
        """The store, wherever the process that asks works."""
        return self.store.resolve() if isinstance(self.store, Path) else self.store
