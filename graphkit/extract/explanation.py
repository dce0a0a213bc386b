"""A parsed text -> what the stages saw in it, and which frames were tried on which words with what result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from graphkit.extract.assemble import frame_words, read
from graphkit.extract.evocation import Evoked, exclusion, tried
from graphkit.extract.frames import interpret
from graphkit.extract.predicates import Predicate, find_predicates
from graphkit.extract.reading import Reading
from graphkit.extract.role_filling import Roles, filled, missing
from graphkit.lexicon.bundle import Lexicon
from graphkit.model import Article, Attestation, Entity, Mention, RoleMention


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One word of the parse: text, lemma, part of speech, dependency relation, and the word that it hangs on."""

    number: int
    text: str
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One pattern of a frame, tried on a predicate.

    Attributes:
        frame: its name.
        pattern: its number in the frame's file, from 1.
        roles: what filled them, in the words of the text.
        reason: why no claim came of it; empty where one did.
    """

    frame: str
    pattern: int
    roles: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PredicateRow:
    """A predicate with its normalised arguments (relation, word, whether near) and what was tried on it."""

    kind: str
    lemma: str
    number: int
    arguments: tuple[tuple[str, str, bool], ...]
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything between a text and its claims.

    Attributes:
        tokens: the parse.
        mentions: names, nominals, pronouns and values.
        entities: IRI -> what it stands for.
        predicates: in the order of their words.
        attestations: what came out of the frames; statements are not among them.
        article: with the text.
    """

    article: Article
    tokens: tuple[TokenRow, ...]
    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]
    predicates: tuple[PredicateRow, ...]
    attestations: tuple[Attestation, ...]


def explain(
    doc: Doc, article: Article, mentions: tuple[Mention, ...], entities: tuple[Entity, ...], lexicon: Lexicon
) -> Explanation:
    """What `extract` does with an article, step by step; the arguments are the same."""
    reading = read(doc, article, mentions, entities, lexicon)
    predicates = find_predicates(doc, lexicon.grammar)
    found, offices = interpret(reading, predicates, frame_words(lexicon))
    return Explanation(
        article=article,
        tokens=tuple(TokenRow(t.i, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i) for t in doc if not t.is_space),
        mentions=reading.mentions,
        entities={**reading.entities, **{office.id: office for office in offices}},
        predicates=tuple(_predicate(reading, predicate, found, lexicon) for predicate in predicates),
        attestations=found,
    )


def _predicate(reading: Reading, predicate: Predicate, found: Sequence[Attestation], lexicon: Lexicon) -> PredicateRow:
    return PredicateRow(
        kind=predicate.kind,
        lemma=predicate.lemma,
        number=predicate.token.i,
        arguments=tuple((a.relation, a.token.text, a.near) for a in predicate.arguments),
        attempts=tuple(_attempts(reading, predicate, found, lexicon)),
    )


def _attempts(
    reading: Reading, predicate: Predicate, found: Sequence[Attestation], lexicon: Lexicon
) -> Iterator[Attempt]:
    """The patterns in the order in which the interpreter tries them; after the one that fits, no other of its frame."""
    done: set[str] = set()
    earlier = [attestation for attestation in found if attestation.trigger.start < predicate.token.idx]
    for evoked in tried(reading, predicate, lexicon.triggers):
        number = evoked.frame.patterns.index(evoked.pattern) + 1
        barred = exclusion(predicate, evoked.pattern)
        if evoked.frame.name in done:
            barred = "an earlier pattern of the frame matched"
        if barred:
            yield Attempt(evoked.frame.name, number, (), barred)
            continue
        roles, _ = filled(reading, evoked, earlier, lexicon.offices)
        lacking = missing(roles, evoked)
        if not lacking:
            done.add(evoked.frame.name)
        yield Attempt(evoked.frame.name, number, _worded(reading, evoked, roles), f"no {lacking}" if lacking else "")


def _worded(reading: Reading, evoked: Evoked, roles: Roles) -> tuple[tuple[str, str], ...]:
    return tuple((name, _words(reading, item)) for name in evoked.frame.roles for item in roles.get(name, ()))


def _words(reading: Reading, item: RoleMention) -> str:
    printed = item.span.of(reading.article.text) if item.span else ""
    entity = reading.entities.get(item.entity or "")
    known = item.value or (entity.name if entity else "")
    return f"{printed} = {known}" if known and printed and known != printed else printed or known
