"""What two mentions share: one row of the table a flag, and what holds for all of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.reader.pair_features import DISTANCES, FLAGS, FORMS, LinkMention, pair_features

SAME, HEAD, WITHIN, SOME, NESTED, ALIKE, UNLIKE, INITIALS = range(8)
NEAR = slice(8, 12)
AFTER_NEAR = 12
"""Four flags for each form: the anaphor has it, the antecedent has it, both with the same words, equal number."""


def mention(text: str, start: int = 0, form: str = "name", kind: str = "ORG") -> LinkMention:
    return LinkMention(start, start + len(text), text, form, kind)


def flags(antecedent: LinkMention, anaphor: LinkMention) -> list[bool]:
    _, table = pair_features([antecedent, anaphor])
    assert set(np.unique(table)) <= {0.0, 1.0}
    return [bool(flag) for flag in table[1, 0]]


WORDING = {
    "the same words": ("Minsk", "Minsk", {SAME, HEAD, WITHIN}),
    "in other letters": ("NATO", "Nato", {SAME, HEAD, WITHIN}),
    "with an article": ("the Kremlin", "Kremlin", {SAME, HEAD, WITHIN}),
    "with a possessive": ("Minsk’s", "Minsk's", {SAME, HEAD, WITHIN}),
    "a surname": ("Alexander Lukashenko", "Lukashenko", {HEAD, WITHIN}),
    "a first word": ("Wagner Group", "Wagner", {WITHIN}),
    "the same last word": ("British army", "German army", {HEAD, SOME}),
    "some word": ("Russian army", "Russian navy", {SOME}),
    "initials": ("European Union", "EU", {INITIALS}),
    "initials the other way": ("EU", "European Union", {INITIALS}),
    "initials with points and an article": ("the United States", "U.S.", {INITIALS}),
    "no initials": ("European Union", "NATO", set()),
    "small letters are no initials": ("European Union", "eu", set()),
    "one word has no initials": ("Europe", "E", set()),
    "an article alone": ("the", "The", {SAME, HEAD, WITHIN}),
}


@pytest.mark.parametrize(("antecedent", "anaphor", "expected"), WORDING.values(), ids=list(WORDING))
def test_wording(antecedent: str, anaphor: str, expected: set[int]) -> None:
    found = flags(mention(antecedent), mention(anaphor, 100))
    assert {flag for flag in (SAME, HEAD, WITHIN, SOME, INITIALS) if found[flag]} == expected


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ("PER", "PER", {ALIKE}),
        ("ORG", "UNIT", {ALIKE}),
        ("NAT", "MEDIA", {ALIKE}),
        ("GPE", "FACILITY", {ALIKE}),
        ("WEAPON", "EVENT", {ALIKE}),
        ("PER", "ORG", {UNLIKE}),
        ("GPE", "AGREEMENT", {UNLIKE}),
    ],
)
def test_kinds_of_things(first: str, second: str, kinds: set[int]) -> None:
    found = flags(mention("x", kind=first), mention("y", 50, kind=second))
    assert {flag for flag in (ALIKE, UNLIKE) if found[flag]} == kinds


def test_the_kind_of_a_pronoun_is_unknown() -> None:
    found = flags(mention("Minsk"), mention("it", 50, "pronoun", "ORG"))
    assert not found[ALIKE]
    assert not found[UNLIKE]


@pytest.mark.parametrize(("start", "nested"), [(0, True), (10, True), (19, True), (20, False), (30, False)])
def test_mentions_that_overlap_are_nested(start: int, nested: bool) -> None:
    assert flags(mention("x" * 20), mention("y" * 5, start))[NESTED] is nested


@pytest.mark.parametrize(
    ("away", "near"),
    [(0, "1111"), (59, "1111"), (60, "0111"), (199, "0111"), (200, "0011"), (600, "0001"), (2000, "0000")],
)
def test_nearness_in_characters(away: int, near: str) -> None:
    found = flags(mention("x"), mention("y", away))
    assert "".join(str(int(flag)) for flag in found[NEAR]) == near


@pytest.mark.parametrize("antecedent", FORMS)
@pytest.mark.parametrize("anaphor", FORMS)
def test_forms(antecedent: str, anaphor: str) -> None:
    found = flags(mention("Minsk", form=antecedent), mention("Minsk", 50, form=anaphor))
    for place, form in enumerate(FORMS):
        of_form = found[AFTER_NEAR + 4 * place : AFTER_NEAR + 4 * place + 4]
        is_anaphor = anaphor == form
        assert of_form == [is_anaphor, antecedent == form, is_anaphor and antecedent == form, is_anaphor]


@pytest.mark.parametrize(
    ("antecedent", "anaphor", "equal"),
    [
        ("the troops", "they", True),
        ("the troops", "it", False),
        ("the general", "they", False),
        ("the army", "it", True),
        ("the boss", "they", False),
        ("the ministers", "their", True),
    ],
)
def test_number(antecedent: str, anaphor: str, equal: bool) -> None:
    found = flags(mention(antecedent, form="nominal"), mention(anaphor, 50, form="pronoun"))
    assert found[AFTER_NEAR + 4 * FORMS.index("pronoun") + 3] is equal


@pytest.mark.parametrize(
    ("gap", "bucket"), [(0, 0), (1, 1), (9, 9), (10, 10), (20, 14), (40, 18), (100, 23), (399, 31), (599, 31)]
)
def test_distance_is_exact_when_near_and_grows_slowly_when_far(gap: int, bucket: int) -> None:
    distance, _ = pair_features([mention("x", 9 * place) for place in range(600)])
    assert distance[gap, 0] == bucket
    assert distance.max() < DISTANCES


MENTIONS = st.lists(
    st.builds(
        mention,
        st.text(alphabet="aAbE .'s’the-4é", max_size=9),
        st.integers(0, 3000),
        st.sampled_from(FORMS),
        st.sampled_from(["PER", "ORG", "GPE", "WEAPON", "", "other"]),
    ),
    min_size=1,
    max_size=12,
)


@given(mentions=MENTIONS, cut=st.integers(0, 11))
def test_a_pairs_features_depend_on_no_other_mention(mentions: list[LinkMention], cut: int) -> None:
    cut = min(cut, len(mentions) - 1)
    distance, table = pair_features(mentions)
    assert distance.shape == (len(mentions), len(mentions))
    assert table.shape == (len(mentions), len(mentions), FLAGS)
    later_distance, later_table = pair_features(mentions[cut:])
    assert (distance[cut:, cut:] == later_distance).all()
    assert (table[cut:, cut:] == later_table).all()


@given(mentions=MENTIONS)
def test_wording_kind_and_nearness_are_the_same_in_both_directions(mentions: list[LinkMention]) -> None:
    _, table = pair_features(mentions)
    both_ways = table[:, :, :AFTER_NEAR]
    assert (both_ways == both_ways.transpose(1, 0, 2)).all()
