"""What each stage costs beside spaCy's own pipeline on the same texts, one thread: prints ratios, asserts nothing.

    make bench [ARGS="articles … --rounds 3"]     without articles, the samples

Rounds alternate between the stages and the smallest time of each counts, so that other work disturbs all alike.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from graphkit import annotate, resources
from graphkit.extract.assemble import extract
from graphkit.lexicon.bundle import load_lexicon
from graphkit.link import Linker
from graphkit.model import Article
from graphkit.read import read_articles

STAGES = ("spaCy", "reader", "link", "extract")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="*", help="files or folders")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    articles = [item for item in read_articles(given.articles or resources.samples()) if isinstance(item, Article)]
    rounds = [_round(articles) for _ in range(given.rounds + 1)][1:]  # the first one warms up
    best = {stage: min(taken[stage] for taken in rounds) for stage in STAGES}
    words = sum(len(article.text.split()) for article in articles)
    lines = [f"articles {len(articles)}, words {words}, spaCy words a second {words / best['spaCy']:.0f}"]
    lines += [f"{stage:<8} {best[stage] / best['spaCy']:.2f} of spaCy's time" for stage in STAGES[1:]]
    ratios = " ".join(f"{stage}_to_spacy={best[stage] / best['spaCy']:.2f}" for stage in STAGES[1:])
    sys.stdout.write("\n".join([*lines, f"RESULT bench {ratios}"]) + "\n")
    return 0


def _round(articles: Iterable[Article]) -> dict[str, float]:
    """Seconds that each stage takes for all articles."""
    taken = dict.fromkeys(STAGES, 0.0)
    for article in articles:
        for stage, seconds in zip(STAGES, _seconds(article), strict=True):
            taken[stage] += seconds
    return taken


def _seconds(article: Article) -> tuple[float, ...]:
    """What the stages take for one article, in their order."""
    plain, model, lexicon = annotate.load_model(reader=annotate.NONE), annotate.load_model(), load_lexicon()
    reader = model.get_pipe(model.pipe_names[-1])
    linker = Linker(lexicon.gazetteer, lexicon.types, lexicon.nominals)
    clock = [time.perf_counter()]
    doc = plain(article.text)
    clock.append(time.perf_counter())
    doc = reader(doc)
    clock.append(time.perf_counter())
    linking = linker.link(doc, article)
    clock.append(time.perf_counter())
    extract(doc, article, linking.mentions, linking.entities, lexicon)
    clock.append(time.perf_counter())
    return tuple(after - before for before, after in pairwise(clock))


if __name__ == "__main__":
    sys.exit(main())
