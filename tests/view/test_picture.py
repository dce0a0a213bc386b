"""Rows of a store become a picture: ends, days, marks, voices, contradictions, places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

import graphkit
from graphkit import KnowledgeGraph
from graphkit.lexicon.frame import Edge
from graphkit.picture import picture, picture_of
from graphkit.rdf import ArticleRow, ClaimRow, EntityRow, EvidenceRow, FillerRow, SourceRow, Store
from graphkit.rdf.contradictions import Contradiction, ContradictionRule
from graphkit.rdf.mentions import MentionRow
from graphkit.view.picture import Claim, Picture

EDGE = Edge("supplier", "supplies", "supplies", "recipient")
SENTENCE = "The ministry said that Moscow had delivered S-400 systems to Russia's partner India, India said."
ARTICLE = ArticleRow("d-1", "a.md", "Title", None, "Wire", dt.date(2025, 6, 3), "o-1")
RUSSIA, INDIA, S400 = "http://www.wikidata.org/entity/Q159", "http://www.wikidata.org/entity/Q668", "id:s-400"
ENTITIES = (
    EntityRow(RUSSIA, "Country", "Russia", ("Russian Federation",), "Q159", None, known=True, claims=("c-1",)),
    EntityRow(INDIA, "Country", "India", (), "Q668", None, known=True, claims=("c-1",)),
    EntityRow(S400, "WeaponSystem", "S-400 Triumf", ("S-400",), None, None, known=True, claims=("c-1",)),
    EntityRow("id:alone", "Person", "Nobody", (), None, None, known=False, claims=()),
)


def row(time: str | None = None, claim_id: str = "c-1") -> ClaimRow:
    fillers = [
        FillerRow("supplier", RUSSIA, "Russia", "Country"),
        FillerRow("recipient", INDIA, "India", "Country"),
        FillerRow("equipment", S400, "S-400 Triumf", "WeaponSystem"),
    ]
    fillers += [FillerRow("time", None, time, None)] if time else []
    start = SENTENCE.index("delivered")
    chain = (
        SourceRow(INDIA, "India", "India", "organization", None, "said"),
        SourceRow(None, None, "The ministry", "organization", None, "said"),
    )
    evidence = EvidenceRow(
        "a-1", ARTICLE, SENTENCE, 100, (start, start + 9), "positive", "certain", "actual", (), "organization", chain
    )
    return ClaimRow(
        claim_id, "ArmsTransfer", "Russia supplied S-400", "reported", "one voice", tuple(fillers), (evidence,)
    )


def made(*claims: ClaimRow, **more: object) -> Picture:
    return picture(claims, ENTITIES, (ARTICLE,), edges={"ArmsTransfer": EDGE}, **more)  # type: ignore[arg-type]


def marked(claim: Claim) -> list[tuple[str, str]]:
    return [(mark.what, SENTENCE[mark.start : mark.end]) for mark in claim.passages[0].marks]


def test_a_claim_is_drawn_between_the_fillers_that_its_frame_names() -> None:
    found = made(row())
    assert found.claims[0].pairs == ((RUSSIA, INDIA),)
    assert found.claims[0].label == "supplies"
    assert [entity.label for entity in found.entities] == ["Russia", "India", "S-400 Triumf"]


def test_a_claim_without_an_edge_is_told_and_not_drawn() -> None:
    found = picture([row()], ENTITIES, [ARTICLE], edges={})
    assert found.claims[0].pairs == ()
    assert found.claims[0].fillers


@pytest.mark.parametrize(
    ("time", "begins", "ends", "is_open"),
    [
        ("2025-09-12/2025-09-16", dt.date(2025, 9, 12), dt.date(2025, 9, 16), False),
        ("2025-09", dt.date(2025, 9, 1), dt.date(2025, 9, 30), False),
        ("2025-09/..", dt.date(2025, 9, 1), None, True),
        ("../2025-08-18", None, dt.date(2025, 8, 18), True),
        ("some day", None, None, False),
        (None, None, None, False),
    ],
)
def test_the_days_are_those_of_the_event(
    time: str | None, begins: dt.date | None, ends: dt.date | None, *, is_open: bool
) -> None:
    (claim,) = made(row(time)).claims
    assert (claim.begins, claim.ends, claim.open) == (begins, ends, is_open)


def test_fillers_are_marked_by_their_mentions_else_by_a_name_of_theirs() -> None:
    moscow = 100 + SENTENCE.index("Moscow")
    mentions = {"d-1": (MentionRow(moscow, moscow + 6, RUSSIA), MentionRow(5, 11, RUSSIA))}
    (claim,) = made(row(), found=mentions).claims
    assert marked(claim) == [
        ("trigger", "delivered"),
        ("supplier", "Moscow"),
        ("recipient", "India"),
        ("equipment", "S-400"),
    ]


def test_a_name_within_a_word_is_no_mark() -> None:
    (claim,) = made(row()).claims
    assert ("supplier", "Russia") in marked(claim)
    assert all(mark.what != "time" for mark in made(row("2025")).claims[0].passages[0].marks)


def test_letters_that_grow_in_lower_case_move_no_mark() -> None:
    claim = row()
    odd = "İİİ: russia delivered S-400 to India."
    moved = EvidenceRow(**{**_fields(claim.evidence[0]), "sentence": odd, "trigger": (12, 21)})
    (found,) = made(ClaimRow(**{**_fields(claim), "evidence": (moved,)})).claims
    marks = [odd[mark.start : mark.end] for mark in found.passages[0].marks]
    assert marks == ["delivered", "russia", "India", "S-400"]


def _fields(item: object) -> dict:  # type: ignore[type-arg]
    return {name: getattr(item, name) for name in item.__slots__}  # type: ignore[attr-defined]


def test_the_voices_are_in_the_order_in_which_they_pass_it_on() -> None:
    assert made(row()).claims[0].passages[0].voices == ("The ministry", "India")


def test_contradicting_claims_know_each_other_and_none_itself() -> None:
    one, other = row(), row(claim_id="c-2")
    rule = ContradictionRule("r", "t", "x", "s")
    pairs = [Contradiction(rule, one, other), Contradiction(rule, one, one)]
    found = made(one, other, opposing=pairs).claims
    assert [claim.opposes for claim in found] == [("c-2",), ("c-1",)]


def test_an_entity_bears_its_place() -> None:
    found = made(row(), places={INDIA: (22.9, 79.6)})
    assert [entity.place for entity in found.entities] == [None, (22.9, 79.6), None]


TEXT = (
    "Moscow delivered S-400 systems to India in May. The Kremlin denied it. "
    "On 3 June 2025, Russia delivered Iskander missiles to Belarus at Minsk."
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    folder = tmp_path_factory.mktemp("picture")
    (folder / "a.md").write_text(f"---\ntitle: T\npublished: 2025-06-05\n---\n\n{TEXT}\n", encoding="utf-8")
    with graphkit.build(folder / "a.md", folder / "kg") as built:
        yield built


def test_a_store_becomes_a_picture_with_exact_marks_and_places(graph: KnowledgeGraph) -> None:
    found = picture_of(graph._store)
    claims = [claim for claim in found.claims if claim.relation == "ArmsTransfer"]
    marks = {
        (mark.what, passage.sentence[mark.start : mark.end])
        for claim in claims
        for passage in claim.passages
        for mark in passage.marks
    }
    assert {("trigger", "delivered"), ("supplier", "Moscow"), ("recipient", "India")} <= marks
    places = {entity.label: entity.place for entity in found.entities}
    assert places["India"] == pytest.approx((22, 79), abs=2)
    assert any(claim.begins for claim in claims)


def test_the_picture_of_an_empty_store_is_empty() -> None:
    with Store.in_memory() as store:
        assert picture_of(store) == Picture()
