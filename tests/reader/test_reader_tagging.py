"""Labels' scores of pieces -> runs: where they begin, end, of which type, how sure."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.reader.tagging import flagged_runs, tagged_runs
from tests.reader.made import TYPES, scores, window

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")

RUNS = {
    "nothing": ("he said it", "O O O", []),
    "one name": ("Alexander Lukashenko said", "B-PER I-PER O", [(0, 1, "PER")]),
    "neighbours": ("Putin Lukashenko", "B-PER B-PER", [(0, 0, "PER"), (1, 1, "PER")]),
    "inside without a beginning": ("of Minsk said", "O I-PER O", [(1, 1, "PER")]),
    "inside of another type": ("Putin NATO", "B-PER I-ORG", [(0, 1, "PER")]),
    "a gap": ("NATO and NATO", "B-ORG O I-ORG", [(0, 0, "ORG"), (2, 2, "ORG")]),
    "pieces follow their word": ("Luka|shen|ko said", "B-PER O O O", [(0, 2, "PER")]),
    "later pieces' labels do not count": ("sa|id NA|TO", "O B-PER B-ORG B-PER", [(2, 3, "ORG")]),
    "words of several pieces": ("Alex|ander Luka|shenko", "B-PER B-ORG I-PER O", [(0, 3, "PER")]),
    "up to the last piece": ("of NA|TO", "O B-ORG O", [(1, 2, "ORG")]),
}


@pytest.mark.parametrize(("marked", "labels", "expected"), RUNS.values(), ids=list(RUNS))
def test_labels_become_runs(marked: str, labels: str, expected: list[tuple[int, int, str]]) -> None:
    runs = tagged_runs(scores(labels.split()), TYPES, window(marked))
    assert [(run.first, run.last, run.type) for run in runs] == expected


def test_the_score_is_the_mean_probability_of_the_words_first_pieces() -> None:
    table = scores(["B-PER", "O", "I-PER"], sure=2.0)
    by_hand = np.exp(2) / (np.exp(2) + 4)
    (run,) = tagged_runs(table, TYPES, window("Alex|ander Lukashenko"))
    assert run.score == pytest.approx(by_hand, abs=1e-4)
    table[2] *= 1.5
    (run,) = tagged_runs(table, TYPES, window("Alex|ander Lukashenko"))
    assert run.score == pytest.approx((by_hand + np.exp(3) / (np.exp(3) + 4)) / 2, abs=1e-4)


@st.composite
def labelled(draw: st.DrawFn) -> tuple[str, list[str]]:
    words = draw(st.lists(st.integers(1, 3), max_size=8))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=sum(words), max_size=sum(words)))
    return " ".join("|".join("x" * pieces) for pieces in words), labels


@given(made=labelled())
def test_runs_are_apart_ordered_and_of_whole_words(made: tuple[str, list[str]]) -> None:
    marked, labels = made
    pieces = window(marked)
    table = scores(labels) if labels else np.zeros((0, len(LABELS)), dtype=np.float32)
    runs = tagged_runs(table, TYPES, pieces)
    covered = [piece for run in runs for piece in range(run.first, run.last + 1)]
    assert covered == sorted(set(covered))
    assert all(pieces.begins_word(run.first) and pieces.ends_word(run.last) for run in runs)
    assert all(0 <= run.score <= 1 for run in runs)
    firsts = [piece for piece in range(len(pieces)) if pieces.begins_word(piece)]
    assert {piece for piece in covered if piece in firsts} == {piece for piece in firsts if labels[piece] != "O"}


@pytest.mark.parametrize(
    ("marked", "flags", "expected"),
    [
        ("a b c", "000", []),
        ("a b c", "011", [(1, 2)]),
        ("a b c", "101", [(0, 0), (2, 2)]),
        ("a|b c|d", "1000", [(0, 1)]),
        ("a|b c|d", "0111", [(2, 3)]),
        ("a|b c", "111", [(0, 2)]),
        ("", "", []),
    ],
)
def test_flags_of_first_pieces_become_runs(marked: str, flags: str, expected: list[tuple[int, int]]) -> None:
    assert flagged_runs([flag == "1" for flag in flags], window(marked)) == expected
