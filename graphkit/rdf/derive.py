"""What rests on several articles: labels, status, origins, accepted relations; derived for a few things at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import NamedNode, Quad

from graphkit import ids
from graphkit.rdf import terms
from graphkit.rdf.evidence import Evidence, EvidenceReader
from graphkit.rdf.terms import gk, node, text
from graphkit.rdf.wording import claim_line

if TYPE_CHECKING:
    from graphkit.index.attestations import Attestations
    from graphkit.lexicon.frame import Edge
    from graphkit.rdf.store import Store

ACCEPTED_STATUS = frozenset({"confirmed", "official"})
"""The status of claims whose plain relation may be taken as true."""

OF_CLAIMS = (terms.LABEL, gk("status"), gk("statusReason"), gk("counts"))
"""What is derived of a claim and stands beside what articles say of it."""


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


@dataclass(frozen=True, slots=True)
class Rules:
    """By what claims are derived.

    Attributes:
        decide: the attestations of one claim -> its status (`resolve.status.status_of`).
        edges: claim class -> between which roles its plain relation runs.
        labels: claim class -> how the claim reads, with roles in braces, in several ways.
    """

    decide: Callable[[tuple[Evidence, ...]], Decision]
    edges: Mapping[str, Edge]
    labels: Mapping[str, Sequence[str]]


def origin_quads(origins: Mapping[str, Origin]) -> set[Quad]:
    """What the graph of origins says of articles."""
    return {quad for article, origin in origins.items() for quad in _origin(article, origin)}


def origins_now(store: Store, articles: Iterable[str]) -> set[Quad]:
    """What the graph of origins says now of articles, and of origins that no other article has."""
    nodes = {node(article) for article in articles}
    found = {quad for article in nodes for quad in store.match(article, None, None, terms.ORIGINS)}
    for origin in {quad.object for quad in found}:
        if isinstance(origin, NamedNode):
            shared = store.scan(None, gk("origin"), origin, terms.ORIGINS)
            if all(quad.subject in nodes for quad in shared):
                found |= set(store.match(origin, None, None, terms.ORIGINS))
    return found


def own_label(store: Store, entity: NamedNode, names: Mapping[str, int]) -> Quad | None:
    """The label of a thing known from text alone: the name that most articles give it, the first of equals.

    A name that only joining brought ("Farrugio" for Kevin Farrugio, a misprint) comes after the thing's own.

    Args:
        store: describes it.
        entity: the thing.
        names: how many articles give it each name, those of what it stands for included.

    Returns:
        None for what a gazetteer holds, and for what no article names.
    """
    described = store.match(entity, None, None, terms.ENTITIES)
    if Quad(entity, gk("inGazetteer"), terms.boolean(True), terms.ENTITIES) in described:
        return None
    kind = next((terms.local(quad.object) for quad in described if quad.predicate == terms.TYPE), "")
    if not names:
        return None
    own = {name: ids.text_entity_iri(kind, name) == entity.value for name in names}
    chosen = min(names, key=lambda name: (not own[name], -names[name], name))
    return Quad(entity, terms.PREF_LABEL, terms.english(chosen), terms.ENTITIES)


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a claim.

    Attributes:
        now: what the graph of claims says that was derived before.
        wanted: what it is to say.
        relations: the plain relations that the claim supports.
    """

    now: set[Quad]
    wanted: set[Quad]
    relations: set[Quad]


class ClaimDeriver:
    """Derives what rests on the attestations of claims, in one state of a store."""

    def __init__(self, store: Store, rules: Rules, attestations: Attestations) -> None:
        """Takes an open store whose origins and labels are up to date, and the attestations of its index."""
        self._store = store
        self._rules = rules
        self._evidence = EvidenceReader(store, attestations)
        self._names: dict[NamedNode, str | None] = {}

    def derived(self, claim: NamedNode) -> Derived:
        """What follows from a claim; nothing from one that is not there."""
        present = self._store.match(claim, None, None, terms.CLAIMS)
        now = {quad for quad in present if quad.predicate in OF_CLAIMS}
        quads = [quad for quad in present if quad.predicate not in OF_CLAIMS]
        if not quads:
            return Derived(now, set(), set())
        kind = next((terms.local(q.object) for q in quads if q.predicate == terms.TYPE), "Claim")
        line = claim_line(kind, self._fillers(quads), self._rules.labels.get(kind, ()))
        decision = self._rules.decide(self._evidence.of(claim))
        found = {Quad(claim, terms.LABEL, terms.english(line), terms.CLAIMS), *_status(claim, decision)}
        if decision.status in ACCEPTED_STATUS and kind in self._rules.edges:
            return Derived(now, found, set(relations(quads, self._rules.edges[kind])))
        return Derived(now, found, set())

    def _fillers(self, quads: Iterable[Quad]) -> list[tuple[str, str]]:
        """Role and words of each filler; not the class, nor what is made from roles."""
        made = {terms.TYPE, gk("involves"), gk("begins"), gk("ends")}
        found = []
        for quad in quads:
            if quad.predicate not in made:
                value = terms.value(quad.object)
                is_node = isinstance(quad.object, NamedNode)
                words = self._name(quad.object) or terms.local_name(value) if is_node else value  # type: ignore[arg-type]
                found.append((terms.local_name(quad.predicate.value), words))
        return sorted(found)

    def _name(self, entity: NamedNode) -> str | None:
        if entity not in self._names:
            labels = self._store.match(entity, terms.PREF_LABEL, None, terms.ENTITIES)
            self._names[entity] = terms.value(labels[0].object) if labels else None
        return self._names[entity]


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
