from __future__ import annotations

import itertools

import pytest
import stories

from graphkit.model import Entity, Extraction
from graphkit.rdf import Store

_COURIER = stories.outlet("Gulf Courier")


def _telling(
    publisher: str, by: Entity | None = None, *, mode: str = "media", others: int = 0, place: Entity = stories.LATVIA
) -> Extraction:
    """An article in words of its own; `others`: how many further claims it has from the ministry."""
    words = " ".join(f"{publisher[:3]}{number}" for number in range(80))
    url = f"https://{publisher[:3]}.example/{place.name}"
    story = stories.Story(publisher, publisher=publisher, url=url, text=f"{words}. ")
    said = story.source(by.name, mode, by) if by else None
    story.states("Deployment", "The Rampart was deployed.", "deployed", equipment=stories.RAMPART, place=place, by=said)
    for number in range(others):
        ministry = story.source("the ministry", "organization", stories.MINISTRY)
        story.states(
            "ArmsTransfer", f"Delivery {number}.", equipment=stories.RAMPART, time=f"20{number:02}", by=ministry
        )
    return story.told()


def _origins(store: Store) -> dict[str, str]:
    return {str(row.publisher): str(row.origin) for row in store.articles()}


def test_articles_that_cite_one_outlet_for_one_claim_share_its_origin(filled) -> None:
    store = filled([_telling("One Post", stories.AGENCY), _telling("Two Times", stories.AGENCY)])
    assert len(set(_origins(store).values())) == 1
    [reason] = {str(q.object.value) for q in store.match() if q.predicate.value.endswith("originReason")}
    assert reason == "2 articles that have the same report from one outlet, as they say"
    [claim] = store.claims()
    assert claim.status == "reported"


def test_an_article_that_cites_another_s_publisher_shares_its_origin(filled) -> None:
    store = filled([_telling("Gulf Courier"), _telling("Two Times", _COURIER)])
    assert len(set(_origins(store).values())) == 1


@pytest.mark.parametrize(
    "pair",
    [
        (_telling("One Post"), _telling("Two Times")),
        (_telling("One Post", stories.AGENCY), _telling("Two Times")),
        (_telling("One Post", stories.AGENCY), _telling("Two Times", stories.AGENCY, place=stories.ESTONIA)),
        (_telling("One Post", stories.AGENCY, others=2), _telling("Two Times", stories.AGENCY)),
        (_telling("One Post", stories.MINISTRY, mode="organization"), _telling("Two Times", stories.MINISTRY)),
        (_telling("One Post", stories.outlet("Local media")), _telling("Two Times", stories.outlet("Local media"))),
    ],
    ids=["cite nobody", "only one cites", "other claims", "mostly from elsewhere", "no outlet", "no outlet by name"],
)
def test_other_articles_keep_their_origins(filled, pair: tuple[Extraction, Extraction]) -> None:
    assert len(set(_origins(filled(pair)).values())) == 2


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_origins_by_citing_do_not_depend_on_order_and_leave_no_trace(filled, order: tuple[int, ...]) -> None:
    told = [_telling("Gulf Courier"), _telling("Two Times", _COURIER), _telling("Three News", _COURIER)]
    store = Store.in_memory()
    for number in order:
        store.add(told[number], stories.RUN)
        stories.derive(store)
    assert store.export("nquads") == filled(told).export("nquads")
    assert len(set(_origins(store).values())) == 1
    store.remove(told[0].article.id)
    stories.derive(store)
    assert store.export("nquads") == filled(told[1:]).export("nquads")
    assert len(set(_origins(store).values())) == 2  # no gazetteer has the outlet that both cite
