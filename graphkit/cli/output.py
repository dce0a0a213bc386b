"""Rows, progress and messages -> the terminal, a pipe, or a file."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

if TYPE_CHECKING:
    from graphkit.rdf import Store

FAILED = 1
SOME_FAILED = 3
INVALID = 4

_LONGEST_CELL = 80
_LONGEST_WORD = 24
# Controls, which would steer a terminal, and marks that turn the direction of the text around them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Item = TypeVar("Item")


def message(text: str) -> None:
    """One line for the person at the terminal, on stderr."""
    click.echo(text, err=True)


def visible(text: str) -> str:
    """The text on one line, without characters that would steer the terminal."""
    return " ".join(_UNSEEN.sub("", text).split())


def warn_if_stale(store: Store) -> None:
    """Says so where a build was interrupted before statuses and labels were computed."""
    if store.is_stale:
        message(f"graphkit: {store.where}: a build was interrupted; run it again, or statuses and labels are missing")


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO | None = None, *, longest: int = _LONGEST_CELL
) -> None:
    """The rows as a table: as wide as the terminal, or on a pipe as wide as it takes, a row a line.

    Args:
        columns: the headings.
        rows: as many cells each.
        stream: stdout by default.
        longest: how many characters of a cell are shown.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    stream = stream or sys.stdout
    width = None if stream.isatty() else 10_000
    shown_rows = [[_cut(visible(cell), longest) for cell in row] for row in rows]
    grid = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for number, column in enumerate(columns):
        grid.add_column(column, overflow="fold", no_wrap=all(_is_one_word(row[number]) for row in shown_rows))
    for row in shown_rows:
        # Text, not str: a cell that holds [square brackets] is not markup.
        grid.add_row(*(Text(cell) for cell in row))
    Console(file=stream, width=width, highlight=False).print(grid)


def _is_one_word(cell: str) -> bool:
    """Whether it must stay on one line to be of use: an id, a date, a status."""
    return " " not in cell and len(cell) <= _LONGEST_WORD


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


@contextlib.contextmanager
def opened(path: str) -> Iterator[TextIO]:
    """`path` opened for writing as UTF-8 with bare line feeds; `-` is stdout.

    Raises:
        click.UsageError: it cannot be opened.
    """
    if path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        stream = Path(path).open("w", encoding="utf-8", newline="\n")  # noqa: SIM115 - only opening may fail here
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}; a file that can be written was expected") from error
    with stream:
        yield stream


def shown(items: Iterable[Item], label: str) -> Iterator[Item]:
    """The items as they come, counted in a progress bar where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, description=label)
