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


def test_a_relation_is_added_as_the_walk_through_says(tmp_path: Path) -> None:
    for name in ("graphkit", "ontologies", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "ontologies/frames/Withdrawal.yaml").write_text(block("yaml"), encoding="utf-8")
    with (tmp_path / "ontologies/graphkit.ttl").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write(block("turtle"))
    [typed] = [line for line in TEXT.splitlines() if line.startswith(".venv/bin/python -m pytest") and "-k" in line]
    done = subprocess.run(
        [sys.executable, *shlex.split(typed)[1:], "-v", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    ran = set(re.findall(r"\[Withdrawal-(\d+)\] PASSED", done.stdout))
    assert len(ran) == block("yaml").count("- text:")
    assert "test_a_frame_has_a_claim_class_that_takes_its_roles[Withdrawal] PASSED" in done.stdout
