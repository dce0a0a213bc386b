"""Tables for people: cells are cut, words that must be copied stay whole, nothing steers the terminal."""

from __future__ import annotations

import io

from graphkit.cli.output import table, visible

CLAIM = "id:c-0123456789abcdef"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def lines(rows: list[tuple[str, ...]], stream: io.StringIO | None = None) -> list[str]:
    stream = stream or io.StringIO()
    table(("claim", "sentence"), rows, stream)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_on_a_pipe_a_row_is_a_line_and_a_long_cell_is_cut() -> None:
    heading, _, row = lines([(CLAIM, "Minsk said so. " * 40)])
    assert heading.split() == ["claim", "sentence"]
    assert row.startswith(f"{CLAIM}  Minsk said so.")
    assert row.endswith("…")
    assert len(row) <= len(CLAIM) + 2 + 80


def test_on_a_narrow_terminal_text_is_wrapped_and_an_id_stays_whole(monkeypatch) -> None:
    monkeypatch.setenv("TERM", "dumb")  # 80 columns
    printed = lines([(CLAIM, "Minsk said so. " * 4)], Terminal())
    assert max(map(len, printed)) <= 80
    assert sum(CLAIM in line for line in printed) == 1
    assert len(printed) == 4


def test_line_ends_markup_and_controls_stay_in_their_cell() -> None:
    *_, row = lines([(CLAIM, "[bold]one\ntwo\x1b[2J \u202ethree[/bold]")])
    assert row.endswith("[bold]one two[2J three[/bold]")
    assert visible("a\x07\tb\n c") == "a b c"
