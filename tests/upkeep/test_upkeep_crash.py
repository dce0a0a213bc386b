"""A few moments of `python -m tests.crash`, which kills as often as one likes."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

_MOMENTS = "2"
_ROOT = Path(__file__).parents[2]


def test_what_is_killed_is_completed_by_the_same_command() -> None:
    seed = str(random.randrange(10_000))
    command = [sys.executable, "-m", "tests.crash", "--moments", _MOMENTS, "--seed", seed]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["RESULT crash wrong=0"]), done.stdout + done.stderr
