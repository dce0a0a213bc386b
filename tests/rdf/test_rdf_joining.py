from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.ids import text_entity_iri
from graphkit.model import Candidate, Entity, Extraction, Judgement, Resolution
from graphkit.rdf import Store, quads, run_query
from graphkit.rdf.checks import check_store
from graphkit.rdf.contents import contents
from graphkit.rdf.extracted import AS_EXTRACTED, article_quads, as_extracted, joined

_ALL = (stories.deployment(), stories.drills(), stories.denial())
_RAMPARTE = Entity(text_entity_iri("WeaponSystem", "Ramparte"), "WeaponSystem", "Ramparte")
_ENTITIES = sorted({e.id for extraction in _ALL for e in extraction.entities} | {_RAMPARTE.id})


def _misprint() -> Extraction:
    """A fourth outlet calls the Rampart otherwise."""
    story = stories.Story("Another spelling", publisher="Gulf Courier", url="https://courier.example/3")
    story.states(
        "Deployment", "The Ramparte has been deployed to Latvia since May.", "deployed",
        equipment=_RAMPARTE, place=stories.LATVIA, time="2025-05",
    )  # fmt: skip
    return story.told()


def _derive(store: Store, resolution: Resolution = stories.NOBODY) -> None:
    store.mark_stale()
    stories.derive(store, resolution)


def _joined(canonical: Mapping[str, str]) -> Resolution:
    return Resolution(canonical)


@st.composite
def _canonical(draw: st.DrawFn) -> dict[str, str]:
    """Some entities, each with one of the others in its place; who stands for another is not replaced itself."""
    replaced = draw(st.sets(st.sampled_from(_ENTITIES), max_size=4))
    standing = [iri for iri in _ENTITIES if iri not in replaced]
    return {iri: draw(st.sampled_from(standing)) for iri in sorted(replaced)}


def test_an_article_s_quads_are_found_again(three: Store) -> None:
    for extraction in _ALL:
        assert article_quads(three, extraction.article.id) == set(quads(extraction, stories.RUN))


@settings(max_examples=40, deadline=None)
@given(_canonical())
def test_what_is_joined_can_be_read_as_it_was(canonical: dict[str, str]) -> None:
    store = Store.in_memory()
    for extraction in (*_ALL, _misprint()):
        store.add(extraction, stories.RUN)
    _derive(store, _joined(canonical))
    for extraction in (*_ALL, _misprint()):
        assert as_extracted(store, extraction.article.id) == set(quads(extraction, stories.RUN))


@settings(max_examples=40, deadline=None)
@given(st.permutations((*_ALL, _misprint())), st.integers(1, 4), st.lists(_canonical(), min_size=1, max_size=3))
def test_joins_and_articles_that_go_leave_no_trace(
    order: list[Extraction], kept: int, joins: list[dict[str, str]]
) -> None:
    store, other = Store.in_memory(), Store.in_memory()
    for extraction in order:
        store.add(extraction, stories.RUN)
    for canonical in joins:
        _derive(store, _joined(canonical))
    for extraction in order[kept:]:
        store.remove(extraction.article.id)
        _derive(store, _joined(joins[0]))
    for extraction in order[:kept]:
        other.add(extraction, stories.RUN)
    for last in (_joined(joins[-1]), Resolution({})):
        _derive(store, last)
        _derive(other, last)
        assert store.export("nquads") == other.export("nquads")


def test_a_joined_claim_is_one_with_the_evidence_of_both(filled) -> None:
    store = filled([*_ALL, _misprint()])
    assert _deployments(store) == [3, 1]
    _derive(store, _joined({_RAMPARTE.id: stories.RAMPART.id}))
    assert _deployments(store) == [4]
    assert _RAMPARTE.id not in {row.id for row in store.entities()}
    assert check_store(store) == ()


def _deployments(store: Store) -> list[int]:
    return sorted((len(row.evidence) for row in store.claims() if row.type == "Deployment"), reverse=True)


def test_a_name_as_printed_is_kept_and_becomes_no_alias(filled) -> None:
    store = filled([*_ALL, _misprint()])
    _derive(store, _joined({_RAMPARTE.id: stories.RAMPART.id}))
    rows = run_query(store, f"SELECT ?name {{ ?n gk:names <{stories.RAMPART.id}> ; gk:nameAsPrinted ?name }}").rows
    assert ("Ramparte",) in rows
    [rampart] = [row for row in store.entities() if row.id == stories.RAMPART.id]
    assert (rampart.name, rampart.aliases) == ("Rampart", ())


def test_a_name_as_printed_does_not_rename_a_thing_of_the_gazetteer(filled) -> None:
    known = replace(stories.RAMPART, id="https://w3id.org/graphkit/id/rampart", known=True)
    story = stories.Story("Known", url="https://courier.example/9")
    story.states("Deployment", "The Rampart is deployed in Estonia.", equipment=known, place=stories.ESTONIA)
    store = filled([story.told(), _misprint()])
    _derive(store, _joined({_RAMPARTE.id: known.id}))
    assert [row.name for row in store.entities() if row.id == known.id] == ["Rampart"]


def test_an_old_address_leads_to_the_entity_that_stands_for_it(filled) -> None:
    store = filled([*_ALL, _misprint()])
    _derive(store, _joined({_RAMPARTE.id: stories.RAMPART.id}))
    query = f"SELECT ?now ?label {{ <{_RAMPARTE.id}> dcterms:isReplacedBy ?now ; rdfs:label ?label }}"
    [(now, label)] = run_query(store, query).rows
    assert (now, label) == (f"id:{stories.RAMPART.id.rsplit('/', 1)[-1]}", "Ramparte")


def test_decisions_are_in_the_graph_with_who_when_and_why(filled) -> None:
    store = filled([*_ALL, _misprint()])
    first, second = sorted((_RAMPARTE.id, stories.RAMPART.id))
    made = Judgement("j-1", dt.datetime(2025, 6, 1, 8, tzinfo=dt.UTC), "Anna", "same", first, second, "a misprint")
    automatic = Candidate(first, second, 0.93, ("the same words in another spelling",))
    _derive(store, Resolution({_RAMPARTE.id: stories.RAMPART.id}, (automatic,), (made,)))
    query = (
        "SELECT ?who ?verdict ?time ?score ?note { ?j a gk:Judgement ; gk:judgedBy ?who ; gk:verdict ?verdict ; "
        "gk:note ?note . OPTIONAL { ?j prov:generatedAtTime ?time } OPTIONAL { ?j gk:score ?score } } ORDER BY ?who"
    )
    assert run_query(store, query).rows == (
        ("Anna", "gk:same", "2025-06-01T08:00:00Z", None, "a misprint"),
        ("graphkit", "gk:same", None, "0.93", "the same words in another spelling"),
    )


def test_a_judgement_on_what_the_store_does_not_hold_is_not_in_it(three: Store) -> None:
    before = three.export("nquads")
    first, second = sorted((_RAMPARTE.id, stories.RAMPART.id))
    made = Judgement("j-1", dt.datetime(2025, 6, 1, tzinfo=dt.UTC), "Anna", "same", first, second)
    _derive(three, Resolution({}, (), (made,)))
    assert three.export("nquads") == before


def test_adding_a_joined_article_again_changes_nothing(filled) -> None:
    store = filled([*_ALL, _misprint()])
    _derive(store, _joined({_RAMPARTE.id: stories.RAMPART.id}))
    before = store.export("nquads")
    assert not store.add(_misprint(), stories.RUN)
    assert store.export("nquads") == before


def test_joining_what_an_article_does_not_speak_of_leaves_its_quads_alone() -> None:
    original = set(quads(_ALL[0], stories.RUN))
    assert joined(original, {_RAMPARTE.id: stories.LATVIA.id}, lambda _: ()) == original


def test_only_what_was_changed_is_kept_beside_the_article(filled) -> None:
    store = filled([*_ALL, _misprint()])
    _derive(store, _joined({_RAMPARTE.id: stories.RAMPART.id}))
    [kept] = store.match(None, AS_EXTRACTED)
    assert "Ramparte" not in _misprint().article.id
    assert _RAMPARTE.id in kept.object.value
    assert stories.LATVIA.name not in kept.object.value.replace("Latvia.", "")


def test_a_killed_join_is_completed(filled, monkeypatch: pytest.MonkeyPatch) -> None:
    canonical = {_RAMPARTE.id: stories.RAMPART.id, stories.SPRING_HAWK.id: stories.RAMPART.id}
    whole = filled([*_ALL, _misprint()])
    _derive(whole, _joined(canonical))
    store = filled([*_ALL, _misprint()])
    steps = iter(range(10))
    apply = Store.apply

    def killed(self: Store, *rest: Sequence[object]) -> None:
        if next(steps) == 1:
            raise KeyboardInterrupt
        apply(self, *rest)

    monkeypatch.setattr(Store, "apply", killed)
    with pytest.raises(KeyboardInterrupt):
        _derive(store, _joined(canonical))
    monkeypatch.undo()
    assert store.is_stale
    _derive(store, _joined(canonical))
    assert store.export("nquads") == whole.export("nquads")


def test_contents_are_what_the_article_said_whatever_was_joined(filled) -> None:
    store = filled([*_ALL, _misprint()])
    before = [contents(store, article) for article in store.article_ids()]
    _derive(store, _joined({_RAMPARTE.id: stories.RAMPART.id}))
    assert [contents(store, article) for article in store.article_ids()] == before
