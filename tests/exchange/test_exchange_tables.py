"""CSV tables: nothing is lost, nothing runs in a spreadsheet, pandas reads them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit import KnowledgeGraph
from graphkit.exchange.cells import bare, csv_text, guarded

Tables = dict[str, list[dict[str, str]]]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        csv.field_size_limit(10_000_000)
        return list(csv.DictReader(stream, strict=True))


def exported(graph: KnowledgeGraph, folder: Path) -> Tables:
    return {path.name: rows_of(path) for path in graph.export_folder("csv", folder / "tables")}


def test_there_is_a_row_for_each_entity_edge_and_attestation(any_graph: KnowledgeGraph, tmp_path: Path) -> None:
    found = exported(any_graph, tmp_path)
    assert [row["id"] for row in found["nodes.csv"]] == [entity.id for entity in any_graph.entities()]
    assert len(found["edges.csv"]) == any_graph.to_networkx().number_of_edges()
    attested = [(item.id, claim.id) for claim in any_graph.claims() for item in claim.evidence]
    assert [(row["attestation"], row["claim"]) for row in found["claims.csv"]] == attested


def test_a_claim_has_its_status_roles_speakers_and_article(graph: KnowledgeGraph, tmp_path: Path) -> None:
    rows = exported(graph, tmp_path)["claims.csv"]
    row = next(row for row in rows if row["chain"] == "LETA > the ministry")
    assert (row["class"], row["status"], row["polarity"], row["mode"]) == (
        "Deployment",
        "disputed",
        "positive",
        "actual",
    )
    assert (row["role_equipment"], row["role_place"], row["role_time"]) == ("Rampart", "Latvia", "2025-05")
    assert row["involves"].split()[1] == "place=http://www.wikidata.org/entity/Q211"
    assert (row["speaker"], row["trigger"], row["published"]) == ("the ministry", "deployed", "2025-05-06")
    assert row["sentence"] == "The Rampart was deployed in Latvia in May."


def test_hostile_names_come_back_as_they_were(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    found = exported(hostile, tmp_path)
    assert [bare(row["label"]) for row in found["nodes.csv"]] == [e.name.replace("\0", "") for e in hostile.entities()]
    titles = [item.article.title or "" for claim in hostile.claims() for item in claim.evidence]
    assert [bare(row["title"]) for row in found["claims.csv"]] == [title.replace("\0", "") for title in titles]


def test_no_cell_begins_a_formula(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    cells = {cell for rows in exported(hostile, tmp_path).values() for row in rows for cell in row.values()}
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]


def test_pandas_reads_what_the_csv_module_reads(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    found = exported(hostile, tmp_path)
    for name, rows in found.items():
        frame = pd.read_csv(tmp_path / "tables" / name, dtype=str, keep_default_na=False)
        assert frame.to_dict("records") == rows


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")))
def test_any_text_comes_back_from_a_guarded_cell(text: str) -> None:
    line = csv_text([[guarded(text), "next"]])
    assert [bare(cell) for cell in next(csv.reader(io.StringIO(line, newline="")))] == [text, "next"]


@pytest.mark.parametrize(("text", "cell"), [("=1", "'=1"), ("'=1", "''=1"), ("'tis", "'tis"), ("2-1", "2-1")])
def test_only_what_would_run_gets_an_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert bare(cell) == text
