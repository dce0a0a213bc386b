from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.resolve import origins_of
from tests.resolve import rewrites

_WIRE = (
    "The government of Latvia said on Tuesday that it had taken delivery of the first Rampart batteries, which will "
    "guard the port of Ventspils. A spokeswoman declined to say how many had arrived. The contract was signed last "
    "autumn after two years of talks. Estonia has ordered the same system and expects it next spring."
)
_OTHER = (
    "Officers from eleven countries met in Tallinn to plan the autumn exercise. The programme lists landings on two "
    "islands, a convoy through the gulf and a night march. Observers from outside the alliance have been invited, "
    "the staff said, but no list of names was handed out to reporters at the end of the day."
)


def test_a_reprint_shares_the_origin_and_another_report_does_not() -> None:
    origins = origins_of({"d-1": _WIRE, "d-2": f"RIGA. {_WIRE} Additional reporting by nobody.", "d-3": _OTHER})
    assert origins["d-1"] == origins["d-2"] != origins["d-3"]
    assert origins["d-1"].articles == ("d-1", "d-2")
    assert origins["d-1"].reason == "2 articles whose texts share 100% or more of the shorter one's word 4-grams"
    assert origins["d-3"].reason == "no other article shares its text"


def test_a_rewrite_that_keeps_whole_sentences_shares_the_origin() -> None:
    rewritten = (
        "Latvia now has its first Rampart batteries, officials announced. A spokeswoman declined to say how many had "
        "arrived. The contract was signed last autumn after two years of talks. Observers call it a big step for a "
        "small state with long borders and few soldiers."
    )
    origins = origins_of({"d-1": _WIRE, "d-2": rewritten})
    assert origins["d-1"] == origins["d-2"]


def test_one_shared_sentence_in_two_long_texts_is_no_shared_origin() -> None:
    quote = " A spokeswoman declined to say how many had arrived."
    origins = origins_of({"d-1": _WIRE, "d-2": _OTHER * 2 + quote})
    assert origins["d-1"] != origins["d-2"]


def test_copies_of_copies_are_one_origin() -> None:
    texts = {"d-1": _WIRE, "d-2": f"{_WIRE[:-80]} {_OTHER[:60]}", "d-3": f"{_WIRE[40:-120]} {_OTHER[:90]}"}
    assert len({origin.id for origin in origins_of(texts).values()}) == 1


def test_a_text_made_of_two_reports_goes_with_the_one_it_has_more_of() -> None:
    texts = {"d-1": _WIRE, "d-2": f"{_WIRE} {_OTHER[: len(_OTHER) // 2]}", "d-3": _OTHER}
    origins = origins_of(texts)
    assert origins["d-1"] == origins["d-2"] != origins["d-3"]


def test_news_in_brief_in_the_same_formula_is_no_reprint() -> None:
    first = "Airstrikes across the northern strip kill at least 28 people and injure dozens of others, officials say."
    second = "Airstrikes across the northern strip kill at least 50 people in a market and a school, medics report."
    origins = origins_of({"d-1": first, "d-2": second})
    assert origins["d-1"] != origins["d-2"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rewrites_are_told_from_reports_of_their_own(seed: int) -> None:
    told = rewrites.sample_rewrites(seed)
    found = {key: origin.id for key, origin in origins_of({text.id: text.text for text in told}).items()}
    _, _, f1 = rewrites.pair_scores(found, told)
    assert f1 >= 0.95


def test_case_and_punctuation_do_not_matter() -> None:
    origins = origins_of({"d-1": _WIRE, "d-2": _WIRE.upper().replace(",", " –")})
    assert origins["d-1"] == origins["d-2"]


def test_short_and_empty_texts_share_an_origin_only_if_they_are_the_same() -> None:
    origins = origins_of({"d-1": "Talks go on.", "d-2": "talks go on", "d-3": "Talks go on today.", "d-4": ""})
    assert origins["d-1"] == origins["d-2"]
    assert len({origin.id for origin in origins.values()}) == 3


def test_many_reprints_are_one_origin() -> None:
    texts = {f"d-{number:04}": f"{number} {_WIRE}" for number in range(400)}
    origins = origins_of(texts)
    assert len({origin.id for origin in origins.values()}) == 1


_words = st.lists(st.sampled_from("alpha bravo charlie delta echo foxtrot".split()), max_size=40).map(" ".join)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([f"d-{n}" for n in range(6)]), _words), st.randoms())
def test_the_order_of_articles_does_not_matter(texts: dict[str, str], chance) -> None:
    origins = origins_of(texts)
    keys = list(texts)
    chance.shuffle(keys)
    assert origins_of({key: texts[key] for key in keys}) == origins
    assert all(key in origin.articles for key, origin in origins.items())
