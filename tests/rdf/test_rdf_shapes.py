from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import stories
import yaml
from rdflib import SH, Graph

from graphkit import resources
from graphkit.model import Judgement, Resolution
from graphkit.rdf import PREFIXES, Store
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
    assert str(report).splitlines() == [
        "1 violation",
        f"{found.article}: id:{exercise.id} rdfs:label: a claim has one label",
        f"    “{sentence}”",
    ]


def test_a_store_that_is_stale_does_not_conform(filled) -> None:
    report = validate(filled([stories.deployment()], derived=False))
    assert "a claim has one status" in {violation.message for violation in report.results}


def test_a_store_without_articles_conforms() -> None:
    assert validate(Store.in_memory()).conforms
