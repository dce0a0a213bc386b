"""Graphs to export: three stories, and one in which every name, title and address is hostile."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graphkit import KnowledgeGraph, ids
from graphkit.model import Entity, Extraction
from graphkit.rdf import Store
from graphkit.resolution import derive
from tests.rdf import stories
from tests.view.view_graphs import HOSTILE

NAMES = (
    *HOSTILE,
    '=HYPERLINK("https://evil.example/","x")',
    "+1",
    "-1+2",
    "@SUM(A1:A9)",
    "'=1+1",
    "''quoted''",
    "\tindented",
    "＝1+1",
    'a "quoted" name',
    "one, two; three | four",
    "two\nlines",
    "two\r\nlines",
    "carriage\rreturn",
    " blanks around ",
    "unit\x1fseparator",
    "back\\slash\\",
    "null",
)


def built(extractions: Iterable[Extraction]) -> KnowledgeGraph:
    store = Store.in_memory()
    for extraction in extractions:
        store.add(extraction, stories.RUN)
    derive(store)
    return KnowledgeGraph(store)


def hostile_stories() -> list[Extraction]:
    told = []
    for number, bad in enumerate(NAMES):
        weapon = Entity(f"{ids.ID}weapon-{number}", "WeaponSystem", bad, (bad, f"{bad}!"), known=True)
        body = Entity(f"{ids.ID}body-{number}", "Organization", bad, known=True)
        story = stories.Story(bad, publisher=bad or None, url=bad, source_id=bad)
        said = story.source(bad.replace("\ud800", "") or None, "organization", body)
        where = {"equipment": weapon, "place": stories.LATVIA}
        story.states("Deployment", f"Here it stands {bad}.", time="2025-05", quantity=bad or "1", by=said, **where)
        story.states("Membership", member=body, organization=[stories.AGENCY, body], mode="planned")
        story.states("Meeting", participant=[body, stories.MINISTRY, stories.ESTONIA], time="2025-05-12/..")
        told.append(story.told())
    return told


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    """The three stories of the RDF tests; one deployment is disputed, one transfer unconfirmed."""
    return built([stories.deployment(), stories.drills(), stories.denial(), refusal()])


@pytest.fixture(scope="session")
def hostile() -> KnowledgeGraph:
    """Markup, formulas, quotes, line ends and endless text in every field."""
    return built(hostile_stories())


@pytest.fixture(params=["graph", "hostile"])
def any_graph(request: pytest.FixtureRequest) -> KnowledgeGraph:
    """Each of the two."""
    found: KnowledgeGraph = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def reversed_graph() -> KnowledgeGraph:
    """What `hostile` holds, put in the other way round."""
    return built(reversed(hostile_stories()))


def refusal() -> Extraction:
    """A claim that its only source denies, one that is only negated with a hedge, and one that is official."""
    story = stories.Story(
        "Ministry denies", publisher="Baltic Ledger", url="https://ledger.example/8", source_id="d.md"
    )
    ministry = story.source("the ministry", "organization", stories.MINISTRY)
    story.states(
        "Meeting", "It never met the agency, the ministry said.", "met",
        participant=[stories.MINISTRY, stories.AGENCY], mode="denied", polarity="negative", by=ministry,
    )  # fmt: skip
    story.states(
        "Meeting", "It probably did not meet the Estonian agency.", "meet",
        participant=[stories.AGENCY, stories.ESTONIA], polarity="negative", certainty="probable",
    )  # fmt: skip
    story.states(
        "Meeting", "It met Estonia's minister, the ministry said.", "met",
        participant=[stories.MINISTRY, stories.ESTONIA], time="2025-05-12", by=ministry,
    )  # fmt: skip
    return story.told()
