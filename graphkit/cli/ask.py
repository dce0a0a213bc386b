"""`graphkit ask`: a store and the name of a competency question -> its answer, narrowed by what filters say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphkit.cli.answers import TABLES, TIMEOUT, parameters, print_answer, print_questions, time_limit
from graphkit.cli.output import warn_if_stale
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.rdf import Place


@click.command()
@store_argument
@click.argument("name", required=False)
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A parameter of the question.")
@click.option("--place", metavar="NAME", help="Claims whose place it is; a city, region or site also in another role.")
@click.option("--actor", metavar="NAME", help="Claims that involve it, in whatever role.")
@click.option("--since", metavar="YYYY-MM-DD", help="Leave out what ended earlier.")
@click.option("--until", metavar="YYYY-MM-DD", help="Leave out what began later.")
@click.option("--status", metavar="STATUS[,STATUS]", help="Claims with this status, or with one of these.")
@click.option("--limit", type=click.IntRange(min=1), help="The largest number of rows.")
@TIMEOUT
@click.option("-f", "--format", "form", default="table", show_default=True, type=click.Choice(TABLES))
def ask(
    store: Place,
    name: str | None,
    values: tuple[str, ...],
    limit: int | None,
    timeout: float,
    form: str,
    **narrowed: str | None,
) -> int:
    """Ask a competency question by its name; without one, list them.

    Filters narrow the answer of any question whose rows are about one claim each (they have a column `claim`). A place
    or actor goes by any of its names, or its id. A claim without a time counts by the days of its articles. `graphkit
    query` takes SPARQL of your own.

    \b
    graphkit ask kg
    graphkit ask kg attacks --since 2025-06-01 --status official,confirmed
    graphkit ask kg arms-transfers --actor Poland --limit 5
    graphkit ask kg deployments --place Mali -f csv
    graphkit ask kg entity --set name=Oreshnik
    """
    from graphkit.rdf import Filters, Store, answer

    if name is None:
        print_questions()
        return 0
    with Store.open(store) as opened:
        warn_if_stale(opened)
        with time_limit(timeout):
            found = answer(opened, name, parameters(values), Filters(**narrowed), limit)
    print_answer(found, form)
    return 0
