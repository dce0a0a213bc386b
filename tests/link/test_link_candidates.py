"""What a name means where several entries bear it, or where it is also a word: scores, reasons, and no link at all."""

from __future__ import annotations

import pytest

from graphkit.link import Linking
from graphkit.model import Mention
from tests.link.conftest import Link


def mention(linking: Linking, words: str) -> Mention:
    return next(mention for mention in linking.mentions if mention.text == words)


def meant(linking: Linking, words: str) -> str | None:
    found = mention(linking, words)
    names = {entity.id: entity.name for entity in linking.entities if entity.known}
    return names.get(found.entity or "")


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Georgia and Armenia held talks in Tbilisi.", "Georgia", "Georgia"),
        ("Soldiers in Kinshasa said that Congo would hold.", "Congo", "Democratic Republic of the Congo"),
        ("Brazzaville denied that Congo had sent troops.", "Congo", "Republic of the Congo"),
        ("Jordan intercepted drones near Amman.", "Jordan", "Jordan"),
        ("Washington agreed to sell the jets.", "Washington", "United States"),
        ("Poland received a Patriot battery from Germany.", "Patriot", "Patriot"),
    ],
)
def test_what_the_article_tells_decides(text: str, words: str, entity: str, link: Link) -> None:
    assert meant(link(text), words) == entity


def test_a_link_has_a_score_and_its_reasons(link: Link) -> None:
    found = mention(link("Soldiers in Kinshasa said that Congo would hold."), "Congo")
    assert found.score is not None
    assert 0.45 <= found.score <= 1
    assert "the article names cd" in str(found.reason)


def test_a_part_of_a_name_says_whose_it_is_short_for(link: Link) -> None:
    linking = link("Andrei Belousov spoke in Minsk. Belousov then left.")
    assert mention(linking, "Belousov").entity == mention(linking, "Andrei Belousov").entity
