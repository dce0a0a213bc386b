"""Names of an analyst's own, in each format: what is read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import LexiconError
from graphkit.lexicon.gazetteers import Gazetteer, load_gazetteer

SKOS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix gk: <https://w3id.org/graphkit/ns#> .
@prefix wd: <http://www.wikidata.org/entity/> .
<urn:x> a skos:Concept , gk:Company ; skos:prefLabel "Kestrel Dynamics"@en , "Kestrel Dinámica"@es ;
  skos:altLabel "KDX" ; skos:exactMatch wd:Q4115189 , <https://en.wikipedia.org/wiki/Kestrel_Dynamics> .
"""


def load(path: Path, text: str) -> Gazetteer:
    path.write_text(text, encoding="utf-8")
    return load_gazetteer((path,))


def test_two_columns_are_enough_in_csv(tmp_path: Path) -> None:
    own = load(tmp_path / "own.csv", "# Mine.\nname,type,aliases\nKestrel Dynamics,Company,KDX|Kestrel Dyn\n")
    (entry,) = own.lookup("KDX")
    assert (entry.name, entry.type, entry.aliases) == ("Kestrel Dynamics", "Company", ("KDX", "Kestrel Dyn"))


def test_json_lines_may_hold_lists(tmp_path: Path) -> None:
    line = '{"name": "Kestrel Dynamics", "type": "Company", "aliases": ["KDX"], "state": ["pl"], "wikidata": null}\n'
    (entry,) = load(tmp_path / "own.jsonl", line).lookup("KDX")
    assert entry.states == ("pl",)


def test_skos_concepts_are_read_with_their_matches(tmp_path: Path) -> None:
    (entry,) = load(tmp_path / "own.ttl", SKOS).lookup("KDX")
    assert (entry.name, entry.type) == ("Kestrel Dynamics", "Company")
    assert (entry.wikidata, entry.wikipedia) == ("Q4115189", "Kestrel Dynamics")


def test_own_names_hide_the_shipped_ones(tmp_path: Path) -> None:
    own = load(tmp_path / "own.jsonl", '{"id": "my-nato", "name": "NATO", "type": "Organization"}\n')
    assert [entry.id for entry in own.lookup("NATO")] == ["my-nato"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("own.jsonl", "{\n", r"own.jsonl:1: .* at character \d+; JSON was expected"),
        ("own.jsonl", "[1]\n", r"own.jsonl:1: list; an object was expected"),
        ("own.jsonl", '{"name": 5, "type": "Company"}\n', r"own.jsonl:1: name is 5; a string was expected"),
        ("own.jsonl", '{"name": "X", "type": "Firm"}\n', r"own.jsonl:1: type 'Firm'; a type of types.yaml"),
        ("own.jsonl", '{"name": "X", "type": "Company", "kin": "y"}\n', r"own.jsonl:1: column 'kin'; one of"),
        ("own.csv", "name,type\nX\n", r"own.csv:2: 1 cells; 2 were expected"),
        ("own.ttl", "this is no Turtle", r"own.ttl: .*; RDF in turtle was expected"),
        (
            "own.ttl",
            SKOS.replace(' , "Kestrel Dinámica"@es', ' , "KD"@en'),
            r"own.ttl: urn:x: 2 English skos:prefLabel",
        ),
        ("own.ttl", SKOS.replace(" , gk:Company", ""), r"own.ttl: urn:x: no type"),
    ],
)
def test_what_is_broken_is_named_with_its_place(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load(tmp_path / name, text)
