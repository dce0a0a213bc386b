"""Hand-made extractions: a text told sentence by sentence, with the claims that each sentence states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit import ids
from graphkit.lexicon.frame import Edge
from graphkit.model import (
    Article,
    Attestation,
    Attribution,
    Claim,
    Entity,
    Extraction,
    Filler,
    Mention,
    Profile,
    Resolution,
    Span,
)
from graphkit.rdf import Run, Store
from graphkit.rdf.derive import Rules
from graphkit.resolution import deriving
from graphkit.resolve import status_of

RUN = Run("0.1.0", "en_core_web_sm 3.8.0", "0123456789abcdef", ("workers do not matter",))
LATVIA = Entity(f"{ids.WIKIDATA}Q211", "Country", "Latvia", ("Republic of Latvia",), "Q211", "Latvia", known=True)
ESTONIA = Entity(f"{ids.WIKIDATA}Q191", "Country", "Estonia", ("Eesti",), "Q191", "Estonia", known=True)
MINISTRY = Entity(f"{ids.ID}latvian-mod", "GovernmentBody", "Ministry of Defence of Latvia", known=True)
AGENCY = Entity(f"{ids.ID}leta", "MediaOrganization", "LETA", known=True)
RAMPART = Entity(ids.text_entity_iri("WeaponSystem", "Rampart"), "WeaponSystem", "Rampart")
SPRING_HAWK = Entity(ids.text_entity_iri("Exercise", "Spring Hawk"), "Exercise", "Spring Hawk")
PACT = Entity(ids.text_entity_iri("Instrument", "the pact", "d-pact"), "Instrument", "the pact")
MINISTER = Entity(ids.text_entity_iri("Person", "Jana Ozola"), "Person", "Jana Ozola", states=(LATVIA.id,))
POST = Entity(f"{ids.ID}defence-minister-latvia", "Office", "defence minister of Latvia", known=True)

EDGES = {
    "Deployment": Edge("equipment", "deployed in", "deployedIn", "place"),
    "Meeting": Edge("participant", "met", "met", "participant"),
}
LABELS = {"Deployment": ("{equipment} deployed in {place}",)}


RULES = Rules(status_of, EDGES, LABELS)
NOBODY = Resolution({})
"""No entity is one with another."""


def derive(store: Store, resolution: Resolution = NOBODY) -> None:
    """Derives what is stale by the rules above; joined is what `resolution` says, as far as the store has it."""

    def settled(profiles: Mapping[str, Profile], *_: object) -> Resolution:
        possible = {one: other for one, other in resolution.canonical.items() if {one, other} <= profiles.keys()}
        return replace(resolution, canonical=possible)

    deriving.derive(store, rules=RULES, settle=settled)


def outlet(name: str) -> Entity:
    """A publisher that no gazetteer holds."""
    return Entity(ids.text_entity_iri("MediaOrganization", name), "MediaOrganization", name)


@dataclass
class Story:
    """An article under construction."""

    title: str = "A title"
    publisher: str | None = "Daugava Post"
    url: str | None = None
    published: dt.date | None = dt.date(2025, 5, 6)
    source_id: str = "a.md"
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    stated: list[dict[str, Any]] = field(default_factory=list)

    def source(
        self, words: str | None, kind: str = "namedOfficial", entity: Entity | None = None, parent: int | None = None
    ) -> int:
        """A sentence that names a source; the number of its attribution."""
        start = len(self.text)
        self.text += f"{words or 'Reportedly'} said so. "
        span = Span(start, start + len(words)) if words else None
        mention = None
        if entity and span:
            self.entities[entity.id] = entity
            mention = len(self.mentions)
            self.mentions.append(
                Mention(span, words or "", span, "name", entity.type, entity.id, score=0.5, reason="has the name")
            )
        cue = Span(self.text.index("said", start), self.text.index("said", start) + 4)
        self.attributions.append(Attribution(span, mention, cue, (), "indirect", kind, parent))
        return len(self.attributions) - 1

    def states(self, kind: str, sentence: str = "", trigger: str = "", **rest: Any) -> Story:
        """A sentence that states a claim; roles are keywords, as are polarity, certainty, mode, cues, by."""
        how = {name: rest.pop(name) for name in ("polarity", "certainty", "mode", "cues", "by") if name in rest}
        fillers = []
        for role, value in rest.items():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, Entity):
                    self.entities[one.id] = one
                    fillers.append(Filler(role, entity=one.id))
                else:
                    fillers.append(Filler(role, value=one))
        sentence = sentence or f"Here is a sentence on {kind}, number {len(self.stated)}."
        start = len(self.text)
        self.text += f"{sentence} "
        span = Span(start, start + len(sentence))
        at = self.text.index(trigger, start) if trigger else start
        claim = Claim(ids.claim_id(kind, fillers), kind, None, ids.sorted_fillers(fillers))
        self.stated.append({"claim": claim, "span": span, "trigger": Span(at, at + len(trigger or "Here")), **how})
        return self

    def told(self) -> Extraction:
        """The extraction."""
        article = Article(
            ids.article_id(self.text, self.url),
            self.source_id,
            self.text,
            self.title,
            self.url,
            self.publisher,
            self.published,
        )
        attestations = tuple(self._attestation(article, row) for row in self.stated)
        entities = tuple(self.entities[key] for key in sorted(self.entities))
        parts = (tuple(self.mentions), entities, tuple(self.attributions), attestations)
        return Extraction(article, *parts, (outlet(self.publisher),) if self.publisher else ())

    def _attestation(self, article: Article, row: dict[str, Any]) -> Attestation:
        by = row.get("by")
        source = self.attributions[by].source if by is not None else None
        speaker = source.of(self.text) if source else str(by or "")
        cues = tuple(
            Span(self.text.index(word, row["span"].start), self.text.index(word, row["span"].start) + len(word))
            for word in row.get("cues", ())
        )
        return Attestation(
            id=ids.attestation_id(article.id, row["span"], row["claim"].id, speaker),
            claim=row["claim"],
            trigger=row["trigger"],
            roles=(),
            edge=(None, None),
            polarity=row.get("polarity", "positive"),
            certainty=row.get("certainty", "certain"),
            mode=row.get("mode", "actual"),
            cues=cues,
            attribution=by,
            sentence=row["span"],
        )


def deployment() -> Extraction:
    """The ministry, cited by LETA, says that the Rampart stands in Latvia; a source adds a hedged transfer."""
    story = Story("Rampart arrives", url="https://post.example/1")
    agency = story.source("LETA", "media", AGENCY)
    ministry = story.source("the ministry", "organization", MINISTRY, parent=agency)
    hearsay = story.source(None, "unnamed")
    story.states(
        "Deployment", "The Rampart was deployed in Latvia in May.", "deployed",
        equipment=RAMPART, place=LATVIA, time="2025-05", by=ministry,
    )  # fmt: skip
    story.states(
        "ArmsTransfer", "Estonia may send the Rampart to Latvia.", "send",
        supplier=ESTONIA, recipient=LATVIA, equipment=RAMPART, certainty="possible", cues=["may"], by=hearsay,
    )  # fmt: skip
    return story.told()


def drills() -> Extraction:
    """Another outlet: the same deployment in its own voice, and an exercise."""
    story = Story("Drills end", publisher="Baltic Ledger", url="https://ledger.example/7", source_id="b.md")
    story.published = dt.date(2025, 5, 20)
    story.states(
        "Deployment", "Latvia has hosted the Rampart, deployed there in May.", "deployed",
        equipment=replace(RAMPART, name="RAMPART"), place=LATVIA, time="2025-05",
    )  # fmt: skip
    story.states(
        "ExerciseHeld", "Spring Hawk was held in Estonia from 12 to 16 May.", "held",
        exercise=SPRING_HAWK, place=ESTONIA, participant=[LATVIA, ESTONIA], time="2025-05-12/2025-05-16",
    )  # fmt: skip
    return story.told()


def denial() -> Extraction:
    """The minister denies the deployment; she holds her office; the pact is only a draft."""
    story = Story("Minister denies", publisher=None, published=None, source_id="c.md")
    minister = story.source("Jana Ozola", "namedOfficial", MINISTER)
    story.states(
        "Deployment", "No Rampart was deployed here, she said, denying it.", "deployed",
        equipment=RAMPART, place=LATVIA, time="2025-05", mode="denied", by=minister,
    )  # fmt: skip
    story.states(
        "OfficeHolding", "Defence minister Jana Ozola spoke in Riga.", "minister",
        holder=MINISTER, office=POST, organization=LATVIA,
    )  # fmt: skip
    story.states("Amendment", "A draft would amend the pact.", "amend", amends=PACT, actor=LATVIA, stage="draft")
    return story.told()
