"""`graphkit build` and `graphkit extract`: articles -> a store, or lines of the extraction format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.output import FAILED, SOME_FAILED, message, opened, shown, visible
from graphkit.cli.places import store_place

if TYPE_CHECKING:
    from graphkit.pipeline import BuildReport, Options
    from graphkit.rdf import Place
    from graphkit.read import Defaults

Command = Callable[..., Any]

_INPUTS = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
    click.option("--title", help="Title of articles that name none."),
    click.option("--publisher", help="Publisher of articles that name none."),
    click.option("--url", help="Address of articles that name none."),
    click.option("--published", metavar="YYYY-MM-DD", help="Day of publication of articles that name none."),
)
_READING = (
    click.option("--model", metavar="NAME", help="Another installed spaCy pipeline."),
    click.option(
        "--reader",
        default="required",
        show_default=True,
        metavar="required|optional|none|FOLDER",
        help="The learned reader: it must work, may fail with a warning, is left out, or another one.",
    ),
    click.option(
        "--gazetteer",
        "gazetteers",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Names of your own (CSV, JSON Lines, SKOS); take precedence. May be repeated.",
    ),
    click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes to use."),
)


def with_reading(command: Command) -> Command:
    """Adds the options that say how articles are read: model, reader, gazetteers, workers."""
    for option in reversed(_READING):
        command = option(command)
    return command


def _with_inputs(command: Command) -> Command:
    command = with_reading(command)
    for option in reversed(_INPUTS):
        command = option(command)
    return command


@click.command()
@_with_inputs
@click.option(
    "-o",
    "--output",
    "--store",
    "store",
    required=True,
    metavar="STORE",
    callback=store_place,
    help="The store: a folder, or the address of an engine (docs/engines.md).",
)
def build(inputs: tuple[str, ...], store: Place, **rest: Any) -> int:
    """Read articles into a store; what is there already is left alone.

    INPUT is a file (text, Markdown with front matter, JSON Lines, HTML, PDF), a folder of these, or - for stdin. An
    article that cannot be read, or is not English, gives one line on stderr; the others go through (exit code 3). An
    article whose claims break a rule gives one, too, and is kept in quarantine (graphkit quarantine).

    \b
    graphkit build news/ -o kg
    graphkit build article.txt --published 2025-10-03 --publisher 'Example Wire' -o kg
    cat feed.jsonl | graphkit build - -o kg --workers 2
    graphkit build news/ --store http://localhost:7878
    """
    from graphkit.pipeline import build_into
    from graphkit.rdf import Store

    options, defaults = options_of(rest), _defaults(rest)
    with Store.open(store, write=True) as opened_store:
        report = build_into(
            opened_store, inputs, options=options, defaults=defaults, watch=lambda items: shown(items, "articles")
        )
    return told(store, report)


def told(store: Place, report: BuildReport) -> int:
    """Says what a build did, a line for each article that was not taken; returns the exit code."""
    for error in (*report.failed, *report.quarantined):
        message(f"graphkit: {visible(str(error))}")
    apart = f", {len(report.quarantined)} quarantined" if report.quarantined else ""
    counts = f"{report.added} articles added, {report.present} already there, {len(report.failed)} not taken{apart}"
    message(f"{store}: {counts}; {report.claims} claims, {report.entities} entities in all")
    if not (report.failed or report.quarantined):
        return 0
    return SOME_FAILED if report.added or report.present else FAILED


@click.command()
@_with_inputs
@click.option("-o", "--output", default="-", show_default=True, help="A file, or - for stdout.")
def extract(inputs: tuple[str, ...], output: str, **rest: Any) -> int:
    """Write what each article yields as one line of JSON (docs/extraction-format.md), in the order of the input.

    \b
    graphkit extract feed.jsonl -o out.jsonl
    graphkit extract article.md | jq '.claims[].type'
    """
    from graphkit.errors import ArticleError
    from graphkit.interchange import to_json_line
    from graphkit.lexicon.types import load_types
    from graphkit.pipeline import extract_all
    from graphkit.read import read_articles

    options, defaults = options_of(rest), _defaults(rest)
    types, done, failed = load_types(), 0, 0
    with opened(output) as stream:
        for item in shown(extract_all(read_articles(inputs, defaults=defaults), options), "articles"):
            if isinstance(item, ArticleError):
                failed += 1
                message(f"graphkit: {item}")
            else:
                done += 1
                stream.write(to_json_line(item, types) + "\n")
    if not failed:
        return 0
    return SOME_FAILED if done else FAILED


def options_of(given: dict[str, Any]) -> Options:
    """The options that `with_reading` added, as given."""
    from graphkit.annotate import DEFAULT_MODEL
    from graphkit.pipeline import Options

    return Options(given["model"] or DEFAULT_MODEL, given["reader"], tuple(given["gazetteers"]), given["workers"])


def _defaults(given: dict[str, Any]) -> Defaults:
    from graphkit.read import Defaults, day

    return Defaults(given["title"], given["publisher"], given["url"], day("--published", given["published"]))
