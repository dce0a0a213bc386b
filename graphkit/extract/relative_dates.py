"""A date told from the day of publication ("last week", "two years ago") -> EDTF, None where it may mean two things."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from graphkit.extract.calendar import Anchor, Partial, interval, season_start, shifted_month, week_of
from graphkit.extract.date_grammar import Grammar
from graphkit.lexicon.wordlists import CalendarWords

_STEPS = {"last": -1, "this": 0, "next": 1}
_SATURDAY = 5
_WINTER = "24"
_PART = r"(?:(?:early|earlier|late|later|mid|sometime|(?:middle|end|beginning|start|course) of) )?(?:the )?"


def relative(bare: str, words: Grammar, anchor: Anchor) -> str | None:
    """The date, None where `bare` is no such phrase or the day of publication is not known.

    Args:
        bare: the phrase in lower case, without preposition and determiner in front.
        words: the calendar's words.
        anchor: day of publication and tense.
    """
    if match := re.fullmatch(rf"(?P<which>{words.ordinal}) (?P<unit>quarter|half) (?:of )?(?P<year>\d{{4}})", bare):
        return _part_of_year(match, words.words)
    if match := re.fullmatch(r"(?P<unit>q|h)(?P<which>[1-4]) (?P<year>\d{4})", bare):
        return _part_of_year(match, words.words)
    if anchor.published is None:
        return None
    if bare in words.words.days:
        return (anchor.published + dt.timedelta(int(words.words.days[bare]))).isoformat()
    for pattern, reading in _shapes(words):
        if match := re.fullmatch(pattern, bare):
            return reading(_Told(match, words.words, anchor.published, anchor))
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """A matched phrase with all that its meaning rests on."""

    match: re.Match[str]
    words: CalendarWords
    today: dt.date
    anchor: Anchor


Reading = Callable[[_Told], "str | None"]


def _shapes(words: Grammar) -> tuple[tuple[str, Reading], ...]:
    which = r"(?P<which>last|this|next)"
    weekday = rf"(?P<weekday>{words.weekday})"
    return (
        (rf"(?P<part>earlier|later) {which} (?P<unit>week)", _rest_of_week),
        (rf"{_PART}{which} (?P<unit>week|month|year)", _unit),
        (r"(?:end|beginning|start|middle) of (?:the )?(?P<unit>month|year)|(?P<year_end>year-end)", _current_unit),
        (rf"{weekday},?(?: of)? {which} week", _day_of_week),
        (rf"{which} week,? (?:on )?{weekday}", _day_of_week),
        (rf"{which} {weekday}", _near_weekday),
        (rf"{weekday} {which}", _near_weekday),
        (rf"{which} (?P<month>{words.month})", _near_month),
        (rf"{which} (?P<season>{words.season})", _near_season),
        (r"(?:(?P<which>last|this|next|past) )?weekend", _weekend),
        (rf"(?P<count>{words.number}) (?P<unit>day|week|month|year)s? ago", _ago),
    )


def _part_of_year(match: re.Match[str], words: CalendarWords) -> str | None:
    which = int(words.ordinals.get(match["which"], match["which"]))
    months = 3 if match["unit"].startswith("q") else 6
    if which * months > 12:
        return None
    year = int(match["year"])
    return f"{Partial(year, (which - 1) * months + 1).edtf()}/{Partial(year, which * months).edtf()}"


def _unit(told: _Told) -> str | None:
    step = _STEPS[told.match["which"]]
    if told.match["unit"] == "year":
        return f"{told.today.year + step:04d}"
    if told.match["unit"] == "month":
        return shifted_month(told.today, step).edtf()
    monday, sunday = week_of(told.today + dt.timedelta(7 * step))
    return interval(monday, sunday)


def _current_unit(told: _Told) -> str | None:
    return f"{told.today.year:04d}" if told.match["unit"] != "month" else shifted_month(told.today, 0).edtf()


def _rest_of_week(told: _Told) -> str | None:
    if told.match["which"] != "this":
        return None
    monday, sunday = week_of(told.today)
    return interval(monday, told.today) if told.match["part"] == "earlier" else interval(told.today, sunday)


def _day_of_week(told: _Told) -> str | None:
    which, name = told.match["which"], told.match["weekday"]
    monday, _ = week_of(told.today + dt.timedelta(7 * _STEPS[which]))
    return (monday + dt.timedelta(int(told.words.weekdays[name]))).isoformat()


def _near_weekday(told: _Told) -> str | None:
    """The weekday before or after; "last Monday" on a Wednesday may mean this week's or last week's, so it is None."""
    wanted, here = int(told.words.weekdays[told.match["weekday"]]), told.today.weekday()
    which = told.match["which"]
    if which == "this":
        point = Partial(weekday=wanted).completed(told.anchor)
        return point.edtf() if point else None
    if (which == "last") == (wanted < here) and wanted != here:
        return None
    monday, _ = week_of(told.today + dt.timedelta(7 * _STEPS[which]))
    return (monday + dt.timedelta(wanted)).isoformat()


def _near_month(told: _Told) -> str | None:
    month, which = int(told.words.months[told.match["month"]]), told.match["which"]
    if which == "this":
        return Partial(told.today.year, month).edtf()
    if month != told.today.month and (which == "last") == (month < told.today.month):
        return None
    return Partial(told.today.year + _STEPS[which], month).edtf()


def _near_season(told: _Told) -> str | None:
    """The season; winter lies in two years, and "last summer" in autumn may mean this year's."""
    season, which = told.words.seasons[told.match["season"]], told.match["which"]
    start = season_start(season)
    if (
        season == _WINTER
        or (which == "last" and told.today.month >= start)
        or (which == "next" and told.today.month < start + 3)
    ):
        return None
    return Partial(told.today.year + _STEPS[which], season=season).edtf()


def _weekend(told: _Told) -> str | None:
    which = told.match["which"] or {"past": "last", "future": "next"}.get(told.anchor.tense or "", "")
    saturday = week_of(told.today)[0] + dt.timedelta(_SATURDAY)
    at_weekend = told.today >= saturday
    if not which or (at_weekend and told.match["which"] in ("last", "next", "past")):
        return None
    if which in ("last", "past") and not at_weekend:
        saturday -= dt.timedelta(7)
    if told.match["which"] == "next" or (
        told.match["which"] == "this" and told.anchor.tense == "past" and not at_weekend
    ):
        return None
    return interval(saturday, saturday + dt.timedelta(1))


def _ago(told: _Told) -> str | None:
    count = int(told.words.numbers.get(told.match["count"], told.match["count"]))
    if told.match["unit"] == "day":
        return (told.today - dt.timedelta(count)).isoformat()
    if told.match["unit"] == "week":
        return interval(*week_of(told.today - dt.timedelta(7 * count)))
    if told.match["unit"] == "month":
        return shifted_month(told.today, -count).edtf()
    return f"{told.today.year - count:04d}"
