"""What breaks the rules, and how a report tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from graphkit.rdf import terms

if TYPE_CHECKING:
    from graphkit.rdf.checking import Finding
    from graphkit.rdf.places import Place

_ELSEWHERE = "judgements, and what no article speaks of"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong.

    Attributes:
        article: id of the article in whose graphs it stands, empty if it stands in none.
        sentence: the sentence behind the node, empty if there is none.
        focus: what it is wrong with, as a prefixed name.
        path: the property, empty where the whole node is meant.
        message: the rule that is broken.
        found: what is there, empty where the rule says it all.
        expected: what should be, empty likewise.
    """

    article: str
    sentence: str
    focus: str
    path: str
    message: str
    found: str = ""
    expected: str = ""

    @classmethod
    def of(cls, finding: Finding, place: Place) -> Violation:
        """What was found, and where."""
        about, path = terms.compact(finding.focus), terms.compact(finding.path)
        return cls(*place, about, path, finding.message, finding.found, finding.expected)

    def __str__(self) -> str:
        told = f"{f'{self.focus} {self.path}'.strip()}: {self.message}"
        seen = [f"found {self.found}"] if self.found else []
        wanted = [f"expected {self.expected}"] if self.expected else []
        return f"{told} ({'; '.join([*seen, *wanted])})" if seen or wanted else told


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """Whether the store keeps the rules, and where it does not.

    Attributes:
        results: what is wrong, by article and sentence.
        articles: id of an article -> its title, day and source in one line, for those with results.
    """

    results: tuple[Violation, ...]
    articles: Mapping[str, str] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.results

    def __str__(self) -> str:
        if self.conforms:
            return "The graph keeps all rules."
        lines: list[str] = []
        for article, found in groupby(self.results, lambda violation: violation.article):
            lines += [f"{article}: {self.articles.get(article, '')}".rstrip(": ") or _ELSEWHERE, *told(found), ""]
        count, articles = len(self.results), len({violation.article for violation in self.results})
        lines.append(f"{_number(count, 'violation')} in {_number(articles, 'article')}")
        return "\n".join(lines)


def told(violations: Iterable[Violation]) -> list[str]:
    """Lines that tell the violations of one article, each sentence once."""
    lines: list[str] = []
    for sentence, found in groupby(violations, lambda violation: violation.sentence):
        lines.append(f"  “{' '.join(sentence.split())}”" if sentence else "  (no sentence)")
        lines += [f"    {violation}" for violation in found]
    return lines


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
