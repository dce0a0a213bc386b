"""A claim in a store -> its attestations as far as status goes: origin, outlet, voices, polarity, certainty, mode."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graphkit.rdf import terms
from graphkit.rdf.terms import gk, node
from graphkit.rdf.versions import is_superseded

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_ISSUED = NamedNode(f"{terms.DCTERMS}issued")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One attestation, as far as status goes.

    Attributes:
        id: `a-…`.
        article: id of its article.
        day: when the article was published, None if it is not known.
        origin: of its article.
        outlets: IRIs of the outlets that print what has this origin; the origin itself where none is known.
        voices: IRIs of the source and of those who pass it on, else their words; the outlet (else the origin) where it
            speaks itself or names nobody.
        polarity: local name.
        certainty: local name.
        mode: local name.
        source_type: local name, None for the article's own voice.
        party: whether the source, or its state, is one of those whom the claim is about.
    """

    id: str
    article: str
    day: dt.date | None
    origin: str
    outlets: frozenset[str]
    voices: frozenset[str]
    polarity: str
    certainty: str
    mode: str
    source_type: str | None
    party: bool


class EvidenceReader:
    """Reads evidence off one state of a store; what it has looked up once it keeps."""

    def __init__(self, store: Store) -> None:
        """Takes an open store that holds the claims and the origins of their articles."""
        self._store = store
        self._article = cache(self._read_article)
        self._circle = cache(self._read_circle)
        self._is_superseded = cache(lambda article: is_superseded(store, node(article)))
        self._outlets = cache(self._read_outlets)

    def of(self, claim: NamedNode) -> tuple[Evidence, ...]:
        """The attestations of a claim by articles that no newer version has replaced, by id."""
        sides = self._sides(claim)
        found = [
            self._evidence(quad.subject, terms.local_name(quad.graph_name.value), sides)
            for quad in self._store.match(None, gk("attests"), claim)
            if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode)
            if not self._is_superseded(terms.local_name(quad.graph_name.value))
        ]
        return tuple(sorted(found, key=lambda evidence: evidence.id))

    def _evidence(self, attestation: NamedNode, article: str, sides: frozenset[str]) -> Evidence:
        facts = self._facts(attestation, terms.doc_graph(article))
        day, origin, publisher = self._article(article)
        speaker = _speaker(facts)
        return Evidence(
            id=terms.local_name(attestation.value),
            article=article,
            day=day,
            origin=origin,
            outlets=self._outlets(origin),
            voices=self._voices(facts, article) or frozenset({publisher or origin}),
            polarity=terms.local_name(facts[gk("polarity")]),
            certainty=terms.local_name(facts[gk("certainty")]),
            mode=terms.local_name(facts[gk("mode")]),
            source_type=terms.source_type_name(terms.local_name(facts[gk("sourceType")])),
            party=speaker is not None and bool(self._circle(speaker) & sides),
        )

    def _voices(self, facts: Mapping[NamedNode, str], article: str) -> frozenset[str]:
        """All who speak in an attestation, from its source to the one whom the article cites."""
        found: set[str] = set()
        waiting = facts.get(gk("attribution"))
        found |= {speaker for speaker in [_speaker(facts)] if speaker}
        while waiting:
            source = self._facts(terms.iri(waiting), terms.doc_graph(article))
            found |= {speaker for speaker in [_speaker(source)] if speaker}
            waiting = source.get(gk("citedBy"))
        return frozenset(found)

    def _read_article(self, article: str) -> tuple[dt.date | None, str, str | None]:
        facts = self._facts(node(article), None)
        day = facts.get(_ISSUED)
        origin = terms.local_name(facts[gk("origin")])
        return dt.date.fromisoformat(day) if day else None, origin, facts.get(terms.PUBLISHER)

    def _read_outlets(self, origin: str) -> frozenset[str]:
        articles = self._store.match(None, gk("origin"), node(origin), terms.ORIGINS)
        found = (self._article(terms.local(quad.subject))[2] for quad in articles)
        return frozenset(outlet for outlet in found if outlet) or frozenset({origin})

    def _sides(self, claim: NamedNode) -> frozenset[str]:
        """Whom a claim is about, with their states and where they hold office."""
        involved = self._store.match(claim, gk("involves"), None, terms.CLAIMS)
        return frozenset().union(*(self._circle(terms.value(quad.object)) for quad in involved))

    def _read_circle(self, entity: str) -> frozenset[str]:
        """An entity, its states and the organisations in which it holds office; nothing for what is no entity."""
        about = terms.iri(entity)
        if not self._store.match(about, terms.TYPE, None, terms.ENTITIES):
            return frozenset()
        found = {entity} | {terms.value(q.object) for q in self._store.match(about, gk("state"), None, terms.ENTITIES)}
        for holding in self._store.match(None, gk("holder"), about, terms.CLAIMS):
            if isinstance(holding.subject, NamedNode):
                bodies = self._store.match(holding.subject, gk("organization"), None, terms.CLAIMS)
                found |= {terms.value(quad.object) for quad in bodies}
        return frozenset(found)

    def _facts(self, subject: NamedNode, graph: NamedNode | None) -> dict[NamedNode, str]:
        return {quad.predicate: terms.value(quad.object) for quad in self._store.match(subject, None, None, graph)}


def _speaker(facts: Mapping[NamedNode, str]) -> str | None:
    return facts.get(terms.ATTRIBUTED_TO) or facts.get(gk("speakerAsPrinted"))
