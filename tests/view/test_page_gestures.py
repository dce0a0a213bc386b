"""Mouse, fingers and keys on the page's canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import chart_page
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.live import Visits


def _camera(page: Page) -> Any:
    return page.evaluate("(({ x, y, scale }) => ({ x, y, scale }))(viewer.network.chart.camera)")


@pytest.fixture
def page(visit: Visits) -> Page:
    opened = visit(chart_page.page(), reduced_motion="reduce", has_touch=True)
    opened.wait_for_timeout(200)  # until the chart has the size that its place has in the end
    return opened


def test_each_claim_is_reached_by_a_click_on_its_line(page: Page) -> None:
    page.evaluate("viewer.views.change({ lines: 'claim' }); viewer.network.chart.paint()")
    reached = []
    for label, point in chart_page.lines(page).items():
        page.mouse.click(*point)
        assert chart_page.selected(page) == [label]
        reached.append(label)

    assert sorted(reached) == sorted(label for _, label, _, _ in chart_page.CLAIMS)


def test_a_click_selects_a_symbol_and_one_beside_it_nothing(page: Page) -> None:
    page.mouse.click(*chart_page.symbol(page, "Vladimir"))
    assert chart_page.selected(page) == "Vladimir Putin"
    assert chart_page.said(page).startswith("Vladimir Putin, person, 2 claims")

    x, y = chart_page.symbol(page, "Vladimir")
    page.mouse.click(x, y + 50)
    assert chart_page.selected(page) is None


def test_a_double_click_focuses_on_an_entity_and_escape_leads_back(page: Page) -> None:
    page.mouse.dblclick(*chart_page.symbol(page, "Poland"))
    assert page.evaluate("viewer.scenes.now.entities.map(({ label }) => label)") == ["Belarus", "Poland"]

    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate("[viewer.views.now.selection, viewer.views.now.focus, viewer.scenes.now.entities.length]") == [
        None,
        None,
        len(chart_page.ENTITIES),
    ]


def test_a_symbol_that_is_dragged_stays_where_it_was_put(page: Page) -> None:
    before = {label: chart_page.symbol(page, label) for label in ("Treaty", "Poland")}
    x, y = before["Treaty"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 20, steps=4)
    page.mouse.up()
    page.evaluate("viewer.network.chart.paint()")

    assert chart_page.symbol(page, "Treaty") == pytest.approx((x + 60, y - 20), abs=1)
    assert chart_page.symbol(page, "Poland") == pytest.approx(before["Poland"], abs=1)
    assert page.evaluate("[...viewer.views.now.pinned.keys()].map(({ label }) => label)") == ["Treaty"]
    assert chart_page.selected(page) is None


def test_the_plane_is_dragged_and_the_wheel_keeps_what_is_under_the_pointer(page: Page) -> None:
    x, y = chart_page.symbol(page, "Poland")
    page.mouse.move(x + 40, y + 40)
    page.mouse.down()
    page.mouse.move(x + 70, y + 30, steps=3)
    page.mouse.up()
    page.evaluate("viewer.network.chart.paint()")
    assert chart_page.symbol(page, "Poland") == pytest.approx((x + 30, y - 10), abs=1)

    before = _camera(page)["scale"]
    page.mouse.move(x + 30, y - 10)
    page.mouse.wheel(0, -300)
    page.wait_for_function("before => viewer.network.chart.camera.scale > before * 1.2", arg=before)
    page.evaluate("viewer.network.chart.paint()")
    assert chart_page.symbol(page, "Poland") == pytest.approx((x + 30, y - 10), abs=2)


def test_two_fingers_zoom(page: Page) -> None:
    before = _camera(page)["scale"]
    x, y = chart_page.symbol(page, "Belarus")
    touch = page.context.new_cdp_session(page)
    for kind, far in (("touchStart", 30), ("touchMove", 45), ("touchMove", 60)):
        points = [{"x": x - far, "y": y, "id": 1}, {"x": x + far, "y": y, "id": 2}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    assert _camera(page)["scale"] == pytest.approx(before * 2, rel=0.05)
    assert chart_page.selected(page) is None


def test_keys_walk_along_all_neighbours_in_turn(page: Page) -> None:
    page.locator("#network").focus()
    page.keyboard.press("n")
    assert chart_page.said(page).startswith("1 of 7: Belarus, country, 5 claims")
    page.keyboard.press("Enter")
    assert chart_page.selected(page) == "Belarus"

    heard = []
    for _ in range(4):
        page.keyboard.press("n")
        heard.append(chart_page.said(page).split(",")[0])
    assert heard == ["1 of 3: Russia", "2 of 3: Poland", "3 of 3: Minsk", "1 of 3: Russia"]
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert chart_page.said(page).startswith("2 of 3: Poland, country; accused, Denied")
    page.keyboard.press("Enter")
    assert chart_page.selected(page) == "Poland"


def test_keys_move_and_zoom_and_say_so(page: Page) -> None:
    page.locator("#network").focus()
    start = _camera(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    moved = _camera(page)
    assert moved["x"] > start["x"]
    assert moved["y"] > start["y"]
    page.keyboard.press("+")
    assert _camera(page)["scale"] > start["scale"]
    assert chart_page.said(page) == "Nearer"
    page.keyboard.press("0")
    assert _camera(page) == pytest.approx(start)
    assert chart_page.said(page) == "Everything in view"


def test_letters_can_be_switched_off_in_the_list_of_keys(page: Page) -> None:
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    keys.get_by_label("single letters are keys").uncheck()
    keys.get_by_role("button", name="Close").click()
    assert keys.is_hidden()

    page.keyboard.press("m")
    assert page.locator("#network").is_visible()


def test_buttons_zoom(page: Page) -> None:
    start = _camera(page)["scale"]
    page.get_by_role("button", name="Zoom in").click()
    assert _camera(page)["scale"] == pytest.approx(1.35 * start)
    page.get_by_role("button", name="Show all").click()
    assert _camera(page)["scale"] == pytest.approx(start)


def test_moves_are_smooth_unless_the_reader_wants_none(visit: Visits) -> None:
    page = visit(chart_page.page())
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Show all").click()
    assert page.evaluate("viewer.network.chart.camera.gliding") != 0
    page.wait_for_function("() => !viewer.network.chart.camera.gliding")

    still = visit(chart_page.page(), reduced_motion="reduce")
    still.get_by_role("button", name="Zoom in").click()
    still.get_by_role("button", name="Show all").click()
    assert still.evaluate("viewer.network.chart.camera.gliding") == 0
