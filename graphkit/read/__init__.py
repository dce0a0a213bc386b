"""Articles in, from files of any kind: one module a format."""

from __future__ import annotations

from graphkit.read.articles import read_articles
from graphkit.read.draft import Defaults, day

__all__ = ["Defaults", "day", "read_articles"]
