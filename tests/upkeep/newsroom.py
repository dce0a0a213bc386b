"""A seed -> any number of made-up articles with the proportions of news: who is common, who is rare, who reprints whom.

A few states are in half of the articles, most people in one or two; an article has some 300 words and 10 to 20 claims,
every tenth prints most of another one's text, and every hundredth name is misspelt. What is common is in a gazetteer,
as states and heads of state are, and who holds an office mostly goes on holding it.
"""

from __future__ import annotations

import datetime as dt
import random
from functools import cached_property
from itertools import accumulate

from graphkit import ids
from graphkit.model import Entity, Extraction
from tests.rdf import stories
from tests.upkeep.world import named

_WORDS, _STATES, _BODIES, _OUTLETS, _PLACES, _THINGS = 12_000, 190, 600, 120, 1_500, 800
_FIRST_NAMES = 400
_KNOWN = {"Person": 400, "WeaponSystem": 300, "City": 500}  # so many of the commonest are in a gazetteer
_FAITHFUL = 0.95  # who holds office holds the same one
_LEVEL = 4  # states share the top, no single one is in every article
_NEW = 0.45  # of the people in an article are in no earlier one
_REPRINTS = 0.1
_MISSPELT = 0.01
_SENTENCE = (9, 22)
_LENGTH = 300
_DAYS = 900
_SOUNDS = "ba ko ri shen dal mu tar vi lo pet gor an ze ni ful har os ma jek ta wen ru sil bo cha dro em fi gu".split()
_KINDS = ("Deployment", "Meeting", "ArmsTransfer", "OfficeHolding", "Visit", "Statement")
_MODES = ("actual",) * 8 + ("planned", "planned", "denied", "hypothetical")


class Newsroom:
    """Articles number 0, 1, 2…; the same number gives the same article, whatever came before."""

    def __init__(self, seed: int = 1) -> None:
        """Takes what all else follows from."""
        self._seed = seed

    def article(self, number: int) -> Extraction:
        """An article."""
        chance = random.Random(f"{self._seed} {number}")
        outlet = self._zipf(chance, _OUTLETS)
        story = stories.Story(f"Article {number}", f"Outlet {self._name(outlet)}", f"https://news.example/{number}")
        story.source_id = f"{number}.md"
        story.published = dt.date(2023, 1, 1) + dt.timedelta(days=chance.randrange(_DAYS))
        people = [self._person(chance, number) for _ in range(chance.randint(2, 5))]
        for _ in range(chance.randint(10, 20)):
            self._state(story, chance, people)
        source = random.Random(f"{self._seed} text {number}")
        if number and chance.random() < _REPRINTS:
            source = random.Random(f"{self._seed} text {chance.randrange(max(0, number - 500), number)}")
        while len(story.text.split()) < _LENGTH:
            story.text += self._sentence(source)
        return story.told()

    def _state(self, story: stories.Story, chance: random.Random, people: list[Entity]) -> None:
        one, other = self._country(chance), self._country(chance)
        person = chance.choice(people)
        thing = self._ranked("WeaponSystem", self._zipf(chance, _THINGS))
        place = self._ranked("City", self._zipf(chance, _PLACES))
        body = self._body(chance)
        roles: dict[str, dict[str, object]] = {
            "Deployment": {"equipment": thing, "place": chance.choice((one, place)), "actor": other},
            "Meeting": {"participant": [person, chance.choice((one, body))]},
            "ArmsTransfer": {"supplier": one, "recipient": other, "equipment": thing},
            "OfficeHolding": {"holder": person, "office": self._office(chance), "organization": body},
            "Visit": {"visitor": person, "place": chance.choice((one, place))},
            "Statement": {"speaker": person, "about": one},
        }
        kind = chance.choice(_KINDS)
        if chance.random() < _FAITHFUL:
            tenure = random.Random(person.id)
            roles["OfficeHolding"] = {
                "holder": person,
                "office": self._office(tenure),
                "organization": self._body(tenure),
            }
        by = None
        if chance.random() < 0.5:
            speaker = chance.choice((person, body))
            by = story.source(speaker.name, "namedOfficial" if speaker is person else "organization", speaker)
        certainty = chance.choice(("certain", "certain", "certain", "possible"))
        sentence = self._sentence(chance).strip()
        if chance.random() < 0.4:
            roles[kind]["time"] = f"{chance.randint(2023, 2025)}-{chance.randint(1, 12):02}"
        story.states(kind, sentence, by=by, certainty=certainty, mode=chance.choice(_MODES), **roles[kind])
        for entity in list(story.entities.values()):
            for state in entity.states:
                story.entities.setdefault(state, self._country_numbered(int(state.rsplit("Q", 1)[1]) - 9_000_000))

    def _country(self, chance: random.Random) -> Entity:
        number = self._zipf(chance, _STATES + _LEVEL) - _LEVEL
        return self._country_numbered(number if number >= 0 else chance.randrange(_STATES))

    def _country_numbered(self, number: int) -> Entity:
        name = f"Republic of {self._name(number + 90_000)}"
        return Entity(f"{ids.WIKIDATA}Q{9_000_000 + number}", "Country", name, (), f"Q{9_000_000 + number}", known=True)

    def _body(self, chance: random.Random) -> Entity:
        number = self._zipf(chance, _BODIES)
        state = self._country_numbered(number % _STATES)
        return Entity(f"{ids.ID}body-{number}", "GovernmentBody", f"Office {number}", states=(state.id,), known=True)

    def _office(self, chance: random.Random) -> Entity:
        number = self._zipf(chance, _BODIES)
        return Entity(f"{ids.ID}head-{number}", "Office", f"head of Office {number}", known=True)

    def _person(self, chance: random.Random, number: int) -> Entity:
        place = (
            number * 8 + chance.randrange(8)
            if chance.random() < _NEW
            else self._zipf(chance, min(_WORDS, max(50, number // 2)))
        )
        if place < _KNOWN["Person"]:
            return self._ranked("Person", place)
        first = self._name(place * 7 % _FIRST_NAMES + 50_000)
        last = self._name(place + 200_000)
        if chance.random() < _MISSPELT:
            last = last[:-1] + chance.choice("aeiou")
        return named("Person", f"{first} {last}")

    def _ranked(self, kind: str, number: int) -> Entity:
        name = f"{self._name(number + 7_000)} {self._name(len(kind) * 1_000 + number)}"
        return (
            Entity(f"{ids.ID}{kind}-{number}", kind, name, known=True) if number < _KNOWN[kind] else named(kind, name)
        )

    def _sentence(self, chance: random.Random) -> str:
        words = [f"w{self._zipf(chance, _WORDS)}" for _ in range(chance.randint(*_SENTENCE))]
        return " ".join(words).capitalize() + ". "

    def _name(self, number: int) -> str:
        chance = random.Random(f"{self._seed} name {number}")
        return "".join(chance.choice(_SOUNDS) for _ in range(chance.randint(2, 4))).capitalize()

    def _zipf(self, chance: random.Random, size: int) -> int:
        """A number below `size`, 0 the likeliest: how often is in inverse proportion to its rank."""
        return chance.choices(range(size), cum_weights=self._weights[:size])[0]

    @cached_property
    def _weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 1) for rank in range(_WORDS)))
