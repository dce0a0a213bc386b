"""What a page costs, beside pyvis: to make it, to see it, to move it.

    make bench-view [ARGS="--sizes 1000 5000 20000 --patience 120 --rounds 3"]

Our page (as it opens, and with everything drawn), pyvis as it comes, and pyvis with our layout and no physics, in one
run on one machine, in headless Chromium without a GPU. The pictures are made up (tests/view/pictures.py). Prints
medians, asserts nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from graphkit.view import render
from graphkit.view.arrangement import Arrangement, arrange
from graphkit.view.picture import Picture
from tests.live import chromium
from tests.view.pictures import synthetic

_SIZES = (1000, 5000, 20_000)
_PANNED = 2.0  # seconds
_SCREEN = {"width": 1400, "height": 900}

# Sets `data-seen` to the milliseconds since the page was asked for when its picture is whole and stands still.
_WATCH = """(() => {
  const root = () => document.documentElement;
  const seen = () => requestAnimationFrame(() => requestAnimationFrame(said));
  const said = () => { root().dataset.seen = performance.now(); };
  const look = () => {
    const graph = window.network;
    if (root().dataset.ready) return seen();
    if (!graph || !graph.physics) return requestAnimationFrame(look);
    if (graph.physics.physicsEnabled) return graph.once("stabilizationIterationsDone", seen);
    graph.once("afterDrawing", seen);
    graph.redraw();
  };
  requestAnimationFrame(look);
})()"""
_COUNT = """() => {
  window.frames_ = 0;
  const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


@dataclass(frozen=True, slots=True)
class Contender:
    """A page to be measured, and where its canvas is grabbed."""

    name: str
    page: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds to the first stable picture, and frames a second while it is moved; None where nothing came in time."""

    first: float | None
    frames: float | None


def contenders(picture: Picture, arrangement: Arrangement) -> Iterator[Contender]:
    """The pages, the quickest first."""
    everything = replace(arrangement, first=(True,) * len(picture.entities))
    yield Contender("our page, as it opens", render(picture, title="Claims", arrangement=arrangement))
    yield Contender("our page, all drawn", render(picture, title="Claims", arrangement=everything))
    yield Contender("pyvis, fixed layout", by_pyvis(picture, arrangement))
    yield Contender("pyvis, as it comes", by_pyvis(picture, None))


def by_pyvis(picture: Picture, arrangement: Arrangement | None) -> str:
    """pyvis's own page; directed, since it drops parallel edges otherwise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyvis.network import Network

        network = Network(directed=True, cdn_resources="in_line", height="800px")
        for number, entity in enumerate(picture.entities):
            place = dict(zip("xy", arrangement.places[number], strict=True)) if arrangement else {}
            network.add_node(entity.iri, label=entity.label, **place)
        for claim in picture.claims:
            for source, target in claim.pairs:
                network.add_edge(source, target, title=claim.summary)
        if arrangement:
            network.toggle_physics(False)
        return str(network.generate_html(notebook=False))


def measured(browser: Browser, path: Path, patience: float) -> Measured:
    """One visit of a page."""
    page = browser.new_context(viewport=_SCREEN).new_page()
    page.set_default_timeout(patience * 1000)
    page.add_init_script(_WATCH)
    try:
        page.goto(path.as_uri(), wait_until="commit")
        whole = page.locator("html[data-seen]")
        whole.wait_for(state="attached")
        return Measured(float(whole.get_attribute("data-seen") or "nan") / 1000, panned(page))
    except BrowserError:
        return Measured(None, None)
    finally:
        page.context.close()


def panned(page: Page) -> float:
    """Frames a second while the picture is dragged to and fro; the grip is where nothing is drawn."""
    page.wait_for_timeout(500)
    box = page.locator("canvas").first.bounding_box()
    assert box
    left, top = box["x"] + 6, box["y"] + box["height"] - 6 if box["height"] < 600 else box["y"] + box["height"] / 2
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + 20, top)
    page.evaluate(_COUNT)
    begun, step = time.perf_counter(), 0
    while time.perf_counter() - begun < _PANNED:
        step += 1
        page.mouse.move(left + 20 + 4 * abs(step % 80 - 40), top + step % 7)
    frames = float(page.evaluate("window.frames_"))
    took = time.perf_counter() - begun
    page.mouse.up()
    return frames / took


def made(picture: Picture, rounds: int) -> tuple[Arrangement, float, float]:
    """The arrangement; seconds for it, and for the page when it is known."""
    begun = time.perf_counter()
    arrangement = arrange(picture)
    arranged = time.perf_counter() - begun
    written = []
    for _ in range(rounds):
        begun = time.perf_counter()
        render(picture, title="Claims", arrangement=arrangement)
        written.append(time.perf_counter() - begun)
    return arrangement, arranged, statistics.median(written)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    options.add_argument("--patience", type=float, default=120, help="seconds that a page may take")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args(arguments)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for claims in given.sizes:
            picture = synthetic(claims)
            arrangement, arranged, written = made(picture, given.rounds)
            say(f"\n{claims:,} claims, {len(picture.entities):,} entities")
            say(f"  page written in {written:.2f} s, arranged in {arranged:.1f} s, {arranged + written:.1f} s in all")
            for contender in contenders(picture, arrangement):
                path = Path(folder) / "page.html"
                path.write_text(contender.page, encoding="utf-8")
                slow = contender.name == "pyvis, as it comes"
                found = [measured(browser, path, given.patience) for _ in range(1 if slow else given.rounds)]
                say(line(contender.name, found, path.stat().st_size, given.patience))


def line(name: str, found: list[Measured], size: int, patience: float) -> str:
    """One contender's figures."""
    firsts = [item.first for item in found if item.first is not None]
    frames = [item.frames for item in found if item.frames is not None]
    first = f"{statistics.median(firsts):.2f} s" if firsts else f"> {patience:.0f} s"
    moved = f"{statistics.median(frames):.0f} frames/s" if frames else "–"
    return f"  {name:24} first picture {first:>9}   panning {moved:>12}   {size / 1e6:5.1f} MB"


def say(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
