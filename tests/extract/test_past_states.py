"""States that are over come with a time that ends by the day of publication, so that none reads as the present."""

from __future__ import annotations

import datetime as dt

import pytest

from graphkit.annotate import load_model
from graphkit.extract.certainty import presupposed_commitment
from graphkit.extract.past_states import ended_office, ended_time
from graphkit.lexicon.wordlists import load_commitment_words
from tests.conftest import Extract

PUBLISHED = dt.date(2025, 3, 10)

# sentence, trigger, cue, time
OVER = [
    ("Soviet missiles were once based in Poland.", "based", "once", "../2025-03-10"),
    ("The navy used to base submarines in Albania.", "base", "used", "../2025-03-10"),
    ("Canada stationed squadrons in Germany throughout the 1980s.", "stationed", "1980s", "1980/1989"),
    ("For a decade drones were based in Agadez.", "based", "decade", "../2025-03-10"),
    ("The missiles deployed in Turkey were withdrawn quietly.", "deployed", "withdrawn", "../2025-03-10"),
    ("Pershing missiles were stationed at Mutlangen.", "stationed", "were", "../2025-03-10"),
    ("The missiles that had been deployed in Cuba went home.", "deployed", "had", "../2025-03-10"),
    ("Formerly stationed in Okinawa, the battalion is remembered.", "stationed", "Formerly", "../2025-03-10"),
]
STILL = [
    ("Russia delivered the tanks to Syria.", "delivered"),
    ("German troops are stationed in Lithuania.", "stationed"),
    ("German troops have been stationed in Lithuania for a year.", "stationed"),
    ("The ministry said that troops were stationed in Lithuania.", "stationed"),
    ("Once stationed in Lithuania, the brigade will train.", "stationed"),
]


def ended(sentence: str, word: str) -> tuple[str, str] | None:
    doc = load_model()(sentence)
    found = ended_time(next(token for token in doc if token.text == word), PUBLISHED)
    return (found[0].text, found[1]) if found is not None else None


@pytest.mark.parametrize(("sentence", "word", "cue", "time"), OVER)
def test_what_is_over_has_a_time_that_ends(sentence: str, word: str, cue: str, time: str) -> None:
    assert ended(sentence, word) == (cue, time)


@pytest.mark.parametrize(("sentence", "word"), STILL)
def test_what_may_still_hold_gets_no_end(sentence: str, word: str) -> None:
    assert ended(sentence, word) is None


def test_without_a_day_of_publication_only_what_the_sentence_names_is_known() -> None:
    doc = load_model()("Canada used to base squadrons in Germany.")
    assert ended_time(doc[3], None) is None
    assert ended_time(doc[3], PUBLISHED) is not None


@pytest.mark.parametrize(
    ("sentence", "word", "cue"),
    [
        ("Jens Stoltenberg, then NATO's chief, welcomed Finland.", "chief", "then"),
        ("Deposed in 2014, president Viktor Yanukovych fled.", "president", "Deposed"),
        ("Erstwhile president Serzh Sargsyan was seen in Moscow.", "president", "Erstwhile"),
    ],
)
def test_an_office_that_is_over_is_no_plain_fact(sentence: str, word: str, cue: str) -> None:
    trigger = next(token for token in load_model()(sentence) if token.text == word)
    words = load_commitment_words()
    found = ended_office(trigger, words)
    assert found is not None
    assert found.text == cue
    assert presupposed_commitment(trigger, words, dated=False).polarity == "negative"
    assert presupposed_commitment(trigger, words, dated=True).polarity == "positive"


def test_a_title_stands_whatever_its_sentence_denies() -> None:
    trigger = load_model()("President Vladimir Putin did not meet the envoy.")[0]
    found = presupposed_commitment(trigger, load_commitment_words(), dated=False)
    assert (found.polarity, found.certainty, found.mode) == ("positive", "certain", "actual")


def test_the_year_of_a_treaty_does_not_end_an_office(extract: Extract) -> None:
    text = "Tajik President Emomali Rahmon has approved an amendment to the 2009 agreement on transit with Russia."
    [held] = [a for a in extract(text, "2026-03-01").attestations if a.claim.type == "OfficeHolding"]
    assert not [item for item in held.roles if item.role == "time"]
