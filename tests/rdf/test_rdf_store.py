from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat
from rdflib import URIRef

from graphkit import ids
from graphkit.errors import StoreBusyError, StoreError, UnknownClaimError
from graphkit.graph import KnowledgeGraph
from graphkit.model import Extraction
from graphkit.rdf import Run, Store, terms
from graphkit.rdf.terms import gk

_ALL = (stories.deployment(), stories.drills(), stories.denial())


def _derive(store: Store) -> None:
    stories.derive(store)


@pytest.mark.parametrize("order", list(itertools.permutations(_ALL)))
def test_the_order_of_articles_does_not_matter(filled, three: Store, order: tuple[Extraction, ...]) -> None:
    store = filled(order)
    for form in ("nquads", "trig", "turtle", "jsonld"):
        assert store.export(form) == three.export(form)


def test_an_article_added_twice_is_there_once(filled, three: Store) -> None:
    store = filled([*_ALL, *_ALL])
    assert store.export("nquads") == three.export("nquads")
    assert not store.add(_ALL[0], stories.RUN)
    assert not store.is_stale


@settings(max_examples=40, deadline=None)
@given(st.permutations(_ALL), st.integers(1, 3), st.lists(st.integers(0, 2), max_size=4))
def test_what_is_removed_leaves_no_trace(order: list[Extraction], kept: int, detours: list[int]) -> None:
    store, other = Store.in_memory(), Store.in_memory()
    for extraction in order:
        store.add(extraction, stories.RUN)
    for number in detours:
        _derive(store)
        store.remove(_ALL[number].article.id)
        store.add(_ALL[number], stories.RUN)
    for extraction in order[kept:]:
        assert store.remove(extraction.article.id)
    for extraction in order[:kept]:
        other.add(extraction, stories.RUN)
    _derive(store)
    _derive(other)
    assert store.export("nquads") == other.export("nquads")


def test_removing_everything_leaves_nothing(three: Store) -> None:
    for extraction in _ALL:
        three.remove(extraction.article.id)
    _derive(three)
    assert three.match() == []


def test_removing_what_is_not_there_does_nothing(three: Store) -> None:
    before = three.export("nquads")
    assert not three.remove("d-0000000000000000")
    assert three.export("nquads") == before


def test_a_new_extraction_of_an_article_takes_the_place_of_the_old(filled) -> None:
    less = replace(_ALL[0], attestations=_ALL[0].attestations[:1])
    store = filled([*_ALL])
    assert store.add(less, stories.RUN)
    _derive(store)
    assert store.export("nquads") == filled([less, *_ALL[1:]]).export("nquads")


def test_another_run_takes_the_place_of_the_old_one(filled) -> None:
    newer = Run("0.2.0", "m", "l")
    store = filled([_ALL[0]])
    assert (store.has(_ALL[0].article.id), store.has(_ALL[0].article.id, newer)) == (True, False)
    assert store.add(_ALL[0], newer)
    assert store.has(_ALL[0].article.id, newer)
    assert {quad.subject for quad in store.match(graph=terms.RUNS)} == {terms.node(newer.id)}


def test_a_newer_gazetteer_replaces_what_the_older_one_said(filled) -> None:
    renamed = replace(stories.LATVIA, name="Republic of Latvia", aliases=())
    entities = tuple(renamed if e.id == renamed.id else e for e in _ALL[1].entities)
    store = filled([_ALL[0], replace(_ALL[1], entities=entities)])
    [row] = [row for row in store.entities() if row.id == renamed.id]
    assert (row.name, row.aliases) == ("Republic of Latvia", ())


def test_the_commonest_name_of_a_thing_known_from_text_is_its_label(filled) -> None:
    store = filled(_ALL)
    names = {row.id: row.name for row in store.entities()}
    assert names[stories.RAMPART.id] == "Rampart"
    store.remove(_ALL[0].article.id)
    store.remove(_ALL[2].article.id)
    _derive(store)
    assert {row.id: row.name for row in store.entities()}[stories.RAMPART.id] == "RAMPART"


def test_adding_makes_the_derived_stale_until_they_are_derived(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", write=True) as store:
        store.add(_ALL[0], stories.RUN)
        assert store.is_stale
    with Store.open(tmp_path / "kg", write=True) as store:
        assert store.is_stale
        _derive(store)
        assert not store.is_stale


def test_deriving_twice_changes_nothing(three: Store) -> None:
    before = three.export("nquads")
    _derive(three)
    assert three.export("nquads") == before


def test_only_confirmed_and_official_claims_become_plain_edges(filled) -> None:
    def accepted(store: Store) -> set[tuple[str, ...]]:
        quads = store.match(graph=terms.ACCEPTED)
        return {tuple(terms.compact(term.value) for term in quad.triple) for quad in quads}

    rampart = terms.compact(stories.RAMPART.id)
    assert accepted(filled(_ALL[:2])) == {(rampart, "rel:deployedIn", "wd:Q211")}
    assert accepted(filled(_ALL)) == set()  # disputed by the denial


def test_an_edge_between_fillers_of_one_role_runs_both_ways(filled) -> None:
    story = stories.Story()
    minister = story.source("Jana Ozola", entity=stories.MINISTER)
    story.states("Meeting", participant=[stories.LATVIA, stories.ESTONIA], by=minister)
    edges = {(q.subject.value, q.object.value) for q in filled([story.told()]).match(graph=terms.ACCEPTED)}
    assert edges == {(stories.LATVIA.id, stories.ESTONIA.id), (stories.ESTONIA.id, stories.LATVIA.id)}


def test_rows_tell_a_claim_with_its_evidence(three: Store) -> None:
    [claim] = [claim for claim in three.claims() if claim.type == "Deployment"]
    assert (claim.label, claim.status) == ("Rampart deployed in Latvia (time: 2025-05)", "disputed")
    assert [(f.role, f.label, f.type) for f in claim.fillers] == [
        ("equipment", "Rampart", "WeaponSystem"),
        ("place", "Latvia", "Country"),
        ("time", "2025-05", None),
    ]
    denied, official, own = claim.evidence
    assert (denied.mode, denied.article.published, denied.article.publisher) == ("denied", None, None)
    assert [source.name for source in official.chain] == ["Ministry of Defence of Latvia", "LETA"]
    assert official.sentence[slice(*official.trigger)] == "deployed"
    assert (own.source_type, own.chain, own.article.publisher) == ("articleVoice", (), "Baltic Ledger")


@pytest.mark.parametrize("written", ["{}", "id:{}", f"{terms.ID}{{}}"])
def test_a_claim_is_explained_by_any_form_of_its_id(three: Store, written: str) -> None:
    claim = three.claims()[0]
    assert three.explain(written.format(claim.id)) == claim


@pytest.mark.parametrize("name", ["c-0000000000000000", "", "wd:Q211", "no such claim"])
def test_an_unknown_claim_is_an_error(three: Store, name: str) -> None:
    with pytest.raises(UnknownClaimError, match=r"no claim .* was expected"):
        three.explain(name)


def test_offsets_of_evidence_count_the_stored_text(three: Store) -> None:
    for claim in three.claims():
        for evidence in claim.evidence:
            text = three.text(evidence.article.id)
            assert text[evidence.start : evidence.start + len(evidence.sentence)] == evidence.sentence


@pytest.mark.parametrize("value", ["1.50", "007", "1e3", "true", "2025-09-31", "en@x", ' "quoted" \\ \t'])
def test_a_value_is_kept_as_it_is_written(tmp_path: Path, value: str) -> None:
    extraction = stories.Story().states("ArmsTransfer", recipient=stories.LATVIA, value=value, time=value).told()
    with Store.open(tmp_path / "kg", write=True) as store:
        store.add(extraction, stories.RUN)
        _derive(store)
    with Store.open(tmp_path / "kg") as store:
        [claim] = store.claims()
        assert {filler.label for filler in claim.fillers if filler.entity is None} == {value}


def test_counts_and_rows_agree(three: Store) -> None:
    assert (three.count("articles"), three.count("claims"), three.count("entities")) == (
        len(three.articles()),
        len(three.claims()),
        len(three.entities()),
    )


def test_rdflib_sees_all_quads_and_answers_on_their_union(three: Store) -> None:
    dataset = three.to_rdflib()
    assert len({*dataset.quads((None, None, None, None))}) == len(three.match())
    rows = list(dataset.query("SELECT ?c WHERE { ?a gk:attests ?c ; gk:mode gk:denied . ?c gk:status gk:disputed }"))
    assert len(rows) == 1
    assert (URIRef(stories.LATVIA.id), URIRef(f"{terms.SKOS}prefLabel"), None) in dataset


def test_exported_quads_are_sorted_lines_that_read_back(three: Store) -> None:
    lines = three.export("nquads").decode().split("\n")
    assert lines[:-1] == sorted(lines[:-1])
    copy = Store.in_memory()
    copy.engine.load(three.export("nquads"), format=RdfFormat.N_QUADS)
    assert set(copy.match()) == set(three.match())


def test_an_unknown_form_is_refused(three: Store) -> None:
    with pytest.raises(StoreError, match="form 'rdfxml' is unknown; one of"):
        three.export("rdfxml")


def test_a_store_open_for_reading_refuses_to_write(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", write=True) as store:
        store.add(_ALL[0], stories.RUN)
    with (
        Store.open(tmp_path / "kg") as store,
        pytest.raises(StoreError, match="open for reading; a store open for writing was expected"),
    ):
        store.add(_ALL[1], stories.RUN)


def test_readers_do_not_hinder_one_another(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", write=True) as store:
        store.add(_ALL[0], stories.RUN)
    with Store.open(tmp_path / "kg") as one, Store.open(tmp_path / "kg") as other:
        assert one.export("nquads") == other.export("nquads") != b""


def test_a_second_writer_is_told_so_at_once(tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "kg", write=True),
        pytest.raises(StoreBusyError, match="another process is writing to it"),
    ):
        Store.open(tmp_path / "kg", write=True)


def test_a_closed_store_says_so(three: Store) -> None:
    three.close()
    three.close()
    with pytest.raises(StoreError, match="it is closed"):
        three.claims()


@pytest.mark.parametrize("write", [True, False])
def test_a_file_is_no_store(tmp_path: Path, write: bool) -> None:
    (tmp_path / "kg").write_text("text")
    with pytest.raises(StoreError, match="it is a file; a directory with a store was expected"):
        Store.open(tmp_path / "kg", write=write)


@pytest.mark.parametrize("write", [True, False])
def test_a_directory_with_other_files_is_left_alone(tmp_path: Path, write: bool) -> None:
    (tmp_path / "thesis.txt").write_text("text")
    with pytest.raises(StoreError, match="holds other files"):
        Store.open(tmp_path, write=write)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_missing_store_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        Store.open(tmp_path / "kg")
    assert not (tmp_path / "kg").exists()


def test_a_store_whose_making_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "kg").mkdir()
    for name in ("LOCK", "IDENTITY", "MANIFEST-000001", "000001.dbtmp"):  # what RocksDB writes before CURRENT
        (tmp_path / "kg" / name).write_text("")
    with pytest.raises(StoreError, match="there is no store"):
        Store.open(tmp_path / "kg")
    with Store.open(tmp_path / "kg", write=True) as store:
        assert store.add(_ALL[0], stories.RUN)


@pytest.mark.parametrize("write", [True, False])
def test_a_damaged_store_is_an_error_with_its_path(tmp_path: Path, write: bool) -> None:
    with Store.open(tmp_path / "kg", write=True) as store:
        store.add(_ALL[0], stories.RUN)
    for path in (tmp_path / "kg").glob("MANIFEST*"):
        path.write_bytes(b"\x00damaged")
    with pytest.raises(StoreError, match="kg: it cannot be opened"):
        Store.open(tmp_path / "kg", write=write)


def test_writing_is_one_step_that_happens_or_does_not(three: Store) -> None:
    before = three.export("nquads")

    def failing():
        yield Quad(terms.CLAIMS, gk("text"), terms.text("x"), terms.CLAIMS)
        raise StopAsyncIteration

    with pytest.raises(StopAsyncIteration):
        three.apply((), failing())
    assert three.export("nquads") == before


def test_ids_of_publishers_do_not_depend_on_spelling(filled) -> None:
    twins = [replace(_ALL[0], outlet=(stories.outlet("The daugava post"),))]
    [outlet] = [row for row in filled(twins).entities() if row.type == "MediaOrganization" and not row.known]
    assert outlet.id == ids.text_entity_iri("MediaOrganization", "Daugava Post")


def test_a_copy_in_memory_answers_as_the_folder_does_and_stays_as_it_was(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", write=True) as store:
        for extraction in _ALL:
            store.add(extraction, stories.RUN)
        _derive(store)
        before = store.export("nquads")
    graph = KnowledgeGraph.load(tmp_path / "kg", in_memory=True)
    with Store.open(tmp_path / "kg", write=True) as store:
        store.remove(_ALL[0].article.id)
    with graph:
        assert graph.to_rdflib() is not None
        assert len(graph.claims()) == len(Store.in_memory(pyoxigraph.parse(before, format=RdfFormat.N_QUADS)).claims())
        assert graph.search("drills OR hosted")
        with pytest.raises(StoreError, match="it is open for reading"):
            graph.retract(_ALL[1].article.id)
