"""The commands' own help -> `docs/cli.md`, the same bytes on every terminal.

Without an argument it writes the page of the checkout, with one the file of that name.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.cli import cli

_TARGET = Path(__file__).with_name("cli.md")
_WIDTH = 100
_INTRO = """\
# The command line

This page is generated from the commands' own help by `docs/make_cli.py`; a test fails when it is stale. `graphkit
COMMAND --help` prints the same. Answers go to stdout, messages to stderr.
"""


def page() -> str:
    """The whole page: the program's help, then that of each command, in the order of the alphabet."""
    program = _context(cli, "graphkit")
    commands = [_context(command, name, program) for name, command in sorted(cli.commands.items())]
    return "\n".join([_INTRO, *(_section(context) for context in (program, *commands))])


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    return click.Context(command, parent, info_name=name, **settings)


def _section(context: click.Context) -> str:
    return f"## {context.command_path}\n\n```text\n{context.command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else _TARGET
    target.write_text(page(), encoding="utf-8", newline="\n")
