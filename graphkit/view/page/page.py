"""A picture -> one self-contained HTML page, or a frame that holds it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import cache
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined

from graphkit.view import wording
from graphkit.view.arrangement import Arrangement, arrange
from graphkit.view.legend import load_legend
from graphkit.view.page.bundle import script, style, world
from graphkit.view.page.contents import Contents
from graphkit.view.picture import Picture

_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)
_LEVEL = 6  # of compression; 9 takes three times as long for a hundredth


def render(picture: Picture, *, title: str, seed: int = 7, arrangement: Arrangement | None = None) -> str:
    """The page of a picture; it asks nothing of the network and runs nothing that the picture brings.

    The same picture, title and seed give the same page.

    Args:
        picture: what to draw and tell.
        title: the heading.
        seed: chooses another arrangement.
        arrangement: where everything stands, if that is known already.
    """
    contents = Contents(picture, arrangement or arrange(picture, seed), load_legend())
    environment = Environment(
        loader=PackageLoader("graphkit.view.page", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    policy = _POLICY.format(script=_hash(script()), style=_hash(style()))
    return environment.get_template("page.html").render(
        title=wording.shown(title, 200),
        policy=policy,
        style=style(),
        script=script(),
        blocks={
            "graph": packed(_JSON.encode(contents.graph(title))),
            "world": _world(),
            "texts": packed(f"[{','.join(map(_JSON.encode, contents.texts()))}]"),
        },
    )


def render_inline(picture: Picture, *, title: str, seed: int = 7, height: int = 640) -> str:
    """The same page in a frame for notebooks, shut off from the page around it.

    Args:
        picture: as for `render`.
        title: the heading.
        seed: as for `render`.
        height: of the frame, in pixels.
    """
    return framed(render(picture, title=title, seed=seed), title=title, height=height)


def framed(page: str, *, title: str, height: int) -> str:
    """A page in a frame that may run its scripts, open links and save files, and reaches nothing around it."""
    rights = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
    return (
        f'<iframe title="{escape(wording.shown(title, 200), quote=True)}" sandbox="{rights}" '
        f'style="width:100%;height:{int(height)}px;border:1px solid #8884;border-radius:6px" '
        f'srcdoc="{escape(page, quote=True)}"></iframe>'
    )


def packed(text: str) -> str:
    """The text gzipped, in base64; the same text gives the same."""
    return base64.b64encode(gzip.compress(text.encode(), _LEVEL, mtime=0)).decode()


@cache
def _world() -> str:
    return packed(world())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
