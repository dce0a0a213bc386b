"""What the page's canvas shows: lines, names, symbols, and the same as SVG and PNG."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import chart_page
import pytest
from pictures import synthetic

from graphkit.view.legend import load_legend
from graphkit.view.page.page import render

if TYPE_CHECKING:
    from tests.live import Visits

SVG = "{http://www.w3.org/2000/svg}"


def test_lines_between_the_same_two_entities_lie_apart(visit: Visits) -> None:
    page = visit(chart_page.page())

    middles = page.evaluate(
        """() => viewer.network.chart.drawn.traces
            .filter(({ curve }) => ["exercises with", "supplied", "hosts"].includes(curve.line.label))
            .map(({ x0, y0, x, y, x1, y1 }) => [(x0 + 2 * x + x1) / 4, (y0 + 2 * y + y1) / 4])"""
    )

    assert len(middles) == 3
    assert min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in combinations(middles, 2)) > 8


def test_a_line_goes_around_a_symbol_that_it_has_nothing_to_do_with(visit: Visits) -> None:
    page = visit(chart_page.page())

    gap = page.evaluate(
        """() => {
            const { views, network, model } = viewer;
            const at = (label) => model.entities.find((entity) => entity.label === label);
            const [putin, treaty, minsk] = ["Vladimir Putin", "Treaty", "Minsk"].map(at);
            const places = [[putin, { x: 0, y: 300 }], [minsk, { x: 100, y: 300 }], [treaty, { x: 200, y: 300 }]];
            views.change({ pinned: new Map(places) });
            network.chart.fit(false);
            network.chart.paint();
            const { seen, traces } = network.chart.drawn;
            const between = seen.find(({ figure }) => figure.entity === minsk);
            const { x0, y0, x, y, x1, y1 } = traces.find(({ curve }) => curve.line.label === "signed");
            return Math.abs((y0 + 2 * y + y1) / 4 - between.y) - between.size;
        }"""
    )

    assert gap > 0


@pytest.mark.parametrize("claims", [60, 300, 1000])
def test_no_name_lies_over_another_and_the_most_connected_entities_have_theirs(visit: Visits, claims: int) -> None:
    page = visit(render(synthetic(claims), title="names"), viewport={"width": 1440, "height": 900})
    page.evaluate("viewer.network.chart.resize(900, 700)")

    names = chart_page.names(page)
    hubs = page.evaluate("viewer.network.chart.figures.all.slice(-4).map(({ entity }) => entity.label)")

    overlaps = [
        (one["text"], other["text"])
        for one, other in combinations(names, 2)
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]
    assert overlaps == []
    assert len(names) > 12
    assert set(hubs) <= {name["text"] for name in names}


def test_a_selection_leaves_names_to_what_it_is_about(visit: Visits) -> None:
    page = visit(chart_page.page())
    assert {"Poland", "Treaty"} <= {name["text"] for name in chart_page.names(page)}

    page.mouse.click(*chart_page.symbol(page, "Poland"))
    page.mouse.move(1, 1)
    page.evaluate("viewer.network.chart.paint()")

    assert {name["text"] for name in chart_page.names(page)} == {"Poland", "Belarus"}
    assert page.evaluate("viewer.network.chart.drawn.words.map(({ text }) => text)") == ["accused"]


def test_svg_holds_each_symbol_and_line_in_its_style_and_nothing_that_runs(visit: Visits) -> None:
    page = visit(chart_page.page())
    page.evaluate("viewer.views.change({ lines: 'claim' })")

    tree = ElementTree.fromstring(page.evaluate("viewer.network.svg()"))  # noqa: S314 - written by the page itself

    symbols = [path for path in tree.findall(f"{SVG}path") if path.get("transform")]
    groups = tree.findall(f"{SVG}g")
    assert len(symbols) == len(chart_page.ENTITIES)
    assert len(groups) == len(chart_page.CLAIMS)
    assert {element.tag for element in tree.iter()} <= {
        SVG + name for name in "svg title rect g path circle text".split()
    }
    for group, (_, label, _, status) in zip(groups, chart_page.CLAIMS, strict=True):
        title, line = group.findtext(f"{SVG}title"), group.find(f"{SVG}path")
        assert title is not None
        assert line is not None
        assert label in title
        dashes = " ".join(map(str, load_legend().lines[status].dashes))
        assert (line.get("stroke-dasharray") or "") == dashes


def test_png_is_as_large_as_asked_for(visit: Visits) -> None:
    page = visit(chart_page.page())

    signature, width = page.evaluate(
        """async () => {
            const bytes = new DataView(await (await viewer.network.picture(3)).arrayBuffer());
            return [bytes.getUint32(0), bytes.getUint32(16)];
        }"""
    )

    assert signature == 0x89504E47
    assert width == 3 * page.evaluate("viewer.network.chart.camera.width")


def test_the_canvas_has_as_many_pixels_as_the_screen(visit: Visits) -> None:
    page = visit(chart_page.page(), device_scale_factor=2)

    width, shown = page.evaluate("(({ width, clientWidth }) => [width, clientWidth])(viewer.network.chart.canvas)")
    assert width == 2 * shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_canvas_follows_the_system_until_the_reader_chooses(visit: Visits, scheme: str) -> None:
    page = visit(chart_page.page(), color_scheme=scheme)
    corner = """() => {
        const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        copy.drawImage(viewer.network.chart.canvas, 0, 0);
        const [red, green, blue] = copy.getImageData(1, 1, 1, 1).data;
        return red + green + blue;
    }"""

    assert (page.evaluate(corner) < 200) == (scheme == "dark")

    page.evaluate("theme => { viewer.views.change({ theme }); viewer.network.chart.paint(); }", "dark")
    assert page.evaluate(corner) < 200


def test_a_large_page_opens_with_a_part_and_grows_by_a_key(visit: Visits) -> None:
    page = visit(chart_page.page(first=(True, True, True, False, False, False, False)))
    counts = page.locator("#counts")
    assert (counts.text_content() or "").startswith("3 of 7 entities")

    page.mouse.click(*chart_page.symbol(page, "Russia"))
    page.keyboard.press("e")

    assert (counts.text_content() or "").startswith("4 of 7 entities")
    assert chart_page.said(page) == "1 entity added"


def test_a_gesture_in_a_large_picture_moves_a_bitmap_and_all_is_drawn_once_it_rests(visit: Visits) -> None:
    page = visit(render(synthetic(4000), title="many"), reduced_motion="reduce")
    page.evaluate("viewer.views.change({ open: null })")
    assert "4,000 of 4,000 claims" in (page.locator("#counts").text_content() or "")

    page.evaluate("viewer.network.chart.paint()")
    drawn, moved = page.evaluate(
        """() => {
            const { chart } = viewer.network;
            const { drawn } = chart;
            chart.camera.pan(30, 0);
            chart.paint();
            return [chart.drawn !== drawn, chart.camera.x - chart.bitmap.x];
        }"""
    )
    assert (drawn, moved) == (False, 30)
    page.wait_for_function("() => viewer.network.chart.bitmap.x === viewer.network.chart.camera.x")

    before = page.evaluate("viewer.network.chart.canvas.toDataURL()")
    page.mouse.move(
        *page.evaluate(
            """() => {
            const { canvas, drawn } = viewer.network.chart;
            const box = canvas.getBoundingClientRect();
            const { x, y } = drawn.seen.at(-1);
            return [box.left + x, box.top + y];
        }"""
        )
    )
    page.wait_for_function("before => viewer.network.chart.canvas.toDataURL() !== before", arg=before)
    assert page.evaluate("viewer.network.chart.hovered.figure === viewer.network.chart.drawn.seen.at(-1).figure")


def test_the_map_shows_what_has_coordinates_and_counts_the_rest(visit: Visits) -> None:
    page = visit(chart_page.page())
    page.keyboard.press("m")
    page.evaluate("viewer.map.chart.paint()")

    labels = page.evaluate("viewer.map.chart.drawn.traces.map(({ curve }) => curve.line.label).sort()")
    assert labels == ["accused", "exercises with", "hosts", "lies in", "supplied"]
    assert page.locator("#placed").text_content() == "4 entities on the map · 3 without coordinates"
    minsk, belarus = (chart_page.symbol(page, label, "map") for label in ("Minsk", "Belarus"))
    assert abs(minsk[0] - belarus[0]) + abs(minsk[1] - belarus[1]) > 15, "what shares a place stands side by side"

    page.mouse.click(*chart_page.symbol(page, "Poland", "map"))
    assert chart_page.selected(page) == "Poland"
    page.keyboard.press("m")
    assert page.locator("#network").is_visible()
    assert page.locator("#placed").is_hidden()


def test_symbols_and_lines_stand_out_from_paper_and_from_the_map_as_wcag_asks(visit: Visits) -> None:
    page = visit(chart_page.page())
    for theme, shade in (("light", "light"), ("dark", "dark")):
        page.evaluate("theme => viewer.views.change({ theme })", theme)
        colours = page.evaluate("viewer.network.chart.colours")
        drawn = [colours[name] for name in ("line", "faint", "alarm", "accent", "quiet", "ink")]
        drawn += [getattr(family, shade) for family in load_legend().families]
        for ground in ("paper", "sea", "land"):
            assert min(_contrast(colour, colours[ground]) for colour in drawn) >= 3
        assert min(_contrast(colours[name], colours["paper"]) for name in ("ink", "quiet", "alarm")) >= 4.5


def _contrast(one: str, other: str) -> float:
    """The ratio of two colours as WCAG 2.2 counts it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
