"""Whether standard input has something to read."""

from __future__ import annotations

import select
import sys


def is_silent() -> bool:
    """Whether reading from standard input may have to wait; where that cannot be told (Windows), it may."""
    try:
        return not select.select([sys.stdin], [], [], 0)[0]
    except (OSError, ValueError):
        return True
