"""A graph of entities and claims -> GEXF 1.3 for Gephi, with a timeline where claims have a time.

networkx writes GEXF too, but stamps it with the day on which it runs and gives dates the wrong type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

import networkx as nx

from graphkit.exchange.cells import BETWEEN
from graphkit.exchange.stance import counted
from graphkit.rdf import ACCEPTED_STATUS, period

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE = ("class", "wikidata", "wikipedia", "aliases")
_EDGE = ("claim", "class", "status", "summary", "time", "affirming", "negating", "evidence")
_COUNTS = ("affirming", "negating")
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">'


def gexf(graph: nx.MultiDiGraph) -> str:
    """The network of `KnowledgeGraph.to_networkx` as GEXF.

    An edge is named by its relation, with the status in brackets unless the claim is confirmed or official (denied
    where nobody affirms it), and begins and ends with the claim's time. The evidence is JSON.
    """
    edges = sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["claim"]))
    return "\n".join([_OPENING, *_graph(graph, edges), "</gexf>", ""])


def _graph(graph: nx.MultiDiGraph, edges: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Iterator[str]:
    yield '<graph mode="dynamic" timeformat="date" defaultedgetype="directed">'
    yield from _declared("node", _NODE)
    yield from _declared("edge", _EDGE)
    yield "<nodes>"
    for node in sorted(graph):
        facts = graph.nodes[node]
        start = _tag("node", {"id": node, "label": facts["label"]})
        yield from _element("node", start, {**facts, "class": facts["type"]}, _NODE)
    yield "</nodes>\n<edges>"
    for number, (source, target, facts) in enumerate(edges):
        start = _tag("edge", {"id": str(number), "source": source, "target": target} | _drawn(facts))
        shown = {**facts, "class": facts["type"], **counted(facts["evidence"])}
        yield from _element("edge", start, shown, _EDGE)
    yield "</edges>\n</graph>"


def _declared(kind: str, names: Iterable[str]) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">'
    for name in names:
        yield f'<attribute id="{name}" title="{name}" type="{"integer" if name in _COUNTS else "string"}"/>'
    yield "</attributes>"


def _drawn(facts: Mapping[str, Any]) -> dict[str, str]:
    """How an edge is shown; Gephi keeps parallel edges apart by `kind`."""
    status = facts["status"] if counted(facts["evidence"])["affirming"] != "0" else "denied"
    label = facts["label"] if status in ACCEPTED_STATUS else f"{facts['label']} ({status})"
    first, last = period(facts["time"] or "")
    days = {"start": first.isoformat() if first else "", "end": last.isoformat() if last else ""}
    return {"label": label, "kind": label} | {name: day for name, day in days.items() if day}


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return " ".join([f"<{name}", *(f"{key}={_quoted(value)}" for key, value in attributes.items())]) + ">"


def _element(name: str, start: str, facts: Mapping[str, Any], shown: Iterable[str]) -> Iterator[str]:
    yield f"{start}\n<attvalues>"
    for key in shown:
        if facts.get(key):
            yield f'<attvalue for="{key}" value={_quoted(_text(facts[key]))}/>'
    yield f"</attvalues>\n</{name}>"


def _text(value: str | tuple[Any, ...]) -> str:
    if isinstance(value, str):
        return value
    if all(isinstance(item, str) for item in value):
        return BETWEEN.join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
