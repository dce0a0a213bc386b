"""Days, months and years as a text gives them, perhaps in part -> complete ones, as EDTF."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

Tense = Literal["past", "present", "future"]
_WEEK = 7
_NORTHERN_SEASON_STARTS = {"21": 3, "22": 6, "23": 9, "24": 12}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a partial date is completed by.

    Attributes:
        published: day of publication, if known.
        tense: tense of the verb that the date belongs to, if known.
        year_hint: year that the thing's name gives ("Zapad-2025"), if any.
    """

    published: dt.date | None
    tense: Tense | None
    year_hint: int | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """A point in time with what the text gives of it; `season` is an EDTF code and stands in place of a month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None

    def completed(self, anchor: Anchor) -> Partial | None:
        """The same point with its year, or None where it cannot be known."""
        if self.month is None and self.year is None:
            return self._by_weekday(anchor) if self.weekday is not None else None
        if self.season is not None or self.year is not None:
            return self if self.year is not None else None
        if anchor.year_hint is not None:
            return replace(self, year=anchor.year_hint)
        return self._nearest(anchor)

    def edtf(self) -> str | None:
        """The point as EDTF; None where no such day exists, or its weekday is another."""
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04d}-{self.season}" if self.season else f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        day = self.date()
        if day is None or self.weekday not in (None, day.weekday()):
            return None
        return day.isoformat()

    def date(self) -> dt.date | None:
        """The day, None where the point is coarser or no such day exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        if self.day > days_in(self.year, self.month):
            return None
        return dt.date(self.year, self.month, self.day)

    def last_day(self) -> dt.date | None:
        """The last day of a year, month or day."""
        if self.year is None or self.season is not None:
            return None
        month = self.month or 12
        return replace(self, month=month, day=self.day or days_in(self.year, month)).date()

    def _by_weekday(self, anchor: Anchor) -> Partial | None:
        if anchor.published is None or self.weekday is None or anchor.tense in (None, "present"):
            return None
        if anchor.tense == "past":
            return of_date(anchor.published - dt.timedelta((anchor.published.weekday() - self.weekday) % _WEEK))
        return of_date(anchor.published + dt.timedelta((self.weekday - anchor.published.weekday()) % _WEEK))

    def _nearest(self, anchor: Anchor) -> Partial | None:
        """The most recent such month or day before publication in the past tense, the next one in the future tense."""
        if anchor.published is None or anchor.tense in (None, "present") or self.month is None:
            return None
        step = -1 if anchor.tense == "past" else 1
        here = (anchor.published.month, anchor.published.day if self.day else 0)
        beyond = ((self.month, self.day or 0) > here) if step < 0 else ((self.month, self.day or 0) < here)
        year = anchor.published.year + (step if beyond else 0)
        if (self.month, self.day) == (2, 29):
            return replace(self, year=_leap_year(year, step))
        return replace(self, year=year)


def of_date(day: dt.date) -> Partial:
    """The day as a point."""
    return Partial(day.year, day.month, day.day)


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week of `day`."""
    monday = day - dt.timedelta(day.weekday())
    return monday, monday + dt.timedelta(_WEEK - 1)


def shifted_month(day: dt.date, months: int) -> Partial:
    """The month that lies `months` after the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return Partial(count // 12, count % 12 + 1)


def interval(start: dt.date | str, end: dt.date | str) -> str:
    """The interval as EDTF; one day or month alone where both ends are the same."""
    return str(start) if str(start) == str(end) else f"{start}/{end}"


def season_start(season: str) -> int:
    """The month in which a season of the northern hemisphere begins."""
    return _NORTHERN_SEASON_STARTS[season]


def joined(start: Partial, end: Partial, anchor: Anchor) -> str | None:
    """The interval between two points that complete each other ("12–16 September", "December to February 2024")."""
    if start.weekday is not None and end.weekday is not None and start.month is None and end.month is None:
        return _weekday_interval(start, end, anchor)
    end = replace(end, month=end.month or start.month) if end.day and not end.month else end
    start = replace(start, month=end.month) if start.day and not start.month else start
    whole_end = (replace(end, year=end.year or start.year) if end.month else end).completed(anchor)
    if whole_end is None:
        return None
    if start.year is None:
        start = replace(start, year=_year_before(start, whole_end))
    first, last = start.edtf(), whole_end.edtf()
    if first is None or last is None or len(first) != len(last) or first >= last:
        return None
    return f"{first}/{last}"


def _weekday_interval(start: Partial, end: Partial, anchor: Anchor) -> str | None:
    last = end.completed(anchor)
    last_day = last.date() if last else None
    if last_day is None or start.weekday is None:
        return None
    first_day = last_day - dt.timedelta((last_day.weekday() - start.weekday) % _WEEK)
    return f"{first_day}/{last_day}" if first_day < last_day else None


def _year_before(start: Partial, end: Partial) -> int | None:
    if start.month is None or end.month is None or end.year is None:
        return None
    return end.year - 1 if start.month > end.month else end.year


def _leap_year(year: int, step: int) -> int:
    while not calendar.isleap(year):
        year += step
    return year
