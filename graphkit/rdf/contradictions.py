"""The rules under `ontologies/contradictions` and a store -> pairs of claims that cannot both hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit import resources
from graphkit.errors import QueryError
from graphkit.rdf import terms
from graphkit.rdf.query import run_query
from graphkit.rdf.query_files import read_query
from graphkit.rdf.rows import ClaimRow, Reader

if TYPE_CHECKING:
    from graphkit.rdf.store import Store


@dataclass(frozen=True, slots=True)
class ContradictionRule:
    """One rule.

    Attributes:
        name: of its file, without `.rq`.
        title: a few words.
        rule: what cannot both hold, in a sentence.
        sparql: finds the pairs, as `?one` and `?other`.
    """

    name: str
    title: str
    rule: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims, or one that is both affirmed and denied, with the rule that they break."""

    rule: ContradictionRule
    one: ClaimRow
    other: ClaimRow


def list_rules(folder: Path | None = None) -> tuple[ContradictionRule, ...]:
    """All rules of `folder`, by default `ontologies/contradictions`, by name.

    Raises:
        QueryError: a file cannot be read, or lacks a title or rule.
    """
    paths = sorted((folder or resources.ontologies() / "contradictions").glob("*.rq"))
    files = [read_query(path, ("title", "rule")) for path in paths]
    return tuple(ContradictionRule(f.name, f.fields["title"], f.fields["rule"], f.sparql) for f in files)


def contradictions(store: Store, folder: Path | None = None) -> tuple[Contradiction, ...]:
    """What the rules find, by rule and then by claims.

    Args:
        store: an open store, derived.
        folder: of the rules.

    Raises:
        QueryError: a rule is malformed, or answers with other columns than `one` and `other`.
    """
    reader = Reader(store)
    found = []
    for rule in list_rules(folder):
        answer = run_query(store, rule.sparql)
        if answer.columns != ("one", "other"):
            raise QueryError(f"{rule.name}: columns {', '.join(answer.columns)}; one, other were expected")
        for one, other in answer.rows:
            pair = [reader.claim(terms.expand(str(claim))) for claim in (one, other)]
            if all(claim.status != "superseded" for claim in pair):  # a report that corrects itself is none
                found.append(Contradiction(rule, *pair))
    return tuple(found)
