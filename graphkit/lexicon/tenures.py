"""`ontologies/gazetteers/tenures.csv` -> who held which office when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphkit import resources
from graphkit.errors import LexiconError
from graphkit.lexicon.entries import check_dates, read_rows

_AS_OF = re.compile(r"as of (\d{4}(?:-\d\d)?)")
COLUMNS = ("person", "office", "start", "end", "note")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office.

    Attributes:
        person: id of the person's entry.
        office: id of the office's entry.
        start: first day, month or year (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`); empty where it is not known.
        end: the last one; empty while it lasts, or where it is not known.
        known: of a tenure without an end, the last month in which it was known to go on.
    """

    person: str
    office: str
    start: str
    end: str
    known: str = ""

    def covers(self, day: dt.date) -> bool:
        """Whether the day lies surely within: on the first and last day, month or year nothing is sure."""
        text = day.isoformat()
        begun = bool(self.start) and self.start < text[: len(self.start)]
        return begun and (not self.end or text[: len(self.end)] < self.end)

    def touches(self, day: dt.date) -> bool:
        """Whether the day may lie within."""
        text = day.isoformat()
        return self.start <= text[: len(self.start)] and (not self.end or text[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Tenures:
    """All tenures by office.

    Attributes:
        by_office: id of an office -> its holders' times, the earliest first.
    """

    by_office: Mapping[str, tuple[Tenure, ...]]

    def holder(self, office: str, day: dt.date) -> Tenure | None:
        """Who surely held the office on that day: the only one whose time touches it, and it covers it."""
        there = [tenure for tenure in self.by_office.get(office, ()) if tenure.touches(day)]
        return there[0] if len(there) == 1 and there[0].covers(day) else None

    def by_person(self) -> dict[str, tuple[Tenure, ...]]:
        """The times of each person, by the person's id."""
        found: dict[str, list[Tenure]] = {}
        for times in self.by_office.values():
            for tenure in times:
                found.setdefault(tenure.person, []).append(tenure)
        return {person: tuple(times) for person, times in found.items()}

    def held(self, person: str, office: str, day: dt.date) -> bool:
        """Whether the person may have held the office on that day."""
        return any(t.person == person and t.touches(day) for t in self.by_office.get(office, ()))


@cache
def load_tenures(path: Path | None = None) -> Tenures:
    """The tenures of `path`, by default of `ontologies/gazetteers/tenures.csv`.

    Raises:
        LexiconError: a row has no person or office, a date that is none, or an end before its start.
    """
    path = path or resources.ontologies() / "gazetteers" / "tenures.csv"
    found: dict[str, list[Tenure]] = {}
    for where, cells in read_rows(path, COLUMNS):
        if not (cells["person"] and cells["office"]):
            raise LexiconError(f"{where}: person {cells['person']!r}, office {cells['office']!r}; ids were expected")
        check_dates(where, f"{cells['person']} as {cells['office']}", cells)
        known = _AS_OF.search(cells["note"])
        tenure = Tenure(cells["person"], cells["office"], cells["start"], cells["end"], known[1] if known else "")
        found.setdefault(tenure.office, []).append(tenure)
    return Tenures({office: tuple(sorted(times, key=lambda t: t.start)) for office, times in sorted(found.items())})
