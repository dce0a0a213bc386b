"""A store -> its page, or a frame for notebooks, drawn by one of two renderers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from graphkit.lexicon.frames import load_frames
from graphkit.network import network
from graphkit.picture import picture_of
from graphkit.view.page import framed, render

if TYPE_CHECKING:
    from graphkit.rdf import Store

Renderer = Literal["canvas", "pyvis"]


def page(store: Store, *, title: str, seed: int, renderer: Renderer) -> str:
    """The page of a whole store; the same store, title and seed give the same page.

    Args:
        store: an open store.
        title: the heading.
        seed: chooses another arrangement.
        renderer: `canvas` or `pyvis`; the latter draws no more than `view.pyvis.excerpt.MOST_EDGES` lines.
    """
    if renderer == "pyvis":
        from graphkit.view import pyvis

        edges = {frame.name: frame.edge for frame in load_frames() if frame.edge}
        return pyvis.render(network(store.claims(), store.entities(), edges), title=title, seed=seed)
    return render(picture_of(store), title=title, seed=seed)


def shown(store: Store, *, title: str, height: int, renderer: Renderer) -> Any:
    """The page inside a notebook: an IPython `HTML` object."""
    from IPython.display import HTML

    frame = framed(page(store, title=title, seed=7, renderer=renderer), title=title, height=height)
    # The div keeps IPython from advising an IFrame, which would need a file.
    return HTML(f"<div>{frame}</div>")  # type: ignore[no-untyped-call]
