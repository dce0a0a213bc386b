"""Articles in, from files of any kind: one module a format."""

from __future__ import annotations

from graphkit.read.articles import STDIN, read_articles
from graphkit.read.draft import Defaults, day
from graphkit.read.silence import is_silent

__all__ = ["STDIN", "Defaults", "day", "is_silent", "read_articles"]
