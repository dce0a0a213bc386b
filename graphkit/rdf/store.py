"""A directory (or memory) <-> the graph: one atomic step an article, one writer at a time, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graphkit.errors import StoreError
from graphkit.index import FILE as INDEX
from graphkit.index import Index
from graphkit.model import Extraction
from graphkit.rdf import export, folder, removal, rows, stale, terms, versions
from graphkit.rdf.address import Address, Place, place
from graphkit.rdf.engine import Distant, Engine, missing
from graphkit.rdf.extracted import as_extracted
from graphkit.rdf.triple_terms import with_triple_terms
from graphkit.rdf.write import Run, quads

if TYPE_CHECKING:
    import rdflib

    from graphkit.lexicon.frame import Edge


class Store:
    """The graph of claims. Open it with `open` or `in_memory`; it is a context manager and closes itself."""

    def __init__(self, engine: Engine, directory: Path | None, *, writable: bool, where: str | None = None) -> None:
        """Wraps an engine that is open.

        Args:
            engine: holds the quads.
            directory: where they are kept, or what belongs to them and is no graph; None for memory.
            writable: whether `add`, `remove` and what else changes it are allowed.
            where: what messages call the store, by default the directory.
        """
        self._engine: Engine | None = engine
        self.directory = directory
        self.where = where or (str(directory) if directory else "store in memory")
        self.writable = writable
        self._kept: Index | None = None

    @classmethod
    def open(cls, where: str | Place, *, write: bool = False) -> Store:
        """Opens the store in a directory, which for writing is made if it is not there, or behind an address.

        Reading while another process writes shows the store as it was when it was opened, or fails with an error. An
        engine behind an address shows what it holds now, and knows of no other writer.

        Args:
            where: the directory, or an address that begins with http:// or https://.
            write: whether anything is to be changed.

        Raises:
            StoreBusyError: `write`, and another process writes already.
            StoreError: there is no store, the directory holds something else, the store is damaged, or what answers
                at the address is no engine that fits.
        """
        path = place(where)
        if isinstance(path, Address):
            return cls._behind(path, write=write)
        return cls(folder.opened(path, write=write), path, writable=write)

    @classmethod
    def _behind(cls, address: Address, *, write: bool) -> Store:
        from graphkit.rdf.remote import RemoteEngine

        engine = RemoteEngine(address.url, write=write)
        if write:
            try:
                address.state.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"{address.state}: {error.strerror}; a folder for the ledger was expected") from error
        return cls(engine, address.state, writable=write, where=address.url)

    @classmethod
    def in_memory(cls, contents: Iterable[Quad] = ()) -> Store:
        """A store that lives as long as the process, with `contents` in it."""
        engine = pyoxigraph.Store()
        engine.bulk_extend(contents)
        return cls(engine, None, writable=True)

    def in_memory_copy(self) -> Store:
        """The same store for reading, its quads copied into memory: a second for a million, then questions are faster.

        Raises:
            StoreError: the store cannot be read.
        """
        engine = pyoxigraph.Store()
        with self._failing_clearly():
            engine.bulk_extend(self.engine.quads_for_pattern(None, None, None))
        return Store(engine, self.directory, writable=False, where=self.where)

    def compact(self) -> None:
        """Clears away what was deleted, so that reading is quick again: some two seconds for a million quads."""
        with self._failing_clearly():
            self.engine.optimize()

    def close(self) -> None:
        """Writes what is buffered and lets other processes write; a second call does nothing."""
        changed = self._engine is not None and self.writable
        if self._engine is not None and changed:
            with self._failing_clearly():
                self._engine.flush()
        self._engine = None
        if "index" in self.__dict__:
            self.index.close()
        if self._kept:
            self._kept.close()
        if changed and self.directory:
            folder.drop_logs(self.directory)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_shared(self) -> bool:
        """Whether others may write to it without this folder knowing: it is behind an address."""
        return isinstance(self._engine, Distant)

    @property
    def engine(self) -> Engine:
        """The engine.

        Raises:
            StoreError: the store is closed.
        """
        if self._engine is None:
            raise StoreError(f"{self.where}: it is closed; an open store was expected")
        return self._engine

    def match(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: NamedNode | pyoxigraph.Literal | None = None,
        graph: NamedNode | None = None,
    ) -> list[Quad]:
        """All quads that fit; None fits anything.

        Raises:
            StoreError: the store cannot be read.
        """
        return list(self.scan(subject, predicate, value, graph))

    def scan(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: NamedNode | pyoxigraph.Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """`match`, one quad at a time."""
        with self._failing_clearly():
            yield from self.engine.quads_for_pattern(subject, predicate, value, graph)

    def select(self, sparql: str) -> list[object]:
        """What a query of our own finds for its one variable; patterns outside GRAPH see the union of all graphs.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._failing_clearly():
            found = self.engine.query(sparql, prefixes=terms.PREFIXES, use_default_graph_as_union=True)
            return [row[0] for row in found]  # type: ignore[union-attr]

    def graphs(self) -> tuple[NamedNode, ...]:
        """The named graphs, sorted.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._failing_clearly():
            found = [graph for graph in self.engine.named_graphs() if isinstance(graph, NamedNode)]
        return tuple(sorted(found, key=str))

    def apply(self, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Removes `gone` and adds `new` in one step that happens as a whole or not at all.

        Raises:
            StoreError: the store is open for reading only, or cannot be written.
        """
        if not self.writable:
            raise StoreError(f"{self.where}: it is open for reading; a store open for writing was expected")
        gone = sorted(gone, key=str)
        with self._failing_clearly():
            if gone:
                self.engine.update(f"DELETE DATA {{ {_block(gone)} }} ;\nINSERT DATA {{ {_block(new)} }}")
            else:
                self.engine.extend(new)

    def fill(self, found: Iterable[Quad]) -> None:
        """Adds many quads, not in one step: what went in before a failure stays.

        Raises:
            StoreError: as for `apply`.
        """
        if not self.writable:
            raise StoreError(f"{self.where}: it is open for reading; a store open for writing was expected")
        with self._failing_clearly():
            self.engine.bulk_extend(found)

    def has(self, article_id: str, run: Run | None = None) -> bool:
        """Whether the store holds the article, and if `run` is given, as that run extracts it."""
        made = terms.GENERATED_BY if run else None
        by = terms.node(run.id) if run else None
        return next(self.scan(None, made, by, terms.doc_graph(article_id)), None) is not None

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        return tuple(sorted(terms.local(quad.subject) for quad in self.match(None, terms.TYPE, terms.gk("Article"))))

    def count(self, what: Literal["articles", "claims", "entities"]) -> int:
        """How many there are."""
        graph, kind = "?graph", "gk:Article"
        if what != "articles":
            graph, kind = str(terms.CLAIMS if what == "claims" else terms.ENTITIES), "?kind"
        [number] = self.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?thing a {kind} }} }}")
        return int(terms.value(number))

    def add(self, extraction: Extraction, run: Run) -> bool:
        """Puts one article in, in place of an earlier extraction of it; what rests on it is stale until derived anew.

        Returns:
            Whether anything changed.

        Raises:
            StoreError: as for `apply`.
        """
        wanted = set(quads(extraction, run))
        gone = removal.replaced_entities(self, wanted)
        if self.has(extraction.article.id):
            graph = terms.doc_graph(extraction.article.id)
            present = {quad for quad in as_extracted(self, extraction.article.id) if quad.graph_name == graph}
            if not gone and present == {quad for quad in wanted if quad.graph_name == graph}:
                return False
            gone |= removal.of_articles(self, [extraction.article.id])
        return self.replace(gone, wanted)

    def remove(self, *article_ids: str) -> int:
        """Takes articles out in one step, with the claims and entities that nothing else attests.

        Returns:
            How many of them were there.

        Raises:
            StoreError: as for `apply`.
        """
        there = sorted({article for article in article_ids if self.has(article)})
        if there:
            self.replace(removal.of_articles(self, there), set())
        return len(there)

    def replace(self, gone: set[Quad], wanted: set[Quad]) -> bool:
        """Takes out what articles said and puts in what they say, and marks what is stale then, in one step.

        Args:
            gone: quads that the store holds; those that are also wanted stay, and so do derived labels of what stays.
            wanted: quads; those that are there already do not matter.

        Returns:
            Whether anything changed.

        Raises:
            StoreError: as for `apply`.
        """
        gone = gone - wanted - removal.labels_kept(gone, wanted)
        gone |= removal.dangling(self, gone, wanted)
        version = versions.change(self, gone, wanted)
        marks = stale.marks(self, gone, wanted) | {stale.mark_article(article) for article in version.articles}
        if marks or gone:
            self.apply(gone | version.gone, sorted(wanted | version.new | marks, key=str))
        return bool(marks or gone)

    def mark_stale(self, entities: Iterable[str] = ()) -> None:
        """Says that what is derived no longer fits what it rests on, until it is derived anew.

        Args:
            entities: IRIs of those on which something was decided; by default everything.

        Raises:
            StoreError: as for `apply`.
        """
        marks = {stale.mark(terms.iri(entity)) for entity in entities} or {stale.EVERYTHING}
        self.apply((), sorted(marks, key=str))

    @property
    def is_stale(self) -> bool:
        """Whether anything has changed since the store was last derived, by this process or one that was killed."""
        return next(self.scan(None, stale.IS_STALE, None, terms.ACCEPTED), None) is not None

    def lacks(self, quads: Iterable[Quad]) -> set[Quad]:
        """Those of the quads that are not there."""
        with self._failing_clearly():
            return missing(self.engine, quads)

    @cached_property
    def index(self) -> Index:
        """What was looked up once about articles, names and texts; in memory if it cannot be kept.

        Raises:
            StoreError: it cannot be opened.
        """
        return Index(self.directory / INDEX if self.directory and self.writable else None)

    def kept_index(self) -> Index | None:
        """The index for reading, None if there is none or it has another form.

        Raises:
            StoreError: it cannot be opened.
        """
        if self.writable or self.directory is None:
            return self.index
        if self._kept is None and (self.directory / INDEX).exists():
            self._kept = Index(self.directory / INDEX, writable=False)
        return self._kept

    def articles(self) -> tuple[rows.ArticleRow, ...]:
        """All articles, by date and id."""
        return rows.Reader(self).articles()

    def claims(self) -> tuple[rows.ClaimRow, ...]:
        """All claims with their evidence, by class and label."""
        return rows.Reader(self).claims()

    def entities(self) -> tuple[rows.EntityRow, ...]:
        """All entities, by name and id."""
        return rows.Reader(self).entities()

    def explain(self, claim_id: str) -> rows.ClaimRow:
        """One claim with every attestation, its sentence and its article.

        Args:
            claim_id: `c-…`, `id:c-…` or the IRI.

        Raises:
            UnknownClaimError: there is no such claim.
        """
        return rows.Reader(self).claim(claim_id)

    def sentences(self, entity: str) -> tuple[rows.EvidenceRow, ...]:
        """The passages whose claims involve an entity (its IRI), or that it is the source of, the earliest first."""
        return rows.Reader(self).sentences(entity)

    def text(self, article_id: str) -> str:
        """The text of an article, empty if the store does not hold it."""
        found = self.match(terms.node(article_id), terms.gk("text"), None, terms.doc_graph(article_id))
        return str(found[0].object.value) if found else ""  # type: ignore[union-attr]

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy as an rdflib Dataset whose default graph is the union, queried by Oxigraph."""
        return export.to_rdflib(self.match())

    def export(self, form: str) -> bytes:
        """The whole store, the same bytes however it was built.

        Args:
            form: `nquads`, `trig`, `turtle` or `jsonld`; turtle has no graphs, so it is their union.

        Raises:
            StoreError: another form, or the store cannot be read.
        """
        return export.serialize(self.match(), form)

    def export_with_triple_terms(self, edges: Mapping[str, Edge]) -> bytes:
        """The whole store in Turtle of RDF 1.2, with a triple term for each plain relation of a claim.

        Args:
            edges: claim class -> between which roles its plain relation runs.

        Raises:
            StoreError: the store cannot be read.
        """
        return export.serialize(with_triple_terms(self.match(), edges), "turtle")

    @contextmanager
    def _failing_clearly(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"{self.where}: it cannot be read or written ({error}); an undamaged store was expected "
                "(if another process writes to it, try again when it is done)"
            ) from error


def _block(found: Iterable[Quad]) -> str:
    lines = (f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in found)
    return "\n".join(lines)
