"""Rows of cells -> CSV text (RFC 4180, line feeds), and cells that a spreadsheet would run -> cells that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

BETWEEN = " | "
"""Stands between several values of one cell."""

_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
# What spreadsheets take for a formula, by OWASP's list; the apostrophes before it make `bare` the exact reverse.
_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_WAS_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def csv_text(rows: Iterable[Sequence[str | None]]) -> str:
    """The rows as CSV; None and the empty string are empty cells, and NUL, which no reader takes, is left out."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


def guarded(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would run it as a formula."""
    return f"'{text}" if _RUNS.match(text) else text


def bare(cell: str) -> str:
    """The reverse of `guarded`, for any text."""
    return cell[1:] if _WAS_GUARDED.match(cell) else cell


def _cell(value: str | None) -> str:
    text = (value or "").replace("\x00", "")
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
