"""Plans of articles -> hand-made extractions that have much in common: people, misprints, wires, outlets, offices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graphkit import ids
from graphkit.model import Entity, Extraction
from tests.rdf import stories

RUSSIA = Entity(f"{ids.WIKIDATA}Q159", "Country", "Russia", (), "Q159", "Russia", known=True)
_FIRST_DAY = dt.date(2025, 3, 1)
_WORDS = (
    "grey river barges carry timber past old mills while night trains wait near empty harbour gates until dawn".split()
)
_WIRE_WORDS = 48


def named(kind: str, name: str, *states: str) -> Entity:
    """Something known from text alone."""
    return Entity(ids.text_entity_iri(kind, name), kind, name, states=states)


PEOPLE = tuple(
    named("Person", name)
    for name in (
        "Valery Gerasimenkov", "VALERY GERASIMENKOV", "Valeriy Gerasimenkov", "Valerij Gerasimenkov",
        "Kevin Farrugio", "Kewin Farrugio", "Jana Ozola", "Jana Ozolla",
    )
)  # fmt: skip
SURNAMES = ("Gerasimenkov", "Farrugio")
BODIES = (stories.LATVIA, stories.ESTONIA, RUSSIA, stories.MINISTRY)
THINGS = tuple(named("WeaponSystem", name) for name in ("Rampart", "Ramparte", "Palisade", "Palissade"))
PLACES = (stories.LATVIA, stories.ESTONIA, RUSSIA)
OFFICES = (stories.POST, named("Office", "chief of the river guard"))
OUTLETS = (None, "Daugava Post", "Daugava Posst", "The Daugava post", "Baltic Ledger", "Gulf Courier", "Golf Courier")
MODES = ("actual", "actual", "actual", "planned", "denied", "hypothetical")
SOURCES = ("none", "person", "body", "cited", "unnamed")
KINDS = ("Deployment", "Meeting", "OfficeHolding", "ArmsTransfer")


@dataclass(frozen=True)
class Statement:
    """A sentence; numbers choose from the lists above, and from this article's own surname where `local`."""

    kind: str
    person: int
    body: int
    thing: int
    source: str
    mode: str
    polarity: str = "positive"
    certainty: str = "certain"
    local: bool = False


@dataclass(frozen=True)
class Plan:
    """An article.

    Attributes:
        number: tells it from others.
        wires: which wires it prints, each with the share of it that it prints, in tenths.
        outlet: number of its publisher.
        day: of publication, counted from the first; None if it is not known.
        statements: what it says.
    """

    number: int
    wires: tuple[tuple[int, int], ...]
    outlet: int
    day: int | None
    statements: tuple[Statement, ...]


def told(plan: Plan) -> Extraction:
    """The extraction of an article."""
    story = stories.Story(f"Number {plan.number}", OUTLETS[plan.outlet], f"https://news.example/{plan.number}")
    story.published = _FIRST_DAY + dt.timedelta(days=plan.day) if plan.day is not None else None
    for statement in plan.statements:
        _state(story, plan.number, statement)
    for wire, tenths in plan.wires:
        words = _wire(wire)
        story.text += " ".join(words[: len(words) * tenths // 10]) + ". "
    return story.told()


def retold(extraction: Extraction, how: int) -> Extraction:
    """The same article, extracted otherwise: some attestations less, another publisher, another day."""
    kept = tuple(a for number, a in enumerate(extraction.attestations) if (number + how) % 3)
    name = OUTLETS[how % len(OUTLETS)]
    day = _FIRST_DAY + dt.timedelta(days=how) if how % 2 else None
    article = replace(extraction.article, publisher=name, published=day)
    return replace(extraction, article=article, attestations=kept, outlet=(stories.outlet(name),) if name else ())


def _state(story: stories.Story, number: int, statement: Statement) -> None:
    person = PEOPLE[statement.person % len(PEOPLE)]
    if statement.local:
        surname = SURNAMES[statement.person % len(SURNAMES)]
        person = Entity(ids.text_entity_iri("Person", surname, f"d-{number}"), "Person", surname)
    body, thing = BODIES[statement.body % len(BODIES)], THINGS[statement.thing % len(THINGS)]
    place = PLACES[statement.body % len(PLACES)]
    office = OFFICES[statement.thing % len(OFFICES)]
    roles: Mapping[str, Mapping[str, object]] = {
        "Deployment": {"equipment": thing, "place": place, "time": f"2025-0{1 + statement.thing % 3}"},
        "Meeting": {"participant": [person, body]},
        "OfficeHolding": {"holder": person, "office": office, "organization": body},
        "ArmsTransfer": {"supplier": body, "recipient": BODIES[(statement.body + 1) % len(BODIES)], "equipment": thing},
    }
    by = _source(story, statement, person, body)
    story.states(
        statement.kind, by=by, mode=statement.mode, polarity=statement.polarity, certainty=statement.certainty,
        **roles[statement.kind],
    )  # fmt: skip
    for entity in list(story.entities.values()):
        for state in entity.states:
            story.entities.setdefault(state, stories.LATVIA)


def _source(story: stories.Story, statement: Statement, person: Entity, body: Entity) -> int | None:
    speaker = PEOPLE[(statement.person + statement.thing) % len(PEOPLE)]
    match statement.source:
        case "person":
            return story.source(speaker.name, "namedOfficial", speaker)
        case "body":
            return story.source(body.name, "organization", body)
        case "cited":
            return story.source(person.name, "namedOfficial", person, story.source("LETA", "media", stories.AGENCY))
        case "unnamed":
            return story.source(None, "unnamed")
    return None


def _wire(number: int) -> list[str]:
    """The words of a wire; two wires share no sequence of four."""
    return [f"{_WORDS[(place * (number + 3)) % len(_WORDS)]}{number}{place % 7}" for place in range(_WIRE_WORDS)]
