"""Lists that filter, search and the table find what they are asked for, by mouse and by keyboard, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pictures import synthetic
from test_page_panels import CLAIMS, PICTURE, drawn, selected

from graphkit.view import render

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.live import Visits


@pytest.fixture
def page(visit: Visits) -> Page:
    return visit(render(PICTURE, title="Coast"), reduced_motion="reduce")


@pytest.fixture
def large(visit: Visits) -> Page:
    return visit(render(synthetic(3000), title="Large"), reduced_motion="reduce")


def crumbs(page: Page) -> list[str]:
    return [name.removesuffix(" ✕") for name in page.locator("#crumbs button").all_text_contents()]


def test_only_leaves_one_of_a_list_and_all_brings_the_others_back(page: Page) -> None:
    page.locator(".row", has_text="Reported").hover()
    page.get_by_role("button", name="Only Reported").click()
    assert drawn(page) == 2
    assert crumbs(page) == ["Only Reported"]
    page.get_by_role("button", name="All: Status").click()
    assert drawn(page) == 6
    assert crumbs(page) == []


def test_all_that_narrows_the_view_is_told_and_taken_back_at_once(page: Page) -> None:
    page.get_by_role("button", name="Only Reported").focus()
    page.keyboard.press("Enter")
    page.get_by_label("undated or lasting").uncheck()
    page.evaluate("viewer.views.change({ focus: { entity: viewer.model.entities[0], hops: 2 }, until: 20150 })")
    assert crumbs(page) == ["Focus: Alba, 2 hops", "Only Reported", "Until 2025-03-03", "Undated off", "All"]
    page.get_by_role("button", name="Take all back").click()
    assert (drawn(page), crumbs(page)) == (6, [])


def test_a_long_list_is_folded_and_can_be_searched(large: Page) -> None:
    outlets = large.locator("details", has=large.locator("summary", has_text="Outlets"))
    assert outlets.get_attribute("open") is None
    outlets.locator("summary").click()
    large.get_by_label("Find in Outlets").fill("OUTLET 2")
    shown = outlets.locator(".row:visible")
    assert sorted(shown.locator("label > span[dir]").all_text_contents()) == sorted(
        f"Outlet {n}" for n in (2, *range(20, 30))
    )


@pytest.mark.parametrize(("key", "hit"), [("ArrowDown", "hit-0"), ("ArrowUp", "last")])
def test_the_list_of_hits_follows_the_arrows_and_closes_with_escape(page: Page, key: str, hit: str) -> None:
    page.locator("#search").fill("a")
    options = page.locator("#hits [role=option]")
    page.keyboard.press(key)
    chosen = page.locator("#hits [aria-selected=true]").get_attribute("id")
    assert chosen == page.locator("#search").get_attribute("aria-activedescendant")
    assert chosen == (hit if hit != "last" else f"hit-{options.count() - 1}")
    page.keyboard.press("Escape")
    assert page.locator("#hits").is_hidden()
    assert page.locator("#search").get_attribute("aria-expanded") == "false"


def test_words_in_any_order_find_claims_and_the_table_shows_all_of_them(page: Page) -> None:
    page.locator("#search").fill("isle lance")
    page.get_by_role("option", name="All 2 claims with these words").click()
    rows = page.locator("#table tbody tr")
    assert {row.get_attribute("data-claim") for row in rows.all()} == {CLAIMS[1].id, CLAIMS[2].id}
    assert page.get_by_label("Claims with these words").input_value() == "isle lance"
    page.reload()
    page.wait_for_selector("#table tbody tr")
    assert rows.count() == 2


def test_what_nothing_has_is_said(page: Page) -> None:
    page.locator("#search").fill("zzz")
    assert page.locator(".nothing").is_visible()
    assert page.locator("#said").text_content() == "0 names, 0 claims found"


def test_a_hit_outside_the_picture_of_a_large_graph_is_added_to_it(large: Page) -> None:
    name = large.evaluate("viewer.model.entities.find((e) => !viewer.views.now.open.has(e)).label")
    large.locator("#search").fill(name)
    large.keyboard.press("Enter")
    assert selected(large) == name
    assert large.evaluate("viewer.views.now.open.has(viewer.views.now.selection.entity)")


def test_a_long_table_is_read_page_by_page_and_each_page_is_quick(large: Page) -> None:
    took = large.evaluate(
        "(() => { const start = performance.now(); viewer.views.change({ page: 'table' });"
        " return performance.now() - start })()"
    )
    assert took < 1500
    count = large.locator("#table [role=status]")
    assert count.text_content() == "1–200 of 3,000 claims"
    large.get_by_role("button", name="More ›").click()
    assert count.text_content() == "201–400 of 3,000 claims"
    large.get_by_role("button", name="Origins").click()
    assert count.text_content() == "1–200 of 3,000 claims"
    origins = [int(cell) for cell in large.locator("#table td:last-child").all_text_contents()]
    assert origins == sorted(origins)


def test_the_row_of_the_selected_claim_is_marked(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    page.locator("#table tbody tr button").nth(2).click()
    chosen = page.locator("#table tr.chosen")
    assert chosen.count() == 1
    shown = page.locator("#right article.card").first.get_attribute("data-claim")
    assert chosen.get_attribute("data-claim") == shown
