"""Words, days and an outlet, and a store -> the sentences or articles that have the words, with what they state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graphkit.errors import QueryError
from graphkit.index import Hit
from graphkit.rdf import terms
from graphkit.rdf.fulltext import MOST, words_of
from graphkit.rdf.rows import ArticleRow, Reader
from graphkit.rdf.selection import published_by
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store


@dataclass(frozen=True, slots=True)
class Found:
    """A text that has the words.

    Attributes:
        article: the article.
        excerpt: the words around; what was found stands between the two marks of `index.search.MARKS`.
        claims: ids of the claims that the sentence states; empty for a whole article.
    """

    article: ArticleRow
    excerpt: str
    claims: tuple[str, ...]


def search(
    store: Store,
    words: str,
    *,
    whole_articles: bool = False,
    since: dt.date | None = None,
    until: dt.date | None = None,
    outlet: str | None = None,
    limit: int = 20,
) -> tuple[Found, ...]:
    """Looks for words, the best first.

    Args:
        store: an open store.
        words: as in `index.search.Words.find`.
        whole_articles: whether all text is looked through, not only the sentences that state something.
        since: leaves out articles that were published earlier, or on a day that is not known.
        until: leaves out articles that were published later, or on a day that is not known.
        outlet: leaves out articles of others.
        limit: the largest number.

    Raises:
        QueryError: there is no word in `words`, or the limit is less than one.
        UnknownArticleError: the store has no article of that outlet.
        StoreError: the store has no index.
    """
    if limit < 1:
        raise QueryError(f"limit: {limit} rows; one or more were expected")
    wanted = set(published_by(store, outlet)) if outlet else None
    reader = Reader(store)
    found: list[Found] = []
    for hit in words_of(store).find(words, MOST, passages=not whole_articles, articles=whole_articles):
        article = hit.node if whole_articles else hit.node.rsplit("-", 2)[0]
        if not store.has(article) or (wanted is not None and article not in wanted):
            continue
        row = reader.article(article)
        if _within(row.published, since, until):
            found.append(Found(row, hit.excerpt, tuple(_claims(store, hit))))
            if len(found) == limit:
                break
    return tuple(found)


def _within(day: dt.date | None, since: dt.date | None, until: dt.date | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since or day) <= day <= (until or day)


def _claims(store: Store, hit: Hit) -> Iterator[str]:
    stated = store.match(None, gk("passage"), terms.node(hit.node))
    attested = {
        quad.object
        for attestation in stated
        if isinstance(attestation.subject, NamedNode)
        for quad in store.match(attestation.subject, gk("attests"))
    }
    yield from sorted(terms.local(claim) for claim in attested)
