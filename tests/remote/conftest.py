"""An engine with nothing in it, and one and the same graph in a folder and in an engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import in_process
from tests.remote.oxigraph import Server

ARTICLES = (
    ("one", "2025-03-04", "Baltic Ledger", "Sweden joined NATO. Jens Stoltenberg met Ulf Kristersson in Stockholm."),
    ("two", "2025-03-05", "Gulf Courier", "Sweden joined NATO. Fog closed two airports, and trains were late all day."),
    ("three", "2025-03-07", "Daugava Post", "Sweden denied that it had joined NATO."),
    ("four", "2025-03-09", "Gulf Courier", 'Norway and Poland signed a “defence” agreement in Oslo.\n\n\\ \t\'""" 🛡 Ж'),
    ("five", "2025-03-11", "Daugava Post", "The 11th Mechanised Brigade was deployed in Latvia, officials said."),
)


def feed(folder: Path, names: tuple[str, ...] = tuple(name for name, *_ in ARTICLES)) -> Path:
    """The articles of those names as JSON Lines."""
    rows = [
        {"id": name, "published": day, "publisher": outlet, "url": f"https://wire.example/{name}", "text": text}
        for name, day, outlet, text in ARTICLES
        if name in names
    ]
    path = folder / f"{'-'.join(names)}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for what engines do not hold."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("GRAPHKIT_STATE", str(folder))
    for name in ("USER", "PASSWORD", "TOKEN", "TIMEOUT"):
        monkeypatch.delenv(f"GRAPHKIT_STORE_{name}", raising=False)
    return folder


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An engine with nothing in it."""
    with Server(tmp_path / "engine") as running:
        yield running


@dataclass(frozen=True, slots=True)
class Both:
    """The same articles in a folder and behind an address."""

    folder: Path
    address: str

    def run(self, *arguments: str) -> tuple[in_process.Done, in_process.Done]:
        """The command on each, with STORE for the store; what they print names the stores alike."""
        done = []
        for store in (str(self.folder), self.address):
            found = in_process.run(*(store if argument == "STORE" else argument for argument in arguments))
            done.append(in_process.Done(found.code, found.out.replace(store, "kg"), found.err.replace(store, "kg")))
        return done[0], done[1]


def _built(folder: Path, server: Server) -> Both:
    found = Both(folder / "kg", server.address)
    for done in found.run("build", str(feed(folder)), "-o", "STORE"):
        assert done.code == 0, done.err
    return found


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """All articles in both, to be read."""
    folder = tmp_path_factory.mktemp("shared")
    with pytest.MonkeyPatch.context() as patch, Server(folder / "engine") as running:
        patch.setenv("GRAPHKIT_STATE", str(folder / "state"))
        yield _built(folder, running)


@pytest.fixture
def both(server: Server, tmp_path: Path) -> Both:
    """All articles in both, to be changed."""
    return _built(tmp_path, server)
