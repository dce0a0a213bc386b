"""A gazetteer file (CSV with a comment header) -> its entries, each with the place where it stands."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphkit import ids
from graphkit.errors import LexiconError
from graphkit.lexicon.types import TypeSystem
from graphkit.model import Entity

COLUMNS = ("id", "type", "name", "aliases", "demonyms", "wikidata", "wikipedia", "state", "standsfor", "note")
MORE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "weapons.csv": ("kind", "maker"),
    "facilities.csv": ("kind", "place"),
    "exercises.csv": ("series", "start", "end"),
    "instruments.csv": ("date",),
    "offices.csv": ("body",),
}
"""What the files of some kinds say besides, after the columns that all have."""
_DATES = ("date", "start", "end")
_REFERENCES = ("maker", "series")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that a gazetteer knows.

    Attributes:
        id: slug, unique over all files; a state's is its code.
        type: local name of an entity class.
        name: preferred label.
        aliases: other names; no demonyms.
        demonyms: adjectives and people's names.
        wikidata: `Q…`, if certain.
        wikipedia: title of the English article, if certain.
        states: codes of the states it belongs to or that take part in it.
        stands_for: id of the entry that its name stands for when it acts, if any.
        article: whether running text puts "the" before the name.
        state_iris: the IRIs of `states`, filled in once all files are loaded.
        details: what the columns of its kind say (`MORE_COLUMNS`), by column, without empty cells.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    wikidata: str | None = None
    wikipedia: str | None = None
    states: tuple[str, ...] = ()
    stands_for: str | None = None
    article: bool = False
    state_iris: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its label and aliases."""
        return (self.name, *self.aliases)

    @property
    def year(self) -> str | None:
        """The year that the id ends in (`by-ru-military-technical-2009`), None where it ends in none."""
        found = re.fullmatch(r".*-((?:19|20)\d\d)", self.id)
        return found[1] if found else None

    def detail(self, column: str) -> str:
        """What a column of its kind says, empty where it says nothing."""
        return dict(self.details).get(column, "")

    @property
    def references(self) -> tuple[str, ...]:
        """The ids of other entries that it names: its states, what it stands for, its maker or series."""
        others = [part for column in _REFERENCES for part in self.detail(column).split("|") if part]
        return (*self.states, *([self.stands_for] if self.stands_for else []), *others)

    @property
    def iri(self) -> str:
        """The entity's IRI."""
        return ids.known_entity_iri(self.id, self.wikidata)

    def entity(self) -> Entity:
        """The entity that mentions refer to."""
        return Entity(
            self.iri,
            self.type,
            self.name,
            self.aliases,
            self.wikidata,
            self.wikipedia,
            known=True,
            states=self.state_iris,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, where it stands, and which of its names it shares with others.

    Attributes:
        entry: the entry.
        where: file and line.
        shared: the names marked with `?`.
        weak: the names marked with `~`, which are also words or names of something else.
        strict: whether a name that another row has too is an error; false for geonames' cities.
    """

    entry: Entry
    where: str
    shared: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    strict: bool = True

    def surfaces(self) -> Iterator[tuple[str, str]]:
        """Every name of the entry in every form that texts have it in, each with the name as the row gives it."""
        entry = self.entry
        for surface in (*entry.names, *entry.demonyms):
            yield surface, surface
            if surface.startswith("the "):
                yield f"T{surface[1:]}", surface
            if entry.type == "WeaponSystem" and not surface.endswith("s"):
                yield f"{surface}s", surface


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file by column, each with `file:line`; lines that begin with `#` are left out.

    Raises:
        LexiconError: the file is missing, its columns differ from `columns`, or a row has more or fewer cells.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); a gazetteer file was expected") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    cells = csv.reader(line for _, line in numbered)
    for (number, _), row in zip(numbered, cells, strict=True):
        where = f"{path}:{number}"
        if number == numbered[0][0]:
            if tuple(row) != columns:
                raise LexiconError(f"{where}: columns {','.join(row)}; {','.join(columns)} was expected")
        elif len(row) != len(columns):
            raise LexiconError(f"{where}: {len(row)} cells; {len(columns)} were expected")
        else:
            yield where, dict(zip(columns, row, strict=True))


def names(cell: str) -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    """The names of a cell (`|` between them), those of them marked with `?`, and those marked with `~`."""
    given = [name.strip() for name in cell.split("|") if name.strip()]
    plain = {name: name.rstrip("?~") for name in given}
    marked = {mark: frozenset(plain[name] for name in given if mark in name[len(plain[name]) :]) for mark in "?~"}
    return tuple(plain.values()), marked["?"], marked["~"]


def wikidata_id(where: str, cell: str) -> str | None:
    """The Wikidata id of a cell, None for an empty one.

    Raises:
        LexiconError: it is none.
    """
    if cell and not _WIKIDATA.fullmatch(cell):
        raise LexiconError(f"{where}: Wikidata id {cell!r}; Q and a number was expected")
    return cell or None


def read_entries(path: Path, types: TypeSystem) -> list[Row]:
    """The rows of a gazetteer file.

    Raises:
        LexiconError: a row has an unknown type, a malformed id or date, or no name.
    """
    columns = (*COLUMNS, *MORE_COLUMNS.get(path.name, ()))
    return [make_row(where, cells, types) for where, cells in read_rows(path, columns)]


def make_row(where: str, cells: Mapping[str, str], types: TypeSystem) -> Row:
    """A row of cells by column; columns that are missing count as empty.

    Raises:
        LexiconError: its type is unknown, its id or a date is malformed, or it has no name.
    """
    given = {column: cells.get(column, "").strip() for column in (*COLUMNS, *cells)}
    if not _ID.fullmatch(given["id"]):
        raise LexiconError(f"{where}: id {given['id']!r}; small letters, digits and hyphens were expected")
    if given["type"] not in types:
        raise LexiconError(f"{where}: {given['id']}: type {given['type']!r}; a type of types.yaml was expected")
    own, own_shared, own_weak = names(given["name"])
    if len(own) != 1:
        raise LexiconError(f"{where}: {given['id']}: no name; a preferred label was expected")
    aliases, shared, weak = names(given["aliases"])
    demonyms, shared_demonyms, weak_demonyms = names(given["demonyms"])
    entry = Entry(
        id=given["id"],
        type=given["type"],
        name=own[0],
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != own[0])),
        demonyms=demonyms,
        wikidata=wikidata_id(where, given["wikidata"]),
        wikipedia=given["wikipedia"] or None,
        states=tuple(code for code in given["state"].split("|") if code),
        stands_for=given["standsfor"] or None,
        details=tuple((column, cell) for column, cell in given.items() if cell and column not in COLUMNS),
    )
    check_dates(where, entry.id, dict(entry.details))
    return Row(entry, where, own_shared | shared | shared_demonyms, own_weak | weak | weak_demonyms)


def check_dates(where: str, name: str, cells: Mapping[str, str]) -> None:
    """Refuses dates that are none, and ends before their starts.

    Raises:
        LexiconError: a date is none, or a time ends before it starts.
    """
    for column in _DATES:
        cell = cells.get(column, "")
        if cell and not _is_date(cell):
            raise LexiconError(f"{where}: {name}: {column} {cell!r}; YYYY, YYYY-MM or YYYY-MM-DD was expected")
    start, end = cells.get("start", ""), cells.get("end", "")
    shorter = min(len(start), len(end))
    if start[:shorter] > end[:shorter]:
        raise LexiconError(f"{where}: {name}: ends in {end}, before {start}; an end after the start was expected")


def _is_date(cell: str) -> bool:
    if not _DATE.fullmatch(cell):
        return False
    try:
        dt.date.fromisoformat(f"{cell}-01-01"[:10] if len(cell) < 10 else cell)
    except ValueError:
        return False
    return True
