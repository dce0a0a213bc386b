"""`graphkit search`: words -> the sentences or articles of a store that have them."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.output import message, visible, warn_if_stale
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.rdf import Place
    from graphkit.rdf.searching import Found


@click.command()
@store_argument
@click.argument("words")
@click.option(
    "--articles", "whole_articles", is_flag=True, help="Look through all text, not only what states something."
)
@click.option("--since", metavar="YYYY-MM-DD", help="Published on that day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="Published on that day or earlier.")
@click.option("--outlet", metavar="NAME", help="Published by this outlet.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="The largest number.")
@click.option("-f", "--format", "form", default="text", show_default=True, type=click.Choice(("text", "json")))
def search(
    store: Place, words: str, since: str | None, until: str | None, outlet: str | None, limit: int, form: str,
    *, whole_articles: bool,
) -> int:  # fmt: skip
    """Find sentences that state something, by their words, the best first.

    Several words must all be there, in any form of case and accent. "…" keeps words together, OR and NOT combine,
    * stands for the end of a word, NEAR(a b, 5) asks for words close to one another.

    In SPARQL, `?passage gk:search "words"` does the same.

    \b
    graphkit search kg 'nuclear umbrella'
    graphkit search kg '"air defence" AND (Poland OR Romania)' --since 2025-09-01
    graphkit search kg 'deploy* NOT exercise' --outlet Reuters -f json
    graphkit search kg hypersonic --articles
    """
    from graphkit.rdf import Store
    from graphkit.rdf.searching import search as look
    from graphkit.read import day

    days = {"since": day("--since", since), "until": day("--until", until)}
    with Store.open(store) as opened:
        warn_if_stale(opened)
        found = look(opened, words, whole_articles=whole_articles, outlet=outlet, limit=limit, **days)
    if form == "json":
        click.echo(json.dumps([_record(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    for one in found:
        _show(one)
    message(f"{len(found)} found" + (", and perhaps more (--limit)" if len(found) == limit else ""))
    return 0


def _show(found: Found) -> None:
    article = found.article
    parts = (article.publisher, article.published and article.published.isoformat(), article.title)
    click.echo(" · ".join(visible(str(part)) for part in parts if part) or article.source_id)
    click.echo(f"  {_marked(found.excerpt)}")
    click.echo(f"  {' '.join(found.claims) or article.id}\n")


def _marked(excerpt: str) -> str:
    from graphkit.index.search import MARKS

    before, after = MARKS
    return visible(" ".join(excerpt.replace(before, "»").replace(after, "«").split()))


def _record(found: Found) -> dict[str, Any]:
    from graphkit.index.search import MARKS

    article = found.article
    published: dt.date | None = article.published
    excerpt = found.excerpt.replace(MARKS[0], "").replace(MARKS[1], "")
    return {
        "article": article.id,
        "published": published and published.isoformat(),
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
        "excerpt": excerpt,
        "claims": list(found.claims),
    }
