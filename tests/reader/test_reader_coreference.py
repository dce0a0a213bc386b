"""Antecedents and the groups that they join."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.reader.coreference import Floats, antecedents, clusters
from graphkit.reader.pair_features import DISTANCES, FLAGS, FORMS, LinkMention, pair_features
from tests.reader.made import same_words_heads

BEFORE, BLOCK, WIDTH, HIDDEN = 120, 64, 3, 4
WORDS = ("Minsk", "the minister", "NATO", "he", "The United States", "US", "it", "the defence minister", "Putin")


def mentions(random: np.random.Generator, count: int) -> list[LinkMention]:
    starts = np.sort(random.integers(0, 12 * count + 1, size=count)).tolist()
    texts = random.choice(WORDS, size=count).tolist()
    forms = random.choice(FORMS, size=count).tolist()
    types = random.choice(["PER", "ORG", "GPE", "WEAPON"], size=count).tolist()
    return [
        LinkMention(start, start + len(text), text, form, kind)
        for start, text, form, kind in zip(starts, texts, forms, types, strict=True)
    ]


def weights(random: np.random.Generator) -> dict[str, Floats]:
    shapes = {
        "link_anaphor.weight": (HIDDEN, WIDTH), "link_anaphor.bias": (HIDDEN,), "link_out.bias": (1,),
        "link_antecedent.weight": (HIDDEN, WIDTH), "link_antecedent.bias": (HIDDEN,), "link_out.weight": (1, HIDDEN),
        "link_distance.weight": (DISTANCES, HIDDEN), "link_flags.weight": (HIDDEN, FLAGS),
    }  # fmt: skip
    return {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def pair_scores(found: list[LinkMention], states: Floats, heads: dict[str, Floats]) -> dict[tuple[int, int], float]:
    """The score of each pair (anaphor, antecedent) that may be joined, pair by pair."""
    distance, flags = pair_features(found)
    anaphor = [heads["link_anaphor.weight"] @ state + heads["link_anaphor.bias"] for state in states]
    antecedent = [heads["link_antecedent.weight"] @ state + heads["link_antecedent.bias"] for state in states]
    table = {}
    for later in range(len(found)):
        nearest_block = later // BLOCK * BLOCK
        for earlier in range(max(0, nearest_block - BEFORE), later):
            hidden = anaphor[later] + antecedent[earlier] + heads["link_distance.weight"][distance[later, earlier]]
            hidden = np.maximum(hidden + heads["link_flags.weight"] @ flags[later, earlier], 0)
            table[later, earlier] = float(heads["link_out.weight"][0] @ hidden + heads["link_out.bias"][0])
    return table


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.sampled_from([2, 3, BLOCK - 1, BLOCK, BLOCK + 1, BEFORE + BLOCK, 2 * BLOCK + BEFORE, 260]),
)
def test_random_weights_give_what_a_loop_over_all_pairs_gives(seed: int, count: int) -> None:
    random = np.random.default_rng(seed)
    found, heads = mentions(random, count), weights(random)
    states = random.normal(size=(count, WIDTH)).astype(np.float32)
    table = pair_scores(found, states, heads)
    links = antecedents(found, states, heads, 0.5)
    assert len(links) == count
    for later, link in enumerate(links):
        row = {earlier: score for (anaphor, earlier), score in table.items() if anaphor == later}
        best = max(row.values(), default=-np.inf)
        if link is None:
            assert best <= 0.5 + 1e-4
        else:
            assert row[link] == pytest.approx(best, abs=1e-4)
            assert row[link] > 0.5 - 1e-4


def repeated(gap: int, before: int = 0) -> list[LinkMention]:
    """The same name twice, with other names before and so many between."""
    texts = [f"x{number}" for number in range(before)] + ["Minsk"] + [f"y{number}" for number in range(gap)] + ["Minsk"]
    return [LinkMention(9 * place, 9 * place + 5, text, "name", "GPE") for place, text in enumerate(texts)]


def linked(found: list[LinkMention]) -> list[int | None]:
    return antecedents(found, np.zeros((len(found), 6), dtype=np.float32), same_words_heads(6), 0.0)


@pytest.mark.parametrize(("gap", "before"), [(0, 0), (62, 0), (63, 0), (64, 0), (BEFORE - 1, BLOCK), (5, 61)])
def test_a_name_finds_itself_across_the_borders_of_blocks(gap: int, before: int) -> None:
    links = linked(repeated(gap, before))
    assert links[-1] == before
    assert set(links[:-1]) == {None}


def test_a_name_too_far_back_is_no_antecedent() -> None:
    assert set(linked(repeated(BEFORE + BLOCK))) == {None}


def test_a_mention_never_links_to_itself_or_forward() -> None:
    links = linked(repeated(3) + repeated(3))
    assert all(link is None or link < number for number, link in enumerate(links))


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_mentions_have_no_antecedent(count: int) -> None:
    assert linked(repeated(0)[:count]) == [None] * count


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], []),
        ([None, None], []),
        ([None, 0, 1], [[0, 1, 2]]),
        ([None, None, 0, 1, None], [[0, 2], [1, 3]]),
        ([None, 0, 0, 2], [[0, 1, 2, 3]]),
        ([None, None, 1, 0], [[0, 3], [1, 2]]),
    ],
)
def test_links_join_mentions_into_groups(links: list[int | None], expected: list[list[int]]) -> None:
    assert clusters(links) == expected
