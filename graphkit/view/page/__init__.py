"""A picture -> one self-contained page, drawn by our own script."""

from graphkit.view.page.page import framed, render, render_inline

__all__ = ["framed", "render", "render_inline"]
