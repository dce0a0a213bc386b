"""`graphkit demo`: the sample articles -> a store, one answer, one page, and how long it took."""

from __future__ import annotations

import time
from pathlib import Path

import click

from graphkit.cli.output import SOME_FAILED, message, shown, table

_QUESTION = "deployments"


@click.command()
@click.option("-o", "--output", default="demo", show_default=True, type=click.Path(file_okay=False, path_type=Path))
def demo(output: Path) -> int:
    """See it work: build a graph from the sample articles, ask it a question, draw it.

    \b
    graphkit demo
    """
    begun = time.perf_counter()
    from graphkit import resources
    from graphkit.graph import KnowledgeGraph
    from graphkit.pipeline import build_into
    from graphkit.rdf import Store, named_query

    output.mkdir(parents=True, exist_ok=True)
    store, page = output / "kg", output / "network.html"
    with Store.open(store, write=True) as opened:
        report = build_into(opened, [resources.samples()], watch=lambda items: shown(items, "articles"))
    for error in (*report.failed, *report.quarantined):
        message(f"graphkit: {error}")
    message(f"{store}: {report.added} articles read, {report.present} already there; {report.claims} claims")
    question = named_query(_QUESTION)
    with KnowledgeGraph.load(store) as graph:
        rows = graph.ask(_QUESTION)
        graph.to_html(page, title="Defence relations in the sample articles")
    click.echo(f"{question.question}  (graphkit ask {store} {_QUESTION})")
    table(rows.columns, [[cell or "" for cell in row] for row in rows])
    click.echo(f"the sentences behind a row: graphkit explain {store} CLAIM")
    click.echo(f"page: {page.resolve()}")
    click.echo(f"took: {time.perf_counter() - begun:.1f} s")
    return SOME_FAILED if report.failed or report.quarantined else 0
