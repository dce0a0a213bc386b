"""Search, filters, time line, evidence, table, paths, exports and the address of the page, used as a reader would."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from graphkit.view import render
from graphkit.view.picture import Article, Claim, Entity, Filler, Mark, Passage, Picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.live import Visits

ID = "https://w3id.org/graphkit/id/"
ENTITIES = tuple(
    Entity(ID + iri, label, kind, aliases)
    for iri, label, kind, aliases in [
        ("alba", "Alba", "Country", ("Альба",)),
        ("borea", "Boréa", "Country", ()),
        ("corin", "Corin", "Country", ()),
        ("lance", "Lance", "WeaponSystem", ()),
        ("dow", "=Jane Dow", "Person", ()),
        ("isle", "Isle", "City", ()),
    ]
)
ARTICLES = (
    Article("d-1", "One", "Morning Wire", dt.date(2025, 1, 10), "https://wire.example/1", "o-1"),
    Article("d-2", "Two", "Evening Post", dt.date(2025, 3, 5), "https://post.example/2", "o-2"),
    Article("d-3", "Three", None, dt.date(2025, 6, 1), "javascript:alert(1)", "o-3"),
)


def _claim(
    number: int, status: str, words: str, ends: tuple[str, ...], day: str | None, *articles: int, **more
) -> Claim:
    names = {entity.iri.removeprefix(ID): entity for entity in ENTITIES}
    roles = ("actor", "target", "place")
    fillers = tuple(Filler(roles[at], ID + end, names[end].label) for at, end in enumerate(ends))
    when = dt.date.fromisoformat(day) if day else None
    sentence = f"It was said that {words} on the coast."
    marks = (Mark(17, 17 + len(words.split()[0]), "actor"),)
    return Claim(
        id=f"c-{number:016x}", relation=more.pop("relation", "Deployment"), status=status, label="told", summary=words,
        begins=when, ends=when, when=day, fillers=fillers,
        pairs=((ID + ends[0], ID + ends[1]),) if len(ends) > 1 else (),
        passages=tuple(
            Passage(f"d-{n}", sentence, marks, ("the ministry",), "organization", more.get("certainty", "certain"),
                    more.get("polarity", "positive"))
            for n in articles
        ),
        opposes=more.get("opposes", ()),
    )  # fmt: skip


CLAIMS = (
    _claim(1, "confirmed", "Alba deployed Lance", ("alba", "lance"), "2025-01-09", 1, 2),
    _claim(2, "denied", "Lance stands in Isle", ("lance", "isle"), "2025-03-01", 2, polarity="negative",
           opposes=("c-0000000000000003",)),
    _claim(3, "reported", "Lance left Isle", ("lance", "isle"), "2025-03-02", 2, relation="Withdrawal",
           opposes=("c-0000000000000002",)),
    _claim(4, "reported", "Boréa met Alba", ("borea", "alba"), "2025-02-01", 1, relation="Meeting"),
    _claim(5, "unconfirmed", "Corin fears Boréa", ("corin", "borea"), None, 3, relation="Accusation",
           certainty="possible"),
    _claim(6, "official", "=Jane Dow spoke", ("dow",), "2025-05-20", 3, relation="Statement"),
)  # fmt: skip
PICTURE = Picture(ENTITIES, CLAIMS, ARTICLES)


@pytest.fixture
def page(visit: Visits) -> Page:
    return visit(render(PICTURE, title="Coast"), reduced_motion="reduce", accept_downloads=True)


def drawn(page: Page) -> int:
    return page.evaluate("viewer.scenes.now.claims.length")


def selected(page: Page) -> str | None:
    return page.evaluate(
        "(({ selection: s }) => s && (s.entity?.label || s.claim?.summary"
        " || s.entities?.map((e) => e.label).join(' > ')))(viewer.views.now)"
    )


def _wait(page: Page, condition: str) -> None:
    """Waits until it holds; the page's policy forbids what Playwright would do for that."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {condition}")


def test_every_claim_of_the_file_is_reached_by_clicks_alone(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    reached = set()
    for number in range(len(CLAIMS)):
        page.locator("#table tbody tr button").nth(number).click()
        shown = page.locator("#right article.card").first
        reached.add(shown.get_attribute("data-claim"))
        assert "It was said that" in (shown.text_content() or "")
    assert reached == {claim.id for claim in CLAIMS}


def test_a_filter_hides_what_it_names_and_counts_the_rest(page: Page) -> None:
    row = page.locator("label", has_text="Reported")
    assert row.locator(".many").text_content() == "2"
    row.click()
    assert drawn(page) == 4
    assert row.locator(".many").text_content() == "0"
    page.get_by_role("button", name="Reported off: take back").click()
    assert drawn(page) == 6
    page.get_by_role("button", name="None: Outlets").click()
    assert drawn(page) == 0
    page.locator("label", has_text="no outlet named").click()
    assert drawn(page) == 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [("альб", "Alba"), ("ALB", "Alba"), ("borea", "Boréa"), ("fears boréa on the coast", "Corin fears Boréa")],
)
def test_search_finds_names_in_any_script_and_words_of_sentences(page: Page, typed: str, found: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "hit-0"
    page.keyboard.press("Enter")
    assert selected(page) == found
    assert found in (page.locator("#right").text_content() or "")


def test_the_time_line_narrows_by_day_and_keeps_what_has_none(page: Page) -> None:
    page.get_by_label("Last day").evaluate("(e) => { e.value = e.min; e.dispatchEvent(new Event('input')) }")
    assert drawn(page) == 2
    page.get_by_label("undated or lasting").uncheck()
    assert drawn(page) == 1
    page.get_by_role("button", name="All dates").click()
    assert drawn(page) == 5
    page.get_by_role("button", name="Published").click()
    page.get_by_label("First day").evaluate("(e) => { e.value = e.max; e.dispatchEvent(new Event('input')) }")
    assert drawn(page) == 2


def test_play_moves_the_last_day_until_the_end(page: Page) -> None:
    page.get_by_role("button", name="Play").click()
    _wait(page, "Number.isFinite(viewer.views.now.until)")
    first = page.evaluate("viewer.views.now.until")
    _wait(page, f"viewer.views.now.until > {first}")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play").wait_for()


def test_sources_that_disagree_stand_beside_each_other(page: Page) -> None:
    page.evaluate("viewer.views.change({ selection: { kind: 'claim', claim: viewer.model.claims[1] } })")
    card = page.locator("#right article.card").first
    assert "negated" in (card.text_content() or "")
    beside = card.locator(".disagree article")
    assert beside.get_attribute("data-claim") == CLAIMS[2].id
    beside.get_by_role("button").click()
    assert selected(page) == "Lance left Isle"


def test_evidence_marks_who_acts_links_only_to_the_web_and_counts_origins(page: Page) -> None:
    page.evaluate("viewer.views.change({ selection: { kind: 'claim', claim: viewer.model.claims[0] } })")
    card = page.locator("#right article.card").first
    assert card.locator("mark").all_text_contents() == ["Alba", "Alba"]
    assert "2 independent origins" in (card.text_content() or "")
    assert card.locator("a").evaluate_all("(all) => all.map((a) => a.href)") == [a.url for a in ARTICLES[:2]]
    page.evaluate("viewer.views.change({ selection: { kind: 'claim', claim: viewer.model.claims[4] } })")
    assert page.locator("#right article.card a").count() == 0
    assert "possible" in (page.locator("#right article.card").text_content() or "")


@pytest.mark.parametrize(
    ("how", "way"),
    [("Path to…", "Corin > Boréa > Alba > Lance > Isle"), ("Path in time to…", None)],
)
def test_a_path_leads_over_claims_to_the_entity_that_is_chosen_next(page: Page, how: str, way: str | None) -> None:
    page.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[2] } })")
    page.get_by_role("button", name=how).click()
    page.locator("#search").fill("Isle")
    page.keyboard.press("Enter")
    if way:
        assert selected(page) == way
    else:
        assert "No path" in (page.locator("#right").text_content() or "")


def test_a_path_in_time_has_no_step_before_the_last_one(page: Page) -> None:
    page.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[0] } })")
    page.get_by_role("button", name="Path in time to…").click()
    page.locator("#search").fill("Isle")
    page.keyboard.press("Enter")
    assert selected(page) == "Alba > Lance > Isle"
    assert page.evaluate("viewer.views.now.selection.claims.map((c) => c.summary)") == [
        "Alba deployed Lance",
        "Lance stands in Isle",
    ]


def test_focus_hide_and_pin_are_taken_back_one_by_one(page: Page) -> None:
    page.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[0] } })")
    page.get_by_role("button", name="Focus", exact=True).click()
    assert page.evaluate("viewer.scenes.now.entities.map((e) => e.label)") == ["Alba", "Boréa", "Lance"]
    page.get_by_role("button", name="Pin", exact=True).click()
    page.get_by_role("button", name="Hide").click()
    for crumb in ("Focus: Alba, 1 hop", "1 hidden", "1 pinned"):
        page.get_by_role("button", name=f"{crumb}: take back").click()
    assert page.locator("#crumbs button").count() == 0
    assert page.evaluate("viewer.scenes.now.entities.length") == 5


def test_the_table_sorts_by_any_column_and_says_so(page: Page) -> None:
    page.keyboard.press("t")
    page.locator("#table th button", has_text="Status").click()
    cells = page.locator("#table tbody tr td:nth-child(3)").all_text_contents()
    assert cells == sorted(cells)
    head = page.locator("#table th", has_text="Status")
    assert head.get_attribute("aria-sort") == "ascending"
    page.locator("#table th button", has_text="Status").click()
    assert page.locator("#table tbody tr td:nth-child(3)").all_text_contents() == sorted(cells, reverse=True)
    page.get_by_label("Claims with these words").fill("isle")
    assert page.locator("#table tbody tr").count() == 2


def _saved(page: Page, what: str) -> str:
    with page.expect_download() as download:
        page.get_by_label("Save").select_option(what)
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_what_is_saved_reads_back_with_the_same_counts(page: Page) -> None:
    rows = list(csv.DictReader(io.StringIO(_saved(page, "Claims (CSV)"))))
    assert len(rows) == sum(len(claim.passages) for claim in CLAIMS)
    assert {row["claim"] for row in rows} == {claim.id for claim in CLAIMS}
    assert "'=Jane Dow spoke" in {row["summary"] for row in rows}
    graph = nx.parse_graphml(_saved(page, "Network (GraphML)"))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (5, 5)
    assert {data["claim"] for *_, data in graph.edges(data=True)} == {claim.id for claim in CLAIMS[:5]}
    assert len(json.loads(_saved(page, "Layout (JSON)"))["places"]) == 5
    assert _saved(page, "Picture (SVG)").count("Lance") >= 1
    with page.expect_download() as download:
        page.get_by_label("Save").select_option("Picture (PNG)")
    assert Path(download.value.path()).read_bytes()[:4] == b"\x89PNG"


def test_the_address_keeps_the_view_and_the_back_button_takes_selections_back(page: Page, visit: Visits) -> None:
    page.locator("label", has_text="Reported").click()
    page.get_by_label("Last day").evaluate("(e) => { e.value = e.min; e.dispatchEvent(new Event('input')) }")
    page.evaluate(
        "viewer.views.change({ lines: 'claim', pinned: new Map([[viewer.model.entities[3], { x: 5, y: 9 }]]) })"
    )
    page.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[0] } })")
    fragment = page.evaluate("location.hash")
    again = visit(render(PICTURE, title="Coast"), fragment, name="again.html")
    look = "(({ lines, statuses, until, pinned }) => [lines, [...statuses], until, pinned.size])(viewer.views.now)"
    assert again.evaluate(look) == page.evaluate(look)
    assert selected(again) == "Alba"
    page.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[1] } })")
    page.go_back()
    _wait(page, "viewer.views.now.selection?.entity.label === 'Alba'")


@pytest.mark.parametrize(
    "fragment", ["#%%%", "#from=x&focus=9~y&pinned=a,b&open=~~", "#claim=c-0&page=nowhere&line=~~c-9"]
)
def test_an_address_that_makes_no_sense_opens_the_whole_page(visit: Visits, fragment: str) -> None:
    assert drawn(visit(render(PICTURE, title="Coast"), fragment)) == 6


def test_the_dossier_tells_all_that_is_claimed_about_one(page: Page) -> None:
    page.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[3] } })")
    page.locator("#right").get_by_role("button", name="Dossier").click()
    dossier = page.locator("#dossier")
    assert dossier.locator("h2").text_content() == "Lance"
    assert {c.get_attribute("data-claim") for c in dossier.locator("section > article").all()} == {
        c.id for c in CLAIMS[:3]
    }
    assert "Evening Post: 3 claims" in (dossier.text_content() or "")
