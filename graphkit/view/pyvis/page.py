"""A graph of entities and claims -> one self-contained HTML page, or a frame that holds it."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.view import wording
from graphkit.view.layout import place
from graphkit.view.legend import Legend, Line, key, load_legend
from graphkit.view.pyvis import facts
from graphkit.view.pyvis.curves import bends
from graphkit.view.pyvis.excerpt import Excerpt, excerpt

if TYPE_CHECKING:
    from graphkit.view.pyvis.canvas import StaticNetwork

# A label's size in the picture: letters keep their size on the screen while a page-full of nodes is seen at about
# two thirds of the scale.
_LETTER, _LINE = 9.0, 19
_ALL_NAMED = 90  # in larger graphs the page names only some of the nodes at once, so labels need less room


def render(graph: nx.MultiDiGraph, *, title: str, seed: int = 7) -> str:
    """The page of `graph`; it asks nothing of the network and runs nothing that the graph brings.

    A graph of more than 1,500 edges is cut to its best supported claims (`excerpt.excerpt`), and the page says so.

    Args:
        graph: nodes are IRIs with `label, type, wikidata, wikipedia, aliases`; edges have
            `claim, type, label, status, evidence, summary, time`. It is not changed.
        title: the heading.
        seed: chooses another arrangement of large graphs.
    """
    legend = load_legend()
    part = excerpt(graph, legend)
    entities = {node: facts.entity(node, graph.nodes[node], legend) for node in part.nodes}
    claims = {edge.claim: facts.claim(edge, legend) for edge in part.edges}
    network = _drawn(part, entities, claims, legend, seed)
    heading = wording.shown(title, 200)
    rows = sorted(claims, key=lambda claim: (claims[claim]["summary"], claim))
    contents = {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": network.options,
        "entities": {_id(number): entities[node] for number, node in enumerate(part.nodes)},
        "claims": claims,
        "rows": rows,
        "legend": key(legend),
    }
    html: str = network.generate_html(
        title=heading,
        contents=wording.json_in_html(contents),
        claims=[claims[claim] for claim in rows],
        lines=legend.lines,
        part=part,
    )
    return html


def render_inline(graph: nx.MultiDiGraph, *, title: str, seed: int = 7, height: int = 640) -> str:
    """The same page in a frame for notebooks, shut off from the page around it.

    Args:
        graph: as for `render`.
        title: the heading.
        seed: as for `render`.
        height: of the frame, in pixels.
    """
    page = escape(render(graph, title=title, seed=seed), quote=True)
    rights = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe title="{escape(wording.shown(title, 200), quote=True)}" sandbox="{rights}" '
        f'style="width:100%;height:{int(height)}px;border:1px solid #8884;border-radius:6px" srcdoc="{page}"></iframe>'
    )


def _drawn(part: Excerpt, entities: dict[str, Any], claims: dict[str, Any], legend: Legend, seed: int) -> StaticNetwork:
    from graphkit.view.pyvis.canvas import StaticNetwork  # pyvis brings IPython along: slow to import

    ends = [(edge.source, edge.target) for edge in part.edges]
    radius = _radii(part, ends)
    full = min(1.0, _ALL_NAMED / max(1, len(part.nodes)))
    sizes = {node: _box(entities[node]["lines"], radius[node], full) for node in part.nodes}
    places = place(part.nodes, ends, sizes, seed)
    network = StaticNetwork()
    number_of = {node: _id(number) for number, node in enumerate(part.nodes)}
    for node in part.nodes:
        x, y = places[node]
        network.add_node(number_of[node], shape="dot", size=radius[node], x=x, y=y)
    for number, (edge, bend) in enumerate(zip(part.edges, bends(ends, places, radius), strict=True)):
        line = legend.lines[claims[edge.claim]["status"]]
        network.add_edge(
            number_of[edge.source],
            number_of[edge.target],
            id=f"e{number}",
            claim=edge.claim,
            bend=bend,
            **_stroke(line, bend),
        )
    return network


def _id(number: int) -> str:
    """The id of a node in the page: vis-network uses ids as keys of plain objects, where `__proto__` would be one."""
    return f"n{number}"


def _stroke(line: Line, bend: float) -> dict[str, Any]:
    curve = {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
    return {"width": line.width, "dashes": list(line.dashes) or False, "smooth": curve if bend else False}


def _radii(part: Excerpt, ends: list[tuple[str, str]]) -> dict[str, float]:
    """Symbols grow with the number of lines at them, but gently."""
    degree = dict.fromkeys(part.nodes, 0)
    for source, target in ends:
        degree[source] += 1
        degree[target] += 1
    return {node: round(12 + min(11.0, 2.6 * math.sqrt(max(0, count - 1))), 1) for node, count in degree.items()}


def _box(label: str, radius: float, full: float) -> tuple[float, float]:
    """Width and height that a symbol takes with its label, in pixels; `full` is the share of labels to allow for."""
    lines = label.split("\n")
    width, height = _LETTER * max(map(len, lines)) * full, _LINE * len(lines) * full
    return max(2 * radius, width) + 12, 2 * (radius + height) + 6
