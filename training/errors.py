"""What ends the training program with a message: where, what is wrong, and what was expected."""

from __future__ import annotations


class TrainingError(Exception):
    """A directory, a file or an option is not what a step needs."""
