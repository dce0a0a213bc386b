"""Attributes of nodes and edges -> what the page tells about entities, claims and their passages, ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.view import wording
from graphkit.view.legend import Legend
from graphkit.view.pyvis.excerpt import Edge

_MOST_PASSAGES = 40  # of one claim; the page says how many more there are
_MOST_ALIASES = 30

Facts = dict[str, Any]


def entity(iri: str, attributes: Mapping[str, Any], legend: Legend) -> Facts:
    """One entity: IRI, label, type in words, family, other names, links."""
    entity_type = str(attributes.get("type", ""))
    links = {
        "Wikidata": wording.wikidata_link(attributes.get("wikidata")),
        "Wikipedia": wording.wikipedia_link(attributes.get("wikipedia")),
    }
    label = wording.shown(attributes.get("label"), 160) or wording.shown(iri, 160)
    return {
        "iri": iri,
        "label": label,
        "lines": wording.label_lines(label),
        "type": wording.shown(wording.words(entity_type[:200]), 60) or "entity",
        "family": legend.family(entity_type),
        "aliases": [wording.shown(alias, 80) for alias in tuple(attributes.get("aliases") or ())[:_MOST_ALIASES]],
        "links": [{"label": name, "url": url} for name, url in links.items() if url],
    }


def claim(edge: Edge, legend: Legend) -> Facts:
    """One claim: in words, its status, its passages, and from how many origins their articles come."""
    attributes = edge.attributes
    passages: Sequence[Mapping[str, Any]] = tuple(attributes.get("evidence") or ())
    label = wording.shown(attributes.get("label"), 60)
    numbered = list(zip(passages, _origins(passages), strict=True))
    return {
        "summary": wording.shown(attributes.get("summary"), 400) or label,
        "label": label,
        "type": wording.shown(wording.words(str(attributes.get("type", ""))[:200]), 60),
        "status": legend.status(str(attributes.get("status"))),
        "time": wording.shown(attributes.get("time"), 60),
        "evidence": [_passage(passage, number) for passage, number in numbered[:_MOST_PASSAGES]],
        "passages": len(passages),
        "origins": len({number for _, number in numbered}),
    }


def _origins(passages: Sequence[Mapping[str, Any]]) -> list[int]:
    """The number of each passage's origin, counted from 1; a passage whose origin is not known has one of its own."""
    numbers: dict[str, int] = {}
    return [
        numbers.setdefault(str(passage.get("origin") or f"passage {place}"), len(numbers) + 1)
        for place, passage in enumerate(passages)
    ]


def _passage(passage: Mapping[str, Any], origin: int) -> Facts:
    before, marked, after = wording.passage(str(passage.get("sentence") or ""), passage.get("trigger"))
    return {
        "before": before,
        "marked": marked,
        "after": after,
        "voice": _voice(passage.get("speaker"), passage.get("chain") or ()),
        "source": wording.words(wording.shown(passage.get("source_type"), 40)),
        "certainty": wording.shown(passage.get("certainty"), 40),
        "polarity": wording.shown(passage.get("polarity"), 40),
        "mode": wording.shown(passage.get("mode"), 40),
        "title": wording.shown(passage.get("title"), 200),
        "publisher": wording.shown(passage.get("publisher"), 80),
        "published": wording.shown(passage.get("published"), 40),
        "url": wording.web_link(passage.get("url")),
        "origin": origin,
        "superseded": bool(passage.get("superseded")),
    }


def _voice(speaker: object, chain: Sequence[object]) -> str:
    """Who speaks, the outermost first: "BelTA, citing the press service"; "" for the article's own voice."""
    voices = [wording.shown(voice, 120) for voice in chain]
    last = wording.shown(speaker, 120)
    if last and voices[-1:] != [last]:
        voices.append(last)
    return ", citing ".join(voice for voice in voices if voice)
