"""A date as a text words it, with the day of publication -> EDTF / ISO 8601, or None where it cannot be known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from graphkit.extract.calendar import Anchor, Partial, Tense, joined
from graphkit.extract.date_grammar import Grammar, grammar
from graphkit.extract.relative_dates import relative
from graphkit.extract.tense import sentence_tense

__all__ = ["normalise", "sentence_tense"]

_OPENER = re.compile(
    r"^(?:the )?(?P<word>(?:ever |at least )?since|until|till|up (?:to|until)|before|after|no later than|by"
    r"|(?:starting |beginning )?(?:from|in|on)(?= )|starting|beginning)"
    r" (?P<rest>.+)$"
)
_RANGE = re.compile(r"^(?P<word>from |between )?(?P<start>.+?) (?P<join>to|until|till|through|and) (?P<end>.+)$")
_END_OF = re.compile(r"^(?:the )?(?:very )?(?:end of|year-end)\b")
_NAMED_BY_YEAR = re.compile(
    r"^(?P<year>1[5-9]\d\d|20\d\d) (?!to\b|and\b|or\b|fiscal\b|financial\b|season)[a-z][a-z' -]*$"
)


def normalise(text: str, *, published: dt.date | None, tense: Tense | None, year_hint: int | None = None) -> str | None:
    """The date that `text` means, as EDTF (`2009`, `2025-09`, `2025-09-12/2025-09-16`, `2014/..`).

    A part that the text leaves out is completed from the day of publication and the tense of the verb, in one
    way or not at all: what two careful readers could take for two different dates is None.

    Args:
        text: the date's words, with or without their preposition ("from September 12th to 16th").
        published: day on which the article appeared, None where it is not known.
        tense: tense of the verb that the date belongs to (`sentence_tense`), None where it is not known.
        year_hint: year to take for dates that name none, as from the name "Zapad-2025".

    Returns:
        The date, or None where it cannot be known.
    """
    words = grammar()
    plain = words.plain(text)
    return _meaning(plain, words, Anchor(published, tense, year_hint)) if plain else None


def _meaning(plain: str, words: Grammar, anchor: Anchor) -> str | None:
    for reading in (_stretch, _opened, _point):
        if value := reading(plain, words, anchor):
            return value
    return None


def _point(plain: str, words: Grammar, anchor: Anchor) -> str | None:
    bare = words.bare(plain)
    if value := relative(bare, words, anchor):
        return value
    partial = words.point(bare, anchor.published.year if anchor.published else None)
    if partial is not None:
        complete = None if _is_bare_day(partial) else partial.completed(anchor)
        return complete.edtf() if complete else None
    named = _NAMED_BY_YEAR.match(bare)
    return named["year"] if named else None


def _stretch(plain: str, words: Grammar, anchor: Anchor) -> str | None:
    """The interval of "12–16 September", "from May to June 2023", "between Monday and Wednesday"."""
    match = _RANGE.match(words.spread(plain if plain.startswith(("from ", "between ")) else words.bare(plain)))
    if not match:
        return None
    this_year = anchor.published.year if anchor.published else None
    start, end = (words.point(words.bare(match[side]), this_year) for side in ("start", "end"))
    if start is None or end is None or (start.day is None) != (end.day is None):
        return None
    value = joined(start, end, anchor)
    together = match["join"] != "and" or match["word"] == "between " or _are_neighbours(value)
    return value if together else None


def _opened(plain: str, words: Grammar, anchor: Anchor) -> str | None:
    """The open interval of "since 2014", "by Friday", "until the end of May"."""
    match = _OPENER.match(plain)
    if not match:
        return None
    word = match["word"].split()[-1]
    if word == "since":
        anchor = replace(anchor, tense="past")
    value = _point(match["rest"], words, anchor)
    if value is None or "/" in value:
        return None
    return (
        _OPENINGS.get(word, _up_to)(value, match["rest"]) if word not in ("in", "on") or " " in match["word"] else None
    )


def _onwards(value: str, _rest: str) -> str | None:
    return f"{value}/.."


def _up_to(value: str, rest: str) -> str | None:
    if not _END_OF.match(rest):
        return f"../{value}"
    last = _as_partial(value).last_day()
    return f"../{last}" if last else None


def _strictly_before(value: str, _rest: str) -> str | None:
    moved = _moved(value, -1)
    return f"../{moved}" if moved else None


def _strictly_after(value: str, _rest: str) -> str | None:
    moved = _moved(value, 1)
    return f"{moved}/.." if moved else None


_OPENINGS: dict[str, Callable[[str, str], str | None]] = {
    "since": _onwards,
    "from": _onwards,
    "in": _onwards,
    "on": _onwards,
    "starting": _onwards,
    "beginning": _onwards,
    "before": _strictly_before,
    "after": _strictly_after,
}


def _moved(value: str, step: int) -> str | None:
    """The year, month or day before or after; None for a season."""
    point = _as_partial(value)
    if day := point.date():
        return (day + dt.timedelta(step)).isoformat()
    if point.year is None or point.season:
        return None
    if point.month is None:
        return f"{point.year + step:04d}"
    count = point.year * 12 + point.month - 1 + step
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _as_partial(value: str) -> Partial:
    year, month, day = (*value.split("-"), "", "")[:3]
    if month and int(month) > 12:
        return Partial(int(year), season=month)
    return Partial(int(year), int(month) if month else None, int(day) if day else None)


def _is_bare_day(partial: Partial) -> bool:
    return partial.day is not None and partial.month is None


def _are_neighbours(value: str | None) -> bool:
    if value is None:
        return False
    start, end = value.split("/")
    return _moved(start, 1) == end
