"""`judgements.jsonl` <-> judgements: a file that only grows. What is undone stays in it, and no longer counts.

One JSON object a line, of two kinds: a judgement (`id, time, who, verdict, first, second`, with `names`, `score`,
`reasons` and `note` where there are any) and its undoing (`id, time, who, undoes`, with `note`). Of two judgements on
one pair the later counts; where that is undone, the earlier counts again.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from graphkit import ids
from graphkit.errors import LedgerError
from graphkit.model import Candidate, Judgement, Verdict

FILE = "judgements.jsonl"
_FIELDS = {"id", "time", "who"}
_JUDGEMENT = _FIELDS | {"verdict", "first", "second"}
_UNDOING = _FIELDS | {"undoes"}


@dataclass(frozen=True, slots=True)
class Undoing:
    """The taking back of a judgement.

    Attributes:
        id: `u-…`.
        time: when, with a time zone.
        who: the analyst.
        undoes: id of the judgement.
        note: the analyst's reason, if one was given.
    """

    id: str
    time: dt.datetime
    who: str
    undoes: str
    note: str | None = None


class Ledger:
    """The judgements on the entities of one store, in the order in which they were made."""

    def __init__(self, path: Path | None = None) -> None:
        """Reads a ledger.

        Args:
            path: the file, which need not be there yet; None keeps the ledger in memory only.

        Raises:
            LedgerError: a line is no record; the message names file and line.
        """
        self.path = path
        self._records: list[Judgement | Undoing] = list(_read(path)) if path and path.exists() else []

    @property
    def records(self) -> tuple[Judgement | Undoing, ...]:
        """All that was ever recorded, the oldest first."""
        return tuple(self._records)

    def in_force(self) -> tuple[Judgement, ...]:
        """The last judgement on each pair that was not undone."""
        undone = {record.undoes for record in self._records if isinstance(record, Undoing)}
        found: dict[tuple[str, str], Judgement] = {}
        for record in self._records:
            if isinstance(record, Judgement) and record.id not in undone:
                found[record.first, record.second] = record
        return tuple(found.values())

    def judge(
        self,
        pair: tuple[str, str],
        verdict: Verdict,
        who: str,
        time: dt.datetime,
        *,
        note: str | None = None,
        names: Mapping[str, str] | None = None,
        candidate: Candidate | None = None,
    ) -> Judgement:
        """Records whether two entities are one.

        Args:
            pair: IRIs of the entities as extracted, in any order.
            verdict: same, different or unsure.
            who: the analyst.
            time: when, with a time zone.
            note: the analyst's reason.
            names: IRI -> label, for people who read the file.
            candidate: the evidence that the analyst saw.

        Raises:
            LedgerError: the pair is one entity, the analyst has no name, or the file cannot be written.
        """
        first, second = sorted(pair)
        if first == second:
            raise LedgerError(f"{first}: it is given twice; two entities were expected")
        who = _name(who)
        number = str(len(self._records))
        digest = ids.digest("judgement", number, verdict, first, second, who, _stamp(time))
        judgement = Judgement(f"j-{digest}", time, who, verdict, first, second, note)
        shown: dict[str, Any] = {"names": [names[first], names[second]]} if names else {}
        if candidate:
            shown |= {"score": candidate.score, "reasons": list(candidate.reasons)}
        self._append(judgement, shown)
        return judgement

    def undo(self, judgement: str, who: str, time: dt.datetime, *, note: str | None = None) -> Undoing:
        """Takes a judgement back.

        Raises:
            LedgerError: there is none of that id, it is undone already, or the file cannot be written.
        """
        if not any(isinstance(record, Judgement) and record.id == judgement for record in self._records):
            raise LedgerError(
                f"{self.path or 'ledger'}: no judgement {judgement!r}; an id such as j-0123… was expected"
            )
        if any(isinstance(record, Undoing) and record.undoes == judgement for record in self._records):
            raise LedgerError(f"{self.path or 'ledger'}: {judgement} is undone already; one in force was expected")
        undoing = Undoing(f"u-{ids.digest('undoing', judgement)}", time, _name(who), judgement, note)
        self._append(undoing, {})
        return undoing

    def take(self, path: Path) -> int:
        """Adds the records of another ledger that this one lacks, by id; returns how many.

        Raises:
            LedgerError: the file cannot be read, or a line is no record.
        """
        there = {record.id for record in self._records}
        new = [record for record in Ledger(_existing(path)).records if record.id not in there]
        for record in new:
            self._append(record, {})
        return len(new)

    def _append(self, record: Judgement | Undoing, shown: Mapping[str, Any]) -> None:
        if self.path:
            line = json.dumps({**_fields(record), **shown}, ensure_ascii=False) + "\n"
            try:
                with self.path.open("a", encoding="utf-8", newline="\n") as stream:
                    stream.write(line)
                    stream.flush()
                    os.fsync(stream.fileno())
            except OSError as error:
                raise LedgerError(
                    f"{self.path}: it cannot be written ({error}); a file of one's own was expected"
                ) from error
        self._records.append(record)


def _name(who: str) -> str:
    name = " ".join(who.split())
    if not name:
        raise LedgerError("an analyst without a name; who judges was expected")
    return name


def _stamp(time: dt.datetime) -> str:
    if time.tzinfo is None:
        raise LedgerError(f"{time.isoformat()}: a time without a zone; one such as 2026-03-01T09:30:00Z was expected")
    return f"{time.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _fields(record: Judgement | Undoing) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": record.id, "time": _stamp(record.time), "who": record.who}
    if isinstance(record, Judgement):
        fields |= {"verdict": record.verdict, "first": record.first, "second": record.second}
    else:
        fields["undoes"] = record.undoes
    return {**fields, "note": record.note} if record.note else fields


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise LedgerError(f"{path}: no such file; a ledger ({FILE}) was expected")
    return path


def _read(path: Path) -> Iterator[Judgement | Undoing]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"{path}: it cannot be read ({error}); a ledger in UTF-8 was expected") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line, f"{path}, line {number}")


def _record(line: str, where: str) -> Judgement | Undoing:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise LedgerError(f"{where}: it is no JSON ({error}); one object a line was expected") from error
    wanted = _UNDOING if isinstance(fields, dict) and "undoes" in fields else _JUDGEMENT
    if not isinstance(fields, dict) or not wanted <= set(fields):
        raise LedgerError(f"{where}: it lacks {_missing(fields, wanted)}; {', '.join(sorted(wanted))} were expected")
    if wanted is _JUDGEMENT and fields["verdict"] not in get_args(Verdict):
        raise LedgerError(
            f"{where}: verdict is {fields['verdict']!r}; one of {', '.join(get_args(Verdict))} was expected"
        )
    try:
        time = dt.datetime.fromisoformat(fields["time"])
    except (TypeError, ValueError) as error:
        raise LedgerError(
            f"{where}: time is {fields['time']!r}; one such as 2026-03-01T09:30:00Z was expected"
        ) from error
    if wanted is _UNDOING:
        return Undoing(fields["id"], time, fields["who"], fields["undoes"], fields.get("note"))
    first, second = sorted((fields["first"], fields["second"]))
    return Judgement(fields["id"], time, fields["who"], fields["verdict"], first, second, fields.get("note"))


def _missing(fields: object, wanted: Iterable[str]) -> str:
    there = set(fields) if isinstance(fields, dict) else set()
    return ", ".join(sorted(set(wanted) - there))
