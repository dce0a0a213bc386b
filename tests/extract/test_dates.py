"""Dates: what one careful reader would write down, and nothing where two would differ."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.annotate import load_model
from graphkit.extract.dates import normalise, sentence_tense

FRIDAY = dt.date(2025, 10, 3)

ABSOLUTE = [
    ("2009", "2009"),
    ("in 2009", "2009"),
    ("the year 2009", "2009"),
    ("12 September 2025", "2025-09-12"),
    ("on September 12, 2025", "2025-09-12"),
    ("12th of September, 2025", "2025-09-12"),
    ("the 12th of September 2025", "2025-09-12"),
    ("Sept. 12, 2025", "2025-09-12"),
    ("Dec 5 2024", "2024-12-05"),
    ("Friday, 12 September 2025", "2025-09-12"),
    ("Friday, September 12, 2025", "2025-09-12"),
    ("on the morning of 5 May 2024", "2024-05-05"),
    ("at 10:30 a.m. on 5 May 2024", "2024-05-05"),
    ("2025-09-12", "2025-09-12"),
    ("2025-09-12T08:00:00Z", "2025-09-12"),
    ("2025-09", "2025-09"),
    ("12.09.2025", "2025-09-12"),
    ("September 2025", "2025-09"),
    ("in September of 2025", "2025-09"),
    ("mid-September 2025", "2025-09"),
    ("the end of May 2024", "2024-05"),
    ("early 2024", "2024"),
    ("late 2024", "2024"),
    ("at the end of 2024", "2024"),
    ("the summer of 2024", "2024-22"),
    ("spring 2023", "2023-21"),
    ("the first quarter of 2024", "2024-01/2024-03"),
    ("Q4 2024", "2024-10/2024-12"),
    ("in the second half of 2025", "2025-07/2025-12"),
    ("the 2009 agreement", "2009"),
    ("29 February 2024", "2024-02-29"),
]
INTERVALS = [
    ("from 12 to 16 September 2025", "2025-09-12/2025-09-16"),
    ("12–16 September 2025", "2025-09-12/2025-09-16"),
    ("September 12-16, 2025", "2025-09-12/2025-09-16"),
    ("between 3 and 5 May 2024", "2024-05-03/2024-05-05"),
    ("3 and 4 May 2024", "2024-05-03/2024-05-04"),
    ("30 September to 2 October 2024", "2024-09-30/2024-10-02"),
    ("May–June 2023", "2023-05/2023-06"),
    ("from December to February 2024", "2023-12/2024-02"),
    ("May 2023 to June 2024", "2023-05/2024-06"),
    ("from 2014 to 2020", "2014/2020"),
    ("between 2014 and 2020", "2014/2020"),
    ("since 2014", "2014/.."),
    ("since May 2014", "2014-05/.."),
    ("from 2026", "2026/.."),
    ("starting in 2026", "2026/.."),
    ("until 2027", "../2027"),
    ("by 5 May 2026", "../2026-05-05"),
    ("by the end of 2026", "../2026-12-31"),
    ("by the end of February 2028", "../2028-02-29"),
    ("before 2020", "../2019"),
    ("before 1 March 2024", "../2024-02-29"),
    ("after May 2024", "2024-06/.."),
    ("after December 2024", "2025-01/.."),
]
TOLD_FROM_PUBLICATION = [
    ("September 12th to 16th", "past", "2025-09-12/2025-09-16"),
    ("on September 12", "past", "2025-09-12"),
    ("on 5 November", "past", "2024-11-05"),
    ("on 5 November", "future", "2025-11-05"),
    ("on 3 October", "past", "2025-10-03"),
    ("on 29 February", "past", "2024-02-29"),
    ("in May", "past", "2025-05"),
    ("in May", "future", "2026-05"),
    ("in October", "past", "2025-10"),
    ("September last year", "past", "2024-09"),
    ("12 May this year", "past", "2025-05-12"),
    ("last December", "past", "2024-12"),
    ("on Tuesday", "past", "2025-09-30"),
    ("Tuesday", "future", "2025-10-07"),
    ("on Friday", "past", "2025-10-03"),
    ("late on Tuesday", "past", "2025-09-30"),
    ("Tuesday morning", "past", "2025-09-30"),
    ("from Monday to Wednesday", "past", "2025-09-29/2025-10-01"),
    ("on Tuesday last week", "past", "2025-09-23"),
    ("last week", "past", "2025-09-22/2025-09-28"),
    ("next week", "future", "2025-10-06/2025-10-12"),
    ("earlier this week", "past", "2025-09-29/2025-10-03"),
    ("later this week", "future", "2025-10-03/2025-10-05"),
    ("last month", "past", "2025-09"),
    ("earlier this year", "past", "2025"),
    ("next year", "future", "2026"),
    ("by the end of this year", "future", "../2025-12-31"),
    ("by the end of the year", "future", "../2025-12-31"),
    ("today", "present", "2025-10-03"),
    ("yesterday", "past", "2025-10-02"),
    ("tomorrow", "future", "2025-10-04"),
    ("last night", "past", "2025-10-02"),
    ("at the weekend", "past", "2025-09-27/2025-09-28"),
    ("two days ago", "past", "2025-10-01"),
    ("two weeks ago", "past", "2025-09-15/2025-09-21"),
    ("three months ago", "past", "2025-07"),
    ("two years ago", "past", "2023"),
    ("forty years ago", "past", "1985"),
    ("since May", "present", "2025-05/.."),
    ("by Monday", "past", "../2025-09-29"),
]
UNKNOWABLE = [
    ("recently", "past"),
    ("in recent weeks", "past"),
    ("three days later", "past"),
    ("the same day", "past"),
    ("the 1990s", "past"),
    ("2025/26", "future"),
    ("2010–12", "past"),
    ("fiscal 2025", "past"),
    ("for two years", "past"),
    ("around 2014", "past"),
    ("12/09/2025", "past"),
    ("30 February 2024", "past"),
    ("Monday, 12 September 2025", "past"),  # it was a Friday
    ("3 and 9 May 2024", "past"),  # two days, not an interval
    ("16–12 September 2025", "past"),
    ("the 12th", "past"),
    ("on Tuesday", None),
    ("on Tuesday", "present"),
    ("in May", None),
    ("last Tuesday", "past"),  # this week's or last week's
    ("next Sunday", "future"),
    ("last May", "past"),
    ("last summer", "past"),
    ("may", "past"),
    ("march", "past"),
    ("", "past"),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + INTERVALS)
def test_a_date_that_says_all_needs_no_publication(text: str, expected: str) -> None:
    assert normalise(text, published=None, tense=None) == expected


@pytest.mark.parametrize(("text", "tense", "expected"), TOLD_FROM_PUBLICATION)
def test_the_rest_comes_from_publication_and_tense(text: str, tense: str, expected: str) -> None:
    assert normalise(text, published=FRIDAY, tense=tense) == expected


@pytest.mark.parametrize(("text", "tense", "expected"), TOLD_FROM_PUBLICATION)
def test_without_publication_nothing_is_made_up(text: str, tense: str, expected: str) -> None:
    assert normalise(text, published=None, tense=tense) is None


@pytest.mark.parametrize(("text", "tense"), UNKNOWABLE)
def test_what_may_mean_two_things_is_left_open(text: str, tense: str | None) -> None:
    assert normalise(text, published=FRIDAY, tense=tense) is None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("last Wednesday", dt.date(2025, 10, 6), "2025-10-01"),
        ("next Friday", dt.date(2025, 10, 4), "2025-10-10"),
        ("last May", dt.date(2025, 2, 1), "2024-05"),
        ("last summer", dt.date(2025, 2, 1), "2024-22"),
        ("on 31 December", dt.date(2025, 1, 2), "2024-12-31"),
    ],
)
def test_last_and_next_count_where_both_readings_agree(text: str, published: dt.date, expected: str) -> None:
    tense = "future" if text.startswith("next") else "past"
    assert normalise(text, published=published, tense=tense) == expected


def test_the_name_of_a_thing_gives_the_year() -> None:
    assert normalise("from 12 to 16 September", published=None, tense=None, year_hint=2025) == "2025-09-12/2025-09-16"
    assert normalise("in May", published=FRIDAY, tense="past", year_hint=2021) == "2021-05"


def test_a_year_in_the_text_outweighs_the_name() -> None:
    assert normalise("12 May 2023", published=FRIDAY, tense="past", year_hint=2021) == "2023-05-12"


_POINT = r"\d{4}(-\d\d(-\d\d)?)?"
_EDTF = re.compile(rf"{_POINT}|{_POINT}/{_POINT}|{_POINT}/\.\.|\.\./{_POINT}")
_WORDS = ["the", "of", "from", "to", "and", "since", "by", "last", "this", "next", "week", "year", "Monday", "May"]
_WORDS += ["12", "31", "2024", "16th", "September", "-", "–", "end", "ago", "two", "early", "before", "until", ","]


@given(st.lists(st.sampled_from(_WORDS), max_size=7), st.dates(), st.sampled_from(["past", "present", "future", None]))
def test_whatever_the_words_the_value_is_edtf_or_none(words: list[str], published: dt.date, tense: str | None) -> None:
    value = normalise(" ".join(words), published=published, tense=tense)
    assert value is None or _EDTF.fullmatch(value)


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    value = normalise(text, published=FRIDAY, tense="past")
    assert value is None or _EDTF.fullmatch(value)


@given(st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: dt.date) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    assert normalise(written, published=None, tense=None) == day.isoformat()
    assert normalise(f"{day:%A}, {written}", published=None, tense=None) == day.isoformat()


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31)), st.integers(0, 6))
def test_a_weekday_lies_within_a_week_on_the_side_of_its_tense(published: dt.date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    past = dt.date.fromisoformat(normalise(name, published=published, tense="past") or "")
    future = dt.date.fromisoformat(normalise(name, published=published, tense="future") or "")
    assert past.weekday() == future.weekday() == weekday
    assert 0 <= (published - past).days < 7
    assert 0 <= (future - published).days < 7


@pytest.mark.parametrize(
    ("sentence", "word", "tense"),
    [
        ("The drills took place in May.", "May", "past"),
        ("The treaty was signed in May.", "May", "past"),
        ("The unit has been deployed since May.", "May", "past"),
        ("The drills will take place in May.", "May", "future"),
        ("The two presidents are to meet on Friday.", "Friday", "future"),
        ("Poland plans to hold drills in May.", "May", "future"),
        ("The exercise, held in May, angered Minsk.", "May", "past"),
        ("The brigade is stationed there.", "there", "present"),
        ("The ministry said the drills would begin on Monday.", "Monday", "future"),
        ("The treaty signed in May will enter into force.", "May", "past"),
    ],
)
def test_the_tense_is_that_of_the_governing_verb(sentence: str, word: str, tense: str) -> None:
    doc = load_model()(sentence)
    assert sentence_tense(next(token for token in doc if token.text == word)) == tense
