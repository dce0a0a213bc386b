"""A store's index: what it has looked up once about articles, names and texts, kept beside the graph in one file.

All of it follows from the graph; a file that is missing, broken or of another version is made anew.
"""

from __future__ import annotations

from graphkit.index.contents import Contents, Described, PassageText
from graphkit.index.file import FILE, Index
from graphkit.index.records import Records
from graphkit.index.search import Hit

__all__ = ["FILE", "Contents", "Described", "Hit", "Index", "PassageText", "Records"]
