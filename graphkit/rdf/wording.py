"""A claim's class and the words of its fillers -> one line that a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_LONGEST = 240


def claim_line(claim_type: str, fillers: Iterable[tuple[str, str]], templates: Sequence[str] = ()) -> str:
    """The claim in words.

    Args:
        claim_type: local name of its class.
        fillers: role and words, several times the same role where it has several fillers.
        templates: how claims of the class read, with roles in braces; the first whose roles are all filled counts.

    Returns:
        "West-2025 held in Belarus (time: 2025-09)", or where no template fits "ExerciseHeld (exercise: West-2025; …)".
    """
    words: dict[str, list[str]] = {}
    for role, value in fillers:
        words.setdefault(role, []).append(value)
    template = next((t for t in templates if set(_roles(t)) <= set(words)), claim_type)
    shown = {role: "" if _is_counted(words, role) else _joined(values) for role, values in words.items()}
    line = re.sub(r"\{(\w+)\}", lambda found: shown[found[1]], template)
    left = [(role, _joined(values)) for role, values in sorted(words.items()) if role not in _roles(template)]
    rest = "; ".join(f"{role}: {value}" for role, value in left if value not in line)
    line = " ".join(f"{line} ({rest})".split() if rest else line.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _roles(template: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", template)


def _is_counted(words: Mapping[str, list[str]], role: str) -> bool:
    """Whether it is a quantity with which the words of another role begin: "five" and "five people"."""
    if role != "quantity":
        return False
    others = [value for other, values in words.items() if other != role for value in values]
    return all(any(other.startswith(f"{value} ") for other in others) for value in words[role])


def _joined(values: list[str]) -> str:
    ordered = sorted(values)
    return f"{', '.join(ordered[:-1])} and {ordered[-1]}" if len(ordered) > 1 else ordered[0]
