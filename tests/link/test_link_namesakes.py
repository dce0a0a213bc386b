"""Short names, and names of several things: the words around them tell what is meant, or that it is something else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from graphkit.annotate import annotate, load_model
from graphkit.errors import LexiconError
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.namesakes import load_namesake_words, namesakes, paths_of_words
from graphkit.lexicon.nominals import load_nominals
from graphkit.lexicon.types import load_types
from graphkit.link import Linker
from tests.conftest import make_article
from tests.link.conftest import Link
from tests.link.test_link_candidates import meant


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The Truman left Norfolk with nine squadrons.", "Truman", "USS Harry S. Truman"),
        ("The destroyer Diamond shot down two drones.", "Diamond", "HMS Diamond"),
        ("Truman sent troops to Korea without asking Congress.", "Truman", None),
        ("The Georgia, a submarine with Tomahawks, passed the canal.", "Georgia", "USS Georgia"),
        ("Senators from Oregon, Idaho and Washington came.", "Washington", "Washington State"),
        ("The army moves a brigade from Kansas to Georgia.", "Georgia", "State of Georgia"),
        ("A blaze on the roof of the Pentagon was put out.", "Pentagon", "Pentagon building"),
        ("Rafael will build interceptors near Haifa.", "Rafael", "Rafael Advanced Defense Systems"),
        ("Wagner lost a whole convoy to Tuareg rebels.", "Wagner", "Wagner Group"),
        ("Sea Breeze began off Odesa with ships of nineteen states.", "Sea Breeze", "Sea Breeze"),
        ("A court in Birmingham, Alabama, sentenced him.", "Birmingham", "Birmingham"),
        ("Two senators told the Post in Washington about it.", "Post", "The Washington Post"),
        (
            "The foreign ministry in Yerevan protested.",
            "The foreign ministry",
            "Ministry of Foreign Affairs of Armenia",
        ),
    ],
)
def test_words_beside_a_name_tell_what_it_names(text: str, words: str, entity: str | None, link: Link) -> None:
    assert meant(link(text), words) == entity


@pytest.mark.parametrize(
    "text",
    [
        "General Washington crossed the Delaware in the dark.",
        "The cable runs along the coast of New Guinea.",
        "A ferry capsized on the Congo near Mbandaka.",
        "Gunmen in the Lebanese port of Tripoli fired on soldiers.",
        "They met in Moscow, a small town in northern Idaho.",
        "They waited by the white walls of the Kazan Kremlin.",
    ],
)
def test_what_shows_that_another_thing_is_meant_takes_the_link_away(text: str, link: Link) -> None:
    named = {entity.name for entity in link(text).entities if entity.known}
    assert not named & {"Washington, D.C.", "United States", "Guinea", "Tripoli", "Moscow", "Moscow Kremlin"}
    assert "Democratic Republic of the Congo" not in named


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The White House said that Russia must stop.", "White House", "United States"),
        ("The premier of Ontario flew to London.", "London", "London"),
        ("The governor of Ohio went to New York on Monday.", "New York", "New York City"),
        ("Islamic State, or ISIS, holds hostages in America.", "ISIS", "Islamic State"),
        ("Demonstrations over flood control were held across the Philippines.", "Philippines", "Philippines"),
    ],
)
def test_a_name_keeps_its_first_meaning_where_little_speaks_for_another(
    text: str, words: str, entity: str, link: Link
) -> None:
    assert meant(link(text), words) == entity


@pytest.mark.parametrize(
    ("day", "text", "words", "entity"),
    [
        ("2024-10-22", "Secretary Austin spent the night in Kyiv.", "Austin", "Lloyd Austin"),
        ("2025-10-22", "Secretary Austin spent the night in Kyiv.", "Austin", None),
        ("2024-06-12", "Corporal Brown of the Coldstream Guards lost a leg.", "Brown", None),
        ("2024-06-12", "General Brown told senators about the Joint Chiefs.", "Brown", "Charles Q. Brown Jr."),
    ],
)
def test_a_surname_behind_a_title_means_who_held_such_an_office(
    day: str, text: str, words: str, entity: str | None
) -> None:
    article = make_article(text, dt.date.fromisoformat(day).isoformat())
    linker = Linker(load_gazetteer(), load_types(), load_nominals())
    assert meant(linker.link(annotate(article, load_model()), article), words) == entity


def test_a_short_name_that_means_the_thing_anyway_is_no_namesake() -> None:
    gazetteer = load_gazetteer()
    assert ("Rafale",) not in gazetteer.namesakes
    made = namesakes(gazetteer.entries.values(), gazetteer.surfaces, gazetteer.weak, load_namesake_words())
    assert made == gazetteer.namesakes


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ranks: [", "rank: [", "were expected"),
        ("ranks: [general,", "ranks: [general, off,", "is no word"),
        ("  Exercise:", "  Exercises:", "a type and its four lists"),
    ],
)
def test_a_broken_list_is_refused(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = paths_of_words()[0].read_text(encoding="utf-8")
    broken = tmp_path / "namesakes.yaml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_namesake_words(broken)
