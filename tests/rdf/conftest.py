from __future__ import annotations

from collections.abc import Iterable

import pytest
import stories

from graphkit.model import Extraction
from graphkit.rdf import Store


def filled(extractions: Iterable[Extraction], *, derived: bool = True) -> Store:
    store = Store.in_memory()
    for extraction in extractions:
        store.add(extraction, stories.RUN)
    if derived:
        stories.derive(store)
    return store


@pytest.fixture(name="filled")
def _filled():
    """Makes a store in memory of extractions."""
    return filled


@pytest.fixture
def three(filled) -> Store:
    """The three stories, derived."""
    return filled([stories.deployment(), stories.drills(), stories.denial()])
