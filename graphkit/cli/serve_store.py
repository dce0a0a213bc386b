"""`graphkit serve`: a store -> a local SPARQL endpoint with pages to read and ask on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.output import message
from graphkit.cli.places import store_argument

if TYPE_CHECKING:
    from graphkit.rdf import Place

_NUMBER = click.IntRange(min=1)


@click.command()
@store_argument
@click.option("--port", type=click.IntRange(0, 65535), default=8008, show_default=True, help="0 for any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; others let others in.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, 3600, min_open=True),
    default=10.0,
    show_default=True,
    help="Seconds that a question may take.",
)
@click.option("--max-rows", type=_NUMBER, default=100_000, show_default=True, help="Rows that an answer may have.")
@click.option("--max-bytes", type=_NUMBER, default=50_000_000, show_default=True, help="Bytes that it may have.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Questions at a time.")
@click.option("--in-memory", is_flag=True, help="Ask a copy in memory, five to ten times faster; for folders.")
def serve(store: Place, port: int, host: str, max_rows: int, max_bytes: int, **given: Any) -> int:
    """Serve a store on this machine: a SPARQL endpoint, a page to ask on, a page for each entity and claim.

    It reads and never writes. Builds and judgements may go on meanwhile; what they change is seen when it is whole.
    An answer that is too large, or takes too long, is an error and never cut. Ctrl-C ends it.

    \b
    graphkit serve kg                               then open http://127.0.0.1:8008/
    graphkit serve kg --port 0                      any free port; the address is printed
    graphkit serve kg --timeout 60 --max-rows 1000000
    graphkit serve kg --in-memory                   a million quads take some 700 MB in each worker
    curl 'http://127.0.0.1:8008/sparql' --data-urlencode 'query=SELECT ?c { ?c a gk:Deployment }' -H 'Accept: text/csv'
    """
    from graphkit.rdf import Limits
    from graphkit.serve.running import is_loopback
    from graphkit.serve.running import serve as run
    from graphkit.serve.settings import Settings

    if not is_loopback(host):
        message(f"graphkit: {host} is not this machine alone: whoever reaches it reads {store} without a password")
    if given["in_memory"] and not isinstance(store, Path):
        raise click.UsageError(f"--in-memory: {store} is an engine behind an address; a folder was expected")
    settings = Settings(store, host, port, limits=Limits(max_rows, max_bytes), **given)
    run(settings, click.echo)
    return 0
