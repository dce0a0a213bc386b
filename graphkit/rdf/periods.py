"""An EDTF date or interval -> its first and last day, so that dates of different precision compare."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_OPEN = ".."
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def period(value: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of `2009`, `2025-09`, `2025-09-12` or `2025-09-12/2025-09-16`; None for what is no date.

    `..` on one side of an interval leaves that side open: `../2025-08-18` is until then.
    """
    first, _, last = value.partition("/")
    if first == _OPEN or last == _OPEN:
        begin, end = _days(first), _days(last)
        return (begin[0] if begin else None, end[1] if end else None)
    begin, end = _days(first), _days(last or first)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else (None, None)


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    found = _DATE.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = dt.date(year or 0, month or 1, day or 1)
        last_day = day or calendar.monthrange(start.year, month or 12)[1]
        return start, dt.date(start.year, month or 12, last_day)
    except ValueError:
        return None
