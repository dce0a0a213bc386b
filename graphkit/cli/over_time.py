"""`graphkit history` and `graphkit retract`: how a claim came to its status; articles out again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graphkit.cli.output import message, table, visible, warn_if_stale
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.rdf import ArticleRow, Place, Store
    from graphkit.rdf.history import Step


@click.command()
@store_argument
@click.argument("what")
def history(store: Place, what: str) -> int:
    """Show how the status of a claim moved, day by day, or the stages of an instrument.

    WHAT is the id of a claim, or the id or name of a treaty, agreement, decree or resolution: of that, each claim about
    it is listed in the order of time, from draft to signature, ratification and force.

    \b
    graphkit history kg c-0123456789abcdef
    graphkit history kg 'Comprehensive Strategic Partnership Treaty'
    """
    from graphkit.ids import is_claim
    from graphkit.rdf import Store
    from graphkit.rdf.history import steps
    from graphkit.resolve import status_of

    with Store.open(store) as opened:
        warn_if_stale(opened)
        if is_claim(what):
            claim = opened.explain(what)
            click.echo(f"{visible(claim.label)}\n")
            for line in _lines(steps(opened, claim.id, status_of)):
                click.echo(line)
        else:
            _stages(opened, what)
    return 0


def _lines(found: tuple[Step, ...]) -> Iterator[str]:
    before = None
    for step in found:
        arrow = step.status if before in (None, step.status) else f"{before} → {step.status}"
        before = step.status
        yield f"{step.day.isoformat() if step.day else 'no day':<12}{arrow}: {step.reason}"
        yield f"            {', '.join(step.said)} in {'; '.join(_article(article) for article in step.articles)}"


def _article(article: ArticleRow) -> str:
    return " · ".join(visible(part) for part in (article.publisher, article.title) if part) or visible(
        article.source_id
    )


def _stages(store: Store, what: str) -> None:
    from graphkit.rdf.history import stages
    from graphkit.rdf.selection import entity

    rows = []
    for claim in stages(store, entity(store, what)):
        times = [filler.label for filler in claim.fillers if filler.role in ("time", "year")]
        days = [item.article.published.isoformat() for item in claim.evidence if item.article.published]
        rows.append(("".join(times[:1]), min(days, default=""), claim.type, claim.status or "", claim.label, claim.id))
    table(("time", "told on", "class", "status", "claim", "id"), rows, longest=120)
    message(f"{len(rows)} claims")


@click.command()
@store_argument
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--publisher", help="All articles of this outlet.")
@click.option("--query", "sparql", help="All articles in the first column of this SPARQL query's answer.")
@click.option("--dry-run", is_flag=True, help="Say which articles would go, and change nothing.")
def retract(
    store: Place, articles: tuple[str, ...], publisher: str | None, sparql: str | None, *, dry_run: bool
) -> int:
    """Take articles out again: the store is then as if it had never seen them.

    ARTICLE is an id (d-…), a URL, or the id or path under which the article was read. Claims and entities that rest on
    nothing else go as well; status, origins and joined entities are decided anew.

    \b
    graphkit retract kg d-0123456789abcdef
    graphkit retract kg https://example.org/news/1 --dry-run
    graphkit retract kg --publisher 'Example Wire'
    graphkit retract kg --query 'SELECT ?a { ?a a gk:Article ; dcterms:issued ?d FILTER(?d < "2020-01-01"^^xsd:date) }'
    """
    from graphkit.rdf import Store
    from graphkit.rdf.selection import answering, called, published_by
    from graphkit.resolution import retract as take_out

    if not (articles or publisher or sparql):
        raise click.UsageError("no article is given; ARTICLE, --publisher or --query was expected")
    Store.open(store).close()  # a store is made by `build`, not here
    with Store.open(store, write=not dry_run) as opened:
        if opened.is_stale and not dry_run:
            take_out(opened, ())  # completes what was interrupted
        wanted = {id_ for name in articles for id_ in called(opened, name)}
        wanted |= set(published_by(opened, publisher)) if publisher else set()
        wanted |= set(answering(opened, sparql)) if sparql else set()
        for article in opened.articles():
            if article.id in wanted:
                click.echo(f"{article.id}  {article.published or '          '}  {_article(article)}")
        if not dry_run:
            take_out(opened, wanted)
        left = opened.count("articles")
    message(f"{store}: {len(wanted)} articles {'would be ' if dry_run else ''}retracted, {left} in the store")
    return 0
