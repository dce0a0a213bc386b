"""Cues and the states of pieces -> who says what."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.reader.attributions import AttributionRuns, Floats, attributed
from graphkit.reader.tagging import Run, flagged_runs
from tests.reader.made import plain_pair_heads, window

HALF = {"source": 0.5, "content": 0.5}


def found(roles: str, *cues: int, thresholds: dict[str, float] = HALF) -> list[AttributionRuns]:
    """The attributions of one-piece words: `s` source, `c` content, `b` both, `.` neither; digits are weak sources."""
    states = np.zeros((len(roles), 2), dtype=np.float32)
    for piece, role in enumerate(roles):
        states[piece, 0] = {"s": 1, "b": 1, "1": 0.55}.get(role, 0)
        states[piece, 1] = role in "cb"
    runs = [Run(cue, cue, "CUE", 0.8) for cue in cues]
    return attributed(states, runs, window(" ".join("x" * len(roles))), plain_pair_heads(), thresholds)


def test_no_cue_no_attribution() -> None:
    assert found("ss.cc") == []


def test_a_cue_without_content_is_none() -> None:
    assert found("ss...", 2) == []


def test_a_source_may_be_missing() -> None:
    (only,) = found("..ccc", 1)
    assert only.source is None
    assert only.content == ((2, 4),)


def test_source_and_content_of_a_cue() -> None:
    (only,) = found("ss.ccc.", 2)
    assert (only.source, only.content) == ((0, 1), ((3, 5),))
    assert only.cue == Run(2, 2, "CUE", 0.8)


def test_each_cue_has_an_attribution_of_its_own() -> None:
    assert [each.cue.first for each in found("s.cc.", 1, 4)] == [1, 4]


def test_the_source_with_the_most_probability_wins() -> None:
    (only,) = found("1.s.ccc", 3)
    assert only.source == (2, 2)


def test_a_longer_source_outweighs_a_shorter_one() -> None:
    (only,) = found("s.111.ccc", 5)
    assert only.source == (2, 4)


@pytest.mark.parametrize(
    ("roles", "content"),
    [
        ("cc..cc", ((0, 5),)),
        ("ccccccc...ccccccc", ((0, 6), (10, 16))),
        ("ccccccc.c...ccccccc", ((0, 8), (12, 18))),
        ("c", ((0, 0),)),
        ("cc....c", ((0, 1),)),
    ],
    ids=["two between", "three between", "twice", "one piece alone", "one piece beside a longer one"],
)
def test_small_gaps_in_a_content_are_bridged(roles: str, content: tuple[tuple[int, int], ...]) -> None:
    (only,) = found(roles + "....s.", len(roles) + 5)
    assert only.content == content


def test_a_short_part_counts_beside_the_cue_and_not_far_from_it() -> None:
    text = "cc.sc.ccccccc"
    (beside,) = found(text, 2)
    assert beside.content == ((0, 1), (4, 12))
    (far,) = found("cc......" + text[3:], 8)
    assert (0, 1) not in far.content


def test_a_content_is_not_bridged_over_its_cue() -> None:
    (only,) = found("cc.scc", 2)
    assert only.content == ((0, 1), (4, 5))


def test_a_high_threshold_leaves_nothing() -> None:
    assert found("s.cc", 1, thresholds={"source": 0.5, "content": 1.0}) == []


def test_the_score_is_the_cues_times_the_contents() -> None:
    (only,) = found("s.cc..cc", 1)
    assert only.score == pytest.approx(0.8 * 4 / 6, abs=1e-3)


def plainly(states: Floats, cue: Run, heads: dict[str, Floats]) -> list[tuple[float, float]]:
    """The probabilities of each piece for one cue, piece by piece."""
    table = heads["pair_distance.weight"]
    middle = len(table) // 2
    voice = np.mean([heads["pair_cue.weight"] @ state for state in states[cue.first : cue.last + 1]], axis=0)
    rows = []
    for piece, state in enumerate(states):
        away = np.float32(piece - (cue.first + cue.last) / 2)
        bucket = np.rint(np.sign(away) * min(np.log2(np.abs(away) + 1) * np.float32(4.5), np.float32(middle)))
        hidden = heads["pair_token.weight"] @ state + heads["pair_token.bias"] + voice + heads["pair_cue.bias"]
        hidden = np.maximum(hidden + table[int(bucket) + middle], 0)
        score = heads["pair_out.weight"] @ hidden + heads["pair_out.bias"]
        rows.append(tuple(1 / (1 + np.exp(-score))))
    return rows


@given(seed=st.integers(0, 2**32 - 1), pieces=st.integers(1, 40), width=st.integers(1, 5))
def test_random_weights_give_what_a_loop_over_the_pieces_gives(seed: int, pieces: int, width: int) -> None:
    random = np.random.default_rng(seed)
    shapes = {
        "pair_token.weight": (3, width), "pair_token.bias": (3,), "pair_cue.weight": (3, width), "pair_cue.bias": (3,),
        "pair_distance.weight": (21, 3), "pair_out.weight": (2, 3), "pair_out.bias": (2,),
    }  # fmt: skip
    heads = {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    states = random.normal(size=(pieces, width)).astype(np.float32)
    words = window(" ".join("x" * pieces))
    borders = sorted(random.integers(0, pieces, size=2).tolist())
    cues = [Run(*borders, "CUE", 1.0), Run(pieces - 1, pieces - 1, "CUE", 0.5)]
    by_cue = {each.cue: each for each in attributed(states, cues, words, heads, HALF)}
    for cue in cues:
        chances = plainly(states, cue, heads)
        assume(all(abs(chance - 0.5) > 1e-4 for row in chances for chance in row))
        sources = flagged_runs([row[0] > 0.5 for row in chances], words)
        contents = {piece for piece, row in enumerate(chances) if row[1] > 0.5}
        if cue not in by_cue:
            assert not contents or all({piece - 1, piece + 1}.isdisjoint(contents) for piece in contents)
            continue
        here = by_cue[cue]
        sums = {run: sum(row[0] for row in chances[run[0] : run[1] + 1]) for run in sources}
        assert (here.source is None) == (not sources)
        assert not sources or sums[here.source] == pytest.approx(max(sums.values()), abs=1e-4)
        said = {piece for first, last in here.content for piece in range(first, last + 1)}
        inside = [chances[piece][1] for piece in sorted(said)]
        assert here.score == pytest.approx(cue.score * np.mean(inside), abs=1e-3)
        assert all(first in contents and last in contents for first, last in here.content)
