"""An article in a store -> the articles whose reports go back to the same outlet as its own, because they say so.

"BelTA reported", "citing Reuters": two articles that cite one outlet for the same claim, or one that cites it and one
that the outlet published, tell one report. An article retells an outlet if half or more of what it ascribes to anybody
goes back to that outlet. "Local media" are no outlet: it must be in a gazetteer, or be the publisher.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graphkit.rdf import terms
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_MEDIA = "MediaOrganization"


@dataclass(frozen=True, slots=True)
class _Report:
    """What an article retells.

    Attributes:
        outlet: where it has it from, None if from no single one.
        retold: the claims that it has from there.
        claims: all that it states.
        publisher: of the article.
    """

    outlet: NamedNode | None
    retold: frozenset[NamedNode]
    claims: frozenset[NamedNode]
    publisher: NamedNode | None


class Citing:
    """Looks up who retells whom, in one state of a store."""

    def __init__(self, store: Store) -> None:
        """Takes an open store."""
        self._store = store
        self._report = cache(self._read)

    def links(self, article: str) -> dict[str, str]:
        """The other articles with the same report -> IRI of the outlet that it goes back to."""
        own = self._report(article)
        found: dict[str, str] = {}
        for claim in sorted(own.claims, key=str):
            for other in self._attesting(claim) - {article}:
                outlet = self._common(own, self._report(other), claim)
                if outlet:
                    found[other] = min(outlet.value, found.get(other, outlet.value))
        return found

    def _common(self, one: _Report, other: _Report, claim: NamedNode) -> NamedNode | None:
        """The outlet from which two articles have a claim; at least one of them retells."""
        for retelling, told in ((one, other), (other, one)):
            if retelling.outlet and claim in retelling.retold:
                if told.publisher == retelling.outlet:
                    return retelling.outlet
                if told.outlet == retelling.outlet and claim in told.retold and self._is_known(retelling.outlet):
                    return retelling.outlet
        return None

    def _attesting(self, claim: NamedNode) -> set[str]:
        attesting = self._store.match(None, gk("attests"), claim)
        return {terms.local(quad.graph_name) for quad in attesting}

    def _is_known(self, outlet: NamedNode) -> bool:
        return bool(self._store.match(outlet, gk("inGazetteer"), terms.boolean(True), terms.ENTITIES))

    def _read(self, article: str) -> _Report:
        graph = terms.doc_graph(article)
        cited: Counter[NamedNode] = Counter()
        retold: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        claims: set[NamedNode] = set()
        ascribed = 0
        for attests in self._store.match(None, gk("attests"), None, graph):
            claim, attestation = attests.object, attests.subject
            if isinstance(claim, NamedNode) and isinstance(attestation, NamedNode):
                claims.add(claim)
                outlets, someone = self._outlets(attestation, graph)
                ascribed += someone
                cited.update(outlets)
                for outlet in outlets:
                    retold[outlet].add(claim)
        publisher = next(iter(self._store.match(terms.node(article), terms.PUBLISHER, None, graph)), None)
        by = publisher.object if publisher and isinstance(publisher.object, NamedNode) else None
        most = min(cited, key=lambda outlet: (-cited[outlet], outlet.value), default=None)
        if most is None or most == by or 2 * cited[most] < ascribed:
            return _Report(None, frozenset(), frozenset(claims), by)
        return _Report(most, frozenset(retold[most]), frozenset(claims), by)

    def _outlets(self, attestation: NamedNode, graph: NamedNode) -> tuple[set[NamedNode], bool]:
        """The outlets from which an article has what it says, and whether it has it from anybody."""
        found: set[NamedNode] = set()
        waiting = self._store.match(attestation, gk("attribution"), None, graph)
        someone = bool(waiting)
        while waiting:
            source = waiting[0].object
            if not isinstance(source, NamedNode):
                break
            for quad in self._store.match(source, terms.ATTRIBUTED_TO, None, graph):
                if isinstance(quad.object, NamedNode) and self._is_outlet(quad.object):
                    found.add(quad.object)
            waiting = self._store.match(source, gk("citedBy"), None, graph)
        return found, someone

    def _is_outlet(self, entity: NamedNode) -> bool:
        return bool(self._store.match(entity, terms.TYPE, gk(_MEDIA), terms.ENTITIES))
