"""The pages of the vocabulary are what the files say, name each term once, and ask nothing of the network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from graphkit import resources
from graphkit.rdf import terms

ROOT = Path(__file__).parents[2]
PAGES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs" / "ontology").glob("*.html"))}
ANCHORS = {name: Counter(re.findall(r' id="([^"]*)"', html)) for name, html in PAGES.items()}


def test_the_pages_are_what_the_generator_makes_whatever_the_hash_seed(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "docs" / "make_ontology.py", tmp_path]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"})
    made = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert made == PAGES, "run: python docs/make_ontology.py"


@pytest.mark.parametrize(("page", "namespace"), [("index.html", terms.GK), ("relations.html", terms.REL)])
def test_every_term_has_one_anchor_of_its_local_name(page: str, namespace: str) -> None:
    graph = Graph()
    for name in resources.VOCABULARY:
        graph.parse(resources.ontologies() / name)
    found = {str(term) for term in graph.subjects(RDF.type) if str(term).startswith(namespace)}
    assert found
    assert {name: ANCHORS[page][name[len(namespace) :]] for name in found} == dict.fromkeys(found, 1)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_nothing_of_the_network_and_is_small(page: str) -> None:
    html = PAGES[page]
    assert not re.findall(r"<(?:script|link|img|iframe|object|embed|base)\b|\bsrc=|url\(|@import|\bon\w+=", html)
    assert len(html.encode()) < 1_000_000


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_to_a_place_on_the_pages(page: str) -> None:
    for target in re.findall(r'href="(?!https?:)([^"]+)"', PAGES[page]):
        file, _, anchor = target.partition("#")
        assert (file or page) in PAGES, target
        assert not anchor or ANCHORS[file or page][anchor] == 1, target


def test_a_class_of_claims_shows_its_roles_relations_and_an_example() -> None:
    [shown] = re.findall(r'<section class="term" id="Meeting">.*?</section>', PAGES["index.html"], re.DOTALL)
    for part in ('<a href="#participant">', "relations.html#met", "cco:ont00000144", "CONSULT", "Putin met"):
        assert part in shown
