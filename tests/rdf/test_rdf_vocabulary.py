from __future__ import annotations

import typing

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from graphkit import ids, model, resources
from graphkit.lexicon.frame import Frame
from graphkit.lexicon.frames import load_frames
from graphkit.lexicon.types import load_types
from graphkit.rdf import terms
from graphkit.rdf.checks import check_vocabulary
from ontologies.make_claims import written

GK = terms.GK


def _parsed(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(resources.ontologies() / name, format="turtle")
    return graph


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return _parsed(*resources.VOCABULARY)


def _kinds(vocabulary: Graph, top: str) -> set[str]:
    return {str(kind)[len(GK) :] for kind in vocabulary.transitive_subjects(RDFS.subClassOf, URIRef(GK + top))}


def test_entity_classes_are_the_types_that_are_not_values(vocabulary: Graph) -> None:
    types = load_types().types
    assert _kinds(vocabulary, "Entity") == {name for name, entry in types.items() if not entry.value}


def test_an_entity_class_has_the_ancestors_of_its_type(vocabulary: Graph) -> None:
    for name, entry in load_types().types.items():
        if not entry.value:
            above = vocabulary.transitive_objects(URIRef(GK + name), RDFS.subClassOf)
            assert {str(parent)[len(GK) :] for parent in above} == entry.ancestors, name


@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.name)
def test_a_frame_has_a_claim_class_that_takes_its_roles(vocabulary: Graph, frame: Frame) -> None:
    assert frame.name in _kinds(vocabulary, "Claim")
    taken = vocabulary.objects(URIRef(GK + frame.name), URIRef(f"{GK}takesRole"))
    assert set(frame.roles) <= {str(role)[len(GK) :] for role in taken}


@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.name)
def test_a_role_that_entities_fill_is_a_kind_of_involves(vocabulary: Graph, frame: Frame) -> None:
    for role in frame.roles.values():
        involves = (URIRef(GK + role.name), RDFS.subPropertyOf, URIRef(f"{GK}involves")) in vocabulary
        assert involves == (role.value is None and not role.is_time), role.name


def test_a_role_of_a_frame_keeps_to_the_range_of_its_property(vocabulary: Graph) -> None:
    types, found = load_types().types, []
    for frame in load_frames():
        for role in (role for role in frame.roles.values() if role.value is None and not role.is_time):
            taken = str(vocabulary.value(URIRef(GK + role.name), RDFS.range))[len(GK) :]
            found += [(frame.name, role.name, name) for name in role.types if taken not in types[name].ancestors]
    assert found == []


def test_the_edge_of_a_frame_is_a_relation_of_the_vocabulary(vocabulary: Graph) -> None:
    relations = set(vocabulary.subjects(RDFS.subPropertyOf, URIRef(f"{GK}acceptedRelation")))
    assert {URIRef(terms.REL + frame.edge.property) for frame in load_frames() if frame.edge} <= relations


def test_what_is_made_from_the_frames_is_up_to_date() -> None:
    for path, text in written().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: stale; run python ontologies/make_claims.py"


def test_plover_roots_are_those_of_the_frames() -> None:
    aligned = _parsed("alignments/plover.ttl")
    roots = {str(term)[len(GK) :]: str(root) for term, root in aligned.subject_objects(SKOS.notation)}
    assert roots == {frame.name: frame.plover for frame in load_frames() if frame.plover}


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("StatusScheme", typing.get_args(model.Status)),
        ("CertaintyScheme", typing.get_args(model.Certainty)),
        ("ModeScheme", typing.get_args(model.Mode)),
        ("PolarityScheme", typing.get_args(model.Polarity)),
        ("StyleScheme", typing.get_args(model.Style)),
    ],
)
def test_a_scheme_has_the_values_of_the_model(vocabulary: Graph, scheme: str, values: tuple[str, ...]) -> None:
    concepts = vocabulary.subjects(SKOS.inScheme, URIRef(GK + scheme))
    assert {str(concept)[len(GK) :] for concept in concepts} == set(values)


def test_source_types_are_those_of_the_model_and_the_article_itself(vocabulary: Graph) -> None:
    concepts = {str(concept) for concept in vocabulary.subjects(SKOS.inScheme, URIRef(f"{GK}SourceTypeScheme"))}
    assert concepts == {terms.source_type(name).value for name in (*typing.get_args(model.SourceType), None)}


@pytest.mark.parametrize(("role", "scheme"), [("stage", "StageScheme"), ("change", "ChangeScheme")])
def test_cases_of_the_frames_are_concepts(role: str, scheme: str, vocabulary: Graph) -> None:
    cases = {case.value for frame in load_frames() if role in frame.roles for case in frame.roles[role].cases}
    concepts = vocabulary.subjects(SKOS.inScheme, URIRef(f"{GK}{scheme}"))
    assert cases
    assert cases <= {str(concept)[len(GK) :] for concept in concepts}


def test_no_property_or_class_is_a_concept_as_well(vocabulary: Graph) -> None:
    concepts = set(vocabulary.subjects(RDF.type, SKOS.Concept))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    assert not concepts & {term for kind in kinds for term in vocabulary.subjects(RDF.type, kind)}


def test_the_checks_find_nothing_in_the_vocabulary() -> None:
    assert check_vocabulary() == ()


def test_every_namespace_of_our_own_stands_under_the_base() -> None:
    assert all(namespace.startswith(ids.BASE) for namespace in (terms.GK, terms.REL, terms.ID, terms.GRAPH, terms.DOC))
