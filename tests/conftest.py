"""What all tests share: texts -> extractions, with the pinned model loaded once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from graphkit import ids
from graphkit.model import Article, Extraction

Extract = Callable[..., Extraction]


def make_article(text: str, published: str | None = None, **rest: str) -> Article:
    day = dt.date.fromisoformat(published) if published else None
    return Article(ids.article_id(text, rest.get("url")), "test", text, published=day, **rest)


@pytest.fixture(scope="session")
def extract() -> Extract:
    from graphkit.pipeline import extract_article

    def run(text: str, published: str | None = None) -> Extraction:
        return extract_article(make_article(text, published))

    return run
