"""The edges of a mention: what is cut off, what is kept, what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.reader.edges import tidied

EMPTY = frozenset({"the", "two", "of"})

EDGES = {
    "nothing to do": ("by [NATO] today", "NATO"),
    "marks behind": ("by [NATO, ]today", "NATO"),
    "marks before": ("by [” – NATO] today", "NATO"),
    "a point may belong to it": ("the [U.S.] army", "U.S."),
    "a quotation may belong to it": ("the [“Oreshnik”] missile", "“Oreshnik”"),
    "a closed bracket may belong to it": ("the [Force (AFP)] said", "Force (AFP)"),
    "a bracket closed right after it": ("the [Force (AFP]) said", "Force (AFP)"),
    "an open bracket": ("the [Force (the] army", "Force"),
    "a bracket closed in it": ("(the [army) of Mali] said", "of Mali"),
    "a bracket closed late in it": ("(the [army of Mali) it] said", "army of Mali"),
    "a line's end": ("of the [army\nMinsk] said", "army"),
    "an empty word alone": ("by [the] army", None),
    "empty words and marks": ("by [– the two,] of", None),
    "an empty word and another": ("by [the army] of", "the army"),
    "marks alone": ("by [—, ]it", None),
    "nothing before a line's end": ("by [\narmy] of", None),
}


@pytest.mark.parametrize(("marked", "expected"), EDGES.values(), ids=list(EDGES))
def test_edges(marked: str, expected: str | None) -> None:
    start, end = marked.index("["), marked.rindex("]") - 1
    text = marked.replace("[", "").replace("]", "")
    clean = tidied(text, start, end, EMPTY)
    assert (text[slice(*clean)] if clean else None) == expected


@given(
    text=st.text(alphabet="aB the()[]“”.,\n-é1", max_size=20), borders=st.tuples(st.integers(0, 20), st.integers(0, 20))
)
def test_a_clean_mention_says_something_on_one_line_and_grows_by_a_bracket_at_most(
    text: str, borders: tuple[int, int]
) -> None:
    start, end = sorted(min(border, len(text)) for border in borders)
    clean = tidied(text, start, end, EMPTY)
    if clean is None:
        return
    assert start <= clean[0] < clean[1] <= min(end + 2, len(text))
    inside = text[slice(*clean)]
    assert "\n" not in inside
    assert inside == inside.strip()
    assert any(word not in EMPTY for word in inside.lower().split())
    assert any(character.isalnum() for character in inside)
