"""pyvis's network, made safe: our own escaped template, parallel edges kept, nothing written, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"  # in pyvis's own package
_SCRIPTS = ("dom", "facts", "theme", "lines", "drawing", "network", "tooltip", "cards", "panel", "filters", "search")
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"
)


class StaticNetwork(Network):  # type: ignore[misc]  # pyvis publishes no types
    """A directed network at fixed places, which becomes one page that holds all it needs."""

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = {
            "physics": {"enabled": False},
            "layout": {"improvedLayout": False},
            "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
        }

    def add_node(self, n_id: str, **options: Any) -> None:
        """Add a node; pyvis's own method searches a list for each."""
        self.node_map[n_id] = {"id": n_id, **options}
        self.nodes.append(self.node_map[n_id])

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge; parallel ones are kept, each with its own id."""
        self.edges.append({"from": source, "to": to, "arrows": "to", **options})

    def generate_html(self, **page: Any) -> str:
        """The page.

        Args:
            page: what the template shows beside the scripts; strings in it are escaped.
        """
        environment = Environment(
            loader=PackageLoader("graphkit.view.pyvis"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        scripts = [_script("pyvis", _VIS), *(_script("graphkit.view.pyvis", f"static/{name}.js") for name in _SCRIPTS)]
        scripts.append(_script("graphkit.view.pyvis", "static/page.js"))
        style = _script("graphkit.view.pyvis", "static/network.css")
        policy = _POLICY.format(scripts=" ".join(_hashes(scripts)), style=" ".join(_hashes([style])))
        template = environment.get_template("network.html")
        return template.render(policy=policy, style=style, scripts=scripts, **page)

    def write_html(self, *_: Any, **__: Any) -> None:
        """Refuse: pyvis would put folders beside the page; `show` and `save_graph` end here too."""
        raise NotImplementedError("graphkit.view writes no file; write the string that generate_html returns")


def _script(package: str, path: str) -> str:
    text = resources.files(package).joinpath(path).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")  # as an HTML parser reads it, or the hash would not fit


def _hashes(texts: Sequence[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
