"""The command line run inside the test's process, so that the model is loaded once for many runs."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from graphkit.cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """What a run ended with."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path) -> Done:
    """Runs `graphkit ARGUMENTS…`; neither stream is a terminal."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with (
        mock.patch.object(sys, "argv", ["graphkit", *map(str, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    return Done(code, out.getvalue(), err.getvalue())
