"""What the tests of the learned reader share: the shipped one, opened once."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from graphkit.reader import GraphkitReader
from graphkit.spans import READER


@pytest.fixture(scope="session")
def reader() -> GraphkitReader:
    return GraphkitReader()


@pytest.fixture(scope="session")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.add_pipe(READER)
    return blank
