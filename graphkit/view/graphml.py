"""A graph of entities and claims -> GraphML, every attribute as text, in one fixed order."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(graph: nx.MultiDiGraph) -> str:
    """The graph as GraphML for Gephi, yEd, Cytoscape and the like.

    Lists of names are joined by " | "; the evidence of a claim is JSON. Attributes without a value are left out.
    The graph is not changed.
    """
    plain = nx.MultiDiGraph()
    for node in sorted(graph, key=str):
        plain.add_node(_text(node), **_flat(graph.nodes[node]))
    edges = graph.edges(keys=True, data=True)
    seen: dict[str, int] = {}
    for source, target, key, attributes in sorted(edges, key=lambda e: (str(e[0]), str(e[1]), _claim(e), str(e[2]))):
        name = _claim((source, target, key, attributes))
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name}.{seen[name]}"
        plain.add_edges_from([(_text(source), _text(target), unique, _flat(attributes))])
    return "\n".join(nx.generate_graphml(plain, named_key_ids=True)) + "\n"


def _claim(edge: tuple[Any, Any, Any, Mapping[str, Any]]) -> str:
    return _text(edge[3].get("claim") or edge[2])


def _flat(attributes: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in sorted(attributes.items()) if value not in (None, (), [], "")}


def _text(value: object) -> str:
    if isinstance(value, tuple | list) and all(isinstance(item, str) for item in value):
        value = " | ".join(value)
    elif isinstance(value, tuple | list | dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return _NOT_XML.sub("", str(value))
