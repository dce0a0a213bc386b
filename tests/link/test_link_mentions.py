"""Sentences and the mentions that must be found in them (`mentions.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graphkit.link import Linking
from graphkit.model import Mention
from tests.link.conftest import Link

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("mentions.yaml").read_text(encoding="utf-8"))


def name_of(linking: Linking, iri: str | None) -> str | None:
    return next((entity.name for entity in linking.entities if entity.id == iri), None)


def with_words(linking: Linking, words: str) -> list[Mention]:
    return [mention for mention in linking.mentions if mention.text == words]


@pytest.mark.parametrize("title", CASES)
def test_case(title: str, link: Link) -> None:
    case = CASES[title]
    linking = link(case["text"])
    found = {(m.text, m.type, name_of(linking, m.entity)) for m in linking.mentions}
    for expected in case["mentions"]:
        assert tuple(map(str_or_none, expected)) in found
    for words, owner in case.get("owners", {}).items():
        assert owner in {name_of(linking, mention.affiliation) for mention in with_words(linking, words)}
    for words, *kinds in case.get("never", ()):
        assert not [mention for mention in with_words(linking, words) if not kinds or mention.type in kinds]


def str_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def test_each_case_expects_something() -> None:
    assert len(CASES) > 25
    assert all(case["mentions"] for case in CASES.values())


def test_a_person_known_by_one_word_is_not_joined_across_articles(link: Link) -> None:
    one, other = link("President Bayorius spoke on Monday."), link("Mr. Bayorius left Riga on Friday.")
    iris = {m.entity for linking in (one, other) for m in with_words(linking, "Bayorius")}
    assert len(iris) == 2


def test_a_full_name_is_joined_across_articles(link: Link) -> None:
    one, other = link("Artemis Wolkenstein spoke."), link("On Friday Artemis Wolkenstein left Riga.")
    iris = {m.entity for linking in (one, other) for m in with_words(linking, "Artemis Wolkenstein")}
    assert len(iris) == 1
    assert not next(entity for entity in one.entities if entity.name == "Artemis Wolkenstein").known


def test_a_known_thing_has_its_wikidata_iri_and_the_gazetteers_names(link: Link) -> None:
    linking = link("Lukashenko spoke.")
    (person,) = linking.entities
    assert person.id == "http://www.wikidata.org/entity/Q2866"
    assert person.known
    assert "Alyaksandr Lukashenka" in person.aliases
