"""`graphkit checks`: the quality checks of the vocabulary, its alignments and a store, one line each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from graphkit.cli.output import INVALID, message, visible, warn_if_stale
from graphkit.cli.places import store_place

if TYPE_CHECKING:
    from graphkit.rdf import Place

_SHOWN = 5  # violations of a check that are listed


@click.command()
@click.argument("store", required=False, callback=store_place)
def checks(store: Place | None) -> int:
    """Run the quality checks over the vocabulary and its alignments, and with STORE over that store, too.

    Each check is a query under ontologies/checks; each row that it finds is a violation. `graphkit validate` checks a
    store against its shapes (SHACL).

    \b
    graphkit checks
    graphkit checks kg && echo sound
    """
    from graphkit.rdf import Store
    from graphkit.rdf.checks import check_alignments, check_store, check_vocabulary, list_checks

    found = [*check_vocabulary(), *check_alignments()]
    if store is not None:
        with Store.open(store) as opened:
            warn_if_stale(opened)
            found += check_store(opened)
    count = Counter(finding.check.name for finding in found)
    for check in list_checks():
        if check.about != "store" or store is not None:
            click.echo(f"{count[check.name]:>5}  {check.name:<22}{check.description}")
            rows = [finding.row for finding in found if finding.check == check]
            for row in rows[:_SHOWN]:
                click.echo(f"       {visible(', '.join(row))}")
            if len(rows) > _SHOWN:
                click.echo(f"       and {len(rows) - _SHOWN} more")
    errors = sum(finding.check.severity == "error" for finding in found)
    message(f"{errors} errors, {len(found) - errors} warnings")
    return INVALID if errors else 0
