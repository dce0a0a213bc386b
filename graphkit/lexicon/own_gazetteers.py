"""An analyst's own names, as CSV, JSON Lines or SKOS in RDF -> rows like those of the shipped gazetteers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphkit import ids
from graphkit.errors import LexiconError
from graphkit.lexicon.entries import COLUMNS, MORE_COLUMNS, Row, make_row
from graphkit.lexicon.types import TypeSystem

_LISTS = ("aliases", "demonyms", "state")
_KNOWN = frozenset((*COLUMNS, *(column for columns in MORE_COLUMNS.values() for column in columns)))
_RDF = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld", ".nt": "nt"}
_WIKIDATA = "http://www.wikidata.org/entity/"
_WIKIPEDIA = "https://en.wikipedia.org/wiki/"


def read_own(path: Path, types: TypeSystem) -> list[Row]:
    """The rows of a file of an analyst's own, by the file's ending.

    - `.csv`: a first line of column names, of which `name` and `type` are needed; `#` begins a comment line.
    - `.jsonl`: one object a line with the same keys; `aliases`, `demonyms` and `state` may be lists.
    - `.ttl`, `.rdf`, `.xml`, `.jsonld`, `.nt`: `skos:Concept`s with `skos:prefLabel`, `skos:altLabel`, a class of
      graphkit's ontology as `rdf:type`, and `skos:exactMatch` to Wikidata.

    An entry without an id gets one made of its type and name. An id of a shipped entry replaces that entry.

    Raises:
        LexiconError: names the file, the line or concept, what is there and what was expected.
    """
    suffix = path.suffix.lower()
    if suffix in _RDF:
        rows = _from_skos(path, types)
    elif suffix in (".jsonl", ".ndjson"):
        rows = _from_json_lines(path)
    else:
        rows = _from_csv(path)
    return [make_row(where, _with_id(where, cells, types), types) for where, cells in rows]


def _with_id(where: str, cells: Mapping[str, str], types: TypeSystem) -> dict[str, str]:
    unknown = sorted(set(cells) - _KNOWN)
    if unknown:
        raise LexiconError(f"{where}: column {unknown[0]!r}; one of {', '.join(sorted(_KNOWN))} was expected")
    for column in ("name", "type"):
        if not cells.get(column, "").strip():
            raise LexiconError(f"{where}: no {column}; every entry of one's own has a name and a type")
    if cells["type"] not in types:
        raise LexiconError(f"{where}: type {cells['type']!r}; a type of types.yaml was expected")
    made = ids.slug(f"own {cells['type']} {cells['name']}")
    return {**cells, "id": cells.get("id", "").strip() or made}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); a gazetteer file was expected") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: byte {error.start} is no UTF-8; a file in UTF-8 was expected") from error


def _from_csv(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    numbered = [
        (number, line)
        for number, line in enumerate(_text(path).splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    cells = csv.reader(line for _, line in numbered)
    columns = next(cells, [])
    if "name" not in columns or "type" not in columns:
        first = numbered[0][0] if numbered else 1
        raise LexiconError(f"{path}:{first}: columns {','.join(columns)}; name and type among them were expected")
    for (number, _), row in zip(numbered[1:], cells, strict=True):
        if len(row) != len(columns):
            raise LexiconError(f"{path}:{number}: {len(row)} cells; {len(columns)} were expected")
        yield f"{path}:{number}", dict(zip(columns, row, strict=True))


def _from_json_lines(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise LexiconError(f"{where}: {error.msg} at character {error.pos + 1}; JSON was expected") from error
        if not isinstance(record, dict):
            raise LexiconError(f"{where}: {type(record).__name__}; an object was expected")
        yield where, {key: _cell(where, key, value) for key, value in record.items() if value is not None}


def _cell(where: str, key: str, value: object) -> str:
    if isinstance(value, list) and key in _LISTS and all(isinstance(item, str) for item in value):
        return "|".join(value)
    if not isinstance(value, str):
        kind = "a string or a list of strings" if key in _LISTS else "a string"
        raise LexiconError(f"{where}: {key} is {value!r}; {kind} was expected")
    return value


def _from_skos(path: Path, types: TypeSystem) -> Iterator[tuple[str, dict[str, str]]]:
    from rdflib import RDF, SKOS, Graph, Literal  # slow to import, needed for RDF only

    graph = Graph()
    try:
        graph.parse(data=_text(path), format=_RDF[path.suffix.lower()])
    except Exception as error:  # the parsers raise errors of many kinds
        raise LexiconError(
            f"{path}: {' '.join(str(error).split())}; RDF in {_RDF[path.suffix]} was expected"
        ) from error
    for concept in sorted(graph.subjects(RDF.type, SKOS.Concept), key=str):
        where = f"{path}: {concept}"
        kinds = [str(kind).removeprefix(ids.VOCABULARY) for kind in graph.objects(concept, RDF.type)]
        labels = [str(o) for o in graph.objects(concept, SKOS.prefLabel) if _is_english(o)]
        if len(labels) != 1:
            raise LexiconError(f"{where}: {len(labels)} English skos:prefLabel; one was expected")
        others = sorted({str(o) for o in graph.objects(concept, SKOS.altLabel) if isinstance(o, Literal)})
        matches = [str(o) for o in graph.objects(concept, SKOS.exactMatch)]
        yield (
            where,
            {
                "name": labels[0],
                "type": next((kind for kind in kinds if kind in types), ""),
                "aliases": "|".join(label for label in others if label != labels[0]),
                "wikidata": next((m.removeprefix(_WIKIDATA) for m in matches if m.startswith(_WIKIDATA)), ""),
                "wikipedia": next((_title(m) for m in matches if m.startswith(_WIKIPEDIA)), ""),
            },
        )


def _is_english(label: object) -> bool:
    return getattr(label, "language", None) in (None, "en") or str(getattr(label, "language", "")).startswith("en-")


def _title(address: str) -> str:
    return address.removeprefix(_WIKIPEDIA).replace("_", " ")
