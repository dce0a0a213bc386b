"""Modules joined into one: each after what it needs, once, and nothing that the joining would misread."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from graphkit.errors import ViewError
from graphkit.view.page.bundle import joined, script

MODULES = {
    "main": """import { double, Counter } from "./sums.js";
import {
  LIMIT,
} from "./limits.js";
const name = "main";
const counter = new Counter();
counter.add(double(LIMIT));
console.log(name, counter.total);
""",
    "sums": """import { LIMIT } from "./limits.js";
const name = "sums";
export function double(number) { return 2 * number; }
export class Counter { total = 0; add(number) { this.total += Math.min(number, LIMIT * 3); } }
export async function later() {}
""",
    "limits": "export const LIMIT = 21;\n",
    "unused": "throw new Error('not asked for');\n",
}


def test_a_module_comes_once_and_after_those_it_needs() -> None:
    found = joined(MODULES, "main")
    places = [found.index(f"module_{name} = ") for name in ("limits", "sums", "main")]
    assert places == sorted(places)
    assert found.count("LIMIT = 21") == 1
    assert "not asked for" not in found


def test_joined_modules_run_and_keep_their_names_to_themselves(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on this machine")
    (tmp_path / "page.mjs").write_text(joined(MODULES, "main"), encoding="utf-8")
    done = subprocess.run([node, tmp_path / "page.mjs"], capture_output=True, text=True, check=True)
    assert done.stdout == "main 42\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('import { a } from "./b.js";', "circle"),
        ('import { c } from "./d.js";', "no module 'd'"),
        ('import c from "./c.js";', "import c from"),
        ('import * as c from "./c.js";', "as c"),
        ('import { a as b } from "./c.js";', "a as b"),
        ("export default 7;", "export default"),
        ('export { c } from "./c.js";', "export { c }"),
        ("const page = '</ScRiPt>';", "</script"),
        ("const page = '<!-- -->';", "<!--"),
    ],
)
def test_what_cannot_be_joined_is_refused(text: str, complaint: str) -> None:
    modules = {"main": text, "c": "export const c = 1;", "b": 'import { main } from "./main.js";\nexport const a = 1;'}
    with pytest.raises(ViewError, match=complaint):
        joined(modules, "main")


def test_each_script_of_the_page_is_in_use() -> None:
    folder = Path(str(joined.__globals__["__file__"])).parent / "script"
    names = {path.stem.replace("-", "_") for path in folder.glob("*.js")}
    assert names == {name for name in names if f"const module_{name} = " in script()}
