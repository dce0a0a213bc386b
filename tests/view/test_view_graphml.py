"""GraphML: every attribute as text, the same bytes in every run."""

from __future__ import annotations

import io
import json

import networkx as nx

from graphkit.view import graphml


def read(text: str) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)


def test_nothing_is_lost_on_the_way(graph):
    again = read(graphml(graph))
    assert sorted(again) == sorted(graph)
    assert sorted(c for *_, c in again.edges(data="claim")) == sorted(c for *_, c in graph.edges(data="claim"))
    oreshnik = next(node for node in again if node.endswith("oreshnik"))
    assert again.nodes[oreshnik] == {
        "label": "Oreshnik",
        "type": "WeaponSystem",
        "wikipedia": "Oreshnik",
        "aliases": "oreshnik",
    }


def test_evidence_is_json(graph):
    texts = [text for *_, text in read(graphml(graph)).edges(data="evidence")]
    assert all(json.loads(text)[0]["publisher"] == "Eastern Desk" for text in texts)


def test_edges_that_share_a_claim_have_ids_of_their_own():
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", claim="c-1")
    graph.add_edge("a", "c", claim="c-1")
    assert sorted(key for *_, key in read(graphml(graph)).edges(keys=True)) == ["c-1", "c-1.2"]


def test_the_order_of_the_graph_does_not_show(graph):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(data=True))))
    assert graphml(other) == graphml(graph)


def test_the_graph_is_left_as_it_was(graph):
    before = sorted(graph.nodes(data=True), key=str), sorted(graph.edges(keys=True, data=True), key=str)
    graphml(graph)
    assert (sorted(graph.nodes(data=True), key=str), sorted(graph.edges(keys=True, data=True), key=str)) == before
