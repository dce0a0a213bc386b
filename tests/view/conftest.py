"""Graphs to draw, and pages as a parser and a browser see them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from view_graphs import CLAIMS, ENTITIES, HOSTILE, ID, passage, poisoned

from tests.browser import Page, open_in_browser


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Twelve entities in three parts, one of them alone; parallel and opposite claims, and a loop."""
    drawn = nx.MultiDiGraph()
    for name, (label, entity_type, wikidata) in ENTITIES.items():
        drawn.add_node(ID + name, label=label, type=entity_type, wikidata=wikidata, wikipedia=label, aliases=(name,))
    for number, (source, label, target, claim_type, status) in enumerate(CLAIMS):
        summary = f"{ENTITIES[source][0]} {label} {ENTITIES[target][0]}"
        drawn.add_edge(
            ID + source,
            ID + target,
            claim=f"c-{number:016x}",
            type=claim_type,
            label=label,
            status=status,
            evidence=(passage(f"It was said that {summary}.", label),),
            summary=summary,
            time="2025-10",
        )
    return drawn


@pytest.fixture
def hostile() -> nx.MultiDiGraph:
    """Markup, scripts, links, controls and endless text in every field."""
    return poisoned(lambda n: HOSTILE[n])


@pytest.fixture(scope="session")
def parsed() -> type[Page]:
    return Page


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str, str], tuple[str, list[str]]]:
    """`open_in_browser` in the test's own folder."""
    return lambda html, fragment="": open_in_browser(html, tmp_path, fragment)
