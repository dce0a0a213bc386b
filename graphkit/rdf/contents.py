"""An article in a store -> what it brings into the index, as if no entities were joined."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graphkit.index import Contents, Described, PassageText
from graphkit.rdf import terms
from graphkit.rdf.extracted import as_extracted
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_ISSUED = NamedNode(f"{terms.DCTERMS}issued")
_TITLE = NamedNode(f"{terms.DCTERMS}title")
_EXACT = NamedNode(f"{terms.OA}exact")
_DESCRIBING = (terms.TYPE, gk("inGazetteer"), gk("state"), terms.PREF_LABEL, terms.ALT_LABEL)


def contents(store: Store, article_id: str) -> Contents:
    """What an article that the store holds brings into the index.

    Raises:
        StoreError: the store cannot be read.
    """
    facts: dict[str, dict[NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    entities: set[str] = set()
    for quad in as_extracted(store, article_id):
        subject = terms.value(quad.subject)
        facts[subject][quad.predicate].append(terms.value(quad.object))
        if quad.graph_name == terms.ENTITIES:
            entities.add(subject)
    article = facts[terms.node(article_id).value]
    printed = {one[gk("names")][0]: one[gk("nameAsPrinted")][0] for one in facts.values() if gk("names") in one}
    passages = [
        PassageText(terms.local_name(node), one[_EXACT][0])
        for node, one in sorted(facts.items())
        if terms.local_name(one[terms.TYPE][0] if one[terms.TYPE] else "") == "Passage"
    ]
    day = article[_ISSUED]
    return Contents(
        id=article_id,
        title=next(iter(article[_TITLE]), ""),
        text=next(iter(article[gk("text")]), ""),
        day=dt.date.fromisoformat(day[0]) if day else None,
        entities=tuple(_described(iri, facts[iri], printed.get(iri)) for iri in sorted(entities)),
        together=tuple(frozenset(one[gk("involves")]) for one in facts.values() if len(one[gk("involves")]) > 1),
        passages=tuple(passages),
    )


def _described(iri: str, facts: dict[NamedNode, list[str]], printed: str | None) -> Described:
    kind, known, states, labels, aliases = (facts[predicate] for predicate in _DESCRIBING)
    return Described(
        iri=iri,
        type=terms.local_name(kind[0]) if kind else "Entity",
        known="true" in known,
        label=labels[0] if labels else None,
        aliases=tuple(sorted(aliases)),
        states=tuple(sorted(states)),
        printed=printed,
    )
