"""Coreference: nominals and pronouns mean what a reader takes them to mean, or are left open."""

from __future__ import annotations

import pytest

from graphkit import ids
from graphkit.annotate import load_model
from graphkit.extract.coreference import Coreference, resolve_coreference
from graphkit.lexicon.types import load_types
from graphkit.lexicon.wordlists import load_coreference_words
from graphkit.model import Article, Entity, Form, Mention, Span

# The shape of a mention in these tests: words, type, and for a name its entity. "#2" picks the second occurrence.
Given = tuple[str, str, str | None]
PRONOUNS = load_coreference_words().pronouns


def resolve(text: str, given: list[Given]) -> tuple[dict[str, str | None], Coreference]:
    """The name of each mention's entity, by the words of the mention."""
    mentions = [mention(text, *item) for item in given]
    kinds = {iri: kind for _, kind, iri in given if iri is not None and kind != "Nationality"}
    entities = [Entity(iri, kinds.get(iri, "Country"), iri) for iri in sorted({i for _, _, i in given if i})]
    found = resolve_coreference(
        load_model()(text), article(text), mentions, entities, load_types(), load_coreference_words()
    )
    names = {entity.id: entity.name for entity in (*entities, *found.entities)}
    said = [names.get(m.entity) if m.entity else None for m in found.mentions]
    return {words: name for (words, _, _), name in zip(given, said, strict=True)}, found


def article(text: str) -> Article:
    return Article(ids.article_id(text, None), "test", text)


def mention(text: str, words: str, kind: str, entity: str | None) -> Mention:
    words, _, count = words.partition("#")
    start = -1
    for _ in range(int(count or 1)):
        start = text.index(words, start + 1)
    doc = load_model()(text)
    tokens = doc.char_span(start, start + len(words))
    assert tokens is not None, words
    head = tokens.root
    form: Form = "name" if entity else "pronoun" if words.lower() in PRONOUNS else "nominal"
    return Mention(Span(start, start + len(words)), words, Span(head.idx, head.idx + len(head)), form, kind, entity)


RESOLVED: list[tuple[str, list[Given], str, str | None]] = [
    (
        "Zapad-2025 ended on Tuesday. The drills took place in Belarus.",
        [("Zapad-2025", "Exercise", "zapad"), ("The drills", "Exercise", None)],
        "The drills",
        "zapad",
    ),
    (
        "Russia showed the Oreshnik. The system can carry warheads.",
        [("Russia", "Country", "ru"), ("Oreshnik", "WeaponSystem", "oreshnik"), ("The system", "WeaponSystem", None)],
        "The system",
        "oreshnik",
    ),
    (
        "Minsk approved a draft amendment to the 2009 agreement. The draft is not public.",
        [
            ("a draft amendment", "Instrument", None),
            ("the 2009 agreement", "Instrument", None),
            ("The draft", "Instrument", None),
        ],
        "The draft",
        "draft amendment",
    ),
    (
        "Minsk approved a draft amendment to the 2009 agreement. The amendment is not public.",
        [
            ("a draft amendment", "Instrument", None),
            ("the 2009 agreement", "Instrument", None),
            ("The amendment", "Instrument", None),
        ],
        "The amendment",
        "draft amendment",
    ),
    (
        "Minsk approved a draft amendment to the 2009 agreement. The agreement stays in force.",
        [
            ("a draft amendment", "Instrument", None),
            ("the 2009 agreement", "Instrument", None),
            ("The agreement", "Instrument", None),
        ],
        "The agreement",
        "2009 agreement",
    ),
    (
        "Minsk approved a draft amendment to the 2009 agreement. The document is not public.",
        [
            ("a draft amendment", "Instrument", None),
            ("the 2009 agreement", "Instrument", None),
            ("The document", "Instrument", None),
        ],
        "The document",
        "draft amendment",
    ),
    (
        "The Ministry of Defence of Latvia published a video. The ministry gave no date.",
        [("Ministry of Defence of Latvia", "GovernmentBody", "mod"), ("The ministry", "GovernmentBody", None)],
        "The ministry",
        "mod",
    ),
    (
        "NATO sent ships to the Baltic Sea. The alliance gave no number.",
        [("NATO", "Alliance", "nato"), ("The alliance", "Alliance", None)],
        "The alliance",
        "nato",
    ),
    (
        "Andrei Belousov, the Russian defence minister, arrived on Monday.",
        [("Andrei Belousov", "Person", "belousov"), ("the Russian defence minister", "Person", None)],
        "the Russian defence minister",
        "belousov",
    ),
    (
        "Defence Minister Andrei Belousov arrived on Monday. The minister met crews.",
        [("Andrei Belousov", "Person", "belousov"), ("The minister", "Person", None)],
        "The minister",
        "belousov",
    ),
    (
        "Poland bought the Abrams. It is a heavy tank.",
        [("Poland", "Country", "pl"), ("Abrams", "WeaponSystem", "abrams"), ("a heavy tank", "WeaponSystem", None)],
        "a heavy tank",
        None,
    ),
    (
        "The Abrams is a heavy tank.",
        [("Abrams", "WeaponSystem", "abrams"), ("a heavy tank", "WeaponSystem", None)],
        "a heavy tank",
        "abrams",
    ),
    (
        "The Abrams is not a light tank.",
        [("Abrams", "WeaponSystem", "abrams"), ("a light tank", "WeaponSystem", None)],
        "a light tank",
        None,
    ),
    (
        "Lithuania wants a brigade. The unit will stay in the country.",
        [("Lithuania", "Country", "lt"), ("a brigade", "MilitaryUnit", None), ("The unit", "MilitaryUnit", None)],
        "The unit",
        "brigade",
    ),
    (
        "Lithuania wants a brigade. The unit will stay in the country.",
        [("Lithuania", "Country", "lt"), ("the country", "Country", None)],
        "the country",
        "lt",
    ),
    (
        "Poland met Latvia. The country is small.",
        [("Poland", "Country", "pl"), ("Latvia", "Country", "lv"), ("The country", "Country", None)],
        "The country",
        None,
    ),
    (
        "Moscow signed the treaty. The Iranian missile was tested.",
        [("the treaty", "Instrument", None), ("The Iranian missile", "WeaponSystem", None)],
        "The Iranian missile",
        "Iranian missile",
    ),
    (
        "Envoys read a summary of the document.",
        [("a summary", "Instrument", None), ("the document", "Instrument", None)],
        "the document",
        "document",
    ),
    (
        "Donald Tusk came to Kyiv. He promised help.",
        [("Donald Tusk", "Person", "tusk"), ("Kyiv", "City", "kyiv"), ("He", "Person", None)],
        "He",
        "tusk",
    ),
    (
        "Ursula Weber met Donald Tusk. She promised help.",
        [("Ursula Weber", "Person", "weber"), ("Donald Tusk", "Person", "tusk"), ("She", "Person", None)],
        "She",
        "weber",
    ),
    (
        "Poland closed its border with Belarus.",
        [("Poland", "Country", "pl"), ("its", "Country", None), ("Belarus", "Country", "by")],
        "its",
        "pl",
    ),
    (
        "Tehran denied that it had supplied missiles.",
        [("Tehran", "Country", "ir"), ("it", "Country", None)],
        "it",
        "ir",
    ),
    (
        "Germany said that it is likely that the treaty will be signed.",
        [("Germany", "Country", "de"), ("it", "Country", None)],
        "it",
        None,
    ),
    (
        "The Senate approved the pact in May and the Diet ratified it in June.",
        [("Senate", "GovernmentBody", "senate"), ("the pact", "Instrument", None), ("it", "Instrument", None)],
        "it",
        "pact",
    ),
    (
        "The rebels left the city. They had captured it in January.",
        [("The rebels", "PersonGroup", None), ("They", "PersonGroup", None)],
        "They",
        "rebels",
    ),
]


@pytest.mark.parametrize(("text", "given", "words", "expected"), RESOLVED)
def test_a_phrase_means_what_a_reader_takes_it_to_mean(
    text: str, given: list[Given], words: str, expected: str | None
) -> None:
    names, _ = resolve(text, given)
    assert names[words] == expected


def test_a_phrase_that_counts_two_states_means_both() -> None:
    text = "Belarus and Russia held drills. Poland protested. Trade between the two countries grew."
    given: list[Given] = [
        ("Belarus", "Country", "by"),
        ("Russia", "Country", "ru"),
        ("Poland", "Country", "pl"),
        ("the two countries", "Country", None),
    ]
    names, found = resolve(text, given)
    assert names["the two countries"] is None
    assert found.groups == {3: ("by", "ru")}


def test_two_presidents_are_those_named_together() -> None:
    text = "President Alexander Lukashenko met President Vladimir Putin. The two presidents signed a treaty."
    given: list[Given] = [
        ("Alexander Lukashenko", "Person", "lukashenko"),
        ("Vladimir Putin", "Person", "putin"),
        ("The two presidents", "PersonGroup", None),
    ]
    _, found = resolve(text, given)
    assert found.groups == {2: ("lukashenko", "putin")}


def test_of_pairs_named_equally_often_the_last_is_meant() -> None:
    text = "Belarus met Russia. Poland met Latvia. Trade between the two countries grew."
    given: list[Given] = [(state, "Country", state.lower()) for state in ("Belarus", "Russia", "Poland", "Latvia")]
    _, found = resolve(text, [*given, ("the two countries", "Country", None)])
    assert found.groups == {4: ("latvia", "poland")}


def test_two_states_out_of_three_named_together_are_left_open() -> None:
    text = "Belarus met Russia and Poland. Trade between the two countries grew."
    given: list[Given] = [(state, "Country", state.lower()) for state in ("Belarus", "Russia", "Poland")]
    _, found = resolve(text, [*given, ("the two countries", "Country", None)])
    assert found.groups == {}
    assert found.mentions[3].entity is None


def test_an_indefinite_phrase_brings_in_an_entity_of_this_article_only() -> None:
    given: list[Given] = [("a new brigade", "MilitaryUnit", None)]
    _, one = resolve("Poland formed a new brigade.", given)
    _, other = resolve("Latvia formed a new brigade.", given)
    (entity,) = one.entities
    assert (entity.type, entity.name, entity.known) == ("MilitaryUnit", "new brigade", False)
    assert entity.id != other.entities[0].id


def test_values_and_names_are_left_as_they_are() -> None:
    text = "Poland paid 5 billion euros in May."
    given: list[Given] = [("Poland", "Country", "pl"), ("5 billion euros", "Money", None), ("May", "Date", None)]
    names, found = resolve(text, given)
    assert names == {"Poland": "pl", "5 billion euros": None, "May": None}
    assert found.entities == ()


@pytest.mark.parametrize(("text", "given", "words", "expected"), RESOLVED)
def test_nothing_but_the_entity_of_a_mention_changes(
    text: str, given: list[Given], words: str, expected: str | None
) -> None:
    before = [mention(text, *item) for item in given]
    _, found = resolve(text, given)
    known = {entity.id for entity in found.entities} | {iri for _, _, iri in given}
    for old, new in zip(before, found.mentions, strict=True):
        assert (old.span, old.head, old.form, old.type) == (new.span, new.head, new.form, new.type)
        assert old.entity in (None, new.entity)
        assert new.entity is None or new.entity in known
