"""The command line: parses, calls, prints. Answers go to stdout, messages to stderr.

Every command imports what it needs when it runs, so that `graphkit --help` and `graphkit query` stay quick.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from graphkit.cli.ask import ask
from graphkit.cli.build import build, extract
from graphkit.cli.contradictions import contradictions
from graphkit.cli.demo import demo
from graphkit.cli.inspect import explain, frames
from graphkit.cli.judge import judge, review
from graphkit.cli.output import FAILED
from graphkit.cli.over_time import history, retract
from graphkit.cli.read_store import export, query, view
from graphkit.cli.rules import quarantine, validate
from graphkit.cli.run_checks import checks
from graphkit.cli.search import search
from graphkit.cli.serve_store import serve
from graphkit.errors import GraphkitError, ReaderSkippedWarning

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="graphkit")
@click.option(
    "--state",
    envvar="GRAPHKIT_STATE",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for what stores behind an address (http://…) cannot hold, such as judgements.",
)
def cli(state: Path | None) -> None:
    """Claims about defence relations, from news text into a graph that never forgets who said what.

    \b
    graphkit demo                                   see it work on the sample articles
    graphkit build news/ feed.jsonl -o kg           read articles into the store `kg`
    graphkit build news/ -o http://localhost:7878   read them into an engine that is reached over HTTP
    graphkit ask kg deployments --place Belarus     ask a competency question by its name
    graphkit query kg 'SELECT ?c { ?c a gk:Deployment }'
    graphkit search kg 'nuclear umbrella'           find sentences by their words
    graphkit view kg -o kg.html                     draw it as one page that needs no network
    graphkit serve kg                               ask it in the browser, or by the SPARQL protocol
    graphkit explain kg c-0123456789abcdef          a claim, who says it, and in which sentence
    graphkit history kg c-0123456789abcdef          how its status moved, day by day
    graphkit contradictions kg                      what cannot both hold
    graphkit checks kg                              is the vocabulary sound, and the store as a whole
    graphkit review kg                              say which entities are one
    graphkit retract kg https://example.org/1       take an article out again, without a trace

    \b
    Exit codes: 0 done · 1 failed · 2 wrong usage · 3 done, but some articles were not taken ·
    4 the store breaks its rules · 130 interrupted
    """


for command in (
    build,
    extract,
    ask,
    query,
    search,
    view,
    serve,
    validate,
    checks,
    quarantine,
    export,
    explain,
    history,
    contradictions,
    review,
    judge,
    retract,
    frames,
    demo,
):
    cli.add_command(command)


def _show_warning(
    others: Callable[..., None], text: Warning | str, category: type[Warning], *place: object, **more: object
) -> None:
    if issubclass(category, ReaderSkippedWarning):
        click.echo(f"graphkit: {text}", err=True)
    else:
        others(text, category, *place, **more)


def main() -> None:
    """Runs the command line; an expected error or warning becomes one line on stderr here and nowhere else."""
    shown = warnings.showwarning
    warnings.showwarning = partial(_show_warning, shown)
    try:
        code = cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("graphkit: interrupted; run it again to complete what is missing", err=True)
        sys.exit(130)
    except GraphkitError as error:
        click.echo(f"graphkit: {error}", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
