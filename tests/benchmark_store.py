"""What a store costs: queries beside rdflib, an article more or less in a small and in a large store, room on disk.

    make bench-store [ARGS="--sizes 1000 20000 --only queries articles --keep FOLDER"]

The articles are made up (tests/upkeep/newsroom.py). Prints absolute figures and ratios, asserts nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import rdflib

from graphkit import pipeline, resources
from graphkit.model import Article
from graphkit.rdf import Store, list_queries, named_query, run_query, terms
from graphkit.read import read_articles
from graphkit.resolution import derive, retract
from tests.rdf import stories
from tests.upkeep.newsroom import Newsroom

_MEASURED = 40  # articles
_FIRST = 5  # articles that warm up
_QUADS = 300_000
_ROUNDS = 7
_ROUNDS_OF_RDFLIB = 1  # some take minutes
_MB = 1_000_000
_COMMONEST = """
SELECT ?x (COUNT(?c) AS ?n) { ?c gk:involves ?x . ?x a KIND } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1"""
_MOST_TOLD = "SELECT ?c (COUNT(?a) AS ?n) { ?a gk:attests ?c } GROUP BY ?c ORDER BY DESC(?n) ?c LIMIT 1"
_QUESTIONS = {
    "entity lookup": """
SELECT ?claim ?kind ?label ?status {
  ?claim gk:involves PERSON ; a ?kind ; rdfs:label ?label ; gk:status ?status
} ORDER BY ?claim""",
    "evidence of a claim": """
SELECT ?article ?day ?outlet ?words ?speaker {
  ?a gk:attests CLAIM ; gk:passage ?p . ?p oa:hasSource ?article ; oa:exact ?words .
  ?article dcterms:publisher/skos:prefLabel ?outlet
  OPTIONAL { ?article dcterms:issued ?day }
  OPTIONAL { ?a gk:speakerAsPrinted ?speaker }
} ORDER BY ?day ?article""",
    "path of two steps": """
SELECT DISTINCT ?other ?name {
  ?one gk:involves PERSON ; gk:involves ?middle . ?middle a gk:GovernmentBody .
  ?two gk:involves ?middle ; gk:involves ?other . ?other a gk:Person ; skos:prefLabel ?name
  FILTER(?other != PERSON)
} ORDER BY ?other""",
    "claims about a state by outlet": """
SELECT ?outlet (COUNT(DISTINCT ?claim) AS ?n) {
  ?claim gk:involves STATE . ?a gk:attests ?claim ; gk:passage ?p . ?p oa:hasSource ?article .
  ?article dcterms:publisher/skos:prefLabel ?outlet
} GROUP BY ?outlet ORDER BY DESC(?n) ?outlet""",
}
"""Beside a competency question; what stands in capitals is what the graph speaks of most."""


def main(given: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs=2, default=(1_000, 20_000), help="articles in the two stores")
    parser.add_argument("--only", nargs="+", choices=("queries", "articles"), default=("queries", "articles"))
    parser.add_argument("--keep", type=Path, help="where stores are made, and found again")
    options = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as folder:
        room = options.keep or Path(folder)
        if "queries" in options.only:
            _queries(room)
        if "articles" in options.only:
            _articles(room, options.sizes)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass(frozen=True)
class Cost:
    """What some pieces of work cost; each is the seconds that passed, and those of the processor.

    The latter tell more where other programs run at the same time, the former include waiting for the disk.
    """

    seconds: tuple[tuple[float, float], ...]

    @property
    def median(self) -> float:
        """Of the processor's seconds."""
        return statistics.median(of_processor for _, of_processor in self.seconds)

    def __str__(self) -> str:
        passed = [1000 * passed for passed, _ in self.seconds]
        mean = 1000 * statistics.mean(of_processor for _, of_processor in self.seconds)
        return (
            f"processor median {1000 * self.median:.1f} ms, mean {mean:.1f} ms; passed median "
            f"{statistics.median(passed):.1f} ms, mean {statistics.mean(passed):.1f} ms, most {max(passed):.0f} ms"
        )


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    start = time.perf_counter(), time.thread_time()
    work()
    return time.perf_counter() - start[0], time.thread_time() - start[1]


def _articles(room: Path, sizes: Sequence[int]) -> None:
    extracting = _extraction()
    _say(f"extraction of a sample: {extracting}")
    measured = [_measured(room, size) for size in sizes]
    (small_in, small_out), (large_in, large_out) = measured
    whole = (large_in.median + extracting.median) / (small_in.median + extracting.median)
    _say(
        f"RESULT bench-store ingest_ratio={large_in.median / small_in.median:.2f} "
        f"ingest_with_extraction_ratio={whole:.2f} retract_ratio={large_out.median / small_out.median:.2f}"
    )


def _extraction() -> Cost:
    articles = [item for item in read_articles([resources.samples()]) if isinstance(item, Article)]
    pipeline.extract_article(articles[0])
    return Cost(tuple(_timed(lambda article=article: pipeline.extract_article(article)) for article in articles))


def _measured(room: Path, size: int) -> tuple[Cost, Cost]:
    """What an article more and an article less cost in a store of some size."""
    path, newsroom = room / f"kg-{size}", Newsroom()
    if not path.exists():
        seconds = _timed(lambda: _made(path, newsroom, size))
        _say(f"{size} articles: made in {seconds[0]:.0f} s")
    more = [newsroom.article(10**6 + number) for number in range(_MEASURED + _FIRST)]
    less = [newsroom.article(size * number // _MEASURED).article.id for number in range(_MEASURED)]
    with Store.open(path, write=True) as store:

        def ingest(number: int) -> None:
            store.add(more[number], stories.RUN)
            derive(store)

        for number in range(_FIRST):
            ingest(number)
        coming = Cost(tuple(_timed(lambda n=n: ingest(n)) for n in range(_FIRST, _FIRST + _MEASURED)))
        _say(f"{size} articles: an article more {coming}")
        leaving = Cost(tuple(_timed(lambda a=a: retract(store, [a])) for a in less))
        _say(f"{size} articles: an article less {leaving}")
        retract(store, [extraction.article.id for extraction in more])
        for article in range(0, size, max(1, size // _MEASURED)):
            store.add(newsroom.article(article), stories.RUN)
        derive(store)
    _room_on_disk(path, size)
    return coming, leaving


def _made(path: Path, newsroom: Newsroom, size: int) -> None:
    with Store.open(path, write=True) as store:
        for number in range(size):
            store.add(newsroom.article(number), stories.RUN)
        derive(store)


def _room_on_disk(path: Path, size: int) -> None:
    files = [(file.suffix, file.stat().st_size) for file in path.iterdir()]
    index = sum(length for suffix, length in files if suffix == ".sqlite")
    logs = sum(length for suffix, length in files if suffix == ".log")
    whole = sum(length for _, length in files)
    _say(
        f"{size} articles: {whole / _MB:.0f} MB on disk, {whole / size / 1000:.1f} kB an article "
        f"(logs {logs / size / 1000:.1f}, index {index / size / 1000:.1f})"
    )


def _queries(room: Path) -> None:
    path = room / "kg-queries"
    if not path.exists():
        _made(path, Newsroom(), _QUADS // 500)
    with Store.open(path) as store:
        quads = store.export("nquads")
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=quads, format="nquads")
        _say(f"{len(quads.splitlines())} quads, the store on disk and rdflib's memory")
        memory = Store.in_memory(store.match())
        ratios = [_compared(store, memory, dataset, title, sparql) for title, sparql in _five(store)]
        _slowest(memory)
    for where, found in zip(("disk", "memory"), zip(*ratios, strict=True), strict=True):
        middle = statistics.median(found)
        _say(f"RESULT bench-store {where}_least_ratio={min(found):.1f} {where}_median_ratio={middle:.1f}")


def _slowest(memory: Store) -> None:
    """The competency questions that take longest, each with the parameters that it ships with."""
    costs = {
        query.name: Cost((_timed(lambda query=query: run_query(memory, query.sparql)),)) for query in list_queries()
    }
    slow = sorted(costs, key=lambda name: -costs[name].median)[:3]
    _say("slowest of the questions: " + ", ".join(f"{name} {1000 * costs[name].median:.0f} ms" for name in slow))


def _compared(store: Store, memory: Store, dataset: rdflib.Dataset, title: str, sparql: str) -> tuple[float, float]:
    """How many times faster a store on disk and one in memory answer than rdflib."""
    rows = len(run_query(store, sparql).rows)
    ours = Cost(tuple(_timed(lambda: run_query(store, sparql)) for _ in range(_ROUNDS))).median
    inside = Cost(tuple(_timed(lambda: run_query(memory, sparql)) for _ in range(_ROUNDS))).median
    found: list[object] = []

    def ask() -> None:
        found[:] = list(dataset.query(sparql, initNs=terms.PREFIXES))

    theirs = Cost(tuple(_timed(ask) for _ in range(_ROUNDS_OF_RDFLIB))).median
    same = "" if len(found) == rows else f", BUT {len(found)} ROWS FROM RDFLIB"
    _say(
        f"{title}: on disk {1000 * ours:.2f} ms, in memory {1000 * inside:.2f} ms, rdflib {1000 * theirs:.1f} ms: "
        f"{theirs / ours:.0f} and {theirs / inside:.0f} times; {rows} rows{same}"
    )
    return theirs / ours, theirs / inside


def _five(store: Store) -> Iterable[tuple[str, str]]:
    """Typical questions, about things that the graph speaks of often."""
    yield "competency question: office holders", named_query("office-holders").sparql
    names = {
        "PERSON": run_query(store, _COMMONEST.replace("KIND", "gk:Person")).rows[0][0],
        "STATE": run_query(store, _COMMONEST.replace("KIND", "gk:Country")).rows[0][0],
        "CLAIM": run_query(store, _MOST_TOLD).rows[0][0],
    }
    for title, sparql in _QUESTIONS.items():
        for name, iri in names.items():
            sparql = sparql.replace(name, str(iri))
        yield title, sparql


if __name__ == "__main__":
    sys.exit(main())
