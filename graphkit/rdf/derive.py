"""The articles of a store -> the quads that rest on several of them: labels, status, origins, accepted relations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import NamedNode, Quad

from graphkit import ids
from graphkit.rdf import terms
from graphkit.rdf.evidence import Evidence, EvidenceReader
from graphkit.rdf.terms import gk, node, text
from graphkit.rdf.wording import claim_line

if TYPE_CHECKING:
    from graphkit.lexicon.frame import Edge
    from graphkit.rdf.store import Store

ACCEPTED_STATUS = frozenset({"confirmed", "official"})
"""The status of claims whose plain relation may be taken as true."""

_OF_CLAIMS = (terms.LABEL, gk("status"), gk("statusReason"), gk("counts"))


class Origin(Protocol):
    """Where an article's report comes from."""

    @property
    def id(self) -> str:
        """`o-…`."""

    @property
    def reason(self) -> str:
        """Why its articles were folded together."""


class Decision(Protocol):
    """What the attestations of a claim add up to."""

    @property
    def status(self) -> str:
        """Local name of a status."""

    @property
    def reason(self) -> str:
        """Which line of the rule gave it."""

    @property
    def counted(self) -> tuple[str, ...]:
        """Ids of the attestations that decided."""


Group = Callable[[Mapping[str, str]], Mapping[str, Origin]]
Decide = Callable[[tuple[Evidence, ...]], Decision]


def current(store: Store) -> set[Quad]:
    """The derived quads that the store holds now."""
    found = {q for graph in (terms.ORIGINS, terms.ACCEPTED, terms.JUDGEMENTS) for q in store.match(graph=graph)}
    for predicate in _OF_CLAIMS:
        found |= set(store.match(None, predicate, None, terms.CLAIMS))
    unknown = {q.subject for q in store.match(None, gk("inGazetteer"), terms.boolean(False), terms.ENTITIES)}
    labels = store.match(None, terms.PREF_LABEL, None, terms.ENTITIES)
    return found | {quad for quad in labels if quad.subject in unknown}


def derived(
    store: Store, group: Group, decide: Decide, edges: Mapping[str, Edge], labels: Mapping[str, Sequence[str]]
) -> set[Quad]:
    """The derived quads that follow from the articles in the store."""
    names = _names(store)
    origins = group({terms.local(q.subject): terms.value(q.object) for q in store.match(None, gk("text"))})
    found = {Quad(e, terms.PREF_LABEL, terms.english(name), terms.ENTITIES) for e, name in names.items()}
    found |= {quad for article, origin in origins.items() for quad in _origin(article, origin)}
    names = {**_gazetteer_names(store), **names}
    evidence = EvidenceReader(store, {article: origin.id for article, origin in origins.items()})
    for claim, quads in sorted(_claims(store).items(), key=lambda item: item[0].value):
        claim_type = next((terms.local(q.object) for q in quads if q.predicate == terms.TYPE), "Claim")
        line = claim_line(claim_type, _fillers(quads, names), labels.get(claim_type, ()))
        found.add(Quad(claim, terms.LABEL, terms.english(line), terms.CLAIMS))
        decision = decide(evidence.of(claim))
        found |= set(_status(claim, decision))
        if decision.status in ACCEPTED_STATUS and claim_type in edges:
            found |= set(relations(quads, edges[claim_type]))
    return found


def _names(store: Store) -> dict[NamedNode, str]:
    """Things known from text alone -> the name that most articles give them, the first in the alphabet of equals.

    A name that only joining brought ("Farrugio" for Kevin Farrugio, a misprint) comes after the thing's own.
    """
    known = {q.subject for q in store.match(None, gk("inGazetteer"), terms.boolean(True), terms.ENTITIES)}
    printed = {q.subject: terms.value(q.object) for q in store.match(None, gk("nameAsPrinted"))}
    counts: dict[NamedNode, Counter[str]] = defaultdict(Counter)
    for quad in store.match(None, gk("names")):
        if isinstance(quad.object, NamedNode) and quad.object not in known:
            counts[quad.object][printed[quad.subject]] += 1
    kinds = _column(store, terms.TYPE)
    return {
        entity: min(names, key=lambda n: (not _is_own(entity, kinds.get(entity, ""), n), -names[n], n))
        for entity, names in counts.items()
    }


def _is_own(entity: NamedNode, kind: str, name: str) -> bool:
    return ids.text_entity_iri(terms.local_name(kind), name) == entity.value


def _gazetteer_names(store: Store) -> dict[NamedNode, str]:
    labels = store.match(None, terms.PREF_LABEL, None, terms.ENTITIES)
    return {q.subject: terms.value(q.object) for q in labels if isinstance(q.subject, NamedNode)}


def _claims(store: Store) -> dict[NamedNode, list[Quad]]:
    claims: dict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in store.match(graph=terms.CLAIMS):
        if isinstance(quad.subject, NamedNode) and quad.predicate not in _OF_CLAIMS:
            claims[quad.subject].append(quad)
    return claims


def _column(store: Store, predicate: NamedNode) -> dict[NamedNode, str]:
    """Subject -> value of a predicate that each subject has at most once."""
    return {q.subject: terms.value(q.object) for q in store.match(None, predicate) if isinstance(q.subject, NamedNode)}


def _origin(article: str, origin: Origin) -> Iterator[Quad]:
    about = node(origin.id)
    yield Quad(node(article), gk("origin"), about, terms.ORIGINS)
    yield Quad(about, terms.TYPE, gk("Origin"), terms.ORIGINS)
    yield Quad(about, gk("originReason"), text(origin.reason), terms.ORIGINS)


def _status(claim: NamedNode, decision: Decision) -> Iterator[Quad]:
    yield Quad(claim, gk("status"), gk(decision.status), terms.CLAIMS)
    yield Quad(claim, gk("statusReason"), text(decision.reason), terms.CLAIMS)
    for attestation in decision.counted:
        yield Quad(claim, gk("counts"), node(attestation), terms.CLAIMS)


def relations(quads: Iterable[Quad], edge: Edge) -> Iterator[Quad]:
    """The plain edges of a claim; where both ends are one role, each filler with each other one."""
    ends: dict[str, list[NamedNode]] = {edge.source: [], edge.target: []}
    for quad in quads:
        role = terms.local_name(quad.predicate.value)
        if role in ends and isinstance(quad.object, NamedNode):
            ends[role].append(quad.object)
    pairs = permutations(ends[edge.source], 2) if edge.source == edge.target else product(*ends.values())
    for source, target in pairs:
        if source != target:
            yield Quad(source, terms.iri(terms.REL + edge.property), target, terms.ACCEPTED)


def _fillers(quads: Iterable[Quad], names: Mapping[NamedNode, str]) -> list[tuple[str, str]]:
    """Role and words of each filler; not the class, nor what is made from roles."""
    made = {terms.TYPE, gk("involves"), gk("begins"), gk("ends")}
    found = []
    for quad in quads:
        if quad.predicate not in made:
            value = terms.value(quad.object)
            words = names.get(quad.object) or terms.local_name(value) if isinstance(quad.object, NamedNode) else value
            found.append((terms.local_name(quad.predicate.value), words))
    return sorted(found)
