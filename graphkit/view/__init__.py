"""Draws a graph: `render` makes a page, `render_inline` a frame for notebooks, `graphml` a file for other programs."""

from graphkit.view.graphml import graphml
from graphkit.view.page import render, render_inline

__all__ = ["graphml", "render", "render_inline"]
