"""An article in a store -> the articles whose reports go back to the same outlet as its own, because they say so.

"BelTA reported", "citing Reuters": two articles that cite one outlet for the same claim, or one that cites it and one
that the outlet published, tell one report. An article retells an outlet if half or more of what it ascribes to anybody
goes back to that outlet. "Local media" are no outlet: it must be in a gazetteer, or be the publisher.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graphkit.rdf import terms
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_MEDIA = "MediaOrganization"
Look = Callable[[str, str], set[str]]


@dataclass(frozen=True, slots=True)
class Report:
    """What an article retells.

    Attributes:
        outlet: IRI of where it has it from, None if from no single outlet.
        retold: IRIs of the claims that it has from there.
        claims: of all that it states.
        publisher: of the article's outlet, None if it has none.
    """

    outlet: str | None
    retold: frozenset[str]
    claims: frozenset[str]
    publisher: str | None


def report(store: Store, article: str) -> Report:
    """What an article of the store retells; nothing of one that is not there."""
    graph = terms.doc_graph(article)
    cited: Counter[str] = Counter()
    retold: dict[str, set[str]] = defaultdict(set)
    claims: set[str] = set()
    ascribed = 0
    for attests in store.match(None, gk("attests"), None, graph):
        claim, attestation = terms.value(attests.object), attests.subject
        claims.add(claim)
        if isinstance(attestation, NamedNode):
            outlets, someone = _outlets(store, attestation, graph)
            ascribed += someone
            cited.update(outlets)
            for outlet in outlets:
                retold[outlet].add(claim)
    publisher = next(
        (terms.value(q.object) for q in store.match(terms.node(article), terms.PUBLISHER, None, graph)), None
    )
    most = min(cited, key=lambda outlet: (-cited[outlet], outlet), default=None)
    if most is None or most == publisher or 2 * cited[most] < ascribed:
        return Report(None, frozenset(), frozenset(claims), publisher)
    return Report(most, frozenset(retold[most]), frozenset(claims), publisher)


def links(store: Store, article: str, own: Report, retelling: Look, printing: Look) -> dict[str, str]:
    """The other articles with the same report -> IRI of the outlet that it goes back to.

    Args:
        store: holds the articles.
        article: id of one.
        own: its report.
        retelling: a claim (IRI) and an outlet -> the articles that have the claim from there.
        printing: a claim (`c-…`) and an outlet -> the articles of the outlet that state the claim.
    """
    found: dict[str, str] = {}
    for claim in sorted(own.retold):
        outlet = str(own.outlet)
        others = printing(terms.local_name(claim), outlet)
        if store.match(terms.iri(outlet), gk("inGazetteer"), terms.boolean(True), terms.ENTITIES):
            others |= retelling(claim, outlet)
        found |= {other: min(outlet, found.get(other, outlet)) for other in others}
    for claim in sorted(own.claims) if own.publisher else ():
        outlet = str(own.publisher)
        found |= {other: min(outlet, found.get(other, outlet)) for other in retelling(claim, outlet)}
    return {other: outlet for other, outlet in found.items() if other != article}


def _outlets(store: Store, attestation: NamedNode, graph: NamedNode) -> tuple[set[str], bool]:
    """The outlets from which an article has what it says, and whether it has it from anybody."""
    found: set[str] = set()
    waiting = store.match(attestation, gk("attribution"), None, graph)
    someone = bool(waiting)
    while waiting:
        source = waiting[0].object
        if not isinstance(source, NamedNode):
            break
        for quad in store.match(source, terms.ATTRIBUTED_TO, None, graph):
            entity = quad.object
            if isinstance(entity, NamedNode) and store.match(entity, terms.TYPE, gk(_MEDIA), terms.ENTITIES):
                found.add(entity.value)
        waiting = store.match(source, gk("citedBy"), None, graph)
    return found, someone
