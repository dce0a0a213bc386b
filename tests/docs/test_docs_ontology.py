from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from graphkit.rdf import terms
from graphkit.rdf.checks import vocabulary_quads

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "ontology.html"


def test_the_page_of_the_vocabulary_is_up_to_date(tmp_path: Path) -> None:
    target = tmp_path / "ontology.html"
    subprocess.run([sys.executable, ROOT / "docs" / "make_ontology.py", target], check=True)
    assert target.read_bytes() == PAGE.read_bytes(), "run: make ontology"


def test_every_term_has_one_place_and_every_link_leads_to_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    places = re.findall(r'id="([\w-]+)"', page)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= set(places)
    kinds = {"Class", "ObjectProperty", "DatatypeProperty", "ConceptScheme"}
    declared = {q.subject.value for q in vocabulary_quads() if terms.local(q.object) in kinds}
    assert {("rel-" if iri.startswith(terms.REL) else "") + terms.local_name(iri) for iri in declared} <= set(places)


def test_the_page_asks_nothing_of_the_network() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert not re.findall(r"<script|<link|<img|@import|url\(|src=", page)
