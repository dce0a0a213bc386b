"""Pictures of any size, as unequal as real ones: a few hubs, communities, many entities that are named once."""

from __future__ import annotations

import datetime as dt
import random

from graphkit.view.picture import Article, Claim, Entity, Filler, Mark, Passage, Picture

TYPES = "Country Person MilitaryUnit GovernmentBody WeaponSystem Instrument Exercise City".split()
RELATIONS = "Deployment ArmsTransfer Meeting Signing OfficeHolding Accusation".split()
STATUSES = "reported reported reported confirmed official unconfirmed disputed denied planned".split()
VERBS = "deployed in|supplied to|met|signed|heads|accused".split("|")
_SHARE = 0.4  # entities a claim
_ABROAD = 0.12  # claims between communities
_START = dt.date(2022, 1, 1)


def synthetic(claims: int, seed: int = 1) -> Picture:
    """A picture of so many claims between some two fifths as many entities."""
    chance = random.Random(seed)
    ends = _ends(claims, chance)
    count = max(max(pair) for pair in ends) + 1
    entities = tuple(_entity(number, chance) for number in range(count))
    articles = tuple(
        Article(
            f"d-{n}", f"Report {n}", f"Outlet {n % 30}", _START + dt.timedelta(n % 1400), f"https://news.example/{n}"
        )
        for n in range(max(1, claims // 4))
    )
    return Picture(
        entities, tuple(_claim(n, pair, entities, articles, chance) for n, pair in enumerate(ends)), articles
    )


def _ends(claims: int, chance: random.Random) -> list[tuple[int, int]]:
    """Preferential attachment (Barabási and Albert 1999) within communities, with some lines between them."""
    parts = max(1, round(claims**0.5 / 6))
    sizes = [1 / (part + 1) for part in range(parts)]
    held: list[list[int]] = [[] for _ in range(parts)]  # an entity as often as it has lines
    found: list[tuple[int, int]] = []
    count = 0
    for part in range(parts):
        held[part] += [count, count + 1]
        found.append((count, count + 1))
        count += 2
    while len(found) < claims:
        part = chance.choices(range(parts), sizes)[0]
        if chance.random() < _SHARE:
            source, count = count, count + 1
        else:
            source = chance.choice(held[part])
        other = chance.randrange(parts) if chance.random() < _ABROAD else part
        target = chance.choice(held[other])
        if source == target:
            continue
        found.append((source, target))
        held[part].append(source)
        held[other].append(target)
    return found[:claims]


def _entity(number: int, chance: random.Random) -> Entity:
    name = "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 5)))
    return Entity(
        f"https://w3id.org/graphkit/id/e{number}", f"{name.title()} {number}", TYPES[number % 8], (name.upper(),)
    )


def _claim(
    number: int,
    pair: tuple[int, int],
    entities: tuple[Entity, ...],
    articles: tuple[Article, ...],
    chance: random.Random,
) -> Claim:
    source, target = (entities[end] for end in pair)
    kind = chance.randrange(len(RELATIONS))
    day = _START + dt.timedelta(chance.randrange(1400))
    sentence = f"Officials said that {source.label} {VERBS[kind]} {target.label} after talks that lasted for days."
    trigger = sentence.index(VERBS[kind])
    marks = (
        Mark(trigger, trigger + len(VERBS[kind]), "trigger"),
        Mark(20, 20 + len(source.label), "actor"),
        Mark(trigger + len(VERBS[kind]) + 1, trigger + len(VERBS[kind]) + 1 + len(target.label), "target"),
    )
    told = chance.sample(articles, min(len(articles), chance.choice([1, 1, 1, 2, 3])))
    return Claim(
        id=f"c-{number:016x}",
        relation=RELATIONS[kind],
        status=chance.choice(STATUSES),
        reason="certain, from one independent voice",
        label=VERBS[kind],
        summary=f"{source.label} {VERBS[kind]} {target.label}",
        begins=day,
        ends=day,
        when=day.isoformat(),
        fillers=(Filler("actor", source.iri, source.label), Filler("target", target.iri, target.label)),
        pairs=((source.iri, target.iri),),
        passages=tuple(
            Passage(article.id, sentence, marks, ("the ministry",), "namedOfficial", "certain", "positive", "actual")
            for article in told
        ),
    )
