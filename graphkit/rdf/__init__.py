"""Claims as RDF: terms, writing, the store, queries, validation. rdflib and SHACL load only when they are asked for."""

from __future__ import annotations

from graphkit.rdf.address import Address, Place, place
from graphkit.rdf.answers import GRAPH_FORMS, TABLE_FORMS, Answer, Limits, ask, fetch
from graphkit.rdf.asking import answer
from graphkit.rdf.browsing import EntityView, Named, Term, entity_view, names, vocabulary
from graphkit.rdf.derive import ACCEPTED_STATUS
from graphkit.rdf.filters import Filters
from graphkit.rdf.periods import period
from graphkit.rdf.query import NamedQuery, QueryResult, list_queries, named_query, run_query
from graphkit.rdf.rows import ArticleRow, ClaimRow, EntityRow, EvidenceRow, FillerRow, SourceRow
from graphkit.rdf.store import Store
from graphkit.rdf.terms import PREFIXES
from graphkit.rdf.write import Run, quads

__all__ = [
    "ACCEPTED_STATUS",
    "GRAPH_FORMS",
    "PREFIXES",
    "TABLE_FORMS",
    "Address",
    "Answer",
    "ArticleRow",
    "ClaimRow",
    "EntityRow",
    "EntityView",
    "EvidenceRow",
    "FillerRow",
    "Filters",
    "Limits",
    "Named",
    "NamedQuery",
    "Place",
    "QueryResult",
    "Run",
    "SourceRow",
    "Store",
    "Term",
    "answer",
    "ask",
    "entity_view",
    "fetch",
    "list_queries",
    "named_query",
    "names",
    "period",
    "place",
    "quads",
    "run_query",
    "vocabulary",
]
