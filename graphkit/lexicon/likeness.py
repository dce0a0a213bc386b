"""What comparing two names gives: how alike they are, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are.

    Attributes:
        score: 0 to 1. 1: lists say that both name one thing, or it is one name. From 0.9 on it is very sure, and safe
            to join on if nothing contradicts; from 0.5 on one thing is likelier than two, and a human should look;
            below that they are taken for two.
        reason: why, in words.
    """

    score: float
    reason: str
