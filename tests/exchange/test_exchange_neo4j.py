"""Neo4j's import files: headers that its manual describes, ids that are one of a kind, ends that exist."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from graphkit import KnowledgeGraph
from graphkit.exchange.neo4j import relationship

NODES = ("entities", "claims", "attestations", "articles")
RELATIONSHIPS = ("roles", "sources", "evidence", "relations")
TYPES = {"string", "string[]", "int", "date", "boolean", "ID", "LABEL", "START_ID", "END_ID", "TYPE"}


def read(graph: KnowledgeGraph, folder: Path) -> dict[str, list[dict[str, str]]]:
    csv.field_size_limit(10_000_000)
    graph.export_folder("neo4j", folder / "neo")
    found = {}
    for path in (folder / "neo").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            found[path.stem] = list(csv.DictReader(stream, strict=True))
    return found


def test_every_relationship_leads_from_a_node_to_a_node(any_graph: KnowledgeGraph, tmp_path: Path) -> None:
    found = read(any_graph, tmp_path)
    nodes = Counter(row["id:ID"] for name in NODES for row in found[name])
    assert set(nodes.values()) == {1}
    rows = [row for name in RELATIONSHIPS for row in found[name]]
    assert {end for row in rows for end in (row[":START_ID"], row[":END_ID"])} <= nodes.keys()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*", row[":TYPE"]) for row in rows)


def test_all_that_the_graph_holds_is_there(any_graph: KnowledgeGraph, tmp_path: Path) -> None:
    found = read(any_graph, tmp_path)
    claims = any_graph.claims()
    attested = sum(len(claim.evidence) for claim in claims)
    assert len(found["claims"]) == len(claims)
    assert len(found["entities"]) == len(any_graph.entities())
    assert len(found["articles"]) == len(any_graph.articles())
    assert len(found["attestations"]) == attested
    assert Counter(row[":TYPE"] for row in found["evidence"]) == {"ATTESTS": attested, "IN_ARTICLE": attested}
    assert len(found["roles"]) == sum(1 for claim in claims for filler in claim.fillers if filler.entity)


def test_the_headers_are_those_of_the_import(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for name, rows in read(graph, tmp_path).items():
        columns = [column.partition(":") for column in rows[0]]
        assert {kind for _, colon, kind in columns if colon} <= TYPES
        marks = {kind for _, _, kind in columns}
        assert marks >= ({"ID", "LABEL"} if name in NODES else {"START_ID", "END_ID", "TYPE"})
        assert all(re.fullmatch(r"\w+", prop) for prop, _, kind in columns if kind not in TYPES - {"ID"})


def test_only_accepted_claims_have_a_plain_relation(graph: KnowledgeGraph, tmp_path: Path) -> None:
    found = read(graph, tmp_path)
    assert [(row[":TYPE"], row["status"]) for row in found["relations"]] == [("MET", "official")]


def test_hostile_names_come_back_and_lists_have_their_length(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    rows = read(hostile, tmp_path)["entities"]
    for row, entity in zip(rows, hostile.entities(), strict=True):
        assert row["name"] == entity.name.replace("\0", "")
        assert len(row["aliases:string[]"].split("\x1f")) == max(len(entity.aliases), 1)
        assert row[":LABEL"].split("\x1f") == ["Entity", entity.type]


def test_who_says_it_and_who_passes_it_on_are_told_apart(graph: KnowledgeGraph, tmp_path: Path) -> None:
    rows = read(graph, tmp_path)["sources"]
    assert ("SAID_BY", "0", "the ministry") in {(row[":TYPE"], row["depth:int"], row["asPrinted"]) for row in rows}
    assert ("PASSED_ON_BY", "1", "LETA") in {(row[":TYPE"], row["depth:int"], row["asPrinted"]) for row in rows}


def test_the_command_in_the_folder_names_every_file(graph: KnowledgeGraph, tmp_path: Path) -> None:
    files = {path.name for path in graph.export_folder("neo4j", tmp_path / "neo")}
    command = (tmp_path / "neo" / "README.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"\w+\.csv", command)) == files - {"README.txt"}


@pytest.mark.parametrize(("name", "written"), [("deployedIn", "DEPLOYED_IN"), ("actor", "ACTOR")])
def test_a_relationship_is_named_in_capitals(name: str, written: str) -> None:
    assert relationship(name) == written
