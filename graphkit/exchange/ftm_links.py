"""A claim -> the links of FollowTheMoney that say it, or an event, with its status, sentences, articles and time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit.exchange.ftm_records import Properties, readable, record, web_address
from graphkit.exchange.schemata import TEXT, Link, Schemata
from graphkit.lexicon.frame import Edge
from graphkit.network import ends, speakers
from graphkit.rdf import ACCEPTED_STATUS, ClaimRow, EvidenceRow, FillerRow, period

_STATED = ACCEPTED_STATUS | {"reported"}


def links(claim: ClaimRow, names: Mapping[str, str], schemata: Schemata, edge: Edge | None) -> list[dict[str, Any]]:
    """What stands for the claim, at least one record: a typed link, else plain ones, else an event.

    A typed link ("is a member") has no place for a doubt, so only what is stated as a fact becomes one.

    Args:
        claim: not a denied one.
        names: IRI of each entity that the store describes -> its id.
        schemata: which schema fits.
        edge: how the claim is drawn, if it is.
    """
    status = _status(claim)
    shared = _shared(claim)
    link = schemata.links.get(claim.type)
    if link and status in _STATED and (filled := _filled(claim, names, schemata, link)):
        return [record(claim.id, link.schema, {**filled, "status": [status], **shared})]
    found: list[dict[str, Any]] = []
    for source, target in _pairs(claim, names, edge):
        link_id = f"{claim.id}-{len(found) + 1}" if found else claim.id
        about: Properties = {"subject": [source], "object": [target], "role": [_role(edge, status)], "status": [status]}
        found.append(record(link_id, "UnknownLink", {**about, **shared}))
    return found or [record(claim.id, "Event", {**_event(claim, names, schemata), **shared})]


def _filled(claim: ClaimRow, names: Mapping[str, str], schemata: Schemata, link: Link) -> Properties:
    """The ends of a typed link; none if a role is empty or all that fills it is of another kind."""
    found = {}
    for name, (role, kind) in link.ends.items():
        fillers = [f for f in _described(claim, names) if f.role == role and schemata.fits(f.type or "Entity", kind)]
        found[name] = [f.label if kind == TEXT else names[f.entity or ""] for f in fillers]
    return found if all(found.values()) else {}


def _pairs(claim: ClaimRow, names: Mapping[str, str], edge: Edge | None) -> Iterator[tuple[str, str]]:
    for source, target in ends(claim, edge) if edge else ():
        first, last = names.get(source.entity or ""), names.get(target.entity or "")
        if first and last and first != last:
            yield first, last


def _role(edge: Edge | None, status: str) -> str | None:
    label = edge.label if edge else None
    return label if status in ACCEPTED_STATUS else f"{label} ({status})"


def _event(claim: ClaimRow, names: Mapping[str, str], schemata: Schemata) -> Properties:
    described = _described(claim, names)
    involved = [f for f in described if schemata.fits(f.type or "Entity", "LegalEntity")]
    others = [f for f in described if f not in involved]
    places = [f for f in others if schemata.of(f.type or "Entity") == "Address"]
    return {
        "name": [_summary(claim)],
        "involved": [names[f.entity or ""] for f in involved],
        "location": [readable(f.label, "") for f in places],
        "namesMentioned": [readable(f.label, "") for f in others if f not in places],
    }


def _described(claim: ClaimRow, names: Mapping[str, str]) -> list[FillerRow]:
    """What fills the roles, as far as the store describes it."""
    return [filler for filler in claim.fillers if filler.entity in names]


def _shared(claim: ClaimRow) -> Properties:
    """What any link or event says."""
    articles = {item.article.id: item.article for item in claim.evidence}.values()
    return {
        "recordId": [claim.id],
        "summary": [_summary(claim)],
        "description": [_told(item) for item in claim.evidence],
        "proof": [article.id for article in articles],
        "sourceUrl": [web_address(article.url) for article in articles],
        "publisher": [article.publisher for article in articles],
        **_dates([filler.label for filler in claim.fillers if filler.role in ("time", "year")]),
    }


def _summary(claim: ClaimRow) -> str:
    """The status stands in front, where no program cuts it off."""
    return f"{_status(claim)}: {claim.label}"


def _status(claim: ClaimRow) -> str:
    return claim.status or "unconfirmed"


def _told(item: EvidenceRow) -> str:
    """An attestation in one line: the words, who says them, how firmly, where they stand."""
    said = " > ".join(speakers(item)) or "the article itself"
    day = item.article.published.isoformat() if item.article.published else None
    where = ", ".join(part for part in (item.article.title, item.article.publisher, day) if part)
    return f"“{item.sentence}” ({said}; {item.polarity}, {item.certainty}, {item.mode}; {where})"


def _dates(times: Sequence[str]) -> dict[str, list[str]]:
    """EDTF dates and intervals as FollowTheMoney's, which may be years and months too."""
    found: dict[str, list[str]] = {"date": [], "startDate": [], "endDate": []}
    for time in times:
        first, between, last = time.partition("/")
        if period(time) == (None, None):
            continue
        if not between:
            found["date"].append(first)
            continue
        found["startDate"] += [first] if first != ".." else []
        found["endDate"] += [last] if last != ".." else []
    return found
