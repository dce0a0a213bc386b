"""A Doc and its article -> mentions (names, noun phrases, pronouns, values) and the entities they refer to."""

from __future__ import annotations

from graphkit.link.candidates import Candidate
from graphkit.link.linker import Linker, Linking

__all__ = ["Candidate", "Linker", "Linking"]
