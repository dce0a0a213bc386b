"""`graphkit checks`: the quality checks, one line each, over the vocabulary, its alignments and a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from graphkit.cli.output import INVALID, message, table, visible
from graphkit.cli.places import store_place

if TYPE_CHECKING:
    from graphkit.rdf import Place
    from graphkit.rdf.checks import Check, Finding


@click.command()
@click.argument("store", required=False, callback=store_place)
@click.option("--rows", default=5, show_default=True, type=click.IntRange(0), help="Violations shown for each check.")
def checks(store: Place | None, rows: int) -> int:
    """Run the quality checks: over the vocabulary and its alignments, and over STORE if one is given.

    A check is a query under ontologies/checks; each row that it finds is a violation. `graphkit validate` looks at a
    store article by article with SHACL; this looks at it as a whole.

    \b
    graphkit checks            the vocabulary and its alignments
    graphkit checks kg         a store as well
    """
    from graphkit.rdf import Store
    from graphkit.rdf.checks import check_alignments, check_store, check_vocabulary, list_checks

    found = [*check_vocabulary(), *check_alignments()]
    about = ["vocabulary", "alignments"]
    if store is not None:
        with Store.open(store) as opened:
            found += check_store(opened)
        about.append("store")
    run = [check for subject in about for check in list_checks() if check.about == subject]
    table(("about", "check", "violations", "rule"), _lines(run, found))
    for line in _violations(run, found, rows):
        click.echo(line)
    errors = sum(finding.check.severity == "error" for finding in found)
    message(f"{len(run)} checks: {errors} errors, {len(found) - errors} warnings")
    return INVALID if errors else 0


def _lines(run: Sequence[Check], found: Sequence[Finding]) -> Iterator[tuple[str, str, str, str]]:
    counts = Counter(finding.check for finding in found)
    for check in run:
        count = f"{counts[check]} {check.severity}{'s' if counts[check] > 1 else ''}" if counts[check] else "0"
        yield check.about, check.name, count, check.title


def _violations(run: Sequence[Check], found: Sequence[Finding], rows: int) -> Iterator[str]:
    for check in run:
        of_check = [finding for finding in found if finding.check == check]
        if not of_check or not rows:
            continue
        yield ""
        yield f"{check.name}: {check.description}"
        for finding in of_check[:rows]:
            yield f"  {visible(' '.join(finding.row))}"
        if len(of_check) > rows:
            yield f"  and {len(of_check) - rows} more"
