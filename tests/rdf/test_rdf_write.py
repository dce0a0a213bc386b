from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from graphkit import ids
from graphkit.model import Attribution, Entity, Extraction, Span
from graphkit.rdf import Run, quads, terms
from graphkit.rdf.periods import period
from graphkit.rdf.terms import gk, node


def _values(found: tuple[Quad, ...], subject: str, predicate: NamedNode) -> set[str]:
    return {quad.object.value for quad in found if quad.subject == node(subject) and quad.predicate == predicate}


def _local(found: tuple[Quad, ...], subject: str, name: str) -> set[str]:
    return {terms.local_name(value) for value in _values(found, subject, gk(name))}


@pytest.fixture
def extraction() -> Extraction:
    return stories.deployment()


@pytest.fixture
def found(extraction: Extraction) -> tuple[Quad, ...]:
    return quads(extraction, stories.RUN)


def test_quads_are_sorted_unique_and_without_blank_nodes(found: tuple[Quad, ...]) -> None:
    assert list(found) == sorted(set(found), key=str)
    assert not any(isinstance(term, BlankNode) for quad in found for term in (quad.subject, quad.object))


def test_each_triple_stands_in_one_graph(found: tuple[Quad, ...]) -> None:
    assert len({quad.triple for quad in found}) == len(found)


def test_the_order_of_an_extraction_does_not_matter(extraction: Extraction, found: tuple[Quad, ...]) -> None:
    turned = replace(extraction, entities=extraction.entities[::-1], attestations=extraction.attestations[::-1])
    assert quads(turned, stories.RUN) == found


def test_an_attestation_says_who_how_firmly_and_where(extraction: Extraction, found: tuple[Quad, ...]) -> None:
    attestation = extraction.attestations[0]
    expected = {"polarity": "positive", "certainty": "certain", "mode": "actual", "sourceType": "organizationSource"}
    assert {name: _local(found, attestation.id, name) for name in expected} == {k: {v} for k, v in expected.items()}
    assert _values(found, attestation.id, terms.ATTRIBUTED_TO) == {stories.MINISTRY.id}
    assert _values(found, attestation.id, gk("speakerAsPrinted")) == {"the ministry"}
    assert _values(found, attestation.id, gk("triggerExact")) == {"deployed"}


def test_a_passage_quotes_the_article_exactly(extraction: Extraction, found: tuple[Quad, ...]) -> None:
    for quad in found:
        if quad.predicate.value == f"{terms.OA}exact":
            about = terms.local_name(quad.subject.value)
            [start] = _values(found, about, NamedNode(f"{terms.OA}start"))
            [end] = _values(found, about, NamedNode(f"{terms.OA}end"))
            assert extraction.article.text[int(start) : int(end)] == quad.object.value


def test_without_attribution_the_article_speaks_in_its_own_voice() -> None:
    extraction = stories.drills()
    found = quads(extraction, stories.RUN)
    attestation = extraction.attestations[0].id
    assert _local(found, attestation, "sourceType") == {"articleVoice"}
    assert not _values(found, attestation, gk("attribution")) | _values(found, attestation, gk("speakerAsPrinted"))


def test_sources_that_cite_one_another_form_a_chain(extraction: Extraction, found: tuple[Quad, ...]) -> None:
    [ministry] = _local(found, extraction.attestations[0].id, "attribution")
    [agency] = _local(found, ministry, "citedBy")
    assert _values(found, agency, terms.ATTRIBUTED_TO) == {stories.AGENCY.id}
    assert (_values(found, ministry, gk("depth")), _values(found, agency, gk("depth"))) == ({"1"}, {"0"})
    assert not _values(found, agency, gk("citedBy"))


def test_a_circle_of_sources_is_cut(extraction: Extraction) -> None:
    first, second, *rest = extraction.attributions
    circle = replace(extraction, attributions=(replace(first, parent=1), second, *rest))
    found = quads(circle, stories.RUN)
    [ministry] = _local(found, circle.attestations[0].id, "attribution")
    assert _values(found, ministry, gk("depth")) == {"1"}


def test_involves_stands_beside_each_role_of_an_entity(extraction: Extraction, found: tuple[Quad, ...]) -> None:
    claim = extraction.attestations[0].claim
    assert _values(found, claim.id, gk("involves")) == {stories.RAMPART.id, stories.LATVIA.id}
    assert _values(found, claim.id, gk("time")) == {"2025-05"}
    assert (_values(found, claim.id, gk("begins")), _values(found, claim.id, gk("ends"))) == (
        {"2025-05-01"},
        {"2025-05-31"},
    )


def test_a_stage_is_a_concept() -> None:
    extraction = stories.denial()
    amendment = extraction.attestations[2].claim
    assert _values(quads(extraction, stories.RUN), amendment.id, gk("stage")) == {f"{terms.GK}draft"}


def test_only_what_takes_part_speaks_or_publishes_is_described(extraction: Extraction) -> None:
    bystander = Entity(f"{ids.ID}bystander", "Person", "By Stander", known=True)
    found = quads(replace(extraction, entities=(*extraction.entities, bystander)), stories.RUN)
    described = {quad.subject.value for quad in found if quad.graph_name == terms.ENTITIES}
    outlet = ids.text_entity_iri("MediaOrganization", "Daugava Post")
    told = {stories.RAMPART.id, stories.LATVIA.id, stories.ESTONIA.id, stories.MINISTRY.id, stories.AGENCY.id}
    assert described == {*told, outlet}


def test_a_name_known_from_text_alone_is_no_label_yet(extraction: Extraction, found: tuple[Quad, ...]) -> None:
    labels = {q.subject.value for q in found if q.predicate in (terms.PREF_LABEL, terms.ALT_LABEL)}
    assert stories.RAMPART.id not in labels
    assert {q.object.value for q in found if q.predicate == gk("nameAsPrinted")} == {"Rampart", "Daugava Post"}


def test_a_run_is_named_by_its_contents() -> None:
    assert Run("1", "m", "l").id == Run("1", "m", "l").id
    assert len({Run("1", "m", "l").id, Run("2", "m", "l").id, Run("1", "m", "l", ("o",)).id}) == 3


def test_a_claim_stated_twice_in_one_sentence_counts_once(extraction: Extraction) -> None:
    first = extraction.attestations[0]
    again = replace(first, trigger=Span(first.trigger.start + 9, first.trigger.end + 5), certainty="possible")
    for order in ((first, again), (again, first)):
        found = quads(replace(extraction, attestations=order), stories.RUN)
        assert _local(found, first.id, "certainty") == {"certain"}


_hostile = st.text(st.characters(), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(_hostile, _hostile, _hostile, _hostile)
def test_hostile_strings_make_quads_that_can_be_read_again(name: str, url: str, kind: str, value: str) -> None:
    story = stories.Story(title=name, publisher=value, url=f"https://{url}", source_id=name)
    entity = Entity(url, kind, name, (value,), known=True, wikipedia=value, wikidata=name)
    story.states(kind, sentence=f"{value}.", equipment=entity, time=value, stage=value)
    found = quads(story.told(), stories.RUN)
    lines = "".join(f"{quad} .\n" for quad in found)
    assert set(parse(lines, format=RdfFormat.N_QUADS)) == set(found)


def test_an_attribution_without_source_or_cue_is_written(extraction: Extraction) -> None:
    bare = Attribution(None, None, None, (), "indirect", "unnamed")
    found = quads(replace(extraction, attributions=(bare,) * 3), stories.RUN)
    [source] = _local(found, extraction.attestations[1].id, "attribution")
    assert _local(found, source, "sourceType") == {"unnamed"}


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2009", (dt.date(2009, 1, 1), dt.date(2009, 12, 31))),
        ("2024-02", (dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
        ("2025-09-12/2025-09-16", (dt.date(2025, 9, 12), dt.date(2025, 9, 16))),
        ("2025-09/2025-10", (dt.date(2025, 9, 1), dt.date(2025, 10, 31))),
        ("2025-09-16/2025-09-12", (None, None)),
        ("2025-13", (None, None)),
        ("2025-02-30", (None, None)),
        ("0000", (None, None)),
        ("next May", (None, None)),
        ("../2025-08", (None, dt.date(2025, 8, 31))),
        ("2025-08/..", (dt.date(2025, 8, 1), None)),
        ("../soon", (None, None)),
        ("2025/", (dt.date(2025, 1, 1), dt.date(2025, 12, 31))),
    ],
)
def test_a_date_has_a_first_and_a_last_day(value: str, days: tuple[dt.date | None, dt.date | None]) -> None:
    assert period(value) == days
