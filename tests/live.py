"""Pages opened in a browser without a network, with all that they ask for and complain about written down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_OWN = ("data:", "blob:")


class Visits:
    """Opens pages; what they ask of a network, and what they complain about, is kept for the end."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def __call__(self, html: str, fragment: str = "", *, name: str = "page.html", **options: Any) -> Page:
        """Opens a page as a file, drawn and with its texts read.

        Args:
            html: the page.
            fragment: of its address, with `#`.
            name: of the file, so that a test may open several.
            options: of the browser's context, such as `color_scheme` or `viewport`.
        """
        path = self._folder / name
        path.write_text(html, encoding="utf-8", newline="\n")
        return self.open(path, fragment, **options)

    def open(self, path: Path, fragment: str = "", **options: Any) -> Page:
        """Opens a file, as `__call__`."""
        given = {"viewport": {"width": 1400, "height": 900}, **options}
        page = self._browser.new_context(**given).new_page()
        page.set_default_timeout(10_000)
        address = path.as_uri() + fragment
        page.on("request", lambda request: self._asked(request.url, path.as_uri()))
        page.on("console", lambda line: self._complained(line.type, line.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        page.locator("html[data-ready]").wait_for(state="attached")  # the page's policy lets no text be evaluated
        page.evaluate("window.viewer.model.texts")  # waits for the promise
        return page

    def close(self) -> None:
        """Closes all pages."""
        for context in list(self._browser.contexts):
            context.close()

    def _asked(self, address: str, own: str) -> None:
        if address.partition("#")[0] != own and not address.startswith(_OWN):
            self.requests.append(address)

    def _complained(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless; skips the test on a machine without it."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    flags = ["--disable-gpu", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()
