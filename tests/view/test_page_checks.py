"""The page's scripts pass tsc and eslint, the page itself axe-core; `make test` installs them where there is npm."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from test_page_panels import CLAIMS, ENTITIES, PICTURE

from graphkit.view import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOOLS = Path(__file__).with_name("tools")
ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "graphkit" / "view" / "page" / "script"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = {
    "overview": "",
    "table": "#page=table",
    "map": "#page=map",
    "entity": f"#entity={ENTITIES[0].iri}",
    "disagreement": f"#claim={CLAIMS[1].id}",
    "dossier": f"#page=dossier&entity={ENTITIES[3].iri}",
}


def tool(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs one of the tools in a folder, beneath which eslint looks, if they are there."""
    program = TOOLS / "node_modules" / ".bin" / command[0]
    if not program.exists():
        pytest.skip("no npm packages: `make test` installs them where there is npm")
    return subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_the_scripts_have_sound_types() -> None:
    found = tool("tsc", "-p", str(TOOLS))
    assert (found.returncode, found.stdout) == (0, "")


def test_the_scripts_pass_the_linter() -> None:
    found = tool("eslint", "-c", str(TOOLS / "eslint.config.js"), "--max-warnings", "0", str(SCRIPTS))
    assert (found.returncode, found.stdout) == (0, "")


def test_tsc_sees_each_script() -> None:
    listed = tool("tsc", "-p", str(TOOLS), "--listFilesOnly").stdout.splitlines()
    assert {Path(line) for line in listed if Path(line).parent == SCRIPTS} == set(SCRIPTS.glob("*.js"))


def test_the_linter_refuses_markup_requests_and_code_made_of_text(tmp_path: Path) -> None:
    bad = tmp_path / "bad.js"
    bad.write_text("const a = document.body;\na.innerHTML = '<b>';\nfetch('/x');\neval('1');\n", encoding="utf-8")
    config = tmp_path / "eslint.config.mjs"
    own = json.dumps((TOOLS / "eslint.config.js").as_uri())
    config.write_text(f"export {{ default }} from {own};", encoding="utf-8")
    found = tool("eslint", "-c", str(config), str(bad), folder=tmp_path)
    for rule in ("no-restricted-properties", "no-restricted-globals", "no-eval"):
        assert rule in found.stdout, found


def test_the_lock_file_names_no_registry() -> None:
    text = (TOOLS / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert '"integrity"' in text


def test_no_script_grows_past_400_lines() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SCRIPTS.glob("*.js")}
    assert len(lengths) > 20
    assert {name for name, length in lengths.items() if length > 400} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, state: str, scheme: str) -> None:
    assert _violations(browser, tmp_path, STATES[state], 1400, scheme) == []


@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("click", ["Keys", "Filters", "Tools", "Dossier", "Search"])
def test_axe_finds_nothing_in_what_opens_at_a_click(browser: Browser, tmp_path: Path, click: str, width: int) -> None:
    if width > 900 and click in ("Filters", "Tools"):
        pytest.skip("there in narrow windows only")
    assert _violations(browser, tmp_path, "", width, "dark", click) == []


def _violations(
    browser: Browser, folder: Path, fragment: str, width: int, scheme: str, click: str = ""
) -> list[tuple[str, list[str]]]:
    axe = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("no npm packages: `make test` installs them where there is npm")
    path = folder / "page.html"
    path.write_text(render(PICTURE, title="Coast"), encoding="utf-8")
    settings: dict[str, Any] = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    context = browser.new_context(**settings, bypass_csp=True)  # the page's own policy lets no other script in
    page = context.new_page()
    page.goto(path.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]")
    page.evaluate("viewer.model.texts")
    if click == "Search":
        page.keyboard.press("/")
        page.locator("#search").fill("a")
    elif click:
        page.get_by_role("button", name=click).first.click()
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("(rules) => axe.run({ runOnly: rules })", RULES)
    context.close()
    assert found["passes"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]
