"""A `.rq` file -> the query and what the comments at its top say about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import QueryError

_FIELD = re.compile(r"#\s*(\w+):\s*(.*)")
_MORE = re.compile(r"#\s{2,}(\S.*)")


@dataclass(frozen=True, slots=True)
class QueryFile:
    """One file: its name without `.rq`, the fields of its header, the whole text."""

    name: str
    fields: Mapping[str, str]
    sparql: str


def read_query(path: Path, required: tuple[str, ...]) -> QueryFile:
    """Reads a query whose header has `# field: text` lines, continued by lines that start with `#` and two blanks.

    Raises:
        QueryError: the file cannot be read, or a field of `required` is missing.
    """
    try:
        sparql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: it cannot be read ({error}); a SPARQL query in UTF-8 was expected") from error
    fields = _header(sparql)
    for name in required:
        if not fields.get(name):
            raise QueryError(f"{path}: the header has no `# {name}:`; {', '.join(required)} were expected")
    return QueryFile(path.stem, fields, sparql)


def _header(sparql: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    last = ""
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        field, more = _FIELD.match(line), _MORE.match(line)
        if more and last:
            fields[last] += f" {more[1].strip()}"
        elif field:
            last = field[1]
            fields[last] = field[2].strip()
    return fields
