"""graphkit: claims about defence relations, from news text into a graph that never forgets who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.errors import ArticleError, GraphkitError
    from graphkit.graph import KnowledgeGraph, Rows
    from graphkit.model import Article, Extraction
    from graphkit.pipeline import Options, build, extract_article
    from graphkit.read import Defaults, read_articles

__all__ = [
    "Article",
    "ArticleError",
    "Defaults",
    "Extraction",
    "GraphkitError",
    "KnowledgeGraph",
    "Options",
    "Rows",
    "build",
    "extract_article",
    "read_articles",
]

_HOMES = {
    "Article": "model",
    "ArticleError": "errors",
    "Defaults": "read",
    "Extraction": "model",
    "GraphkitError": "errors",
    "KnowledgeGraph": "graph",
    "Options": "pipeline",
    "Rows": "graph",
    "build": "pipeline",
    "extract_article": "pipeline",
    "read_articles": "read",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that `import graphkit` does not load spaCy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
