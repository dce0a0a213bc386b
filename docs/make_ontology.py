"""The vocabulary, its alignments and the frames -> the pages of `docs/ontology/`, the same bytes on every machine.

Without an argument it writes the pages of the checkout, with one into the folder of that name. The anchors are the
local names, so that an IRI of the vocabulary can be redirected to its place on a page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, Graph, URIRef
from rdflib.namespace import VANN

from graphkit import resources
from graphkit.lexicon.frame import Frame
from graphkit.lexicon.frames import load_frames
from graphkit.rdf import terms

_HERE = Path(__file__).parent
_TARGET = _HERE / "ontology"
_NS = URIRef(terms.GK.rstrip("#"))
_MATCHES = {
    RDFS.subClassOf: "is a kind of",
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
    SKOS.narrowMatch: "broader than",
    SKOS.relatedMatch: "has to do with",
}
_PREFIXES = {
    **terms.PREFIXES,
    "cco": "https://www.commoncoreontologies.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}
_DOCUMENTS = ("Article", "Passage", "Attestation", "Attribution", "Mention", "Naming", "Origin", "Judgement", "Run")


@dataclass(frozen=True, slots=True)
class Link:
    """A name to show, where it leads, and what it is called there."""

    name: str
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A named list of links below a term."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or concept as it is shown.

    Attributes:
        name: the local name, which is the anchor.
        iri: the whole IRI.
        label: the English label.
        definition: its definition.
        notation: code in a standard, empty if there is none.
        rows: what it is related to.
        example: a sentence that states a claim of the class, empty for others.
    """

    name: str
    iri: str
    label: str
    definition: str
    notation: str = ""
    rows: tuple[Row, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A class in the tree, with those below it."""

    name: str
    label: str
    below: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Some terms under a heading."""

    id: str
    title: str
    text: str
    terms: tuple[Term, ...]


class Vocabulary:
    """The files of the vocabulary and its alignments as two graphs, asked for what a page shows."""

    def __init__(self, folder: Path, frames: Iterable[Frame]) -> None:
        """Reads the files below `folder`, which is `ontologies/`."""
        self.graph, self.aligned = Graph(), Graph()
        for name in resources.VOCABULARY:
            self.graph.parse(folder / name)
        self.files = tuple(sorted((folder / "alignments").glob("*.ttl")))
        for path in self.files:
            self.aligned.parse(path)
        self.frames = {frame.name: frame for frame in frames}
        self._listed = [quad.object for quad in pyoxigraph.parse(path=str(folder / "schemes.ttl"))]

    def header(self, iri: URIRef = _NS, graph: Graph | None = None) -> dict[str, str]:
        """Title, description, version and the like of an ontology."""
        fields = {
            "title": DCTERMS.title, "description": DCTERMS.description, "creator": DCTERMS.creator,
            "created": DCTERMS.created, "modified": DCTERMS.modified, "license": DCTERMS.license,
            "version": OWL.versionInfo, "version_iri": OWL.versionIRI, "prefix": VANN.preferredNamespacePrefix,
            "namespace": VANN.preferredNamespaceUri,
        }  # fmt: skip
        found = {name: (graph or self.graph).value(iri, field, any=False) for name, field in fields.items()}
        return {"iri": str(iri), **{name: str(value) for name, value in found.items()}}

    def alignments(self) -> list[dict[str, str]]:
        """Header of each file of alignments, with the file's name."""
        return [{"file": p.name, **self.header(URIRef(f"{_NS}/alignments/{p.stem}"), self.aligned)} for p in self.files]

    def tree(self, name: str) -> Node:
        """A class with all below it; a class with two parents stands below each."""
        below = sorted(map(terms.local_name, self.graph.subjects(RDFS.subClassOf, self.iri(name))))
        return Node(name, self.label(self.iri(name)), tuple(self.tree(child) for child in below))

    def kinds(self, kind: URIRef, namespace: str = terms.GK) -> list[str]:
        """Local names of the terms of a kind, in the order of the alphabet."""
        found = (str(term) for term in self.graph.subjects(RDF.type, kind))
        return sorted(term[len(namespace) :] for term in found if term.startswith(namespace))

    def iri(self, name: str) -> URIRef:
        """A term of the vocabulary."""
        return URIRef(terms.GK + name)

    def label(self, term: URIRef) -> str:
        """The label of a term, ours or foreign; empty if there is none."""
        for graph in (self.graph, self.aligned):
            found = graph.value(term, RDFS.label) or graph.value(term, SKOS.prefLabel)
            if found:
                return str(found)
        return ""

    def link(self, term: URIRef, page: str = "") -> Link:
        """Where a term is explained: on these pages, or at its own address."""
        address, label = str(term), self.label(term)
        if address.startswith(terms.GK):
            return Link(label, f"{page}#{address[len(terms.GK) :]}")
        if address.startswith(terms.REL):
            return Link(label, f"relations.html#{address[len(terms.REL) :]}")
        prefix, rest = max(
            ((p, address[len(n) :]) for p, n in _PREFIXES.items() if address.startswith(n)),
            key=lambda pair: -len(pair[1]),
        )
        return Link(label or f"{prefix}:{rest}", address, f"{prefix}:{rest}" if label else "")

    def term(self, term: URIRef, rows: Iterable[Row] = (), example: str = "") -> Term:
        """A term with the rows that are not empty and those of its alignments."""
        notation = self.graph.value(term, SKOS.notation)
        kept = tuple(row for row in (*rows, *self.mappings(term)) if row.links)
        definition = str(self.graph.value(term, SKOS.definition))
        name, shown = terms.local_name(str(term)), str(notation or "")
        return Term(name, str(term), self.label(term), definition, shown, kept, example)

    def mappings(self, term: URIRef) -> Iterator[Row]:
        """What the alignments say of a term, the PLOVER root last."""
        for relation, words in _MATCHES.items():
            yield Row(words, self.links(self.aligned.objects(term, relation)))
        roots = sorted(str(root) for root in self.aligned.objects(term, SKOS.notation))
        yield Row("PLOVER", tuple(Link(root, "") for root in roots))

    def links(self, found: Iterable[URIRef], page: str = "") -> tuple[Link, ...]:
        """Links by name."""
        return tuple(sorted((self.link(term, page) for term in found), key=lambda link: (link.name.lower(), link.href)))

    def class_term(self, name: str) -> Term:
        """A class: parents, children, properties that belong to it; of a claim its roles, relation and an example."""
        term, frame = self.iri(name), self.frames.get(name)
        owned = {*self.graph.subjects(RDFS.domain, term), *self.graph.subjects(SDO.domainIncludes, term)}
        below = () if name == "Claim" else self.links(self.graph.subjects(RDFS.subClassOf, term))
        rows = [
            Row("kind of", self.links(self.graph.objects(term, RDFS.subClassOf))),
            Row("kinds", below),
            Row("roles", self.links(self.graph.objects(term, self.iri("takesRole")))),
            Row("properties", self.links(owned)),
        ]
        if frame and frame.edge:
            rows.append(Row("drawn as", (self.link(URIRef(terms.REL + frame.edge.property)),)))
        example = next((e.text for e in frame.examples if e.claims), "") if frame else ""
        return self.term(term, rows, " ".join(example.split()))

    def property_term(self, term: URIRef) -> Term:
        """A property: domain, range, parents, and the classes of claims that take it as a role."""
        domains = {*self.graph.objects(term, RDFS.domain), *self.graph.objects(term, SDO.domainIncludes)}
        ranges = {*self.graph.objects(term, RDFS.range), *self.graph.objects(term, SDO.rangeIncludes)}
        rows = [
            Row("kind of", self.links(self.graph.objects(term, RDFS.subPropertyOf))),
            Row("of", self.links(domains)),
            Row("filled by", self.links(ranges)),
            Row("role of", self.links(self.graph.subjects(self.iri("takesRole"), term))),
        ]
        return self.term(term, rows)

    def relation_term(self, name: str) -> Term:
        """A plain relation, with the classes of claims that are drawn as it."""
        drawn = [self.iri(f.name) for f in self.frames.values() if f.edge and f.edge.property == name]
        term = URIRef(terms.REL + name)
        return self.term(term, [Row("drawn from", self.links(drawn, "index.html"))])

    def schemes(self) -> Iterator[Part]:
        """The schemes, each with its concepts as the file lists them, for stages have an order."""
        for name in self.kinds(SKOS.ConceptScheme):
            scheme = self.iri(name)
            members = sorted(self.graph.subjects(SKOS.inScheme, scheme), key=self._place)
            text = str(self.graph.value(scheme, SKOS.definition))
            yield Part(name, self.label(scheme), text, tuple(map(self.term, members)))

    def _place(self, concept: URIRef) -> int:
        return self._listed.index(pyoxigraph.NamedNode(str(concept)))


def pages(folder: Path | None = None) -> dict[str, str]:
    """Name of each page -> its HTML."""
    root = folder or resources.ontologies()
    vocabulary = Vocabulary(root, load_frames())
    families = yaml.safe_load((root / "lexicon" / "families.yaml").read_text(encoding="utf-8"))["families"]
    loader = FileSystemLoader(_HERE)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("ontology_template.html")
    shared = {"header": vocabulary.header(), "alignments": vocabulary.alignments()}
    index = template.render(
        **shared, trees=[vocabulary.tree("Entity")], parts=_parts(vocabulary, families), schemes=[*vocabulary.schemes()]
    )
    text = "What accepted claims come to, as plain edges between entities; the namespace is " + terms.REL
    names = vocabulary.kinds(OWL.ObjectProperty, terms.REL)
    relations = Part("relations", "Plain relations", text, tuple(map(vocabulary.relation_term, names)))
    return {
        "index.html": index,
        "relations.html": template.render(**shared, trees=[], parts=[relations], schemes=[]),
    }


def _parts(vocabulary: Vocabulary, families: dict[str, str]) -> list[Part]:
    classes = vocabulary.kinds(OWL.Class)
    claims = {terms.local_name(str(c)) for c in vocabulary.graph.subjects(RDFS.subClassOf, vocabulary.iri("Claim"))}
    entities = [name for name in classes if name not in {*claims, *_DOCUMENTS, "Claim"}]
    parts = [
        _class_part(vocabulary, "entities", "Entities", "What a mention or an entity can be.", entities),
        _class_part(vocabulary, "documents", "Claims, documents and what they state", "", ("Claim", *_DOCUMENTS)),
    ]
    for family, title in families.items():
        names = sorted(name for name in claims if vocabulary.frames[name].family == family)
        parts.append(_class_part(vocabulary, family, f"Claims: {title[0].lower()}{title[1:]}", "", names))
    return [*parts, *_property_parts(vocabulary)]


def _class_part(vocabulary: Vocabulary, name: str, title: str, text: str, names: Iterable[str]) -> Part:
    return Part(f"part-{name}", title, text, tuple(map(vocabulary.class_term, names)))


def _property_parts(vocabulary: Vocabulary) -> Iterator[Part]:
    graph, involves = vocabulary.graph, vocabulary.iri("involves")
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    names = sorted(name for kind in kinds for name in vocabulary.kinds(kind))
    taken = set(graph.objects(None, vocabulary.iri("takesRole")))
    groups: dict[str, list[URIRef]] = {"entities": [], "values": [], "others": []}
    for term in map(vocabulary.iri, names):
        filled = term == involves or (term, RDFS.subPropertyOf, involves) in graph
        groups["entities" if filled else "values" if term in taken else "others"].append(term)
    titles = {"entities": "Roles that entities fill", "values": "Roles that values fill", "others": "Other properties"}
    for group, found in groups.items():
        yield Part(f"roles-{group}", titles[group], "", tuple(map(vocabulary.property_term, found)))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else _TARGET
    target.mkdir(parents=True, exist_ok=True)
    for page, html in pages().items():
        (target / page).write_text(html, encoding="utf-8", newline="\n")
