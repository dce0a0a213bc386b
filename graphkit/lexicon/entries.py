"""A gazetteer file (CSV with a comment header) -> its entries, each with the place where it stands."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphkit import ids
from graphkit.errors import LexiconError
from graphkit.lexicon.types import TypeSystem
from graphkit.model import Entity

COLUMNS = ("id", "type", "name", "aliases", "demonyms", "wikidata", "wikipedia", "state", "standsfor", "note")
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

    @property
    def names(self) -> tuple[str, ...]:
        """Its label and aliases."""
        return (self.name, *self.aliases)

    @property
    def year(self) -> str | None:
        """The year that the id ends in (`by-ru-military-technical-2009`), None where it ends in none."""
        found = re.fullmatch(r".*-((?:19|20)\d\d)", self.id)
        return found[1] if found else None

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
        strict: whether a name that another row has too is an error; false for geonames' cities.
    """

    entry: Entry
    where: str
    shared: frozenset[str] = frozenset()
    strict: bool = True

    def surfaces(self) -> Iterator[tuple[str, bool]]:
        """Every name of the entry, and whether it is marked as shared."""
        entry = self.entry
        for surface in (*entry.names, *entry.demonyms):
            yield surface, surface in self.shared
            if surface.startswith("the "):
                yield f"T{surface[1:]}", surface in self.shared
            if entry.type == "WeaponSystem" and not surface.endswith("s"):
                yield f"{surface}s", surface in self.shared


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


def names(cell: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names of a cell (`|` between them), and those of them that are marked with `?`."""
    given = [name.strip() for name in cell.split("|") if name.strip()]
    plain = tuple(name.removesuffix("?") for name in given)
    return plain, frozenset(name.removesuffix("?") for name in given if name.endswith("?"))


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
        LexiconError: a row has an unknown type, a malformed id, or no name.
    """
    return [_row(where, cells, types) for where, cells in read_rows(path, COLUMNS)]


def _row(where: str, cells: dict[str, str], types: TypeSystem) -> Row:
    if not _ID.fullmatch(cells["id"]):
        raise LexiconError(f"{where}: id {cells['id']!r}; small letters, digits and hyphens were expected")
    if cells["type"] not in types:
        raise LexiconError(f"{where}: {cells['id']}: type {cells['type']!r}; a type of types.yaml was expected")
    if not cells["name"].strip():
        raise LexiconError(f"{where}: {cells['id']}: no name; a preferred label was expected")
    aliases, shared = names(cells["aliases"])
    demonyms, shared_demonyms = names(cells["demonyms"])
    entry = Entry(
        id=cells["id"],
        type=cells["type"],
        name=cells["name"].strip(),
        aliases=aliases,
        demonyms=demonyms,
        wikidata=wikidata_id(where, cells["wikidata"]),
        wikipedia=cells["wikipedia"] or None,
        states=tuple(code for code in cells["state"].split("|") if code),
        stands_for=cells["standsfor"] or None,
    )
    return Row(entry, where, shared | shared_demonyms)
