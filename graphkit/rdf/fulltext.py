"""`?passage gk:search "words"` in a query -> the passages and articles that have the words, as VALUES.

The index beside the graph finds them; the engine joins them with the rest of the query. `(?passage ?rank) gk:search
"words"` binds their rank too, 1 for the best.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.errors import QueryError
from graphkit.index.search import Words
from graphkit.rdf import terms

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

MOST = 10_000
"""How many passages and articles a search finds at most, the best first."""

_STRING = r"""(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
_NAME = rf"(?:gk:search(?![\w-])|<{re.escape(terms.GK)}search>)"
_VARIABLE = r"[?$]\w+"
_SEARCH = re.compile(
    rf"(?P<found>{_VARIABLE}|\(\s*{_VARIABLE}\s+{_VARIABLE}\s*\))\s+{_NAME}\s+{_STRING}(?:@[a-zA-Z-]+)?(?P<end>\s*\.)?"
    rf"|(?P<bare>{_NAME})"
    r"""|<[^<>"{}|^`\\\s]*>|"{3}.*?"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\#[^\n]*""",
    re.DOTALL,
)


def with_search(store: Store, sparql: str) -> str:
    """The query with what its searches find in their place; one without a search is returned as it is.

    Raises:
        QueryError: a search has another form, or no word.
        StoreError: the store has no index to search in.
    """
    if "search" not in sparql:
        return sparql

    def replaced(found: re.Match[str]) -> str:
        if found["bare"]:
            line = sparql.count("\n", 0, found.start()) + 1
            raise QueryError(
                f'query: line {line}: gk:search stands elsewhere than in `?passage gk:search "words"` or '
                '`(?passage ?rank) gk:search "words"`; one of these was expected'
            )
        if not found["found"]:
            return found[0]
        return _values(store, found["found"], _unquoted(found["text"])) + ("" if found["end"] is None else " ")

    return _SEARCH.sub(replaced, sparql)


def words_of(store: Store) -> Words:
    """The words of a store's passages and articles.

    Raises:
        StoreError: the store has no index.
    """
    index = store.kept_index()
    if index is None or index.value("made for") is None:
        raise QueryError(
            f"{store.where}: it has no index to search in; one that `graphkit build` has written to was expected"
        )
    return Words(index)


def _values(store: Store, variables: str, text: str) -> str:
    hits = words_of(store).find(text, MOST, passages=True, articles=True)
    nodes = [str(terms.node(hit.node)) for hit in hits]
    if variables.startswith("("):
        rows = " ".join(f"({node} {rank})" for rank, node in enumerate(nodes, 1))
        return f"VALUES {variables} {{ {rows} }}"
    return f"VALUES {variables} {{ {' '.join(nodes)} }}"


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])
