"""What stays of a graph that is too large, and what an entity looks like."""

from __future__ import annotations

import networkx as nx
import pytest

from graphkit.lexicon.types import load_types
from graphkit.view.legend import load_legend
from graphkit.view.pyvis import render
from graphkit.view.pyvis.excerpt import excerpt

LEGEND = load_legend()


def chain(*claims: tuple[str, int, str]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for number, (claim, passages, status) in enumerate(claims):
        graph.add_edge(f"n{number}", f"n{number + 1}", claim=claim, evidence=({},) * passages, status=status)
    return graph


def test_a_small_graph_stays_whole_with_entities_that_no_claim_touches(graph):
    part = excerpt(graph, LEGEND)
    assert part.whole
    assert part.nodes == tuple(sorted(graph))


@pytest.mark.parametrize(
    ("claims", "kept"),
    [
        ([("a", 1, "confirmed"), ("b", 3, "hypothetical"), ("c", 2, "denied")], ["b", "c"]),
        ([("a", 1, "planned"), ("b", 1, "official"), ("c", 1, "confirmed")], ["b", "c"]),
        ([("c", 1, "official"), ("b", 1, "official"), ("a", 1, "official")], ["b", "a"]),
        ([("a", 9, "official"), ("a", 9, "official"), ("a", 9, "official"), ("b", 1, "official")], ["b"]),
    ],
    ids=["more passages first", "then the stronger status", "then better connected ends", "claims whole or not at all"],
)
def test_a_large_graph_keeps_its_best_supported_claims(claims, kept):
    part = excerpt(chain(*claims), LEGEND, most_edges=2)
    assert {edge.claim for edge in part.edges} == set(kept)
    assert set(part.nodes) == {end for edge in part.edges for end in (edge.source, edge.target)}


def test_the_page_says_what_it_leaves_out():
    claims = [(f"c{number}", 1, "official") for number in range(1501)]
    assert "out of 1502 entities and 1501 relations" in " ".join(render(chain(*claims), title="t").split())


def test_the_page_of_a_whole_graph_says_nothing_of_the_kind(graph):
    assert "those with the most evidence" not in render(graph, title="t")


@pytest.mark.parametrize(
    ("entity_type", "family"),
    [
        ("Country", "country"),
        ("Person", "person"),
        ("PersonGroup", "person"),
        ("MilitaryUnit", "force"),
        ("Alliance", "organisation"),
        ("WeaponSystem", "weapon"),
        ("Instrument", "instrument"),
        ("NamedEvent", "event"),
        ("Facility", "place"),
        ("Office", "other"),
        ("NoSuchType", "other"),
    ],
)
def test_an_entity_looks_like_its_family(entity_type, family):
    assert LEGEND.family(entity_type) == family


def test_the_legend_names_only_types_that_exist():
    types = load_types()
    assert [name for family in LEGEND.families for name in family.types if name not in types] == []


def test_symbols_and_colours_are_all_different():
    for field in ("outline", "light", "dark"):
        values = [getattr(family, field) for family in LEGEND.families]
        assert len(set(values)) == len(values)
