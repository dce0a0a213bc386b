"""What an analyst calls articles (id, address, path, outlet, query) and entities -> their ids in a store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graphkit.errors import UnknownArticleError, UnknownEntityError
from graphkit.ids import normal_name
from graphkit.rdf import terms
from graphkit.rdf.query import run_query
from graphkit.rdf.terms import gk

if TYPE_CHECKING:
    from graphkit.rdf.store import Store

_SOURCE = NamedNode(f"{terms.DCTERMS}source")


def called(store: Store, name: str) -> tuple[str, ...]:
    """The articles with that id (`d-…`), URL, or id or path of the input; several if the input gave several.

    Raises:
        UnknownArticleError: there is none.
    """
    local = terms.local_name(terms.expand(name))
    if local.startswith("d-") and store.has(local):
        return (local,)
    found = store.match(None, gk("sourceId"), terms.text(name))
    found += store.match(None, _SOURCE, terms.web_address(name))
    if not found:
        raise UnknownArticleError(
            f"{store.where}: no article {name!r}; an id (d-…), a URL, or the path it was read from was expected"
        )
    return _ids(quad.subject for quad in found)


def published_by(store: Store, outlet: str) -> tuple[str, ...]:
    """The articles of an outlet, by its name as the graph or the input has it; case and accents do not count.

    Raises:
        UnknownArticleError: there is none.
    """
    wanted = normal_name(outlet)
    names = [*store.match(None, terms.PREF_LABEL, None, terms.ENTITIES), *_aliases(store)]
    outlets = {quad.subject for quad in names if normal_name(terms.value(quad.object)) == wanted}
    found = [quad for quad in store.match(None, terms.PUBLISHER) if quad.object in outlets]
    if not found:
        raise UnknownArticleError(f"{store.where}: no article of {outlet!r}; an outlet in the store was expected")
    return _ids(quad.subject for quad in found)


def answering(store: Store, sparql: str) -> tuple[str, ...]:
    """The articles in the first column of a query's answer.

    Raises:
        QueryError: the query is malformed.
        UnknownArticleError: the answer is empty, or has something else there.
    """
    found: set[str] = set()
    for row in run_query(store, sparql).rows:
        local = terms.local_name(terms.expand(row[0] or ""))
        if not store.has(local):
            raise UnknownArticleError(f"{store.where}: {row[0]!r} is no article; ids of articles were expected")
        found.add(local)
    if not found:
        raise UnknownArticleError(f"{store.where}: the query finds nothing; articles were expected")
    return tuple(sorted(found))


def entity(store: Store, name: str) -> str:
    """The IRI of the entity with that IRI, prefixed name, label or alias; of several, the one most claims are about.

    Raises:
        UnknownEntityError: there is none.
    """
    found = named(store, name)
    if not found:
        raise UnknownEntityError(f"{store.where}: no entity {name!r}; an id such as wd:Q159, or a name, was expected")
    return min(found, key=lambda iri: (-len(store.match(None, gk("involves"), terms.iri(iri))), iri))


def named(store: Store, name: str) -> tuple[str, ...]:
    """The IRIs of all entities with that IRI, prefixed name, label or alias; case and accents do not count."""
    address = terms.iri(terms.expand(name))
    if store.match(address, terms.TYPE, None, terms.ENTITIES):
        return (address.value,)
    wanted = normal_name(name)
    labels = [*store.match(None, terms.PREF_LABEL, None, terms.ENTITIES), *_aliases(store)]
    return tuple(sorted({terms.value(q.subject) for q in labels if normal_name(terms.value(q.object)) == wanted}))


def _aliases(store: Store) -> list[Quad]:
    return store.match(None, terms.ALT_LABEL, None, terms.ENTITIES)


def _ids(nodes: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted({terms.local(node) for node in nodes}))
