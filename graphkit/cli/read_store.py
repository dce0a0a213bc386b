"""`graphkit query`, `view` and `export`: a store -> answers, a page, a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.cli.output import message, opened, table, warn_if_stale

_STORE = click.argument("store", type=click.Path(path_type=Path))


@click.command()
@_STORE
@click.argument("question", required=False)
@click.option("-f", "--format", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "json"]))
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A parameter of a competency question.")
@click.option("--list", "list_them", is_flag=True, help="List the competency questions.")
def query(store: Path, question: str | None, form: str, values: tuple[str, ...], *, list_them: bool) -> int:
    """Ask a store: SPARQL, a file with SPARQL, or a competency question by its name.

    The prefixes gk, id, wd, prov, oa, skos, dcterms, rdfs, rdf and xsd need no declaration. A table cuts long cells;
    CSV and JSON have them whole.

    \b
    graphkit query kg --list
    graphkit query kg deployments
    graphkit query kg entity --set name=Oreshnik
    graphkit query kg 'SELECT ?who ?what { ?c a gk:Signing ; gk:actor ?who ; gk:instrument ?what }' -f csv
    graphkit query kg my-question.rq -f json
    """
    from graphkit.rdf import Store, list_queries, run_query

    if list_them or question is None:
        found = [(q.name, q.question, " ".join(f"{k}={v}" for k, v in q.parameters.items())) for q in list_queries()]
        table(("name", "question", "parameters"), found, longest=200)
        return 0
    text, given = _question(question, values)
    with Store.open(store) as opened_store:
        warn_if_stale(opened_store)
        result = run_query(opened_store, text, given)
    _print(result.columns, result.rows, form)
    if form == "table":
        message(f"{len(result.rows)} rows")
    return 0


def _question(question: str, values: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The SPARQL text and its parameters: of a file, of a competency question, or as given."""
    from graphkit.errors import QueryError
    from graphkit.rdf import named_query

    given = dict(value.partition("=")[::2] for value in values)
    if any(mark in question for mark in "{\n"):
        return question, given
    path = Path(question)
    if path.is_file():
        try:
            return path.read_text(encoding="utf-8"), given
        except UnicodeDecodeError as error:
            raise QueryError(f"{path}: byte {error.start} is not UTF-8; a SPARQL query was expected") from error
    if path.suffix == ".rq" or "/" in question:
        raise QueryError(f"{path}: no such file; one with a SPARQL query was expected")
    named = named_query(question)
    return named.sparql, {**named.parameters, **given}


def _print(columns: tuple[str, ...], rows: tuple[tuple[str | None, ...], ...], form: str) -> None:
    if form == "json":
        import json

        records = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif form == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    else:
        table(columns, [[cell or "" for cell in row] for row in rows])


@click.command()
@_STORE
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The page.")
@click.option("--title", help="The page's heading.  [default: the store's name]")
def view(store: Path, output: Path, title: str | None) -> int:
    """Draw a store as one HTML page that asks nothing of the network.

    Click a line or a name for the sentences behind it.

    \b
    graphkit view kg -o kg.html
    """
    from graphkit.graph import KnowledgeGraph

    with KnowledgeGraph.load(store) as graph:
        network = graph.to_networkx()
        graph.to_html(output, title=title or store.name)
    message(f"{output}: {network.number_of_nodes()} entities, {network.number_of_edges()} relations")
    return 0


@click.command()
@_STORE
@click.option(
    "-f",
    "--format",
    "form",
    default="nquads",
    show_default=True,
    type=click.Choice(["nquads", "trig", "turtle", "jsonld", "graphml"]),
)
@click.option("-o", "--output", default="-", show_default=True, help="A file, or - for stdout.")
def export(store: Path, form: str, output: str) -> int:
    """Write a whole store in a format that other programs read.

    Turtle has no named graphs, so it holds their union; GraphML holds the network that `view` draws.

    \b
    graphkit export kg -f trig -o kg.trig
    graphkit export kg -f graphml -o kg.graphml
    """
    from graphkit.graph import KnowledgeGraph

    with KnowledgeGraph.load(store) as graph, opened(output) as stream:
        stream.write(graph.export(form).decode())
    return 0
