"""A store -> what its articles say of each entity, as if none were joined: the ground that joining stands on."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit import ids
from graphkit.model import Profile
from graphkit.rdf import terms
from graphkit.rdf.extracted import as_extracted, described
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_ISSUED = NamedNode(f"{terms.DCTERMS}issued")


@dataclass(slots=True)
class _Draft:
    """A profile under way."""

    type: str = "Entity"
    known: bool = False
    label: str | None = None
    aliases: list[str] = field(default_factory=list)
    printed: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    opposite: set[str] = field(default_factory=set)
    days: set[dt.date] = field(default_factory=set)


def article_ids(store: Store) -> tuple[str, ...]:
    """The ids of all articles, sorted."""
    return tuple(sorted(terms.local(quad.subject) for quad in store.match(None, terms.TYPE, gk("Article"))))


def profiles(store: Store) -> tuple[Profile, ...]:
    """One profile an entity, by IRI.

    Raises:
        StoreError: the store cannot be read.
    """
    drafts: dict[str, _Draft] = defaultdict(_Draft)
    describe = cache(lambda term: described(store, term))
    for article_id in article_ids(store):
        _read(article_id, as_extracted(store, article_id, describe), drafts)
    return tuple(_profile(iri, drafts[iri]) for iri in sorted(drafts))


def _read(article_id: str, quads: Iterable[Quad], drafts: dict[str, _Draft]) -> None:
    claims: dict[str, set[str]] = defaultdict(set)
    naming: dict[str, str] = {}
    printed: dict[str, str] = {}
    here: set[str] = set()
    day: dt.date | None = None
    for quad in quads:
        subject, value = terms.value(quad.subject), terms.value(quad.object)
        if quad.graph_name == terms.ENTITIES:
            here.add(subject)
            _describe(drafts[subject], quad, value)
        elif quad.predicate == gk("involves"):
            claims[subject].add(value)
        elif quad.predicate == gk("names"):
            naming[subject] = value
        elif quad.predicate == gk("nameAsPrinted"):
            printed[subject] = value
        elif quad.predicate == _ISSUED:
            day = dt.date.fromisoformat(value)
    for node, iri in naming.items():
        drafts[iri].printed[printed[node]] += 1
    known = {iri for iri in here if drafts[iri].known}
    for iri in here:
        draft = drafts[iri]
        draft.articles.add(article_id)
        draft.company |= known - {iri}
        draft.days |= {day} if day else set()
    for fillers in claims.values():
        for iri in fillers:
            drafts[iri].opposite |= fillers - {iri}


def _describe(draft: _Draft, quad: Quad, value: str) -> None:
    if quad.predicate == terms.TYPE:
        draft.type = terms.local_name(value)
    elif quad.predicate == gk("inGazetteer"):
        draft.known = value == "true"
    elif quad.predicate == gk("state"):
        draft.states.add(value)
    elif quad.predicate == terms.PREF_LABEL:
        draft.label = value
    elif quad.predicate == terms.ALT_LABEL and value not in draft.aliases:
        draft.aliases.append(value)


def _profile(iri: str, draft: _Draft) -> Profile:
    names = tuple(_names(draft))
    scoped = ids.is_of_text(iri) and all(ids.text_entity_iri(draft.type, name) != iri for name in names)
    return Profile(
        id=iri,
        type=draft.type,
        known=draft.known,
        local=not draft.known and scoped,
        names=names,
        articles=frozenset(draft.articles),
        states=frozenset(draft.states),
        company=frozenset(draft.company),
        opposite=frozenset(draft.opposite),
        first=min(draft.days, default=None),
        last=max(draft.days, default=None),
    )


def _names(draft: _Draft) -> Iterator[str]:
    yield from [draft.label] if draft.label else []
    yield from sorted(draft.aliases)
    yield from sorted(draft.printed, key=lambda name: (-draft.printed[name], name))
