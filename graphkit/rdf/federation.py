"""A SPARQL query -> refused if it would ask another server; the text alone decides, before any engine sees it.

Oxigraph answers SERVICE by itself: it opens a connection to whatever address the query names.
"""

from __future__ import annotations

import re

from graphkit.errors import QueryError

# What can follow the keyword: blanks, comments, SILENT, and then a variable, an IRI or a prefixed name. Strings and
# comments are searched too: where a text ends and the query goes on depends on grammar, and a guess could be fooled.
# A name that ends in the word (`?service`, `gk:service`) is none: the grammar takes all its letters for the name.
_SERVICE = re.compile(
    r"""([?$:][A-Za-z0-9_]*)? SERVICE (?:\s|\#[^\n\r]*)* (?:SILENT (?:\s|\#[^\n\r]*)*)?
        (?: [?$<] | [^\s<>"'{}()?$\#]*: )""",
    re.IGNORECASE | re.VERBOSE,
)


def refuse_services(sparql: str) -> None:
    """Lets a query through that stays within the store.

    Raises:
        QueryError: it holds SERVICE, or words in a text or comment that could be taken for it.
    """
    for found in _SERVICE.finditer(sparql):
        if found[1] is None:
            line = sparql.count("\n", 0, found.start()) + 1
            raise QueryError(
                f"query: line {line}: SERVICE would ask another server, and a query here sees this store alone; "
                "one without it was expected (in a text or comment, too: not before `<`, `?` or `name:`)"
            )
