"""A claim's class and the words of its fillers -> one line that a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 240


def claim_line(claim_type: str, fillers: Iterable[tuple[str, str]], template: str | None = None) -> str:
    """The claim in words.

    Args:
        claim_type: local name of its class.
        fillers: role and words, several times the same role where it has several fillers.
        template: how claims of the class read, with roles in braces; used where all its roles are filled.

    Returns:
        "West-2025 held in Belarus (time: 2025-09)", or without a template "ExerciseHeld (exercise: West-2025; …)".
    """
    words: dict[str, list[str]] = {}
    for role, value in fillers:
        words.setdefault(role, []).append(value)
    wanted = re.findall(r"\{(\w+)\}", template or "")
    if not template or not set(wanted) <= set(words):
        template, wanted = claim_type, []
    line = re.sub(r"\{(\w+)\}", lambda found: _joined(words[found[1]]), template)
    left = [(role, _joined(values)) for role, values in sorted(words.items()) if role not in wanted]
    rest = "; ".join(f"{role}: {value}" for role, value in left if not template or value not in line)
    line = " ".join(f"{line} ({rest})".split() if rest else line.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _joined(values: list[str]) -> str:
    ordered = sorted(values)
    return f"{', '.join(ordered[:-1])} and {ordered[-1]}" if len(ordered) > 1 else ordered[0]
