"""The values that pass between the stages: frozen, comparable, with no behaviour beyond reading themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["name", "nominal", "pronoun"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Mode = Literal["actual", "planned", "hypothetical", "requested", "denied"]
Style = Literal["direct", "indirect", "mixed"]
SourceType = Literal[
    "namedOfficial",  # a named person who holds an office
    "unnamedOfficial",  # "officials", "a ministry spokesman"
    "organization",  # a state, ministry, force, alliance or company speaks
    "media",  # an agency, a newspaper, a broadcaster
    "analyst",  # experts, observers, think tanks
    "document",  # a statement, a report, a treaty's text
    "person",  # a named person without a known office
    "unnamed",  # "sources", "reportedly", "unconfirmed reports"
]
Status = Literal[
    "confirmed",
    "official",
    "reported",
    "unconfirmed",
    "disputed",
    "denied",
    "planned",
    "hypothetical",
    "superseded",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points, `start` inclusive, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read. `text` is what every offset counts; nothing normalises it afterwards.

    Attributes:
        id: stable id `d-<16 hex digits>` (`ids.article_id`).
        source_id: the id or path that the input gave.
        text: the text, as code points.
        title: headline, if known.
        url: where it was published, if known.
        publisher: the outlet's name, if known.
        published: day of publication, if known.
    """

    id: str
    source_id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the world that mentions refer to.

    Attributes:
        id: IRI.
        type: local name of an entity class of the ontology (`ontologies/types.yaml`).
        name: preferred label.
        aliases: other names, as the gazetteer has them; never a name taken from an article.
        wikidata: `Q…`, only where certain.
        wikipedia: title of the English article, if known.
        known: whether a gazetteer holds it; false for a thing known from the text alone.
        states: IRIs of the states it belongs to or that take part in it, as the gazetteer has them.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    wikipedia: str | None = None
    known: bool = False
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to something.

    Attributes:
        span: the whole phrase, without a leading determiner for names.
        text: the characters of `span`.
        head: the head word's span; lies within `span`.
        form: name, nominal ("the drills") or pronoun.
        type: local name of an entity class, or `Nationality`, `Date`, `Money`, `Quantity`.
        entity: IRI of the entity it refers to, None where it is not known.
        affiliation: IRI of the state or body that the phrase names as its owner ("Russian troops"), if any.
        score: weight of the evidence, 0 to 1, that it refers to a known entity; None where that was not weighed.
        reason: that evidence in words.
    """

    span: Span
    text: str
    head: Span
    form: Form
    type: str
    entity: str | None = None
    affiliation: str | None = None
    score: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said, believed or written what.

    Attributes:
        source: the source's phrase, None where the text names none ("reportedly").
        mention: number of the source's mention in the article, None if there is none.
        cue: the reporting word.
        content: what is said, one or several spans.
        style: direct (in quotation marks), indirect, or mixed.
        source_type: kind of source.
        parent: number of the attribution that cites this one ("BelTA reported, citing the press service":
            BelTA's attribution is the parent of the press service's), None for the outermost.
    """

    source: Span | None
    mention: int | None
    cue: Span | None
    content: tuple[Span, ...]
    style: Style
    source_type: SourceType
    parent: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Filler:
    """What fills a role of a claim, independent of any text: an entity, or a literal value."""

    role: str
    entity: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition: class and role fillers. The same proposition in ten articles is one claim.

    Attributes:
        id: `c-<16 hex digits>`, a hash of class and fillers (`ids.claim_id`).
        type: local name of a claim class of the ontology.
        plover: PLOVER root, or None.
        fillers: sorted, without repetition.
    """

    id: str
    type: str
    plover: str | None
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class RoleMention:
    """One role of an attested claim as the passage words it.

    Attributes:
        role: the role's name.
        span: the words that fill it; None where the role is implied.
        mention: number of the mention in the article, None for plain values.
        entity: IRI of the filler, None for plain values.
        value: normalised value (a date as ISO 8601 / EDTF, a stage, a quotation), None for entities.
    """

    role: str
    span: Span | None = None
    mention: int | None = None
    entity: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    """One passage of one article that states a claim.

    Attributes:
        id: `a-<16 hex digits>`: article, passage, claim and attribution (`ids.attestation_id`).
        claim: the proposition.
        trigger: the word or phrase that expresses it.
        roles: the roles as worded.
        edge: numbers of the mentions at the ends of the edge to draw, either None.
        polarity: whether the passage affirms or negates it.
        certainty: how firmly the passage commits itself.
        mode: actual, planned, hypothetical, requested or denied.
        cues: the words that decided polarity, certainty and mode.
        attribution: number of the innermost attribution whose content holds the claim; None for the
            article's own voice.
        sentence: the sentence of the trigger.
    """

    id: str
    claim: Claim
    trigger: Span
    roles: tuple[RoleMention, ...]
    edge: tuple[int | None, int | None]
    polarity: Polarity
    certainty: Certainty
    mode: Mode
    cues: tuple[Span, ...]
    attribution: int | None
    sentence: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article yields.

    Attributes:
        article: the article.
        mentions: in the order of the text.
        entities: what mentions and claims refer to.
        attributions: who says what.
        attestations: of claims.
        outlet: who publishes the article, then the states of that outlet; empty where the input names none.
    """

    article: Article
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    attestations: tuple[Attestation, ...]
    outlet: tuple[Entity, ...] = ()


Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the articles of a store say of one entity, before it is joined with any other.

    Attributes:
        id: IRI.
        type: local name of its class.
        known: whether a gazetteer holds it.
        local: whether it belongs to one article ("the drills", a bare surname).
        names: a gazetteer's labels, else the names that articles print, the commonest first.
        number: of the articles that speak of it.
        states: IRIs of the states that a gazetteer gives it.
        first: day of publication of the earliest article, None if no article has one.
        last: that of the latest.
    """

    id: str
    type: str
    known: bool
    local: bool
    names: tuple[str, ...]
    number: int
    states: frozenset[str]
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analyst's decision whether two entities are one; it holds until it is undone.

    Attributes:
        id: `j-…`.
        time: when, with a time zone.
        who: the analyst.
        verdict: same, different or unsure.
        first: IRI of one entity as extracted; smaller than `second`.
        second: IRI of the other.
        note: the analyst's reason, if one was given.
    """

    id: str
    time: dt.datetime
    who: str
    verdict: Verdict
    first: str
    second: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one.

    Attributes:
        first: IRI of one; smaller than `second`.
        second: IRI of the other.
        score: 0 to 1; a weight of evidence, no probability.
        reasons: what speaks for and against, in words.
    """

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entities of a store are one.

    Attributes:
        canonical: entity -> the one that stands for it, for those that another one stands for.
        joined: the pairs that were joined without an analyst.
        judged: the judgements in force.
        offered: the pairs that an analyst should look at, the likeliest first.
    """

    canonical: Mapping[str, str]
    joined: tuple[Candidate, ...] = ()
    judged: tuple[Judgement, ...] = ()
    offered: tuple[Candidate, ...] = ()
