"""The page's scripts pass the type checker and the linter; axe finds nothing that keeps people out of the page.

The tools come from npm: `make view-tools`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from graphkit.view import render
from tests.live import Visits
from tests.view.pictures import synthetic

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOOLS = HERE / "node_modules"
SCRIPTS = "graphkit/view/page/script"


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    if shutil.which("node") is None:
        pytest.skip("no node on this machine")
    path = TOOLS / ".bin" / name
    if not path.exists():
        pytest.skip(f"{name} is not there: make view-tools")
    return subprocess.run([path, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_scripts_pass_the_type_checker() -> None:
    done = tool("tsc", "--project", "tests/view/tsconfig.json")
    assert done.returncode == 0, done.stdout


def test_the_type_checker_sees_each_script() -> None:
    listed = tool("tsc", "--project", "tests/view/tsconfig.json", "--listFilesOnly").stdout.splitlines()
    seen = {Path(line).name for line in listed if SCRIPTS in line}
    assert seen == {path.name for path in (ROOT / SCRIPTS).glob("*.js")}


def test_the_scripts_pass_the_linter() -> None:
    done = tool("eslint", "--config", "tests/view/eslint.config.js", "--max-warnings", "0", SCRIPTS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_refuses_markup_and_requests(tmp_path: Path) -> None:
    bad = tmp_path / "bad.js"
    bad.write_text("const a = document.body;\na.innerHTML = '<b>';\nfetch('/x');\neval('1');\n", encoding="utf-8")
    config = tmp_path / "eslint.config.js"
    config.write_text(
        f"export {{ default }} from {json.dumps((HERE / 'eslint.config.js').as_uri())};", encoding="utf-8"
    )
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    path = TOOLS / ".bin" / "eslint"
    if not path.exists():
        pytest.skip("eslint is not there: make view-tools")
    done = subprocess.run([path, "bad.js"], cwd=tmp_path, capture_output=True, text=True, check=False)
    for rule in ("no-restricted-properties", "no-restricted-globals", "no-eval"):
        assert rule in done.stdout, done.stdout + done.stderr


def test_the_lock_file_names_no_registry() -> None:
    text = (HERE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert '"integrity"' in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", ["network", "map", "table", "dossier", "claim", "narrow"])
def test_axe_finds_no_violation(visit: Visits, scheme: str, shown: str) -> None:
    axe = TOOLS / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not there: make view-tools")
    width = 390 if shown == "narrow" else 1400
    page = visit(
        render(synthetic(60), title="Relations"), color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page.evaluate(SHOW, shown)
    page.wait_for_timeout(300)
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    told = [f"{item['id']}: {item['help']}: {item['nodes'][0]['html'][:150]}" for item in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 10


SHOW = """(shown) => {
  const { model, views } = window.viewer;
  const entity = model.entities[0];
  if (shown === "claim") views.change({ selection: { kind: "claim", claim: model.claims[0] } });
  else if (shown === "dossier") views.change({ selection: { kind: "entity", entity }, page: "dossier" });
  else if (shown !== "narrow") views.change({ page: shown });
}"""
