"""Offices in a text: who holds one on the day of publication, and when an office is only a title."""

from __future__ import annotations

import pytest

from graphkit.annotate import annotate, load_model
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.known_offices import known_offices
from graphkit.lexicon.nominals import load_nominals
from graphkit.lexicon.types import load_types
from graphkit.link import Linker
from tests.conftest import make_article

LINKER = Linker(load_gazetteer(), load_types(), load_nominals())


def persons(text: str, published: str | None) -> list[str]:
    article = make_article(text, published)
    linking = LINKER.link(annotate(article, load_model()), article)
    names = {entity.id: entity.name for entity in linking.entities}
    return [names[m.entity] for m in linking.mentions if m.type == "Person" and m.entity in names]


@pytest.mark.parametrize(
    ("text", "published", "holder"),
    [
        ("The Russian defence minister arrived in Minsk.", "2023-05-10", "Sergei Shoigu"),
        ("The Russian defence minister arrived in Minsk.", "2025-03-10", "Andrei Belousov"),
        ("Russia's defence minister arrived in Minsk.", "2025-03-10", "Andrei Belousov"),
        ("The president of Ukraine met Danish pilots.", "2022-06-01", "Volodymyr Zelenskyy"),
        ("The US secretary of state flew to Kyiv.", "2022-06-01", "Antony Blinken"),
    ],
)
def test_an_office_is_whoever_held_it_then(text: str, published: str, holder: str) -> None:
    assert persons(text, published) == [holder]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The Russian defence minister arrived in Minsk.", None),
        ("The Russian defence minister arrived in Minsk.", "2024-05-14"),
        ("The former Russian defence minister arrived in Minsk.", "2025-03-10"),
        ("The next Russian defence minister will be a civilian.", "2025-03-10"),
        ("The Russian deputy defence minister arrived in Minsk.", "2025-03-10"),
    ],
)
def test_where_the_day_or_the_words_leave_it_open_nobody_is_named(text: str, published: str | None) -> None:
    assert persons(text, published) == []


def test_a_title_before_a_name_stays_an_office() -> None:
    assert persons("Russian Defence Minister Andrei Belousov arrived in Minsk.", "2023-05-10") == ["Andrei Belousov"]


def test_another_spelling_of_a_full_name_is_the_same_person() -> None:
    assert persons("Ghassem Suleimani was mourned in Tehran.", "2020-01-06") == ["Qasem Soleimani"]


@pytest.mark.parametrize("title", ["Defense Secretary", "Secretary of Defense", "secretary of war"])
def test_an_office_is_known_by_its_titles_behind_any_name_of_its_state(title: str) -> None:
    office = known_offices(load_gazetteer()).of("us", title.lower().split())
    assert office is not None
    assert office.id == "us-secretary-of-defense"
