"""The page of the command line is what the commands say, and what the documentation types is what they take."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from graphkit.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(graphkit [^`\n]+)`")


def examples(text: str) -> list[str]:
    """The lines that call graphkit, without what explains them beside them."""
    lines = [re.split(r"\s{3,}|\s+# ", line.strip())[0] for line in text.splitlines()]
    calls = [re.search(r"(?:^|\| |bin/)(graphkit [a-z-].*)", line) for line in lines]
    return [call[1] for call in calls if call]


def typed(text: str) -> list[str]:
    """The lines of a page that call graphkit, in blocks and within the text."""
    blocks = [block for language, block in FENCED.findall(text) if language in ("", "sh", "text")]
    return [line for block in blocks for line in examples(block)] + INLINE.findall(FENCED.sub("", text))


TYPED = sorted({line for page in PAGES for line in typed(page.read_text("utf-8"))})


def test_the_page_is_what_the_generator_makes(tmp_path: Path) -> None:
    target = tmp_path / "cli.md"
    command = [sys.executable, ROOT / "docs" / "make_cli.py", target]
    subprocess.run(command, check=True)
    assert target.read_bytes() == (ROOT / "docs" / "cli.md").read_bytes(), "run: python docs/make_cli.py"


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_a_command_has_help_and_an_example_of_itself(name: str) -> None:
    text = cli.commands[name].help or ""
    assert text.splitlines()[0].endswith(".")
    assert any(line.split()[1] == name for line in examples(text))


def test_there_are_typed_lines_to_check() -> None:
    assert {line.split()[1] for line in TYPED} >= set(cli.commands)


@pytest.mark.parametrize("line", TYPED)
def test_a_line_that_the_documentation_types_names_commands_and_options_that_exist(line: str) -> None:
    _, name, *rest = shlex.split(re.split(r" (?:\||&&|>) ", line)[0])
    command = cli if name.startswith("-") else cli.commands[name]
    context = click.Context(command, info_name=name, help_option_names=["-h", "--help"])
    known = {option for parameter in command.get_params(context) for option in parameter.opts}
    given = {word for word in [name, *rest] if word.startswith("-") and word != "-"}
    assert given <= known
