"""Draws a networkx graph with pyvis, made safe: `render` makes a page, `render_inline` a frame for notebooks."""

from graphkit.view.pyvis.page import render, render_inline

__all__ = ["render", "render_inline"]
