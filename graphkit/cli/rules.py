"""`graphkit validate` and `quarantine`: what breaks the rules, in a store and kept out of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.build import options_of, told, with_reading
from graphkit.cli.output import INVALID, message, shown, table, visible
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.quarantine import Held
    from graphkit.rdf import Place
    from graphkit.rdf.violation import ValidationReport

_FORM = click.option(
    "-f",
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="How to say it.",
)


@click.command()
@store_argument
@_FORM
def validate(store: Place, form: str) -> int:
    """Check a store against its shapes (SHACL); each fault names the article and the sentence.

    For each article that something is wrong with: the sentence, the node and property, the rule, what was found and
    what was expected. Exit code 4 if there is anything.

    \b
    graphkit validate kg && echo sound
    graphkit validate kg -f json
    """
    from graphkit.rdf import Store
    from graphkit.rdf.validate import validate as check

    with Store.open(store) as opened:
        report = check(opened)
    if form == "json":
        click.echo(_as_json(report))
    elif not report.conforms:
        for line in str(report).splitlines():
            click.echo(f"{line[: len(line) - len(line.lstrip())]}{visible(line)}")
    if report.conforms:
        message(f"{store}: conforms")
        return 0
    message(f"{store}: it breaks its rules")
    return INVALID


def _as_json(report: ValidationReport) -> str:
    articles = [{"id": article, "heading": heading} for article, heading in report.articles.items()]
    violations = [asdict(violation) for violation in report.results]
    record = {"conforms": report.conforms, "articles": articles, "violations": violations}
    return json.dumps(record, indent=2)


@click.command()
@store_argument
@click.option("--retry", "again", is_flag=True, help="Extract them anew, and take those that keep all rules now.")
@_FORM
@with_reading
def quarantine(store: Place, form: str, *, again: bool, **rest: Any) -> int:
    """List the articles that `build` kept out of a store because what was extracted breaks a rule.

    Each is a file in the store's folder `quarantine`, with its text and all violations. A build that reads the article
    again, or --retry, takes it as soon as it keeps all rules, as with another version of graphkit. The options on
    model, reader, names and workers are those of `graphkit build`, for --retry.

    \b
    graphkit quarantine kg
    graphkit quarantine kg -f json | jq '.[].violations[].message'
    graphkit quarantine kg --retry
    """
    from graphkit.quarantine import Quarantine
    from graphkit.rdf import Store

    with Store.open(store) as opened:  # a store is made by `build`, not here
        held = tuple(Quarantine(opened.directory))
    if again:
        return _retried(store, rest)
    if form == "json":
        click.echo(json.dumps([one.record() for one in held], indent=2))
    elif held:
        table(("article", "published", "source", "rules", "first"), [_row(one) for one in held], longest=200)
    message(f"{store}: {len(held)} articles in quarantine")
    return 0


def _row(held: Held) -> tuple[str, str, str, str, str]:
    article, first = held.article, held.violations[0]
    day = article.published.isoformat() if article.published else ""
    sentence = f" in “{first.sentence}”" if first.sentence else ""
    return article.id, day, article.title or article.source_id, str(len(held.violations)), f"{first.message}{sentence}"


def _retried(store: Place, given: dict[str, Any]) -> int:
    from graphkit.pipeline import retry
    from graphkit.rdf import Store

    with Store.open(store, write=True) as opened:
        report = retry(opened, options=options_of(given), watch=lambda items: shown(items, "articles"))
    return told(store, report)
