"""FollowTheMoney: every record is what the library's own model asks for, and no denial reads as a link."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from graphkit import KnowledgeGraph
from graphkit.exchange import denied
from graphkit.exchange.schemata import TEXT, load_schemata
from graphkit.lexicon.frames import load_frames
from graphkit.lexicon.states import state_codes


@pytest.fixture
def model() -> Any:
    """The library's model of schemata: `pip install graphkit[ftm]`, which builds PyICU from source."""
    return pytest.importorskip("followthemoney").model


def records(graph: KnowledgeGraph) -> list[dict[str, Any]]:
    return [json.loads(line) for line in graph.export("ftm").decode().split("\n") if line]


def faults(record: dict[str, Any], of_id: dict[str, dict[str, Any]], model: Any) -> list[str]:
    schema = model.get(record["schema"])
    schema.validate(record)
    found = [name for name in schema.required if not record["properties"].get(name)]
    for name, values in record["properties"].items():
        prop = schema.properties.get(name)
        if prop is None or prop.stub:
            found.append(name)
        elif prop.type.name == "entity":
            found += [f"{name}: {v}" for v in values if not model.get(of_id[v]["schema"]).is_a(prop.range)]
    return found


def test_every_record_fits_its_schema_and_leads_to_others_of_the_right_kind(
    any_graph: KnowledgeGraph, model: Any
) -> None:
    found = records(any_graph)
    of_id = {record["id"]: record for record in found}
    assert len(of_id) == len(found)
    assert [fault for record in found for fault in faults(record, of_id, model)] == []


def test_the_library_keeps_every_value(graph: KnowledgeGraph, model: Any) -> None:
    for record in records(graph):
        kept = model.get_proxy(record, cleaned=False).to_dict()["properties"]
        assert {k: sorted(v) for k, v in kept.items()} == {k: sorted(v) for k, v in record["properties"].items()}


def test_articles_and_entities_are_all_there_and_every_claim_that_is_not_denied(any_graph: KnowledgeGraph) -> None:
    found = records(any_graph)
    claims = any_graph.claims()
    told = {name for record in found for name in record["properties"].get("recordId", ())}
    assert told == {claim.id for claim in claims} - {claim.id for claim in denied(claims)}
    others = [record for record in found if "recordId" not in record["properties"]]
    assert len(others) == len(any_graph.articles()) + len(any_graph.entities())


def test_a_claim_that_is_denied_or_only_negated_is_left_out(graph: KnowledgeGraph) -> None:
    assert {(claim.label, claim.status) for claim in denied(graph.claims())} == {
        ("LETA and Ministry of Defence of Latvia met", "denied"),
        ("Estonia and LETA met", "unconfirmed"),
    }
    assert "never met the agency" not in graph.export("ftm").decode()
    assert "did not meet" not in graph.export("ftm").decode()


def test_the_status_stands_on_every_link(any_graph: KnowledgeGraph) -> None:
    status = {claim.id: claim.status for claim in any_graph.claims()}
    for record in records(any_graph):
        about = record["properties"]
        if "recordId" in about:
            assert about["summary"][0].startswith(f"{status[about['recordId'][0]]}: ")
            assert record["schema"] == "Event" or about["status"] == [status[about["recordId"][0]]]


def test_only_what_is_told_as_a_fact_becomes_a_typed_link(graph: KnowledgeGraph, hostile: KnowledgeGraph) -> None:
    office = next(record for record in records(graph) if record["schema"] == "Occupancy")
    assert office["properties"]["post"] == ["gk-defence-minister-latvia"]
    planned = [r for r in records(hostile) if r["properties"].get("status") == ["planned"]]
    assert Counter(record["schema"] for record in planned).keys() == {"UnknownLink"}
    assert {record["properties"]["role"][0] for record in planned} == {"member of (planned)"}


def test_a_link_has_its_sentences_speakers_articles_and_time(graph: KnowledgeGraph) -> None:
    about = next(r["properties"] for r in records(graph) if r["properties"].get("role") == ["deployed in (disputed)"])
    assert any("(LETA > the ministry; positive, certain, actual; Rampart arrives" in t for t in about["description"])
    assert about["date"] == ["2025-05"]
    assert about["sourceUrl"] == ["https://post.example/1", "https://ledger.example/7"]
    assert len(about["proof"]) == 3


def test_an_interval_becomes_two_days(graph: KnowledgeGraph) -> None:
    about = next(r["properties"] for r in records(graph) if "startDate" in r["properties"])
    assert (about["startDate"], about["endDate"]) == (["2025-05-12"], ["2025-05-16"])


def test_a_state_has_its_code_and_wikidata_id(graph: KnowledgeGraph) -> None:
    latvia = next(record for record in records(graph) if record["id"] == "Q211")
    assert latvia["schema"] == "PublicBody"
    assert latvia["properties"]["country"] == ["lv"]
    assert latvia["properties"]["wikidataId"] == ["Q211"]


def test_every_code_of_a_state_is_one_that_the_library_knows(model: Any) -> None:
    country = model.get("Thing").get("country").type
    assert [code for code in state_codes().values() if country.clean(code) != code] == []


def test_the_file_of_schemata_agrees_with_the_model_and_the_frames(model: Any) -> None:
    schemata = load_schemata()
    frames = {frame.name: frame for frame in load_frames()}
    for name in schemata.entities.values():
        ours = schemata.kinds.get(name, frozenset())
        assert all(model.get(name).is_a(kind) for kind in ours)
        wanted = {kind for link in schemata.links.values() for _, kind in link.ends.values() if kind != TEXT}
        assert {kind for kind in wanted | {"LegalEntity"} if model.get(name).is_a(kind)} <= ours | {name}
    for claim, link in schemata.links.items():
        properties = model.get(link.schema).properties
        assert "status" in properties
        for name, (role, kind) in link.ends.items():
            assert role in frames[claim].roles
            assert kind == TEXT or model.get(kind).is_a(properties[name].range)
