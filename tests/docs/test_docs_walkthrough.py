"""What CONTRIBUTING.md says about adding a relation, done in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    [found] = re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return str(found)


def typed(start: str) -> list[str]:
    """The one command of the page that begins so, as the arguments after the interpreter."""
    [found] = [line for line in TEXT.splitlines() if line.startswith(f".venv/bin/python {start}")]
    return shlex.split(found)[1:]


def run(arguments: list[str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_relation_is_added_as_the_walk_through_says(tmp_path: Path) -> None:
    for name in ("graphkit", "ontologies", "tests", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "ontologies/frames/PortCall.yaml").write_text(block("yaml"), encoding="utf-8")
    run(typed("ontologies/make_claims.py"), tmp_path)
    assert "gk:PortCall a owl:Class" in (tmp_path / "ontologies/claims.ttl").read_text(encoding="utf-8")
    assert "| PortCall |" in (tmp_path / "docs/claims.md").read_text(encoding="utf-8")
    run(typed("docs/make_ontology.py"), tmp_path)
    assert 'id="PortCall"' in (tmp_path / "docs/ontology/index.html").read_text(encoding="utf-8")
    printed = run([*typed("-m pytest tests/extract"), "-v", "-p", "no:cacheprovider"], tmp_path)
    ran = set(re.findall(r"\[PortCall-(\d+)\] PASSED", printed))
    assert len(ran) == block("yaml").count("- text:")
    assert "test_a_frame_has_a_claim_class_that_takes_its_roles[PortCall] PASSED" in printed
