"""What a page costs: seconds to write it, seconds to its first stable picture, frames a second while it is panned.

    make bench-view [ARGS="--sizes 1000 5000 20000 --patience 60"]

Our own page, pyvis as it comes and pyvis with our layout and without physics, side by side, in headless Chromium
without a GPU. The pictures are made up (tests/view/pictures.py). Prints figures and ratios, asserts nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from pyvis.network import Network

from graphkit.view import render
from graphkit.view.arrangement import Arrangement, arrange
from graphkit.view.picture import Picture
from tests.live import chromium
from tests.view.pictures import synthetic

_SECONDS = 2.0  # of panning
_STEPS = 2  # frames after which a picture counts as stable
_FRAMES = """(seconds) => new Promise((done) => {
  const start = performance.now();
  let frames = 0;
  const step = () => {
    frames += 1;
    PAN;
    if (performance.now() - start < 1000 * seconds) requestAnimationFrame(step);
    else done((1000 * frames) / (performance.now() - start));
  };
  requestAnimationFrame(step);
})"""
_OURS = _FRAMES.replace("PAN", "viewer.network.chart.camera.pan(Math.sin(frames / 9) * 12, Math.cos(frames / 7) * 8)")
_THEIRS = _FRAMES.replace(
    "PAN", "network.moveTo({ position: { x: Math.sin(frames / 9) * 90, y: Math.cos(frames / 7) * 60 } })"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds to the first stable picture and frames a second while panning; None where patience ran out."""

    first: float | None
    frames: float | None

    def __str__(self) -> str:
        if self.first is None:
            return "not in time"
        return f"{self.first:.2f} s, {self.frames or 0:.0f} frames/s"


def main(given: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=(1_000, 5_000, 20_000), help="claims")
    parser.add_argument("--patience", type=float, default=60, help="seconds to wait for a picture")
    options = parser.parse_args(given)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            _measure(browser, Path(folder), size, options.patience)
    return 0


def _measure(browser: Browser, folder: Path, size: int, patience: float) -> None:
    picture = synthetic(size)
    start = time.perf_counter()
    arrangement = arrange(picture)
    arranged = time.perf_counter() - start
    start = time.perf_counter()
    page = render(picture, title="t", arrangement=arrangement)
    written = time.perf_counter() - start
    _say(
        f"{size} claims, {len(picture.entities)} entities: layout {arranged:.1f} s, page {written:.2f} s, "
        f"{len(page) / 1e6:.1f} MB"
    )
    opened, everything = _ours(browser, folder, page, patience)
    plain = _theirs(browser, folder, _pyvis(picture, None), patience)
    fixed = _theirs(browser, folder, _pyvis(picture, arrangement), patience)
    _say(f"  our page                    {opened}")
    _say(f"  our page, everything drawn  {everything}")
    _say(f"  pyvis as it comes           {plain}")
    _say(f"  pyvis, fixed layout         {fixed}")
    figures = f"page_s={written:.2f} first_s={opened.first or 0:.2f} fps={opened.frames or 0:.0f}"
    all_drawn = f"all_s={everything.first or 0:.2f} all_fps={everything.frames or 0:.0f}"
    ratio = f"faster_than_fixed_pyvis={fixed.first / opened.first:.1f}" if fixed.first and opened.first else ""
    _say(f"RESULT bench-view claims={size} {figures} {all_drawn} {ratio}")


def _ours(browser: Browser, folder: Path, html: str, patience: float) -> tuple[Seen, Seen]:
    """As it opens, and with all entities drawn."""
    page = _opened(browser, folder, html)
    first = _when(page, "document.documentElement.dataset.ready !== undefined", patience)
    opened = Seen(first, page.evaluate(_OURS, _SECONDS))
    start = time.perf_counter()
    page.evaluate("viewer.views.change({ open: null })")
    _settle(page)
    everything = Seen(time.perf_counter() - start, page.evaluate(_OURS, _SECONDS))
    page.context.close()
    return opened, everything


def _theirs(browser: Browser, folder: Path, html: str, patience: float) -> Seen:
    page = _opened(browser, folder, html)
    ready = "typeof network !== 'undefined' && (!network.physics.physicsEnabled || network.physics.stabilized)"
    first = _when(page, ready, patience)
    seen = Seen(first, page.evaluate(_THEIRS, _SECONDS) if first is not None else None)
    page.context.close()
    return seen


def _opened(browser: Browser, folder: Path, html: str) -> Page:
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.set_default_timeout(600_000)
    page.goto(path.as_uri(), wait_until="commit")
    return page


def _when(page: Page, ready: str, patience: float) -> float | None:
    """Seconds from the start of loading until it is ready and drawn."""
    deadline = time.perf_counter() + patience
    while time.perf_counter() < deadline:
        if page.evaluate(ready):
            _settle(page)
            return float(page.evaluate("performance.now() / 1000"))
        time.sleep(0.01)
    return None


def _settle(page: Page) -> None:
    for _ in range(_STEPS):
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")


def _pyvis(picture: Picture, arrangement: Arrangement | None) -> str:
    """The page that pyvis makes of the same entities and claims."""
    network = Network(directed=True, cdn_resources="in_line", height="880px")
    for number, entity in enumerate(picture.entities):
        place = arrangement.places[number] if arrangement else None
        network.add_node(entity.iri, label=entity.label, **({"x": place[0], "y": place[1]} if place else {}))
    for claim in picture.claims:
        for source, target in claim.pairs:
            network.add_edge(source, target, title=claim.summary)
    if arrangement:
        network.toggle_physics(False)
    with contextlib.redirect_stdout(io.StringIO()):
        html: str = network.generate_html()
    return html


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
