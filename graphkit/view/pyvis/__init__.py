"""Draws a networkx graph with pyvis, made safe: `render` makes a page, `render_inline` a frame for notebooks."""

from graphkit.view.pyvis.excerpt import MOST_EDGES
from graphkit.view.pyvis.page import render, render_inline

__all__ = ["MOST_EDGES", "render", "render_inline"]
