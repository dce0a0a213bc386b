"""A page with a small picture in which everything drawn can be known by name, and what a test asks of its canvas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from graphkit.view.arrangement import Arrangement
from graphkit.view.page.page import render
from graphkit.view.picture import Claim, Entity, Filler, Picture

HOSTILE = "</title><script>alert(1)</script>&\x00\u202e"

ENTITIES = (
    Entity("e:belarus", "Belarus", "Country", place=(53.9, 27.6)),
    Entity("e:russia", "Russia", "Country", place=(55.8, 37.6)),
    Entity("e:poland", "Poland", "Country", place=(52.2, 21.0)),
    Entity("e:minsk", "Minsk", "City", place=(53.9, 27.6)),
    Entity("e:putin", "Vladimir Putin", "Person"),
    Entity("e:treaty", "Treaty", "Instrument"),
    Entity("e:hostile", HOSTILE, "Person"),
)
PLACES = ((0, 0), (260, 0), (-240, -40), (0, 160), (250, 150), (120, 90), (-220, 150))
CLAIMS = (
    ("belarus", "exercises with", "russia", "confirmed"),
    ("russia", "supplied", "belarus", "reported"),
    ("belarus", "hosts", "russia", "unconfirmed"),
    ("poland", "accused", "belarus", "denied"),
    ("putin", "heads", "russia", "official"),
    ("putin", "signed", "treaty", "planned"),
    ("minsk", "lies in", "belarus", "disputed"),
    ("hostile", "met", "minsk", "reported"),
)


def picture(claims: Sequence[tuple[str, str, str, str]] = CLAIMS) -> Picture:
    """Seven entities, two of them at one place on the map and three without any; eight claims."""
    return Picture(ENTITIES, tuple(_claim(number, *claim) for number, claim in enumerate(claims)), ())


def page(first: Sequence[bool] = (True,) * len(ENTITIES)) -> str:
    """The page of `picture`, its entities at places that are known."""
    none = (0,) * len(ENTITIES)
    return render(
        picture(), title="A small page", arrangement=Arrangement(PLACES, none, none, tuple(first), (1,) * len(CLAIMS))
    )


def _claim(number: int, source: str, label: str, target: str, status: str) -> Claim:
    ends = (f"e:{source}", f"e:{target}")
    fillers = (Filler("agent", ends[0], source), Filler("patient", ends[1], target))
    return Claim(
        f"c-{number}",
        "Meeting",
        status,
        label,
        f"{source} {label} {target}",
        fillers=fillers,
        pairs=(ends,),
        passages=(),
    )


def symbol(page: Page, label: str, chart: str = "network") -> tuple[float, float]:
    """Where a symbol stands in the window."""
    return tuple(
        page.evaluate(
            """([label, chart]) => {
                const { canvas, drawn } = viewer[chart].chart;
                const box = canvas.getBoundingClientRect();
                const seen = drawn.seen.find(({ figure }) => figure.entity.label.startsWith(label));
                return [box.left + seen.x, box.top + seen.y];
            }""",
            [label, chart],
        )
    )


def lines(page: Page) -> dict[str, tuple[float, float]]:
    """The words of each line -> a point on it in the window, off its middle, where marks are."""
    found = page.evaluate(
        """() => {
            const { canvas, drawn } = viewer.network.chart;
            const box = canvas.getBoundingClientRect();
            return drawn.traces.map(({ curve, x0, y0, x, y, x1, y1 }) => [
                curve.line.label,
                [box.left + 0.36 * x0 + 0.48 * x + 0.16 * x1, box.top + 0.36 * y0 + 0.48 * y + 0.16 * y1],
            ]);
        }"""
    )
    return {label: tuple(point) for label, point in found}


def selected(page: Page) -> Any:
    """What is selected, in a few words; None for nothing."""
    return page.evaluate(
        """() => {
            const { selection } = viewer.views.now;
            if (!selection) return null;
            if (selection.entity) return selection.entity.label;
            return (selection.claims || [selection.claim]).map(({ label }) => label);
        }"""
    )


def said(page: Page) -> str:
    """The last announcement for those who do not see the canvas."""
    return page.locator("#said").text_content() or ""


def names(page: Page) -> list[dict[str, Any]]:
    """The names that are drawn, with their boxes in pixels."""
    found: list[dict[str, Any]] = page.evaluate(
        """() => {
            const { chart } = viewer.network;
            const ruler = document.createElement("canvas").getContext("2d");
            return chart.drawn.names.map(({ text, x, y, strong }) => {
                ruler.font = `${strong ? "650 13px" : "500 12px"} ${chart.colours.font}`;
                const half = ruler.measureText(text).width / 2;
                return { text, left: x - half, right: x + half, top: y - 6, bottom: y + 6 };
            });
        }"""
    )
    return found
