"""An article in a store <-> the quads that it would have brought if no entities were joined.

Joining renames: the quads of an article that speak of an entity which another one stands for speak of that other one,
and a claim with another filler is another claim. The quads as they were are kept as one literal beside the article
(`gk:asExtracted`), so that every join can be taken back without reading the article again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from graphkit import ids
from graphkit.model import Filler
from graphkit.rdf import terms
from graphkit.rdf.derive import OF_CLAIMS
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

AS_EXTRACTED = gk("asExtracted")
_SHARED = (terms.CLAIMS, terms.ENTITIES, terms.RUNS)
_NO_ROLES = frozenset({terms.TYPE, gk("involves"), gk("begins"), gk("ends")})
Describe = Callable[[NamedNode], Iterable[Quad]]


def article_quads(store: Store, article_id: str) -> set[Quad]:
    """All quads that the article rests on, as the store has them, without those that are derived."""
    return _closed(store.match(graph=terms.doc_graph(article_id)), lambda term: described(store, term))


def described(store: Store, term: NamedNode) -> list[Quad]:
    """What the shared graphs say of a claim, entity or run by the word of articles and gazetteers."""
    found = [quad for graph in _describing(term.value) for quad in store.match(term, None, None, graph)]
    unknown = Quad(term, gk("inGazetteer"), terms.boolean(False), terms.ENTITIES) in found
    return [
        quad
        for quad in found
        if not (quad.graph_name == terms.CLAIMS and quad.predicate in OF_CLAIMS)
        and not (unknown and quad.predicate == terms.PREF_LABEL)
    ]


def _describing(iri: str) -> Iterator[NamedNode]:
    """The shared graphs that may speak of something: an entity can have the form of a claim's or a run's node."""
    if not iri.startswith(terms.GK):
        yield terms.ENTITIES
    if ids.is_claim(iri):
        yield terms.CLAIMS
    if iri.startswith(f"{ids.ID}run-"):
        yield terms.RUNS


def as_extracted(store: Store, article_id: str, describe: Describe | None = None) -> set[Quad]:
    """The quads of an article as `write.quads` made them, whatever was joined since.

    Args:
        store: holds it.
        article_id: of the article.
        describe: `described` of this store, if a caller keeps its answers.
    """
    look_up = describe or (lambda term: described(store, term))
    present = store.match(graph=terms.doc_graph(article_id))
    original = {quad for kept in present if kept.predicate == AS_EXTRACTED for quad in _parsed(kept.object)}
    said = _by_subject(quad for quad in original if quad.graph_name in _SHARED)
    own = {quad for quad in original if quad.graph_name not in _SHARED}
    renamed = {(quad.subject, quad.predicate) for quad in own}
    own |= {q for q in present if q.predicate != AS_EXTRACTED and (q.subject, q.predicate) not in renamed}
    # A gazetteer may have changed since, so what the store says now of an entity comes first.
    return _closed(own, lambda term: look_up(term) or said[term])


def joined(quads: set[Quad], canonical: Mapping[str, str], describe: Describe) -> set[Quad]:
    """The quads of an article with other entities in the place of those that they stand for.

    Args:
        quads: as extracted.
        canonical: entity -> the one that stands for it.
        describe: what is said of an entity that only other articles speak of.
    """
    names = {NamedNode(entity): NamedNode(other) for entity, other in canonical.items()}
    if not any(quad.object in names for quad in quads):
        return quads
    names |= _renamed_claims(quads, names)
    said = _by_subject(quad for quad in quads if quad.graph_name in (terms.ENTITIES, terms.RUNS))
    said |= _by_subject(_renamed(quad, names) for quad in quads if quad.graph_name == terms.CLAIMS)
    own = {_renamed(quad, names) for quad in quads if quad.graph_name not in _SHARED}
    found = _closed(own, lambda term: said.get(term) or describe(term))
    article = next(quad for quad in own if quad.predicate == gk("textHash"))
    lines = "\n".join(sorted(f"{quad} ." for quad in quads - found))
    return {*found, Quad(article.subject, AS_EXTRACTED, terms.text(lines), article.graph_name)}


def _renamed_claims(quads: Iterable[Quad], names: Mapping[NamedNode, NamedNode]) -> dict[NamedNode, NamedNode]:
    """Claim -> the claim that it becomes, for those with a filler that has another name."""
    claims = _by_subject(quad for quad in quads if quad.graph_name == terms.CLAIMS)
    return {
        claim: terms.node(_claim_id(said, names))
        for claim, said in claims.items()
        if any(quad.object in names for quad in said)
    }


def _claim_id(said: Iterable[Quad], names: Mapping[NamedNode, NamedNode]) -> str:
    kind, fillers = "", []
    for quad in said:
        value = names.get(quad.object, quad.object) if isinstance(quad.object, NamedNode) else quad.object
        if quad.predicate == terms.TYPE and isinstance(value, NamedNode):
            kind = terms.local_name(value.value)
        elif quad.predicate not in _NO_ROLES:
            fillers.append(_filler(terms.local_name(quad.predicate.value), value))
    return ids.claim_id(kind, fillers)


def _filler(role: str, value: object) -> Filler:
    if isinstance(value, NamedNode):
        concept = value.value.startswith(terms.GK)
        return Filler(role, value=terms.local_name(value.value)) if concept else Filler(role, entity=value.value)
    return Filler(role, value=value.value if isinstance(value, Literal) else str(value))


def _renamed(quad: Quad, names: Mapping[NamedNode, NamedNode]) -> Quad:
    subject, value = quad.subject, quad.object
    if isinstance(subject, NamedNode):
        subject = names.get(subject, subject)
    if isinstance(value, NamedNode):
        value = names.get(value, value)
    return Quad(subject, quad.predicate, value, quad.graph_name)


def _closed(own: Iterable[Quad], describe: Describe) -> set[Quad]:
    """The quads with what the shared graphs say of all that they name."""
    found = set(own)
    seen: set[NamedNode] = set()
    waiting = {quad.object for quad in found if isinstance(quad.object, NamedNode)}
    while waiting:
        term = waiting.pop()
        seen.add(term)
        quads = describe(term)
        found.update(quads)
        waiting |= {quad.object for quad in quads if isinstance(quad.object, NamedNode)} - seen
    return found


def _by_subject(quads: Iterable[Quad]) -> dict[NamedNode, list[Quad]]:
    found: dict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found[quad.subject].append(quad)
    return found


def _parsed(kept: object) -> list[Quad]:
    lines = kept.value if isinstance(kept, Literal) else str(kept)
    return list(pyoxigraph.parse(lines.encode(), format=RdfFormat.N_QUADS))
