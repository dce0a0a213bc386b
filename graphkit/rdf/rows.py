"""A store -> typed rows: articles, entities, claims with their fillers and evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from graphkit import ids
from graphkit.errors import UnknownClaimError
from graphkit.rdf import terms
from graphkit.rdf.terms import gk, local_name, node

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_DCTERMS = terms.DCTERMS
_NOT_ROLES = {
    terms.TYPE.value,
    terms.LABEL.value,
    *(terms.GK + name for name in ("involves", "begins", "ends", "status", "statusReason", "counts")),
}
Node = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article, without its text (`Store.text` gives that); `superseded_by` is the id of its next version."""

    id: str
    source_id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: dt.date | None
    origin: str | None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity; `id` is its IRI, `wikipedia` its page's address, `claims` the ids of the claims that involve it."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    wikidata: str | None
    wikipedia: str | None
    known: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FillerRow:
    """What fills a role: `entity` is its IRI, None for a value; `label` how it reads; `type` the entity's class."""

    role: str
    entity: str | None
    label: str
    type: str | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in a chain: who, as linked and as printed, and the reporting word."""

    entity: str | None
    name: str | None
    as_printed: str | None
    source_type: str
    style: str | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One attestation with its sentence.

    Attributes:
        id: `a-…`.
        article: where it stands.
        sentence: the passage.
        start: offset of the passage in the article's text.
        trigger: offsets of the trigger in `sentence`, end exclusive.
        polarity: as in `model.Attestation`.
        certainty: as in `model.Attestation`.
        mode: as in `model.Attestation`.
        cues: the words that decided these, sorted.
        source_type: of the innermost source; `articleVoice` where there is none.
        chain: the sources, innermost first: who said it, then who passed it on; empty for the article's voice.
    """

    id: str
    article: ArticleRow
    sentence: str
    start: int
    trigger: tuple[int, int]
    polarity: str
    certainty: str
    mode: str
    cues: tuple[str, ...]
    source_type: str
    chain: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim; `status` and `reason` are None in a store that is stale."""

    id: str
    type: str
    label: str
    status: str | None
    reason: str | None
    fillers: tuple[FillerRow, ...]
    evidence: tuple[EvidenceRow, ...]


class Reader:
    """Reads rows off one state of a store; each article and entity is looked up once."""

    def __init__(self, store: Store) -> None:
        """Takes an open store."""
        self._store = store
        self._articles: dict[str, ArticleRow] = {}
        self._entities: dict[str, tuple[str | None, str | None]] = {}

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, by date and id."""
        found = [self._article(_value(q)) for q in self._store.match(None, terms.TYPE, gk("Article"))]
        return tuple(sorted(found, key=lambda row: (row.published or dt.date.min, row.id)))

    def article(self, article_id: str) -> ArticleRow:
        """An article of the store, by its id."""
        return self._article(terms.node(article_id).value)

    def entities(self) -> tuple[EntityRow, ...]:
        """All entities, by name and id."""
        subjects = {q.subject for q in self._store.match(graph=terms.ENTITIES) if isinstance(q.subject, NamedNode)}
        found = [self.entity(subject) for subject in subjects]
        return tuple(sorted(found, key=lambda row: (row.name, row.id)))

    def claims(self) -> tuple[ClaimRow, ...]:
        """All claims, by class, label and id."""
        subjects = {_value(q) for q in self._store.match(None, terms.TYPE, None, terms.CLAIMS)}
        found = [self._claim(local_name(subject)) for subject in subjects]
        return tuple(sorted(found, key=lambda row: (row.type, row.label, row.id)))

    def claim(self, claim_id: str) -> ClaimRow:
        """One claim.

        Raises:
            UnknownClaimError: there is none of that id.
        """
        local = local_name(terms.expand(claim_id))
        if not self._store.match(terms.node(local), terms.TYPE, None, terms.CLAIMS):
            raise UnknownClaimError(
                f"{self._store.where}: no claim {claim_id!r}; an id such as c-0123456789abcdef was expected"
            )
        return self._claim(local)

    def sentences(self, entity: str) -> tuple[EvidenceRow, ...]:
        """The passages whose claims involve an entity (its IRI), or that it is the source of, the earliest first."""
        about = terms.iri(entity)
        stating = [q for c in self._store.match(None, gk("involves"), about) for q in self._attesting(c.subject)]
        stating += [q for s in self._store.match(None, terms.ATTRIBUTED_TO, about) for q in self._attested(s.subject)]
        found = {(row.article.id, row.start): row for row in map(self._evidence, sorted(set(stating), key=str))}
        return tuple(sorted(found.values(), key=lambda e: (e.article.published or dt.date.min, e.article.id, e.start)))

    def _attesting(self, claim: object) -> list[Quad]:
        return self._store.match(None, gk("attests"), claim) if isinstance(claim, NamedNode) else []

    def _attested(self, attestation: object) -> list[Quad]:
        return self._store.match(attestation, gk("attests")) if isinstance(attestation, NamedNode) else []

    def _node(self, subject: NamedNode, graph: NamedNode | None = None) -> Node:
        found: Node = {}
        for quad in self._store.match(subject, None, None, graph):
            if isinstance(quad.object, NamedNode | Literal):
                found.setdefault(quad.predicate.value, []).append(quad.object.value)
        return found

    def _article(self, address: str) -> ArticleRow:
        if address not in self._articles:
            facts = self._node(terms.iri(address))
            published = _first(facts, f"{_DCTERMS}issued")
            publisher = _first(facts, terms.PUBLISHER.value)
            origin = _first(facts, f"{terms.GK}origin")
            newer = _first(facts, f"{terms.GK}supersededBy")
            self._articles[address] = ArticleRow(
                id=local_name(address),
                source_id=_first(facts, f"{terms.GK}sourceId") or "",
                title=_first(facts, f"{_DCTERMS}title"),
                url=_first(facts, f"{_DCTERMS}source"),
                publisher=self._name(publisher)[0] if publisher else None,
                published=dt.date.fromisoformat(published) if published else None,
                origin=local_name(origin) if origin else None,
                superseded_by=local_name(newer) if newer else None,
            )
        return self._articles[address]

    def entity(self, subject: NamedNode) -> EntityRow:
        """One entity, with no more than its IRI if the store does not describe it."""
        facts = self._node(subject, terms.ENTITIES)
        address = subject.value
        match = _first(facts, f"{terms.SKOS}exactMatch") or address
        involved = self._store.match(None, gk("involves"), subject, terms.CLAIMS)
        return EntityRow(
            id=address,
            type=local_name(_first(facts, terms.TYPE.value) or "Entity"),
            name=_first(facts, terms.PREF_LABEL.value) or terms.compact(address),
            aliases=tuple(sorted(facts.get(terms.ALT_LABEL.value, ()))),
            wikidata=local_name(match) if match.startswith(ids.WIKIDATA) else None,
            wikipedia=_first(facts, f"{terms.FOAF}isPrimaryTopicOf"),
            known=_first(facts, f"{terms.GK}inGazetteer") == "true",
            claims=tuple(sorted(local_name(_value(q)) for q in involved)),
        )

    def name_and_type(self, address: str) -> tuple[str, str]:
        """How an entity is called, by its IRI, and its class."""
        name, kind = self._name(address)
        return name or terms.compact(address), kind or "Entity"

    def _name(self, address: str) -> tuple[str | None, str | None]:
        """Label and class of an entity; None for what the store does not describe."""
        if address not in self._entities:
            facts = self._node(terms.iri(address), terms.ENTITIES)
            kind = _first(facts, terms.TYPE.value)
            self._entities[address] = _first(facts, terms.PREF_LABEL.value), local_name(kind) if kind else None
        return self._entities[address]

    def _claim(self, claim_id: str) -> ClaimRow:
        about = node(claim_id)
        facts = self._node(about, terms.CLAIMS)
        status = _first(facts, f"{terms.GK}status")
        evidence = [self._evidence(q) for q in self._store.match(None, gk("attests"), about)]
        return ClaimRow(
            id=claim_id,
            type=local_name(_first(facts, terms.TYPE.value) or "Claim"),
            label=_first(facts, terms.LABEL.value) or claim_id,
            status=local_name(status) if status else None,
            reason=_first(facts, f"{terms.GK}statusReason"),
            fillers=self._fillers(about),
            evidence=tuple(
                sorted(evidence, key=lambda e: (e.article.published or dt.date.min, e.article.id, e.start, e.id))
            ),
        )

    def _fillers(self, claim: NamedNode) -> tuple[FillerRow, ...]:
        found = []
        for quad in self._store.match(claim, None, None, terms.CLAIMS):
            role = local_name(quad.predicate.value)
            if quad.predicate.value in _NOT_ROLES:
                continue
            if isinstance(quad.object, Literal):
                found.append(FillerRow(role, None, quad.object.value, None))
            elif isinstance(quad.object, NamedNode) and quad.object.value.startswith(terms.GK):
                found.append(FillerRow(role, None, local_name(quad.object.value), None))
            elif isinstance(quad.object, NamedNode):
                name, kind = self._name(quad.object.value)
                found.append(FillerRow(role, quad.object.value, name or terms.compact(quad.object.value), kind))
        return tuple(sorted(found, key=lambda row: (row.role, row.label, row.entity or "")))

    def _evidence(self, attests: Quad) -> EvidenceRow:
        graph = attests.graph_name if isinstance(attests.graph_name, NamedNode) else None
        facts = self._node(terms.iri(_value(attests)), graph)
        passage = self._node(terms.iri(facts[f"{terms.GK}passage"][0]), graph)
        start = int(passage[f"{terms.OA}start"][0])
        attribution = _first(facts, f"{terms.GK}attribution")
        return EvidenceRow(
            id=local_name(_value(attests)),
            article=self._article(passage[f"{terms.OA}hasSource"][0]),
            sentence=passage[f"{terms.OA}exact"][0],
            start=start,
            trigger=(int(facts[f"{terms.GK}triggerStart"][0]) - start, int(facts[f"{terms.GK}triggerEnd"][0]) - start),
            polarity=local_name(facts[f"{terms.GK}polarity"][0]),
            certainty=local_name(facts[f"{terms.GK}certainty"][0]),
            mode=local_name(facts[f"{terms.GK}mode"][0]),
            cues=tuple(sorted(facts.get(f"{terms.GK}cue", ()))),
            source_type=_source_type(facts) or "articleVoice",
            chain=self._chain(attribution, graph) if attribution else (),
        )

    def _chain(self, innermost: str, graph: NamedNode | None) -> tuple[SourceRow, ...]:
        found = []
        waiting: str | None = innermost
        while waiting:
            facts = self._node(terms.iri(waiting), graph)
            entity = _first(facts, terms.ATTRIBUTED_TO.value)
            style = _first(facts, f"{terms.GK}style")
            found.append(
                SourceRow(
                    entity=entity,
                    name=self._name(entity)[0] if entity else None,
                    as_printed=_first(facts, f"{terms.GK}speakerAsPrinted"),
                    source_type=_source_type(facts) or "unnamed",
                    style=local_name(style) if style else None,
                    cue=_first(facts, f"{terms.GK}cue"),
                )
            )
            waiting = _first(facts, f"{terms.GK}citedBy")
        return tuple(found)


def _first(facts: Node, predicate: str) -> str | None:
    """The value; of several, which a sound store does not have, the first in the alphabet."""
    return min(facts[predicate]) if predicate in facts else None


def _source_type(facts: Node) -> str | None:
    concept = _first(facts, f"{terms.GK}sourceType")
    return terms.source_type_name(local_name(concept)) if concept else None


def _value(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
