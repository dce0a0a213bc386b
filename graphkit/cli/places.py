"""What stands on the command line for a store -> a folder, or the address of an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graphkit.rdf import Place


def store_place(context: click.Context, _: click.Parameter, given: str | None) -> Place | None:
    """The place; `graphkit --state` says where the files of an address lie."""
    from graphkit.rdf import place

    return None if given is None else place(given, context.find_root().params.get("state"))


store_argument = click.argument("store", callback=store_place)
