"""A store -> the `KnowledgeGraph` that people work with: claims, entities, queries, networks, pages."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphkit.errors import StoreError
from graphkit.lexicon.frames import load_frames
from graphkit.lexicon.states import state_codes
from graphkit.model import Candidate, Judgement, Verdict
from graphkit.rdf import (
    Address,
    ArticleRow,
    ClaimRow,
    EntityRow,
    Filters,
    Place,
    QueryResult,
    Store,
    answer,
    place,
    run_query,
)
from graphkit.rdf.contradictions import Contradiction, contradictions
from graphkit.rdf.history import Step, steps
from graphkit.rdf.searching import Found, search
from graphkit.rdf.selection import called
from graphkit.rdf.shards import shard
from graphkit.resolution import Review, ledger_of, retract
from graphkit.resolve import Ledger, status_of

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from graphkit.drawing import Renderer
    from graphkit.lexicon.frame import Edge
    from graphkit.rdf.validate import ValidationReport


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a query: a table of strings, iterated row by row.

    Attributes:
        columns: names of the variables.
        rows: one tuple a row; None where nothing is bound.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...] = field(default=())

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dataframe(self) -> pd.DataFrame:
        """The table as a pandas DataFrame, one column a variable."""
        import pandas as pd

        return pd.DataFrame([list(row) for row in self.rows], columns=list(self.columns))


class KnowledgeGraph:
    """Claims with who says them, open for questions. `load` opens a store; `graphkit.build` makes one."""

    def __init__(self, store: Store) -> None:
        """Wraps an open store; closing the graph closes it."""
        self._store = store

    @classmethod
    def load(cls, path: str | Place, *, write: bool = False, in_memory: bool = False) -> Self:
        """Opens the store in a folder or behind an address for reading.

        Args:
            path: the folder, or the address of an engine (http://… or https://…).
            write: whether judgements may be recorded; keeps other processes from writing.
            in_memory: whether a copy in memory is asked, five to ten times faster; the copy does not change.

        Raises:
            StoreError: there is no store, it is damaged, or another process writes to it.
        """
        with Store.open(path) as opened:  # a store is made by `build`, not here
            if in_memory and not write:
                return cls(opened.in_memory_copy())
        return cls(Store.open(path, write=write))

    def save(self, path: str | Place) -> None:
        """Writes the whole graph as a store into a new or empty folder, or into an engine that holds nothing of it.

        Args:
            path: the folder, or the address of an engine (http://… or https://…).

        Raises:
            StoreError: the folder or engine holds something, or cannot be written.
        """
        target = place(path)
        if isinstance(target, Address):
            with Store.open(target, write=True) as remote:
                if remote.graphs():
                    raise StoreError(f"{target}: it holds a graph of claims; an engine without one was expected")
                remote.fill(self._store.match())
            return
        if target.exists() and any(target.iterdir()):
            raise StoreError(f"{target}: the folder is not empty; a new or empty one was expected")
        try:
            with Store.open(target, write=True) as copy:
                copy.fill(self._store.match())
        except StoreError:
            shutil.rmtree(target, ignore_errors=True)
            raise

    def close(self) -> None:
        """Closes the store."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"KnowledgeGraph({self._store.where!r})"

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, by date and id."""
        return self._store.articles()

    def claims(self, type: str | None = None) -> tuple[ClaimRow, ...]:  # noqa: A002 - the field's word
        """All claims with their evidence, or those of one class (`type`: its local name)."""
        return tuple(row for row in self._store.claims() if type in (None, row.type))

    def entities(self, type: str | None = None) -> tuple[EntityRow, ...]:  # noqa: A002 - the field's word
        """All entities, or those of one class."""
        return tuple(row for row in self._store.entities() if type in (None, row.type))

    def explain(self, claim: str) -> ClaimRow:
        """One claim with every attestation, its sentence and its article.

        Raises:
            UnknownClaimError: there is no such claim.
        """
        return self._store.explain(claim)

    @cached_property
    def _ledger(self) -> Ledger:
        return ledger_of(self._store)

    def candidates(self) -> tuple[Candidate, ...]:
        """Pairs of entities that may be one and that nobody has judged, the likeliest first, with score and reasons."""
        return Review(self._store, self._ledger).offered

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements in force, the oldest first."""
        return self._ledger.in_force()

    def judge(self, first: str, second: str, verdict: Verdict, *, who: str, note: str | None = None) -> Judgement:
        """Records whether two entities are one; the graph follows at once.

        Args:
            first: an IRI, a prefixed name (`wd:Q159`), or a name that only one entity has.
            second: the same.
            verdict: `same`, `different` or `unsure`.
            who: the analyst.
            note: the analyst's reason.

        Raises:
            UnknownEntityError: the graph does not hold one of them.
            LedgerError: they are one entity, or `same` contradicts a judgement in force.
            StoreError: the graph is open for reading (`load(path, write=True)` opens it for judging).
        """
        review = Review(self._store, self._ledger)
        made = review.judge(first, second, verdict, who=who, time=dt.datetime.now(dt.UTC), note=note)
        review.close()
        return made

    def undo(self, judgement: str, *, who: str, note: str | None = None) -> None:
        """Takes a judgement back, by its id: the graph is as if it had never been made.

        Raises:
            LedgerError: there is none of that id, or it is undone already.
            StoreError: the graph is open for reading.
        """
        review = Review(self._store, self._ledger)
        review.undo(judgement, who=who, time=dt.datetime.now(dt.UTC), note=note)
        review.close()

    def retract(self, *articles: str) -> int:
        """Takes articles out, by id, URL or path: the graph is then as if it had never seen them.

        Returns:
            How many were taken out.

        Raises:
            UnknownArticleError: there is none of that id, URL or path; nothing is taken out then.
            StoreError: the graph is open for reading.
        """
        return retract(self._store, {id_ for name in articles for id_ in called(self._store, name)}, self._ledger)

    def history(self, claim: str) -> tuple[Step, ...]:
        """How the status of a claim moved, day by day.

        Raises:
            UnknownClaimError: there is no such claim.
        """
        return steps(self._store, claim, status_of)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Pairs of claims that cannot both hold, by the rules under `ontologies/contradictions`."""
        return contradictions(self._store)

    def search(self, words: str, *, limit: int = 20, **narrowed: Any) -> tuple[Found, ...]:
        """Sentences that state something, or whole articles, by their words; as `rdf.searching.search`."""
        return search(self._store, words, limit=limit, **narrowed)

    def query(self, sparql: str) -> Rows:
        """The answer of a SPARQL query; the usual prefixes need no declaration.

        Raises:
            QueryError: it is malformed, or would change the graph.
        """
        return _rows(run_query(self._store, sparql))

    def ask(
        self,
        name: str,
        /,
        *,
        place: str | None = None,
        actor: str | None = None,
        since: str | dt.date | None = None,
        until: str | dt.date | None = None,
        status: str | None = None,
        limit: int | None = None,
        **values: str,
    ) -> Rows:
        """The answer of a competency question (`graphkit ask` lists them).

        The filters narrow any question with a column `claim`; `graph.ask("attacks", since="2025-06-01")`.

        Args:
            name: of the question.
            place: a name or id of a place: the claim's place or, unless it is a country, anything in it.
            actor: a name or id of an entity that the claim involves, in whatever role.
            since: the first day (YYYY-MM-DD); a claim without a time counts by the days of its articles.
            until: the last day.
            status: statuses with commas between them, such as `official,confirmed`.
            limit: the largest number of rows.
            **values: its parameters, where it has any.

        Raises:
            QueryError: there is no question of that name, no such parameter, or a filter that cannot be.
            UnknownEntityError: nothing has the name of the place or actor.
        """
        first, last = (day.isoformat() if isinstance(day, dt.date) else day for day in (since, until))
        filters = Filters(place, actor, first, last, status)
        return _rows(answer(self._store, name, values, filters, limit))

    def to_networkx(self) -> nx.MultiDiGraph:
        """The claims that have two ends as a directed multigraph.

        Nodes are IRIs with `label, type, wikidata, wikipedia, aliases`; an edge is one claim between two fillers, its
        key the claim's id, with `claim, type, label, status, summary, time` and `evidence`, a tuple of dicts (one an
        attestation: `sentence, trigger, speaker, chain, source_type, certainty, polarity, mode, title, publisher,
        published, url, article`).
        """
        from graphkit.network import network

        return network(self._store.claims(), self._store.entities(), _edges())

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy as an rdflib Dataset: its named graphs are those of the store."""
        return self._store.to_rdflib()

    def to_html(
        self, path: str | Path | None = None, *, title: str = "Claims", seed: int = 7, renderer: Renderer = "canvas"
    ) -> str:
        """The network as one self-contained page, also written to `path` if given.

        Args:
            path: a file.
            title: the heading.
            seed: chooses another arrangement.
            renderer: `canvas` for the page that tells all, `pyvis` for a smaller one of at most 1,500 lines.
        """
        from graphkit.drawing import page

        html = page(self._store, title=title, seed=seed, renderer=renderer)
        if path is not None:
            Path(path).write_text(html, encoding="utf-8", newline="\n")
        return html

    def show(self, *, title: str = "Claims", height: int = 640, renderer: Renderer = "canvas") -> Any:
        """The network inside a notebook: an IPython `HTML` object."""
        from graphkit.drawing import shown

        return shown(self._store, title=title, height=height, renderer=renderer)

    def export(self, form: str) -> bytes:
        """The whole graph in a file format; the same graph gives the same bytes.

        Args:
            form: `nquads`, `trig`, `turtle`, `jsonld`, `rdf12`, `graphml`, `gexf` or `ftm`. The last leaves denied
                claims out (`graphkit.exchange.denied` gives them).

        Raises:
            StoreError: another form.
        """
        if form in ("graphml", "gexf"):
            from graphkit.exchange import gexf
            from graphkit.view import graphml

            return (gexf if form == "gexf" else graphml)(self.to_networkx()).encode()
        if form == "ftm":
            from graphkit.exchange import ftm

            return ftm(self.claims(), self.entities(), self.articles(), _edges(), state_codes()).encode()
        if form == "rdf12":
            return self._store.export_with_triple_terms(_edges())
        return self._store.export(form)

    def export_folder(self, form: str, path: str | Path, *, shards: int = 1) -> tuple[Path, ...]:
        """The whole graph as files in the folder `path`, which must be new or empty.

        Args:
            form: `csv`, `neo4j`, or `nquads` for parts that bulk loaders read side by side.
            path: the folder.
            shards: how many parts.

        Returns:
            The files.

        Raises:
            StoreError: another form, or the folder holds something or is a file.
        """
        if form not in ("csv", "neo4j", "nquads"):
            raise StoreError(f"export: form {form!r} has no folder; csv, neo4j or nquads was expected")
        target = _new_folder(Path(path))
        written = []
        for name, contents in self._files(form, shards):
            (target / name).write_bytes(contents)
            written.append(target / name)
        return tuple(written)

    def _files(self, form: str, shards: int) -> Iterator[tuple[str, bytes]]:
        if form == "nquads":
            yield from (shard(self._store, number, shards) for number in range(shards))
            return
        from graphkit.exchange import neo4j, tables

        claims, entities = self.claims(), self.entities()
        if form == "csv":
            yield from tables(claims, entities, self.to_networkx()).items()
        else:
            yield from neo4j(claims, entities, self.articles(), _edges()).items()

    def validate(self) -> ValidationReport:
        """What the shapes under `ontologies/shapes` find wrong, article by article."""
        from graphkit.rdf.validate import validate

        return validate(self._store)

    def summary(self) -> Mapping[str, int]:
        """How many articles, claims and entities there are."""
        return {
            "articles": len(self._store.articles()),
            "claims": len(self._store.claims()),
            "entities": len(self._store.entities()),
        }


def _new_folder(path: Path) -> Path:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        what = "the folder is not empty" if path.is_dir() else "it is a file"
        raise StoreError(f"{path}: {what}; a new or empty folder was expected")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; a folder that can be written was expected") from error
    return path


def _edges() -> dict[str, Edge]:
    return {frame.name: frame.edge for frame in load_frames() if frame.edge}


def _rows(found: QueryResult) -> Rows:
    return Rows(found.columns, found.rows)
