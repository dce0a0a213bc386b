"""Graphs to draw, and pages as a parser and a browser see them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from view_graphs import CLAIMS, ENTITIES, HOSTILE, ID, passage, poisoned


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Twelve entities in three parts, one of them alone; parallel and opposite claims, and a loop."""
    drawn = nx.MultiDiGraph()
    for name, (label, entity_type, wikidata) in ENTITIES.items():
        drawn.add_node(ID + name, label=label, type=entity_type, wikidata=wikidata, wikipedia=label, aliases=(name,))
    for number, (source, label, target, claim_type, status) in enumerate(CLAIMS):
        summary = f"{ENTITIES[source][0]} {label} {ENTITIES[target][0]}"
        drawn.add_edge(
            ID + source,
            ID + target,
            claim=f"c-{number:016x}",
            type=claim_type,
            label=label,
            status=status,
            evidence=(passage(f"It was said that {summary}.", label),),
            summary=summary,
            time="2025-10",
        )
    return drawn


@pytest.fixture
def hostile() -> nx.MultiDiGraph:
    """Markup, scripts, links, controls and endless text in every field."""
    return poisoned(lambda n: HOSTILE[n])


class Page(HTMLParser):
    """A page as a parser sees it: its tags with attributes, its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.contents = ""
        self._into: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._into = {"script": self.scripts, "style": self.styles}.get(tag)
        if self._into is not None:
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.tags[-1][1].get("id") == "contents":
            self.contents = self.scripts.pop()
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags with the names of their attributes, in order."""
        return [(tag, tuple(sorted(attributes))) for tag, attributes in self.tags]


@pytest.fixture(scope="session")
def parsed() -> type[Page]:
    return Page


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str, str], tuple[str, list[str]]]:
    """Opens a page in headless Chromium without a network: the document that results and the console's lines."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("no Chromium on this machine")

    def open_page(html: str, fragment: str = "") -> tuple[str, list[str]]:
        page = tmp_path / "page.html"
        page.write_text(html, encoding="utf-8")
        flags = (
            "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
            "--disable-component-update --disable-sync --enable-logging=stderr --window-size=1400,900 "
            "--virtual-time-budget=3000 --dump-dom"
        ).split()
        command = [browser, *flags, "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={tmp_path / 'profile'}"]
        done = subprocess.run(  # the browser found above, with flags of our own
            [*command, page.as_uri() + fragment], capture_output=True, text=True, timeout=90, check=True
        )
        return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]

    return open_page
