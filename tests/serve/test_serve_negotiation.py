"""Which of the formats on offer a client gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.serve.negotiation import GRAPHS, TABLES, chosen

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/html, application/json;q=0.1", "application/json"),
        ("application/*, application/sparql-results+json;q=0", "application/json"),
        ("*/*, application/sparql-results+json;q=0.1", "application/json"),
        (BROWSER, "application/xml"),
        ("text/csv;header=present;q=0.3, application/sparql-results+xml;q=0.2", "text/csv"),
        ("nonsense", "application/sparql-results+json"),
        ("text/html", None),
        ("*/*;q=0", None),
        ("text/csv;q=oops", None),
    ],
)
def test_a_client_gets_what_it_wants_most(accept: str, expected: str | None) -> None:
    assert chosen(accept, TABLES) == expected


def test_triples_are_turtle_unless_another_format_is_wanted() -> None:
    assert chosen("*/*", GRAPHS) == "text/turtle"
    assert chosen("application/rdf+xml, text/turtle;q=0.9", GRAPHS) == "application/rdf+xml"


@given(st.text(alphabet="/*;,=q.0123456789abtextcsvplihonrd+- \t", max_size=80))
def test_any_line_is_read(accept: str) -> None:
    assert chosen(accept, TABLES) in {None, *TABLES}
