"""A date as a text words it, with the day of publication -> EDTF / ISO 8601, or None where it cannot be known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from graphkit.extract.calendar import (
    Anchor,
    Partial,
    Tense,
    days_in,
    interval,
    joined,
    of_date,
    season_start,
    shifted_month,
    week_of,
)
from graphkit.lexicon.wordlists import CalendarWords, load_calendar_words

Shape = Callable[[re.Match[str], "Grammar", Anchor], str | None]

_DASHES = re.compile(r"\s*[‐‑‒–—―-]\s*")
_CLOCK = re.compile(r"\b(?:at |around |by )?\d{1,2}(?::\d\d| ?[ap]\.?m\b\.?)(?: ?[ap]\.?m\b\.?)?(?: (?:gmt|utc|local time|et|cet))?")
_LEAD = re.compile(r"^(?:(?:on|in|at|during|late on|early on|of|over|effective|dated|as of|back in|as early as|as late as|the|,)(?: |$))+")
_OPENERS = re.compile(r"^(?:the )?(since|until|till|before|after|by|from|starting|starting in|beginning|beginning in|no later than|ever since|up to|up until|starting on|beginning on|from at least|since at least) (.+)$")
_AGO = re.compile(r"^(?P<count>[a-z]+|\d{1,3}) (?P<unit>day|month|year|week)s? (?:ago|earlier today)$")


class Grammar:
    """The patterns of dates, made of the calendar's words."""

    def __init__(self, words: CalendarWords) -> None:
        self.words = words
        month = _one_of(words.months)
        weekday = _one_of(words.weekdays)
        year = r"(?P<year>1[5-9]\d\d|2[01]\d\d)|(?P<yearword>this|last|next|the same) year"
        day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
        tail = rf"(?:,? (?:of )?(?:{year}))?"
        self.names = re.compile(rf"\b(?:{month}|{weekday})\b", re.IGNORECASE)
        self.points = tuple(
            re.compile(pattern)
            for pattern in (
                rf"(?:(?P<weekday>{weekday}),? )?(?:the )?{day}(?: of)? ?(?P<month>{month}),?{tail}",
                rf"(?:(?P<weekday>{weekday}),? )?(?P<month>{month}) (?:the )?{day}{tail}",
                rf"(?:the month of )?(?P<part>early |mid|late |mid |middle of |end of |beginning of |start of )?-?(?P<month>{month}),?{tail}",
                r"(?P<year>\d{4})-(?P<month_number>\d\d)(?:-(?P<day>\d\d)(?:t.*)?)?",
                r"(?P<day>\d{1,2})\.(?P<month_number>\d{1,2})\.(?P<year>\d{4})",
                rf"(?P<season>{_one_of(words.seasons)})(?: of)? (?P<year>\d{{4}})",
                rf"(?:the year )?(?:{year})",
                rf"(?P<weekday>{weekday})",
                r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
            )
        )
