"""What may happen to a store, step by step, and the store that holds the same articles and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from hypothesis import strategies as st

from graphkit.errors import LedgerError, UnknownEntityError
from graphkit.model import Extraction
from graphkit.rdf import Store
from graphkit.resolution import Review, derive, retract
from graphkit.resolve import Ledger
from graphkit.resolve.ledger import FILE
from tests.rdf import stories
from tests.upkeep import world

_TIME = dt.datetime(2025, 6, 1, 8, tzinfo=dt.UTC)
_OUTLETS = tuple(stories.outlet(name) for name in world.OUTLETS if name)
_GROUPS = (world.PEOPLE[:4], world.PEOPLE[4:], world.THINGS, _OUTLETS)
PAIRS = sorted({tuple(sorted((one.id, other.id))) for group in _GROUPS for one, other in combinations(group, 2)})
Step = tuple[str, int, int]

statements = st.builds(
    world.Statement,
    kind=st.sampled_from(world.KINDS),
    person=st.integers(0, len(world.PEOPLE) - 1),
    body=st.sampled_from((0, 0, 1, 2, 3)),
    thing=st.sampled_from((0, 0, 1, 2, 3)),
    source=st.sampled_from(world.SOURCES),
    mode=st.sampled_from(world.MODES),
    polarity=st.sampled_from(("positive", "positive", "positive", "negative")),
    certainty=st.sampled_from(("certain", "certain", "possible")),
    local=st.sampled_from((False, False, False, True)),
)
_wires = st.lists(st.tuples(st.integers(0, 2), st.sampled_from((10, 10, 7, 4, 2))), max_size=2).map(tuple)


def plans(number: int) -> st.SearchStrategy[world.Plan]:
    """Plans of one article."""
    return st.builds(
        world.Plan,
        number=st.just(number),
        wires=_wires,
        outlet=st.integers(0, len(world.OUTLETS) - 1),
        day=st.sampled_from((None, 0, 0, 1, 2500)),
        statements=st.lists(statements, min_size=1, max_size=4).map(tuple),
    )


def worlds(number: int) -> st.SearchStrategy[tuple[Extraction, ...]]:
    """Extractions of some articles, in any order."""
    told = st.tuples(*(plans(place) for place in range(number))).map(lambda some: [*map(world.told, some)])
    return told.flatmap(st.permutations).map(tuple)


_article, _detail = st.integers(0, 9), st.integers(0, len(PAIRS) - 1)
steps = st.one_of(
    st.tuples(st.sampled_from(("add", "add", "remove", "retract", "retell")), _article, st.integers(0, 6)),
    st.tuples(st.sampled_from(("derive", "derive", "reopen", "whole", "undo")), st.integers(0, 3), st.just(0)),
    st.tuples(st.sampled_from(("same", "different", "unsure")), _detail, st.just(0)),
)
happenings = st.lists(steps, min_size=3, max_size=12)
"""What happens once all articles are in."""


@dataclass
class History:
    """A store to which things happen; `there` is what it holds, by article.

    Attributes:
        articles: that may come and go.
        directory: where the store is kept, None for memory.
    """

    articles: tuple[Extraction, ...]
    directory: Path | None = None
    there: dict[str, Extraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store = self._opened()
        self.ledger = Ledger(self.directory / FILE if self.directory else None)

    def _opened(self) -> Store:
        return Store.open(self.directory, write=True) if self.directory else Store.in_memory()

    def run(self, happened: Iterable[Step]) -> None:
        """Puts all articles in, and does some steps."""
        for number in range(len(self.articles)):
            self.step("add", number, 0)
        for step in happened:
            self.step(*step)

    def step(self, what: str, number: int, how: int) -> None:
        """Does one of `steps`."""
        if what in ("same", "different", "unsure"):
            self._judge(PAIRS[number], what)
        elif what == "undo":
            self._undo(number)
        elif what == "reopen" and self.directory:
            self.store.close()
            self.store = self._opened()
        elif what == "derive":
            derive(self.store, self.ledger)
        elif what == "whole":
            self.store.mark_stale()
        else:
            self._article(what, self.articles[number % len(self.articles)], how)

    def _article(self, what: str, extraction: Extraction, how: int) -> None:
        article = extraction.article.id
        if what in ("add", "retell"):
            self.there[article] = extraction if what == "add" else world.retold(extraction, how)
            self.store.add(self.there[article], stories.RUN)
        elif what in ("remove", "retract"):
            self.there.pop(article, None)
            if what == "remove":
                self.store.remove(article)
            else:
                retract(self.store, [article], self.ledger)

    def _judge(self, pair: tuple[str, str], verdict: str) -> None:
        review = Review(self.store, self.ledger)
        try:
            review.judge(*pair, verdict, who="Anna", time=_TIME)  # type: ignore[arg-type]
        except (UnknownEntityError, LedgerError):
            return
        review.close()

    def _undo(self, number: int) -> None:
        if judged := self.ledger.in_force():
            review = Review(self.store, self.ledger)
            review.undo(judged[number % len(judged)].id, who="Anna", time=_TIME)
            review.close()

    def expected(self) -> bytes:
        """The quads of a store that never held anything else, with the same judgements."""
        other = Store.in_memory()
        for article in sorted(self.there):
            other.add(self.there[article], stories.RUN)
        derive(other, self.ledger)
        return other.export("nquads")
