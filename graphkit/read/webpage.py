"""An HTML page -> one draft: the main text and the metadata that trafilatura finds; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.errors import ArticleError
from graphkit.read.charset import decoded
from graphkit.read.draft import Draft, day
from graphkit.read.pieces import TEXT_BYTES, whole
from graphkit.read.quiet import quiet

if TYPE_CHECKING:
    from trafilatura.settings import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
# Only the dates that a page declares, none guessed from its prose, and no comparison with today's date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def drafts(where: str, pieces: Iterator[bytes]) -> Iterator[Draft]:
    """The one document of a page.

    Raises:
        ArticleError: the file cannot be decoded, or no text is found in it.
    """
    binary = whole(where, pieces, TEXT_BYTES)
    declared = _CHARSET.search(binary[:_HEAD_BYTES])
    html = decoded(where, binary, declared[1].decode("ascii", "replace") if declared else None)
    page = _page(html)
    if page is None or not page.text:
        raise ArticleError(where, "no text was found in the page", "an HTML page with an article was expected")
    yield Draft(
        where=where,
        source_id=where,
        text=page.text,
        title=page.title,
        url=page.url,
        publisher=page.sitename,
        published=day(where, page.date),
    )


def _page(html: str) -> Document | None:
    import trafilatura
    from trafilatura.settings import Document

    if not _BODY.search(html):
        html = f"<html><body>{html}</body></html>"  # trafilatura refuses a bare paragraph
    with quiet("trafilatura"), quiet("htmldate"):
        page = trafilatura.bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    return page if isinstance(page, Document) else None
