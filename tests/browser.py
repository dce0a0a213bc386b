"""A page as a parser and as a browser see it."""

from __future__ import annotations

import base64
import gzip
import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest


class Page(HTMLParser):
    """A page as a parser sees it: its tags with attributes, its scripts and styles, and its blocks of contents."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.contents = ""
        self.blocks: dict[str, Any] = {}
        self._into: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._into = {"script": self.scripts, "style": self.styles}.get(tag)
        if self._into is not None:
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        name = self.tags[-1][1].get("id") if tag == "script" else None
        if name == "contents":
            self.contents = self.scripts.pop()
        elif name:
            self.blocks[name] = json.loads(gzip.decompress(base64.b64decode(self.scripts.pop())))
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags with the names of their attributes, in order."""
        return [(tag, tuple(sorted(attributes))) for tag, attributes in self.tags]


def open_in_browser(html: str, folder: Path, fragment: str = "") -> tuple[str, list[str]]:
    """Opens a page in headless Chromium without a network: the document that results and the console's lines.

    Skips the test on a machine without Chromium. The page and the browser's profile go into `folder`.
    """
    page = folder / "page.html"
    page.write_text(html, encoding="utf-8")
    return visit(page.as_uri() + fragment, folder)


def visit(address: str, folder: Path) -> tuple[str, list[str]]:
    """`open_in_browser` for a page that has an address: of a file, or of a server on 127.0.0.1 and nowhere else."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("no Chromium on this machine")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --enable-logging=stderr --window-size=1400,900 "
        "--virtual-time-budget=3000 --dump-dom"
    ).split()
    command = [
        browser,
        *flags,
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--user-data-dir={folder / 'profile'}",
    ]
    done = subprocess.run(  # the browser found above, with flags of our own
        [*command, address], capture_output=True, text=True, timeout=90, check=True
    )
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]
