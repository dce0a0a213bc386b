"""A store of told stories, an application over it without a socket, and a server on a free port of the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Quad
from starlette.testclient import TestClient

from graphkit.rdf import Store, terms
from graphkit.serve.app import application
from graphkit.serve.settings import Settings
from tests.rdf import stories
from tests.serve.hostile import hostile
from tests.serve.server import listening

JOINED = "https://w3id.org/graphkit/id/letland-0123456789abcdef"
BASE = "http://127.0.0.1:8008"


def write(path: Path) -> Path:
    """The three stories and a hostile one, derived."""
    with Store.open(path, write=True) as store:
        for extraction in (stories.deployment(), stories.drills(), stories.denial(), hostile()):
            store.add(extraction, stories.RUN)
        stories.derive(store)
        joined = terms.iri(JOINED)
        by = terms.iri("http://purl.org/dc/terms/isReplacedBy")
        new = [Quad(joined, by, terms.iri(stories.LATVIA.id), terms.JUDGEMENTS)]
        store.apply((), [*new, Quad(joined, terms.LABEL, terms.english("Letland"), terms.JUDGEMENTS)])
    return path


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the store."""
    return write(tmp_path_factory.mktemp("serve") / "kg")


@pytest.fixture(scope="session")
def settings(store: Path) -> Settings:
    """The usual ones."""
    return Settings(store, port=0)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    """Asks the application without a socket."""
    with TestClient(application(settings), base_url=BASE) as asking:
        yield asking


@pytest.fixture(scope="session")
def address(settings: Settings) -> Iterator[str]:
    """The address of a running server, without a slash at its end."""
    with listening(replace(settings, timeout=30)) as found:
        yield found
