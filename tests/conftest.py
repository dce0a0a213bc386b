"""What all tests share: texts -> extractions, with the pinned model loaded once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit import ids
from graphkit.model import Article, Extraction

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.live import Visits

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one module: while it runs, no event loop of asyncio can."""
    from tests.live import chromium

    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visits]:
    """Opens pages, and fails where one has asked anything of a network or complained on the console."""
    from tests.live import Visits

    visits = Visits(browser, tmp_path)
    yield visits
    visits.close()
    assert visits.requests == []
    assert visits.complaints == []
