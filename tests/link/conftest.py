"""What the tests of linking share: a text -> its mentions and entities, with the pinned model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graphkit.annotate import annotate, load_model
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.nominals import load_nominals
from graphkit.lexicon.types import load_types
from graphkit.link import Linker, Linking
from tests.conftest import make_article

Link = Callable[[str], Linking]


@pytest.fixture(scope="session")
def link() -> Link:
    linker = Linker(load_gazetteer(), load_types(), load_nominals())
    model = load_model()

    def run(text: str) -> Linking:
        article = make_article(text)
        return linker.link(annotate(article, model), article)

    return run
