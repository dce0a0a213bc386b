from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyshacl
import pytest
import stories
import yaml
from rdflib import SH, Graph

from graphkit import resources
from graphkit.lexicon.frames import load_frames
from graphkit.model import Judgement, Resolution
from graphkit.rdf import PREFIXES, Store
from graphkit.rdf.frame_shapes import frame_shapes
from graphkit.rdf.validate import validate

_CASES = [
    case
    for cases in yaml.safe_load(Path(__file__).with_name("broken_shapes.yaml").read_text(encoding="utf-8")).values()
    for case in cases
]


def _broken(store: Store, kind: str, path: str, values: list[str]) -> None:
    """Replaces the values of a property of all things of a class, in the graphs where these stand."""
    keep, path = path.startswith("+"), path.removeprefix("+")
    gone = "" if keep else f"GRAPH ?g {{ ?s {path} ?o }}"
    new = " ".join(f"GRAPH ?g {{ ?s {path} {value} }}" for value in values)
    store.engine.update(
        f"DELETE {{ {gone} }} INSERT {{ {new} }} WHERE {{ GRAPH ?g {{ ?s a {kind} . OPTIONAL {{ ?s {path} ?o }} }} }}",
        prefixes=PREFIXES,
    )


def _judged(store: Store) -> None:
    """Adds a judgement that two of the entities are two."""
    first, second = sorted((stories.LATVIA.id, stories.ESTONIA.id))
    made = Judgement("j-1", dt.datetime(2025, 6, 1, tzinfo=dt.UTC), "Anna", "different", first, second)
    store.mark_stale()
    stories.derive(store, Resolution({}, judged=(made,)))


def test_a_sound_graph_keeps_all_rules(three: Store) -> None:
    _judged(three)
    report = validate(three)
    assert (report.conforms, str(report)) == (True, "The graph keeps all rules.")


@pytest.mark.parametrize(("kind", "path", "values", "message"), _CASES)
def test_a_broken_graph_breaks_the_rule(filled, kind: str, path: str, values: list[str], message: str) -> None:
    store = filled([stories.deployment()])
    _judged(store)
    _broken(store, kind, path, values)
    report = validate(store)
    assert not report.conforms
    assert message in {violation.message for violation in report.results}


def test_every_rule_of_the_files_is_broken_by_a_case() -> None:
    graph = Graph()
    for path in (resources.ontologies() / "shapes").glob("*.ttl"):
        graph.parse(path, format="turtle")
    assert {str(text) for text in graph.objects(predicate=SH.message)} <= {message for *_, message in _CASES}


def test_a_violation_names_article_node_property_and_sentence(filled) -> None:
    store = filled([stories.deployment(), stories.drills()])
    [exercise] = [claim for claim in store.claims() if claim.type == "ExerciseHeld"]
    store.engine.update(f"DELETE WHERE {{ GRAPH ?g {{ id:{exercise.id} rdfs:label ?label }} }}", prefixes=PREFIXES)
    report = validate(store)
    [found] = report.results
    sentence = "Spring Hawk was held in Estonia from 12 to 16 May."
    assert (found.article, found.focus, found.path) == (
        exercise.evidence[0].article.id,
        f"id:{exercise.id}",
        "rdfs:label",
    )
    assert found.sentence == sentence
    assert (found.found, found.expected) == ("nothing", "1 or more")
    assert str(report).splitlines() == [
        f"{found.article}: Drills end · 2025-05-20 · b.md",
        f"  “{sentence}”",
        f"    id:{exercise.id} rdfs:label: a claim has one label (found nothing; expected 1 or more)",
        "",
        "1 violation in 1 article",
    ]


@pytest.mark.parametrize(
    ("kind", "path", "values", "found", "expected"),
    [
        ("gk:Deployment", "gk:place", ["id:leta"], "id:leta (gk:MediaOrganization)", ""),
        ("gk:Deployment", "gk:place", ["id:nobody"], "id:nobody (of no class)", ""),
        ("gk:Naming", "gk:names", [], "nothing", "1 or more"),
        ("gk:Article", "dcterms:issued", ['"May"'], "“May”", "a literal of type xsd:date"),
        ("gk:Attestation", "gk:mode", ["gk:reported"], "gk:reported", "gk:actual or gk:denied or gk:hypothetical"),
        ("gk:Attestation", "gk:triggerStart", ["9999"], "9999", "less than its gk:triggerEnd"),
        ("gk:Judgement", "gk:verdict", ["gk:certain"], "gk:certain", "gk:different or gk:same or gk:unsure"),
    ],
)
def test_a_violation_tells_what_was_found_and_expected(filled, kind, path, values, found, expected) -> None:
    store = filled([stories.deployment()])
    _judged(store)
    _broken(store, kind, path, values)
    told = [violation for violation in validate(store).results if violation.path == path]
    assert any(violation.found == found and violation.expected.startswith(expected) for violation in told), told


def test_a_fault_of_an_entity_tells_a_sentence_that_speaks_of_it_and_one_of_an_article_none(filled) -> None:
    store = filled([stories.drills()])
    _broken(store, "gk:Exercise", "+skos:prefLabel", ['"Frühlingsfalke"@de'])
    _broken(store, "gk:Article", "gk:textHash", ['"?"'])
    of_article, of_entity = validate(store).results
    assert of_article.sentence == ""
    assert of_entity.sentence == "Spring Hawk was held in Estonia from 12 to 16 May."


def test_a_fault_in_a_claim_that_many_articles_state_is_told_once(filled) -> None:
    stated = []
    for number in range(40):
        story = stories.Story(f"Number {number}", source_id=f"{number}.md", url=f"https://post.example/{number}")
        stated.append(story.states("Deployment", equipment=stories.RAMPART, place=stories.LATVIA).told())
    store = filled(stated)
    store.engine.update("DELETE WHERE { GRAPH ?g { ?c gk:statusReason ?reason } }", prefixes=PREFIXES)
    [found] = validate(store).results
    assert found.article == min(extraction.article.id for extraction in stated)


@pytest.mark.parametrize(("kind", "path", "values", "message"), _CASES[::9])
def test_the_quick_way_of_checking_finds_what_pyshacl_finds_by_itself(filled, kind, path, values, message) -> None:
    store = filled([stories.deployment()])
    _judged(store)
    _broken(store, kind, path, values)
    plain = Graph()
    for file in sorted((resources.ontologies() / "shapes").glob("*.ttl")):
        plain.parse(file, format="turtle")
    everything = Graph().parse(data=store.export("turtle"), format="turtle")
    for name in resources.VOCABULARY:
        everything.parse(resources.ontologies() / name, format="turtle")
    _, report, _ = pyshacl.validate(everything, shacl_graph=plain + frame_shapes(load_frames()))
    expected = {str(text) for text in report.objects(predicate=SH.resultMessage)}
    assert {violation.message for violation in validate(store).results} == expected


def test_a_store_that_is_stale_does_not_conform(filled) -> None:
    report = validate(filled([stories.deployment()], derived=False))
    assert "a claim has one status" in {violation.message for violation in report.results}


def test_a_store_without_articles_conforms() -> None:
    assert validate(Store.in_memory()).conforms
