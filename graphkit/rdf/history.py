"""A claim, or an instrument, in a store -> how what is known of it moved, article by article."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.rdf import terms
from graphkit.rdf.evidence import Evidence, EvidenceReader
from graphkit.rdf.rows import ArticleRow, ClaimRow, Reader

if TYPE_CHECKING:
    from graphkit.rdf.derive import Decision
    from graphkit.rdf.store import Store


@dataclass(frozen=True, slots=True)
class Step:
    """What one day's articles made of a claim.

    Attributes:
        day: of publication, None for articles whose day is not known, which come last.
        articles: those of the day that state the claim, by id.
        status: of the claim, by all that was published until then.
        reason: which line of the rule gave it.
        said: how many attestations each way of stating it had that day, as "affirmed", "denied", "planned" …
    """

    day: dt.date | None
    articles: tuple[ArticleRow, ...]
    status: str
    reason: str
    said: tuple[str, ...]


def steps(store: Store, claim: str, decide: Callable[[tuple[Evidence, ...]], Decision]) -> tuple[Step, ...]:
    """How the status of a claim moved, the earliest day first.

    Args:
        store: derived, since origins count.
        claim: id of a claim.
        decide: the attestations of a claim -> its status (`resolve.status.status_of`).

    Raises:
        UnknownClaimError: there is no such claim.
    """
    reader = Reader(store)
    row = reader.claim(claim)
    articles = {item.article.id: item.article for item in row.evidence}
    by_day: dict[dt.date, list[Evidence]] = defaultdict(list)
    for item in EvidenceReader(store).of(terms.node(row.id)):
        by_day[articles[item.article].published or dt.date.max].append(item)
    found, until = [], []
    for day in sorted(by_day):
        until += by_day[day]
        decision = decide(tuple(until))
        ids = sorted({item.article for item in by_day[day]})
        said = tuple(sorted({_manner(item) for item in by_day[day]}))
        shown = None if day == dt.date.max else day
        found.append(Step(shown, tuple(articles[id_] for id_ in ids), decision.status, decision.reason, said))
    return tuple(found)


def stages(store: Store, instrument: str) -> tuple[ClaimRow, ...]:
    """The claims that say how far an instrument has come, in the order of their time, else of their first article.

    Args:
        store: an open store.
        instrument: IRI of a treaty, decree, resolution …
    """
    reader = Reader(store)
    involved = store.match(None, terms.gk("involves"), terms.iri(instrument), terms.CLAIMS)
    claims = [reader.claim(terms.local_name(str(quad.subject.value))) for quad in involved]  # type: ignore[union-attr]
    return tuple(sorted(claims, key=lambda claim: (_when(claim), claim.label, claim.id)))


def _manner(item: Evidence) -> str:
    if item.mode == "denied":
        return "denied"
    manner = {"actual": "affirmed" if item.polarity == "positive" else "negated"}.get(item.mode, item.mode)
    if item.mode != "actual" and item.polarity == "negative":
        manner = f"not {manner}"
    return manner if item.certainty == "certain" else f"{manner}, {item.certainty}"


def _when(claim: ClaimRow) -> str:
    times = [filler.label.strip("./") for filler in claim.fillers if filler.role in ("time", "year")]
    days = [item.article.published.isoformat() for item in claim.evidence if item.article.published]
    return min(times, default="") or min(days, default="9999")
