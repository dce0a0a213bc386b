"""The files of the vocabulary and its alignments are fit to be published: headers, versions, schemes, terms."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, SDO, SKOS, Graph, Literal, URIRef

from graphkit import ids, resources
from graphkit.rdf import Store, terms

ROOT = Path(__file__).parents[2]
NS = f"{ids.BASE}ns"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
FILES = {
    "graphkit.ttl": NS,
    "claims.ttl": f"{NS}/claims",
    "schemes.ttl": f"{NS}/schemes",
    **{
        f"alignments/{path.name}": f"{NS}/alignments/{path.stem}"
        for path in sorted((ROOT / "ontologies" / "alignments").glob("*.ttl"))
    },
}
ALIGNMENTS = [name for name in FILES if name.startswith("alignments/")]
MATCHES = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
KNOWN = (FOAF, ORG, PROV, SDO)  # rdflib has the terms of these


def parsed(name: str) -> Graph:
    return Graph().parse(resources.ontologies() / name, format="turtle")


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_one_ontology_of_the_version_of_the_program(name: str) -> None:
    graph, ontology = parsed(name), URIRef(FILES[name])
    assert set(graph.subjects(RDF.type, OWL.Ontology)) == {ontology}
    assert graph.value(ontology, OWL.versionInfo) == Literal(VERSION)
    assert str(graph.value(ontology, OWL.versionIRI)) == FILES[name].replace(NS, f"{NS}/{VERSION}", 1)


def test_all_files_have_creator_license_and_dates_in_common() -> None:
    for field in (DCTERMS.creator, DCTERMS.license, DCTERMS.created, DCTERMS.modified):
        assert len({parsed(name).value(URIRef(iri), field) for name, iri in FILES.items()}) == 1, field


def test_the_license_is_that_of_the_repository() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    license_iri = parsed("graphkit.ttl").value(URIRef(NS), DCTERMS.license)
    assert str(license_iri) == "https://www.apache.org/licenses/LICENSE-2.0"


@pytest.mark.parametrize(
    ("scheme", "prefix", "notations"),
    [("ReliabilityScheme", "reliability", "ABCDEF"), ("CredibilityScheme", "credibility", "123456")],
)
def test_the_admiralty_code_is_complete(scheme: str, prefix: str, notations: str) -> None:
    graph = parsed("schemes.ttl")
    found = {
        str(concept): str(graph.value(concept, SKOS.notation))
        for concept in graph.objects(URIRef(terms.GK + scheme), SKOS.hasTopConcept)
    }
    assert found == {f"{terms.GK}{prefix}{notation}": notation for notation in notations}


def test_every_concept_is_a_top_concept_of_its_schemes_and_they_know_it() -> None:
    graph = parsed("schemes.ttl")
    told = set(graph.subject_objects(SKOS.inScheme))
    assert told == set(graph.subject_objects(SKOS.topConceptOf))
    assert told == {(concept, scheme) for scheme, concept in graph.subject_objects(SKOS.hasTopConcept)}


@pytest.mark.parametrize("name", ALIGNMENTS)
def test_an_alignment_tells_of_a_term_in_one_place(name: str) -> None:
    lines = (resources.ontologies() / name).read_text("utf-8").splitlines()
    subjects = [line.split()[0] for line in lines if line.startswith(("gk:", "rel:"))]
    assert subjects
    assert len(set(subjects)) == len(subjects)


@pytest.mark.parametrize("name", ALIGNMENTS)
def test_an_alignment_names_terms_that_the_other_vocabulary_has(name: str) -> None:
    for _, _, target in parsed(name):
        for known in KNOWN:
            if str(target).startswith(str(known)):
                assert str(target)[len(str(known)) :] in known, target


def test_no_alignment_gets_into_a_store(three: Store) -> None:
    assert not [name for name in resources.VOCABULARY if "alignments" in name]
    predicates = {terms.value(quad.predicate) for quad in three.match()}
    assert not predicates & {str(match) for match in MATCHES}
