"""GEXF: what Gephi reads, read here by networkx."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree as ET

import networkx as nx

from graphkit import KnowledgeGraph


def read(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(graph.export("gexf")), version="1.3"))


def printable(text: str) -> str:
    return "".join(c for c in text if c in "\t\n\r" or c >= " ")


def test_it_reads_back_with_all_nodes_and_edges(any_graph: KnowledgeGraph) -> None:
    again, network = read(any_graph), any_graph.to_networkx()
    assert sorted(again) == sorted(network)
    assert again.number_of_edges() == network.number_of_edges() > 3
    assert sorted(c for *_, c in again.edges(data="claim")) == sorted(c for *_, c in network.edges(data="claim"))


def test_names_survive_but_for_what_xml_cannot_hold(hostile: KnowledgeGraph) -> None:
    labels = dict(hostile.to_networkx().nodes(data="label"))
    assert dict(read(hostile).nodes(data="label")) == {node: printable(name) for node, name in labels.items()}


def test_an_edge_that_is_not_accepted_says_so_on_its_line(graph: KnowledgeGraph) -> None:
    shown = {(edge["label"], edge["status"]) for *_, edge in read(graph).edges(data=True)}
    assert {("met (denied)", "denied"), ("met", "official"), ("deployed in (disputed)", "disputed")} <= shown


def test_a_claim_that_nobody_affirms_reads_as_denied(graph: KnowledgeGraph) -> None:
    meetings = [edge for *_, edge in read(graph).edges(data=True) if edge["class"] == "Meeting"]
    edge = next(edge for edge in meetings if edge["status"] == "unconfirmed")
    assert (edge["label"], edge["affirming"], edge["negating"]) == ("met (denied)", 0, 1)


def test_an_edge_lasts_as_long_as_its_claim(graph: KnowledgeGraph) -> None:
    lasting = {(d["time"], d["start"], d["end"]) for *_, d in read(graph).edges(data=True) if d.get("time")}
    assert ("2025-05", "2025-05-01", "2025-05-31") in lasting
    assert ("2025-05-12", "2025-05-12", "2025-05-12") in lasting


def test_the_evidence_is_json(hostile: KnowledgeGraph) -> None:
    evidence = [json.loads(text)[0] for *_, text in read(hostile).edges(data="evidence")]
    assert all(item["sentence"] for item in evidence)


def test_it_is_of_version_1_3_and_bears_no_day(graph: KnowledgeGraph) -> None:
    root = ET.fromstring(graph.export("gexf").decode())  # noqa: S314 - our own
    assert root.tag == "{http://gexf.net/1.3}gexf"
    assert b"lastmodified" not in graph.export("gexf")
