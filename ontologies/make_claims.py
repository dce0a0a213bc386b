"""The frames -> the claim classes of the vocabulary, their PLOVER roots, and the table of them in the documentation.

Writes `claims.ttl` and `alignments/plover.ttl` beside this file, and `docs/claims.md`; a test fails when one is stale.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from rdflib import DCTERMS, OWL, Graph, URIRef

from graphkit import resources
from graphkit.lexicon.frame import Frame, Trigger
from graphkit.lexicon.frames import load_frames

_NS = "https://w3id.org/graphkit/ns"
_PREFIXES = """\
@prefix gk: <https://w3id.org/graphkit/ns#> .
@prefix rel: <https://w3id.org/graphkit/relation#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_CLAIMS = f"""\
# The classes of claims and the plain relations that they are drawn as. Made from frames/ by make_claims.py; what you
# would change here goes into the frame, then: python ontologies/make_claims.py
{_PREFIXES}
"""
_PLOVER = """\
# PLOVER roots of the claim classes, as notations of a datatype of their own. A class without one is no event in
# PLOVER's sense (holding an office, making a statement). Made from frames/ by make_claims.py.
@prefix gk: <https://w3id.org/graphkit/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
_CLAIMS_TITLE = "graphkit classes of claims"
_CLAIMS_TEXT = "One class for each type of claim, and the plain relations that accepted claims are drawn as."
_PLOVER_TITLE = "graphkit aligned with PLOVER"
_PLOVER_TEXT = "The PLOVER root that each claim class falls under, made from the field `plover` of the frames."
_DOCS = """\
# What graphkit extracts

Every class of claims, by family: its roles (those in bold have to be filled, of those joined by *or* one), its PLOVER
root, some of the words that express it, and an example. Made from `ontologies/frames/` by `ontologies/make_claims.py`.
"""
_WORDS = 8


def claims_ttl(frames: Iterable[Frame]) -> str:
    """The vocabulary's claim classes, and the relations that accepted claims are drawn as."""
    frames = tuple(frames)
    header = _header("claims", _CLAIMS_TITLE, _CLAIMS_TEXT, ("rel", "https://w3id.org/graphkit/relation#"))
    return _CLAIMS + header + "\n".join([*map(_class, frames), "", *_relations(frames)]) + "\n"


def plover_ttl(frames: Iterable[Frame]) -> str:
    """The PLOVER root of each class that has one."""
    header = _header("alignments/plover", _PLOVER_TITLE, _PLOVER_TEXT)
    return (
        _PLOVER
        + header
        + "".join(f'gk:{f.name} skos:notation "{f.plover}"^^gk:ploverRoot .\n' for f in frames if f.plover)
    )


def claims_md(frames: Iterable[Frame], families: Mapping[str, str]) -> str:
    """The table of all classes, a part for each family."""
    frames = tuple(frames)
    parts = [_DOCS]
    for family, title in families.items():
        rows = [_row(frame) for frame in frames if frame.family == family]
        head = ["| class | means | roles | PLOVER | words | for example |", "|---|---|---|---|---|---|"]
        parts.append("\n".join([f"## {title}", "", *head, *rows, ""]))
    return "\n".join(parts)


def written() -> dict[Path, str]:
    """What belongs into each of the files."""
    root, frames = resources.ontologies(), load_frames()
    families = yaml.safe_load((root / "lexicon" / "families.yaml").read_text(encoding="utf-8"))["families"]
    return {
        root / "claims.ttl": claims_ttl(frames),
        root / "alignments" / "plover.ttl": plover_ttl(frames),
        Path(__file__).resolve().parent.parent / "docs" / "claims.md": claims_md(frames, families),
    }


def _header(name: str, title: str, text: str, namespace: tuple[str, str] | None = None) -> str:
    """The ontology's header; version, dates, creator and license are those of graphkit.ttl."""
    graph = Graph().parse(resources.ontologies() / "graphkit.ttl")
    creator, created, modified, terms, version = (
        graph.value(URIRef(_NS), field, any=False)
        for field in (DCTERMS.creator, DCTERMS.created, DCTERMS.modified, DCTERMS.license, OWL.versionInfo)
    )
    prefix, iri = namespace or ("gk", f"{_NS}#")
    return (
        f'<{_NS}/{name}> a owl:Ontology ; dcterms:title "{title}"@en ;\n'
        f"  dcterms:description {_text(text)}@en ;\n"
        f'  dcterms:isPartOf <{_NS}> ; dcterms:creator "{creator}" ;\n'
        f'  dcterms:created "{created}"^^xsd:date ; dcterms:modified "{modified}"^^xsd:date ;\n'
        f"  dcterms:license <{terms}> ;\n"
        f'  owl:versionInfo "{version}" ; owl:versionIRI <{_NS}/{version}/{name}> ;\n'
        f'  vann:preferredNamespacePrefix "{prefix}" ; vann:preferredNamespaceUri "{iri}" .\n\n'
    )


def _class(frame: Frame) -> str:
    roles = ", ".join(f"gk:{name}" for name in frame.roles)
    label = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", frame.name).lower()
    return (
        f"gk:{frame.name} a owl:Class ; rdfs:subClassOf gk:Claim ; gk:takesRole {roles} ; "
        f'rdfs:label "{label}"@en ; skos:definition {_text(frame.definition)}@en .'
    )


def _relations(frames: Iterable[Frame]) -> list[str]:
    """One property for each plain relation; several classes may be drawn as the same."""
    labels: dict[str, str] = {}
    states: dict[str, list[str]] = {}
    for frame in frames:
        if frame.edge:
            labels.setdefault(frame.edge.property, frame.edge.label)
            states.setdefault(frame.edge.property, []).append(
                f"{frame.name} ({frame.edge.source} to {frame.edge.target})"
            )
    return [_relation(name, labels[name], " or ".join(states[name])) for name in sorted(labels)]


def _relation(name: str, label: str, states: str) -> str:
    definition = f"What an accepted claim of the class {states} comes to."
    return (
        f"rel:{name} a owl:ObjectProperty ; rdfs:subPropertyOf gk:acceptedRelation ; "
        f"rdfs:label {_text(label)}@en ; skos:definition {_text(definition)}@en ."
    )


def _row(frame: Frame) -> str:
    required = {role for item in frame.requires if len(item) == 1 for role, _ in item}
    roles = ", ".join(f"**{role}**" if role in required else role for role in frame.roles)
    choices = [" or ".join(role for role, _ in item) for item in frame.requires if len(item) > 1]
    example = next((e.text for e in frame.examples if e.claims), "")
    words = ", ".join(dict.fromkeys(map(_word, (t for p in frame.patterns for t in p.triggers))))
    shown = ", ".join(words.split(", ")[:_WORDS])
    cells = [frame.name, frame.definition, "; ".join([roles, *choices]), frame.plover or "", shown, example]
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"


def _word(trigger: Trigger) -> str:
    return {"type": f"any {trigger.lemma}", "attribution": "any report"}.get(trigger.kind, trigger.lemma)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, encoding="utf-8", newline="\n")
