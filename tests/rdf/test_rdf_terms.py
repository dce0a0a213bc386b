from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graphkit.rdf import terms


@pytest.mark.parametrize(
    ("hostile", "made"),
    [
        ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/<script>", "https://example.org/%3Cscript%3E"),
        ("https://example.org/50%", "https://example.org/50%25"),
    ],
)
def test_a_malformed_iri_is_encoded(hostile: str, made: str) -> None:
    assert terms.iri(hostile).value == made


@given(st.text())
def test_any_string_makes_an_iri_that_can_be_written_and_read(hostile: str) -> None:
    made = terms.iri(hostile)
    quad = Quad(made, terms.TYPE, made, terms.ENTITIES)
    assert list(parse(f"{quad} .", format=RdfFormat.N_QUADS)) == [quad]


@given(st.text(st.characters(), max_size=40))
def test_any_string_makes_a_literal_of_the_same_length(hostile: str) -> None:
    made = terms.text(hostile)
    assert len(made.value) == len(hostile)
    quad = Quad(terms.ENTITIES, terms.LABEL, made, terms.ENTITIES)
    assert [found.object for found in parse(f"{quad} .", format=RdfFormat.N_QUADS)] == [made]


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert terms.text("a\ud800b").value == "a\ufffdb"


@pytest.mark.parametrize(
    ("url", "term"),
    [
        ("https://post.example/a?b=c#d", NamedNode("https://post.example/a?b=c#d")),
        ("javascript:alert(1)", Literal("javascript:alert(1)")),
        ("https://post.example/a b", Literal("https://post.example/a b")),
        ("https://[half/", Literal("https://[half/")),
        ("file:///etc/passwd", Literal("file:///etc/passwd")),
        ("", Literal("")),
    ],
)
def test_only_a_valid_web_address_becomes_an_iri(url: str, term: NamedNode | Literal) -> None:
    assert terms.web_address(url) == term


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://www.wikidata.org/entity/Q184", "wd:Q184"),
        (f"{terms.ID}c-0123456789abcdef", "id:c-0123456789abcdef"),
        (f"{terms.GK}official", "gk:official"),
        (f"{terms.DOC}d-1", "doc:d-1"),
        (f"{terms.GRAPH}claims", "graph:claims"),
        ("https://post.example/1", "https://post.example/1"),
    ],
)
def test_a_prefixed_name_stands_for_its_iri(address: str, name: str) -> None:
    assert terms.compact(address) == name
    assert terms.expand(name) == address


def test_source_types_map_to_concepts_and_back() -> None:
    for name in ("namedOfficial", "organization", None):
        assert terms.source_type_name(terms.local_name(terms.source_type(name).value)) == name


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("NATO", "en"),
        ("Łódź", "en"),
        ("Россия", "und-cyrl"),
        ("北京", "und-hani"),
        ("حزب الله", "und-arab"),
        ("9K720", "en"),
    ],
)
def test_a_name_says_in_which_script_it_is(name: str, language: str) -> None:
    assert (terms.name(name).language or "").lower() == language
