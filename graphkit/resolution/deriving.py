"""A store with stale parts -> the same store with all that rests on several articles up to date.

Only what changed is looked at, and what rests on it: an article more costs the same in a small store and in a large
one. A process that is killed at any moment leaves marks in the graph or entries in the journal of the index, so that
the next call completes what it began. A store without an index, or with one of another version, is derived as a whole.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from graphkit.errors import BrokenIndexError
from graphkit.index import Records
from graphkit.index.attestations import Attestations
from graphkit.index.citations import Citations
from graphkit.index.pairs import Pairs
from graphkit.index.supports import Supports
from graphkit.index.texts import Texts
from graphkit.lexicon.frames import load_frames
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.types import load_types
from graphkit.model import Judgement, Profile, Resolution
from graphkit.rdf import Store, citing, evidence, stale, upkeep
from graphkit.rdf.derive import Rules
from graphkit.resolution.indexing import Indexer
from graphkit.resolve import Ledger, resolve, status_of
from graphkit.resolve.comparing import Comparer
from graphkit.resolve.identity import Oppose, Scored, connected
from graphkit.resolve.ledger import FILE
from graphkit.resolve.matching import Matcher
from graphkit.resolve.origins import origins_in

Resolve = Callable[[Mapping[str, Profile], Iterable[Scored], Iterable[Judgement], Oppose], Resolution]
"""As `resolve.resolve`."""


def ledger_of(store: Store) -> Ledger:
    """The ledger in the store's folder; for a store in memory, an empty one in memory.

    Raises:
        LedgerError: the file is broken.
    """
    return Ledger(store.directory / FILE if store.directory else None)


@cache
def shipped_rules() -> Rules:
    """The rules that ship with the program."""
    frames = load_frames()
    edges = {frame.name: frame.edge for frame in frames if frame.edge}
    return Rules(status_of, edges, {frame.name: frame.labels for frame in frames})


def derive(store: Store, ledger: Ledger | None = None, rules: Rules | None = None, settle: Resolve = resolve) -> None:
    """Derives anew what is stale: who is the same, origins, labels, status, accepted relations.

    Args:
        store: open for writing.
        ledger: the judgements on its entities, by default those in its folder.
        rules: by which claims are derived, by default those that ship with the program.
        settle: decides which entities are one.

    Raises:
        LedgerError: the ledger is broken.
        StoreError: the store cannot be written.
    """
    judgements = (ledger or ledger_of(store)).in_force()
    try:
        _derive(store, judgements, rules or shipped_rules(), settle)
    except BrokenIndexError:
        store.index.remake()
        _derive(store, judgements, rules or shipped_rules(), settle)


def _derive(store: Store, judgements: Sequence[Judgement], rules: Rules, settle: Resolve) -> None:
    with store.index.guarded():
        Indexer(store).update(stale.read(store))
        _Derivation(store, judgements, rules, settle).run()


def retract(store: Store, article_ids: Iterable[str], ledger: Ledger | None = None) -> int:
    """Takes articles out, as if the store had never seen them.

    Args:
        store: open for writing.
        article_ids: `d-…`; those that are not there do not matter.
        ledger: as for `derive`.

    Returns:
        How many were there.
    """
    gone = store.remove(*article_ids)
    if gone or store.is_stale:
        derive(store, ledger)
    return gone


class _Derivation:
    """One pass over what the journal of a store's index names."""

    def __init__(self, store: Store, judgements: Sequence[Judgement], rules: Rules, settle: Resolve) -> None:
        self._store = store
        self._settle = settle
        self._judgements = judgements
        self._rules = rules
        self._index = store.index
        self._records = Records(self._index)
        self._pairs = Pairs(self._index, self._records)
        self._attestations = Attestations(self._index)
        self._everything = bool(self._index.journal("whole"))

    def run(self) -> None:
        """Derives; at each moment the marks of the graph or the journal name all that is left to do."""
        with self._index.transaction():
            articles = self._index.journal("article")
            touched = self._index.journal("entity")
            joined, rewritten = self._join(touched, articles)
            upkeep.label(self._store, touched | joined, self._printed)
            texts = self._index.journal("text") | self._cite(articles | rewritten)
            found = origins_in(Texts(self._index), Citations(self._index), texts)
            upkeep.trace(self._store, texts | set(found), found)
            self._attestations.trace({article: origin.id for article, origin in found.items()})
            claims = upkeep.stale_claims(self._store, articles, everything=self._everything)
            self._index.note("claim", claims)
        with self._index.transaction():
            claims = self._index.journal("claim")
            upkeep.claims(self._store, claims, self._rules, self._attestations, Supports(self._index))
            self._index.keep("judged", self._judged())
            self._index.settle()
        if self._everything:
            self._store.compact()  # marks of all that there is came and went

    def _cite(self, articles: set[str]) -> set[str]:
        """Looks anew at whose reports articles retell; returns the articles whose origin that may change."""
        citations = Citations(self._index)
        reports = {article: citing.report(self._store, article) for article in sorted(articles)}
        for article, report in reports.items():
            citations.retell(article, report.outlet, report.retold)
        found: set[str] = set()
        for article, report in reports.items():
            links = citing.links(self._store, article, report, citations.retelling, self._attestations.printing)
            found |= {article, *links} | citations.put(article, links)
        return found

    def _printed(self, iri: str) -> Counter[str]:
        found = self._records.printed(iri)
        for other in self._index.replaced_by(iri):
            found.update(self._records.printed(other))
        return found

    def _join(self, touched: set[str], articles: set[str]) -> tuple[set[str], set[str]]:
        """Joins and parts entities that changed; returns all that were looked at, and the articles written anew."""
        comparer = Comparer(load_gazetteer(), load_types(), self._records)
        affected = Matcher(self._records, self._pairs, comparer).refresh(touched) | self._newly_judged()
        entities = connected(affected, self._index, self._pairs, self._judgements)
        profiles = {iri: profile for iri in sorted(entities) if (profile := self._records.profile(iri))}
        judged = [j for j in self._judgements if j.first in entities or j.second in entities]
        pairs = {pair for iri in profiles for pair in self._pairs.of(iri)}
        within = [(c, plain) for c, plain in pairs if {c.first, c.second} <= profiles.keys()]
        resolution = self._settle(profiles, within, judged, self._records.oppose)
        before = self._index.canonical(entities)
        self._index.stand(entities, resolution.canonical)
        moved = {iri for iri in entities if before.get(iri) != resolution.canonical.get(iri)}
        rewritten = self._rewrite(articles | {article for iri in moved for article in self._records.articles(iri)})
        named = {iri for judgement in judged for iri in (judgement.first, judgement.second)} | profiles.keys()
        labels = {iri: label for iri in named if (label := self._records.label(iri))}
        upkeep.record(self._store, entities, resolution, labels)
        return entities, rewritten

    def _rewrite(self, articles: set[str]) -> set[str]:
        """Writes articles with joined entities as one, which it returns; the index learns what all of them say then."""
        canonical: dict[str, str] = {}
        concerned: set[str] = set()
        for article in articles:
            replaced = self._records.replaced_in(article)
            canonical |= replaced
            if replaced or upkeep.is_joined(self._store, article):
                concerned.add(article)
        upkeep.join(self._store, concerned, canonical)
        for article in articles:
            evidence.note(self._store, article, self._attestations)
        return concerned

    def _newly_judged(self) -> set[str]:
        """The entities of judgements that came or were taken back since the graph was last derived."""
        before = {tuple(judgement) for judgement in json.loads(self._index.value("judged") or "[]")}
        after = {tuple(judgement) for judgement in json.loads(self._judged())}
        return {iri for judgement in before ^ after for iri in judgement[1:]}

    def _judged(self) -> str:
        return json.dumps(sorted([j.id, j.first, j.second] for j in self._judgements))
