"""The quality checks under `ontologies/checks` -> what they find in the vocabulary or in a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graphkit import resources
from graphkit.errors import QueryError
from graphkit.rdf import terms
from graphkit.rdf.query import run_query
from graphkit.rdf.query_files import read_query
from graphkit.rdf.store import Store

_VOCABULARY = NamedNode(f"{terms.GRAPH}vocabulary")
_ALIGNMENT = f"{terms.GRAPH}alignments/"
_SEVERITIES = ("error", "warning")
_ABOUT = ("vocabulary", "alignments", "store")


@dataclass(frozen=True, slots=True)
class Check:
    """One quality check; every row of its answer is a violation.

    Attributes:
        name: of its file, without `.rq`.
        title: a few words.
        severity: `error` or `warning`.
        about: `vocabulary`, `alignments` or `store`; checks of the last two see the vocabulary too.
        description: the rule, in a sentence.
        sparql: finds what breaks it.
    """

    name: str
    title: str
    severity: str
    about: str
    description: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of a check's answer, as `column=value` words."""

    check: Check
    row: tuple[str, ...]


def list_checks(folder: Path | None = None) -> tuple[Check, ...]:
    """All checks of `folder`, by default `ontologies/checks`, by name.

    Raises:
        QueryError: a file cannot be read, or its header is incomplete or has an unknown severity or subject.
    """
    return tuple(_check(path) for path in sorted((folder or resources.ontologies() / "checks").glob("*.rq")))


def vocabulary_quads(folder: Path | None = None) -> tuple[Quad, ...]:
    """The vocabulary and the schemes as one named graph, `graph:vocabulary`."""
    folder = folder or resources.ontologies()
    triples = [t for name in resources.VOCABULARY for t in pyoxigraph.parse(path=str(folder / name))]
    return tuple(Quad(t.subject, t.predicate, t.object, _VOCABULARY) for t in triples)


def alignment_quads(folder: Path | None = None) -> tuple[Quad, ...]:
    """Each file of alignments as a named graph, `graph:alignments/` and the name of the file."""
    files = sorted(((folder or resources.ontologies()) / "alignments").glob("*.ttl"))
    return tuple(
        Quad(t.subject, t.predicate, t.object, NamedNode(_ALIGNMENT + file.stem))
        for file in files
        for t in pyoxigraph.parse(path=str(file))
    )


def check_vocabulary(quads: Iterable[Quad] | None = None) -> tuple[Finding, ...]:
    """What the checks find in the vocabulary, or in `quads` instead of it."""
    return _run("vocabulary", vocabulary_quads() if quads is None else quads)


def check_alignments(quads: Iterable[Quad] | None = None) -> tuple[Finding, ...]:
    """What the checks find in the alignments and the headers, or in `quads` instead, which hold the vocabulary too."""
    return _run("alignments", (*vocabulary_quads(), *alignment_quads()) if quads is None else quads)


def check_store(store: Store) -> tuple[Finding, ...]:
    """What the checks find in a store, which they see together with the vocabulary.

    Raises:
        StoreError: the store cannot be read.
    """
    return _run("store", (*store.match(), *vocabulary_quads()))


def _run(about: str, quads: Iterable[Quad]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    with Store.in_memory(quads) as store:
        for check in list_checks():
            if check.about == about:
                answer = run_query(store, check.sparql)
                for row in answer.rows:
                    cells = zip(answer.columns, row, strict=True)
                    found.append(Finding(check, tuple(f"{column}={cell}" for column, cell in cells if cell)))
    return tuple(found)


def _check(path: Path) -> Check:
    file = read_query(path, ("title", "severity", "about", "description"))
    fields = file.fields
    for name, known in (("severity", _SEVERITIES), ("about", _ABOUT)):
        if fields[name] not in known:
            raise QueryError(f"{path}: {name} is {fields[name]!r}; {', '.join(known[:-1])} or {known[-1]} was expected")
    return Check(file.name, fields["title"], fields["severity"], fields["about"], fields["description"], file.sparql)
