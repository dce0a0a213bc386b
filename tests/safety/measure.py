"""The safety sentences -> how often a plain fact comes out where none is stated, by kind (`make assertion-safety`)."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit import ids
from graphkit.model import Article
from graphkit.pipeline import extract_article
from tests.safety.judging import Verdict, judge
from tests.safety.sentences import KINDS, LIMITS, Sentence, load_sentences

_HEADER = """\
# What `tests/test_safety.py` allows; written by `python -m tests.safety.measure --write-limits`.
#   false_facts: kind -> share of its sentences of which a false plain fact may come out, rounded up; `all` over all
#   must_found:  share of the wanted claims that have to come out, rounded down
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of one kind, or of all.

    Attributes:
        sentences: how many there are.
        seen: of how many of them the unwanted claim comes out, as a fact or not.
        false: of how many of them a false plain fact comes out.
        wanted: claims that must come out.
        found: those that do.
    """

    sentences: int
    seen: int
    false: int
    wanted: int
    found: int

    @property
    def false_share(self) -> float:
        """Share of the sentences with a false plain fact."""
        return self.false / self.sentences

    @property
    def found_share(self) -> float:
        """Share of the wanted claims that come out; 1 where none is wanted."""
        return self.found / self.wanted if self.wanted else 1.0


def verdicts_on(sentences: Iterable[Sentence]) -> list[Verdict]:
    """Extracts each sentence as an article of its own and judges what comes out."""
    found = []
    for sentence in sentences:
        article = Article(
            ids.article_id(sentence.text, None), sentence.kind, sentence.text, published=sentence.published
        )
        found.append(judge(sentence, extract_article(article)))
    return found


def tally(verdicts: Sequence[Verdict]) -> Tally:
    """The figures of some verdicts."""
    wanted = sum(len(verdict.sentence.must) for verdict in verdicts)
    missing = sum(len(verdict.missing) for verdict in verdicts)
    false = sum(1 for verdict in verdicts if verdict.false_facts)
    seen = sum(1 for verdict in verdicts if verdict.seen)
    return Tally(len(verdicts), seen, false, wanted, wanted - missing)


def by_kind(verdicts: Sequence[Verdict]) -> dict[str, Tally]:
    """The figures of each kind, in the order of `KINDS`."""
    kinds = [kind for kind in KINDS if any(verdict.sentence.kind == kind for verdict in verdicts)]
    return {kind: tally([verdict for verdict in verdicts if verdict.sentence.kind == kind]) for kind in kinds}


def limits_of(kinds: Mapping[str, Tally], total: Tally) -> str:
    """The text of `limits.yaml` for these figures."""
    rows = {**kinds, "all": total}
    shares = "".join(f"  {kind}: {math.ceil(row.false_share * 1000) / 1000}\n" for kind, row in rows.items())
    return f"{_HEADER}\nfalse_facts:\n{shares}\nmust_found: {math.floor(total.found_share * 1000) / 1000}\n"


def _table(kinds: Mapping[str, Tally], total: Tally) -> str:
    lines = ["kind            sentences   seen  false  share   must  found  share"]
    for kind, row in {**kinds, "all": total}.items():
        lines.append(
            f"{kind:<15} {row.sentences:>9} {row.seen:>6} {row.false:>6} {row.false_share:>6.3f}"
            f" {row.wanted:>6} {row.found:>6} {row.found_share:>6.3f}"
        )
    return "\n".join(lines)


def _errors(verdicts: Iterable[Verdict]) -> str:
    lines = []
    for verdict in verdicts:
        if verdict.false_facts or verdict.missing:
            lines.append(f"\n[{verdict.sentence.kind}] {verdict.sentence.text}")
            lines += [f"  false:   {fact}" for fact in verdict.false_facts]
            lines += [f"  missing: {claim}" for claim in verdict.missing]
    return "\n".join([*lines, "", ""])


def main() -> None:
    """Measures, and prints the table; the last line is for machines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list false facts and missing claims")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind; may be repeated")
    parser.add_argument("--write-limits", action="store_true", help="make the figures the limits of the tests")
    asked = parser.parse_args()
    if asked.write_limits and asked.kind:
        parser.error("--write-limits needs all kinds")
    verdicts = verdicts_on(sentence for kind in asked.kind or KINDS for sentence in load_sentences(kind))
    kinds, total = by_kind(verdicts), tally(verdicts)
    worst = max(kinds, key=lambda kind: kinds[kind].false_share)
    if asked.errors:
        sys.stdout.write(_errors(verdicts))
    if asked.write_limits:
        LIMITS.write_text(limits_of(kinds, total), encoding="utf-8", newline="\n")
    sys.stdout.write(
        f"{_table(kinds, total)}\n"
        f"RESULT safety false_facts={total.false_share:.3f} worst_kind={worst}:{kinds[worst].false_share:.3f}"
        f" must_found={total.found_share:.3f}\n"
    )


if __name__ == "__main__":
    main()
