"""Parameters as typed -> names and values; answers and the list of questions -> stdout."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from graphkit.cli.output import FAILED, message, table

if TYPE_CHECKING:
    from graphkit.rdf import QueryResult

TIMEOUT = click.option(
    "--timeout", default=60.0, show_default=True, type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
    help="Give up after so long.",
)  # fmt: skip
TABLES = ("table", "csv", "json")
GRAPHS = ("jsonld", "turtle")


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends the process with a message when what is done within it takes longer.

    An engine cannot be stopped in the middle of a step, and a process that only reads loses nothing.
    """

    def end() -> None:
        message(f"graphkit: query: it took more than {seconds:g} seconds; a narrower one, or --timeout, was expected")
        os._exit(FAILED)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def parameters(typed: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` of each `--set`."""
    return dict(value.partition("=")[::2] for value in typed)


def print_questions() -> None:
    """The competency questions with their parameters, as a table."""
    from graphkit.rdf import list_queries

    found = [(q.name, q.question, " ".join(f"{k}={v}" for k, v in q.parameters.items())) for q in list_queries()]
    table(("name", "question", "parameters"), found, longest=200)


def print_answer(answer: QueryResult, form: str) -> None:
    """An answer in one of `TABLES` or `GRAPHS`.

    Raises:
        QueryError: a table in a form for graphs.
    """
    if form in GRAPHS:
        click.echo(answer.serialized(form).decode().rstrip("\n"))
    elif form == "json":
        import json

        records = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif form == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    else:
        table(answer.columns, [[cell or "" for cell in row] for row in answer.rows])
        message(f"{len(answer.rows)} rows")
