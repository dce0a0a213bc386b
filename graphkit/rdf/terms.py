"""Names and strings -> RDF terms that any store accepts: namespaces, known prefixes, IRIs, literals."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode

from graphkit import ids

GK = ids.VOCABULARY
ID = ids.ID
GRAPH = f"{ids.BASE}graph/"
DOC = f"{GRAPH}doc/"
REL = f"{ids.BASE}relation#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
FOAF = "http://xmlns.com/foaf/0.1/"

PREFIXES: dict[str, str] = {
    "gk": GK,
    "rel": REL,
    "id": ID,
    "graph": GRAPH,
    "doc": DOC,
    "wd": ids.WIKIDATA,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "foaf": FOAF,
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "schema": "https://schema.org/",
    "vann": "http://purl.org/vocab/vann/",
    "sh": "http://www.w3.org/ns/shacl#",
}

ENTITIES = NamedNode(f"{GRAPH}entities")
CLAIMS = NamedNode(f"{GRAPH}claims")
ACCEPTED = NamedNode(f"{GRAPH}accepted")
JUDGEMENTS = NamedNode(f"{GRAPH}judgements")
ORIGINS = NamedNode(f"{GRAPH}origins")
VERSIONS = NamedNode(f"{GRAPH}versions")
RUNS = NamedNode(f"{GRAPH}runs")

TYPE = NamedNode(f"{RDF}type")
LABEL = NamedNode(f"{RDFS}label")
PREF_LABEL = NamedNode(f"{SKOS}prefLabel")
ALT_LABEL = NamedNode(f"{SKOS}altLabel")
ATTRIBUTED_TO = NamedNode(f"{PROV}wasAttributedTo")
GENERATED_BY = NamedNode(f"{PROV}wasGeneratedBy")
PUBLISHER = NamedNode(f"{DCTERMS}publisher")

# The only source type whose name is taken: `gk:organization` is a role.
_SOURCE_TYPES = {"organization": "organizationSource", None: "articleVoice"}
# Scripts by how Unicode's names of their letters begin; codes of ISO 15924.
_SCRIPTS = {
    "CYRILLIC": "Cyrl", "ARABIC": "Arab", "HEBREW": "Hebr", "CJK": "Hani", "HANGUL": "Hang", "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan", "GREEK": "Grek", "ARMENIAN": "Armn", "GEORGIAN": "Geor", "DEVANAGARI": "Deva",
    "BENGALI": "Beng", "THAI": "Thai", "MYANMAR": "Mymr", "ETHIOPIC": "Ethi",
}  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_COMPACT = sorted(PREFIXES.items(), key=lambda item: len(item[1]), reverse=True)


def iri(text: str) -> NamedNode:
    """The IRI, with the characters that no IRI may hold percent-encoded; one of our own made from it if that fails."""
    try:
        return NamedNode(text)
    except ValueError:
        pass
    try:
        return NamedNode(quote(_SURROGATE.sub("\ufffd", text), safe=":/?#@!$&'()*+,;=~-._"))
    except ValueError:
        return NamedNode(f"{ID}x-{ids.digest('iri', text)}")


@cache
def gk(name: str) -> NamedNode:
    """A term of the vocabulary."""
    return iri(f"{GK}{name}")


def node(name: str) -> NamedNode:
    """A thing with an id of our own (`c-…`, `a-…`, `d-…`)."""
    return iri(f"{ID}{name}")


def doc_graph(article_id: str) -> NamedNode:
    """The named graph that holds all that belongs to one article."""
    return iri(f"{DOC}{article_id}")


def text(value: str) -> Literal:
    """A plain string; a lone surrogate becomes U+FFFD, so that offsets keep their meaning."""
    return Literal(_SURROGATE.sub("\ufffd", value))


def english(value: str) -> Literal:
    """A string in English."""
    return Literal(_SURROGATE.sub("\ufffd", value), language="en")


def name(value: str) -> Literal:
    """A name: in English if it is in Latin letters, else in an undetermined language of its script (`und-Cyrl`)."""
    letter = next((unicodedata.name(c, "") for c in value if c.isalpha()), "")
    script = next((code for start, code in _SCRIPTS.items() if letter.startswith(start)), None)
    return Literal(_SURROGATE.sub("\ufffd", value), language=f"und-{script}") if script else english(value)


def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=NamedNode(f"{XSD}integer"))


def date(value: str) -> Literal:
    """An `xsd:date` of an ISO 8601 day."""
    return Literal(value, datatype=NamedNode(f"{XSD}date"))


def moment(value: str) -> Literal:
    """An `xsd:dateTime` of an ISO 8601 time with a zone."""
    return Literal(value, datatype=NamedNode(f"{XSD}dateTime"))


def decimal(value: float) -> Literal:
    """An `xsd:decimal` of at most three figures, in the canonical form."""
    return Literal(f"{value:.3g}", datatype=NamedNode(f"{XSD}decimal"))


def boolean(value: bool) -> Literal:
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=NamedNode(f"{XSD}boolean"))


def web_address(url: str) -> NamedNode | Literal:
    """An IRI for a valid http(s) address, else the string as it is."""
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname:
            return NamedNode(url)
    except ValueError:
        pass
    return text(url)


def source_type(name: str | None) -> NamedNode:
    """The concept of a source type, None being the article's own voice."""
    return gk(_SOURCE_TYPES.get(name) or str(name))


def source_type_name(concept: str) -> str | None:
    """The reverse of `source_type`: a concept's local name -> the name in `model.py`."""
    return {local: name for name, local in _SOURCE_TYPES.items()}.get(concept, concept)


def value(term: object) -> str:
    """The IRI of a named node, the string of a literal."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def local(term: object) -> str:
    """What stands behind the last `#` or `/` of a named node."""
    return local_name(value(term))


def is_local_name(name: str) -> bool:
    """Whether the string can stand behind a prefix as it is."""
    return _LOCAL_NAME.fullmatch(name) is not None


def local_name(address: str) -> str:
    """What stands behind the last `#` or `/`."""
    return re.split(r"[#/]", address)[-1]


@lru_cache(maxsize=100_000)
def compact(address: str) -> str:
    """The IRI as a prefixed name where a known prefix fits, else as it is."""
    for prefix, namespace in _COMPACT:
        rest = address[len(namespace) :]
        if address.startswith(namespace) and re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*", rest):
            return f"{prefix}:{rest}"
    return address


def expand(name: str) -> str:
    """The reverse of `compact`; a name without a known prefix, and an IRI, come back as they are."""
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon and prefix in PREFIXES and not rest.startswith("//") else name
