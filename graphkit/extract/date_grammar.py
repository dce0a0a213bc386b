"""The calendar's words -> patterns of dates; a date's words -> the point in time that they give, perhaps in part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graphkit.extract.calendar import Partial
from graphkit.lexicon.wordlists import CalendarWords, load_calendar_words

_DASH = re.compile(r"\s*[‐‑‒–—―]\s*")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_ISO = re.compile(r"\d{4}-\d\d(-\d\d)?(t.*)?")
_CLOCK = re.compile(
    r"\b(?:at |around |by )?\d{1,2}(?:[:.]\d\d ?[ap]\.?m\b\.?|:\d\d| ?[ap]\.?m\b\.?)(?: (?:gmt|utc|et|cet))?,?"
)
_LEAD = re.compile(
    r"^(?:(?:on|in|at|during|late|early|of|over|for|effective|dated|as of|as (?:early|late) as|the|,)(?: |$))+"
)


class Grammar:
    """Patterns made of the calendar's words; text is matched in lower case."""

    def __init__(self, words: CalendarWords) -> None:
        self.words = words
        self.month = _one_of(words.months)
        self.weekday = _one_of(words.weekdays)
        self.season = _one_of(words.seasons)
        self.number = rf"\d{{1,3}}|{_one_of(words.numbers)}"
        self.ordinal = _one_of(words.ordinals)
        self._names = re.compile(rf"\b(?:{self.month}|{self.weekday})\b", re.IGNORECASE)
        self._day_parts = re.compile(rf"\b(?:the )?(?:{_one_of(words.day_parts)})\b(?: of\b)?")
        self._points = tuple(re.compile(pattern) for pattern in self._point_patterns())

    def plain(self, text: str) -> str | None:
        """The words in lower case, without clock times, one hyphen or "to" for all dashes; None for "may", "march"."""
        if any(name[0].islower() for name in self._names.findall(text)):
            return None
        lower = _DASH.sub(" to ", " ".join(text.split())).lower().strip(" .,;")
        lower = re.sub(rf"\b({self.month}|{self.weekday})\.", r"\1", lower)
        return " ".join(_CLOCK.sub(" ", lower).split())

    def bare(self, plain: str) -> str:
        """The words without prepositions, determiner and part of the day in front or behind."""
        if plain in self.words.days:
            return plain
        return _LEAD.sub("", " ".join(self._day_parts.sub(" ", _LEAD.sub("", plain)).split())).strip(" ,")

    def spread(self, bare: str) -> str:
        """The words with a hyphen between two points as "to"; ISO dates and "mid-May" are left alone."""
        if _ISO.fullmatch(bare) or re.match(r"(early|mid|late)-", bare):
            return bare
        return _HYPHEN.sub(" to ", bare)

    def point(self, bare: str, this_year: int | None) -> Partial | None:
        """The point that the words give, None where they are none.

        Args:
            bare: words as `bare` returns them.
            this_year: the year of publication, for "this year".
        """
        for pattern in self._points:
            if match := pattern.fullmatch(bare):
                return self._partial(match.groupdict(), this_year)
        return None

    def _point_patterns(self) -> tuple[str, ...]:
        year = r"(?:(?P<year>1[5-9]\d\d|2[01]\d\d)|(?P<yearword>this|last|next) year)"
        tail = rf"(?:,? (?:of |in )?{year})?"
        day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
        weekday = rf"(?:(?P<weekday>{self.weekday}),? (?:the )?)?"
        part = r"(?:(?:early|mid|late)[ -]|(?:middle|end|beginning|start) of )?(?:the month of )?"
        return (
            rf"{weekday}{day}(?: day)?(?: of)? (?P<month>{self.month}),?{tail}",
            rf"{weekday}(?P<month>{self.month}) (?:the )?{day}{tail}",
            rf"{part}(?P<month>{self.month}){tail}",
            r"(?P<year>\d{4})-(?P<month_number>\d\d)(?:-(?P<day>\d\d)(?:t.*)?)?",
            r"(?P<day>\d{1,2})\.(?P<month_number>\d{1,2})\.(?P<year>\d{4})",
            rf"(?P<season>{self.season})(?:,? of)?,? (?P<year>\d{{4}})",
            rf"{part}(?:the )?(?:year )?{year}",
            rf"(?P<weekday>{self.weekday})",
            rf"{day}(?:,? (?P<year>\d{{4}}))?",
        )

    def _partial(self, found: dict[str, str | None], this_year: int | None) -> Partial | None:
        def number(key: str) -> int | None:
            return int(text) if (text := found.get(key)) else None

        year = number("year")
        if word := found.get("yearword"):
            if this_year is None:
                return None
            year = this_year + {"last": -1, "this": 0, "next": 1}[word]
        month = number("month_number") or _value(self.words.months, found.get("month"))
        day = number("day")
        if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
            return None
        season = self.words.seasons[found["season"]] if found.get("season") else None  # type: ignore[index]
        return Partial(year, month, day, _value(self.words.weekdays, found.get("weekday")), season)


@cache
def grammar() -> Grammar:
    """The grammar of `ontologies/lexicon/dates.yaml`."""
    return Grammar(load_calendar_words())


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _value(groups: object, word: str | None) -> int | None:
    return int(groups[word]) if word else None  # type: ignore[index]
