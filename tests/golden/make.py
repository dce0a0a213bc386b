"""The sample articles -> the golden files and the answers of the competency questions (`make golden`)."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from click.testing import CliRunner

from graphkit import ArticleError, KnowledgeGraph, resources
from graphkit.cli.read_store import query
from graphkit.pipeline import Options, derive, extract_all, run_of
from graphkit.rdf import Store, list_queries
from graphkit.read import read_articles
from tests.golden.blocks import golden, statuses

GOLDEN = Path(__file__).parent
COMPETENCY = GOLDEN.parent / "competency"


@cache
def expected() -> dict[Path, str]:
    """Path and contents of each file, by path."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "kg"
        found = _articles(store)
        with KnowledgeGraph.load(store) as graph:
            found[GOLDEN / "statuses.txt"] = statuses(graph)
        found |= {COMPETENCY / f"{name}.csv": _answer(store, *asked) for name, asked in questions().items()}
    return dict(sorted(found.items()))


def questions() -> dict[str, tuple[str, dict[str, str]]]:
    """Name of an answer -> the competency question and the parameters it is asked with."""
    found: dict[str, tuple[str, dict[str, str]]] = {known.name: (known.name, {}) for known in list_queries()}
    more = yaml.safe_load((COMPETENCY / "asked.yaml").read_text(encoding="utf-8"))
    return found | {name: (asked["question"], asked["set"]) for name, asked in more.items()}


def _articles(path: Path) -> dict[Path, str]:
    """Fills a store with the sample articles; the golden text of each."""
    found = {}
    options = Options()
    with Store.open(path, write=True) as store:
        for extraction in extract_all(read_articles([resources.samples()]), options):
            if isinstance(extraction, ArticleError):
                raise extraction
            store.add(extraction, run_of(options))
            found[GOLDEN / f"{Path(extraction.article.source_id).stem}.txt"] = golden(extraction)
        derive(store)
    return found


def _answer(store: Path, question: str, values: dict[str, str]) -> str:
    settings = [part for name, value in values.items() for part in ("--set", f"{name}={value}")]
    done = CliRunner().invoke(query, [str(store), question, "-f", "csv", *settings], catch_exceptions=False)
    return done.stdout


def stale() -> list[Path]:
    """Files of an article or a question that there is no more."""
    there = {*GOLDEN.glob("*.txt"), *COMPETENCY.glob("*.csv")}
    return sorted(there - expected().keys())


def main() -> None:
    """Writes what differs, removes what is stale, and says so on stderr."""
    for path in stale():
        path.unlink()
        sys.stderr.write(f"removed {path}\n")
    for path, contents in expected().items():
        if not path.exists() or path.read_text(encoding="utf-8") != contents:
            path.write_text(contents, encoding="utf-8", newline="\n")
            sys.stderr.write(f"wrote {path}\n")


if __name__ == "__main__":
    main()
