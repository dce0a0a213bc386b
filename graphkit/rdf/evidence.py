"""A claim in a store -> its attestations as far as status goes: origin, outlet, voices, polarity, certainty, mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graphkit.index.attestations import Attestations, Printed, Said
from graphkit.rdf import terms
from graphkit.rdf.terms import gk, node
from graphkit.rdf.versions import is_superseded

if TYPE_CHECKING:
    from graphkit.rdf.store import Store


@dataclass(frozen=True, slots=True)
class Evidence:
    """One attestation, as far as status goes.

    Attributes:
        id: `a-…`.
        article: id of its article.
        origin: of its article.
        outlets: IRIs of the outlets that print what has this origin; the origin itself where none is known.
        voices: IRIs of the source and of those who pass it on, else their words; the outlet (else the origin) where it
            speaks itself or names nobody.
        polarity: local name.
        certainty: local name.
        mode: local name.
        source_type: local name, None for the article's own voice.
        is_party: finds `party`, which takes a look at the store.
    """

    id: str
    article: str
    origin: str
    outlets: frozenset[str]
    voices: frozenset[str]
    polarity: str
    certainty: str
    mode: str
    source_type: str | None
    is_party: Callable[[], bool]

    @property
    def party(self) -> bool:
        """Whether the source, or its state, is one of those whom the claim is about."""
        return self.is_party()


class EvidenceReader:
    """Reads evidence off one state of a store; what it has looked up once it keeps."""

    def __init__(self, store: Store, attestations: Attestations | None = None) -> None:
        """Takes an open store that holds the claims and the origins of their articles.

        Args:
            store: the store.
            attestations: of its index, if that is up to date: many attestations of one claim are read much faster.
        """
        self._store = store
        self._attestations = attestations
        self._circle = cache(self._read_circle)
        self._print = cache(self._read_print)

    def of(self, claim: NamedNode) -> tuple[Evidence, ...]:
        """The attestations of a claim by articles that no newer version has replaced, by id."""
        if self._attestations:
            found = self._attestations.of(terms.local_name(claim.value))
        else:
            found = sorted(self._read(claim), key=lambda one: one[0].id)
        sides = cache(partial(self._sides, claim))
        return tuple(
            Evidence(
                id=said.id,
                article=printed.article,
                origin=printed.origin,
                outlets=printed.outlets,
                voices=said.voices or frozenset({printed.publisher or printed.origin}),
                polarity=said.polarity,
                certainty=said.certainty,
                mode=said.mode,
                source_type=said.source_type,
                is_party=partial(self._is_party, said.speaker, sides),
            )
            for said, printed in found
        )

    def _read(self, claim: NamedNode) -> Iterator[tuple[Said, Printed]]:
        for quad in self._store.match(None, gk("attests"), claim):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
                article = terms.local_name(quad.graph_name.value)
                if not is_superseded(self._store, node(article)):
                    yield _said(self._store, quad.subject, claim, quad.graph_name), self._print(article)

    def _read_print(self, article: str) -> Printed:
        facts = _facts(self._store, node(article), None)
        origin = terms.local_name(facts[gk("origin")])
        sharing = self._store.match(None, gk("origin"), node(origin), terms.ORIGINS)
        outlets = {terms.value(q.object) for one in sharing for q in self._store.match(one.subject, terms.PUBLISHER)}  # type: ignore[arg-type]
        return Printed(article, origin, facts.get(terms.PUBLISHER), frozenset(outlets or {origin}))

    def _is_party(self, speaker: str | None, sides: Callable[[], frozenset[str]]) -> bool:
        return speaker is not None and bool(self._circle(speaker) & sides())

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


def note(store: Store, article: str, attestations: Attestations) -> None:
    """Keeps in the index what an article of the store says now; nothing of one that is not there."""
    graph = terms.doc_graph(article)
    said = [
        _said(store, quad.subject, quad.object, graph)
        for quad in store.match(None, gk("attests"), None, graph)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    ]
    if not store.has(article):
        attestations.drop(article)
        return
    publisher = next((terms.value(q.object) for q in store.scan(node(article), terms.PUBLISHER, None, graph)), None)
    attestations.put(article, publisher, said, superseded=is_superseded(store, node(article)))


def _said(store: Store, attestation: NamedNode, claim: NamedNode, graph: NamedNode) -> Said:
    facts = _facts(store, attestation, graph)
    return Said(
        id=terms.local_name(attestation.value),
        claim=terms.local_name(claim.value),
        speaker=_speaker(facts),
        voices=_voices(store, facts, graph),
        polarity=terms.local_name(facts[gk("polarity")]),
        certainty=terms.local_name(facts[gk("certainty")]),
        mode=terms.local_name(facts[gk("mode")]),
        source_type=terms.source_type_name(terms.local_name(facts[gk("sourceType")])),
    )


def _voices(store: Store, facts: Mapping[NamedNode, str], graph: NamedNode) -> frozenset[str]:
    """All who speak in an attestation, from its source to the one whom the article cites."""
    found = {speaker for speaker in [_speaker(facts)] if speaker}
    waiting = facts.get(gk("attribution"))
    while waiting:
        source = _facts(store, terms.iri(waiting), graph)
        found |= {speaker for speaker in [_speaker(source)] if speaker}
        waiting = source.get(gk("citedBy"))
    return frozenset(found)


def _facts(store: Store, subject: NamedNode, graph: NamedNode | None) -> dict[NamedNode, str]:
    return {quad.predicate: terms.value(quad.object) for quad in store.match(subject, None, None, graph)}


def _speaker(facts: Mapping[NamedNode, str]) -> str | None:
    return facts.get(terms.ATTRIBUTED_TO) or facts.get(gk("speakerAsPrinted"))
