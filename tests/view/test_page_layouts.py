"""What the panels do in narrow windows, on paper and beside each other; the time line under hand and keyboard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from test_page_panels import CLAIMS, PICTURE, drawn, selected

from graphkit.view import render

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.live import Visits

SELECT = "viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[0] } })"


@pytest.fixture
def page(visit: Visits) -> Page:
    return visit(render(PICTURE, title="Coast"), reduced_motion="reduce")


def narrow(visit: Visits, width: int) -> Page:
    return visit(render(PICTURE, title="Coast"), viewport={"width": width, "height": 800}, reduced_motion="reduce")


@pytest.mark.parametrize("width", [320, 400, 700, 900])
def test_narrow_windows_have_drawers_and_nothing_runs_over(visit: Visits, width: int) -> None:
    page = narrow(visit, width)
    assert not page.locator("#right").is_visible()
    page.get_by_role("button", name="Filters").click()
    assert page.evaluate("document.activeElement.id") == "search"
    page.locator("#search").fill("alba")
    page.keyboard.press("Enter")
    assert page.locator("#right h2", has_text="Alba").is_visible()
    assert page.locator("#network").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#right").is_visible()
    page.keyboard.press("Escape")
    page.locator("#network").focus()
    page.keyboard.press("/")
    assert page.locator("#search").is_visible()
    assert page.evaluate("document.activeElement.id") == "search"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_tools_of_a_narrow_window_wait_behind_a_button(visit: Visits) -> None:
    page = narrow(visit, 400)
    assert not page.get_by_label("Save").is_visible()
    page.get_by_role("button", name="Tools").click()
    assert page.get_by_label("Save").is_visible()


def test_both_sides_of_a_disagreement_stand_next_to_each_other(page: Page) -> None:
    page.evaluate("viewer.views.change({ selection: { kind: 'claim', claim: viewer.model.claims[1] } })")
    one, other = (side.bounding_box() for side in page.locator("#right .side").all())
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] <= other["x"]


def test_a_path_tells_the_claims_of_each_step_under_its_two_entities(page: Page) -> None:
    page.evaluate(SELECT)
    page.get_by_role("button", name="Path to…").click()
    page.locator("#search").fill("Isle")
    page.keyboard.press("Enter")
    panel = page.locator("#right")
    assert panel.locator(".part").all_text_contents() == ["Step 1Alba→Lance", "Step 2Lance→Isle"]
    panel.locator(".part .name", has_text="Isle").click()
    assert selected(page) == "Isle"


def test_asking_for_a_path_can_be_given_up(page: Page) -> None:
    page.evaluate(SELECT)
    page.get_by_role("button", name="Path to…").click()
    page.get_by_role("button", name="Cancel").click()
    page.evaluate("viewer.views.change({ selection: { kind: 'entity', entity: viewer.model.entities[5] } })")
    assert selected(page) == "Isle"


def test_handles_of_the_time_line_move_by_keys_and_stop_at_each_other(page: Page) -> None:
    first, last = page.get_by_label("First day"), page.get_by_label("Last day")
    last.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert last.get_attribute("aria-valuetext") == "2025-01-10"
    first.focus()
    page.keyboard.press("End")
    assert first.input_value() == last.input_value()
    assert drawn(page) == 1  # the one without a day


def test_a_click_on_a_bar_chooses_its_days_and_a_pull_those_under_it(page: Page) -> None:
    bars = page.locator("#timeline .bars")
    box = bars.bounding_box()
    assert box
    bars.click(position={"x": 8, "y": 40})
    assert page.evaluate("viewer.views.now.until") == page.evaluate("viewer.model.claims[0].from + 1")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 30, steps=5)
    page.mouse.up()
    assert page.evaluate("[viewer.views.now.from > 20140, viewer.views.now.until]") == [True, float("inf")]


def test_a_dossier_without_an_entity_offers_some_and_tells_contradictions_by_year(page: Page) -> None:
    page.get_by_role("button", name="Dossier").click()
    dossier = page.locator("#dossier")
    dossier.get_by_role("button", name="Lance").click()
    assert dossier.locator("h2").text_content() == "Lance"
    listed = dossier.locator("div", has=page.locator("h3", has_text="Contradictions")).locator("li").all_text_contents()
    assert [entry.partition(" · ")[0] for entry in listed] == [CLAIMS[1].summary, CLAIMS[2].summary]
    assert set(dossier.locator(".year").all_text_contents()) == {"2025"}
    assert "The ministry (" in (dossier.text_content() or "")


def test_paper_is_white_and_has_no_buttons(visit: Visits) -> None:
    page = visit(render(PICTURE, title="Coast"), "#page=dossier&theme=dark&entity=" + PICTURE.entities[3].iri)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("#left").is_visible()
    assert page.locator("button:visible", has_text="Print").count() == 0
    assert page.locator("#dossier article.card").first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("viewer.views.now.theme") == "dark"


def test_a_saved_layout_is_loaded_again(page: Page, tmp_path: Path) -> None:
    places = [[PICTURE.entities[0].iri, 12, 34, 1], ["https://example.org/unknown", 1, 2, 0]]
    saved = tmp_path / "layout.json"
    saved.write_text(json.dumps({"format": "graphkit layout", "version": 1, "places": places}), encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Save").select_option("Load a layout…")
    chooser.value.set_files(saved)
    page.get_by_role("button", name="1 pinned: take back").wait_for()
    assert page.evaluate("[...viewer.views.now.pinned].map(([e, { x, y }]) => [e.label, x, y])") == [["Alba", 12, 34]]


def test_the_keys_are_told_by_a_button_too(page: Page) -> None:
    page.get_by_role("button", name="Keys").click()
    assert page.locator("dialog.keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.keys").is_visible()
