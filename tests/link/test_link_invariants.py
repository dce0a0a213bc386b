"""What holds for the mentions of any text, made up or real."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import ArticleError
from graphkit.link import Linking
from graphkit.read import read_articles
from graphkit.resources import samples
from tests.link.conftest import Link

PIECES = (
    "Belarus", "Minsk’s", "the", "‘West-2025’", "“Oreshnik”", "S - 400", "President", "Alexander Lukashenko", "said",
    "(SAIC)", "—", "\n\n", "\n", ",", ".", "NATO's", "Russian", "Defence Ministry", "of", "in", "U.S.", "Kyiv, Ukraine",
    "he", "troops", "12 to 16 September", "$6.5 billion", "Łódź", "\u00a0", "🚀", "e\u0301", "\u200b", "’", "Jr.", "x",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=80)


def check(linking: Linking, text: str) -> None:
    for mention in linking.mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.text.strip() == mention.text
        assert mention.span.contains(mention.head)
        assert mention.head.start < mention.head.end
    keys = [(mention.span.start, -mention.span.end) for mention in linking.mentions]
    assert keys == sorted(set(keys))
    used = {iri for mention in linking.mentions for iri in (mention.entity, mention.affiliation) if iri}
    assert [entity.id for entity in linking.entities] == sorted(used)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_spans_order_and_entities_fit_on_any_text(text: str, link: Link) -> None:
    check(link(text), text)


@pytest.mark.parametrize("path", sorted(samples().glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_spans_order_and_entities_fit_on_the_samples(path: object, link: Link) -> None:
    for article in read_articles([path]):
        assert not isinstance(article, ArticleError)
        check(link(article.text), article.text)


def test_the_same_text_gives_the_same_mentions_whatever_came_before(link: Link) -> None:
    text = "Congo accused Rwanda. Defence Minister Jane Doe of Kenya left Minsk; Doe said so."
    before = link(text)
    link("Brazzaville is in the Republic of the Congo. Mary Doe lives there.")
    assert link(text) == before


@pytest.mark.parametrize(
    ("text", "name", "shared"),
    [
        ("The National Assembly met after Chad and Benin had called for talks.", "National Assembly", False),
        ("The Liberal Party lost votes in Luxembourg and Chad.", "Liberal Party", False),
        ("The Baltic Cadet League met after Chad and Benin had called for talks.", "Baltic Cadet League", True),
    ],
)
def test_what_many_states_have_is_not_one_thing_in_two_articles(text: str, name: str, shared: bool, link: Link) -> None:
    iris = []
    for article in (text, f"{text} Rain is expected."):
        iris += [m.entity for m in link(article).mentions if m.text == name]
    assert len(iris) == 2
    assert None not in iris
    assert (iris[0] == iris[1]) == shared


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("Belarus announced the exercise Union Shield 2041.", "Union Shield 2041", False),
        ("Steadfast Defender-41 ended in May.", "Steadfast Defender-41", False),
        ("Zapad-2025 was held in Belarus.", "Zapad-2025", True),
        ("In Cobra Gold 10 soldiers were hurt.", "Cobra Gold", True),
    ],
)
def test_an_edition_that_no_list_has_is_not_the_series(text: str, name: str, known: bool, link: Link) -> None:
    linking = link(text)
    [iri] = {mention.entity for mention in linking.mentions if mention.text == name}
    [entity] = [entity for entity in linking.entities if entity.id == iri]
    assert (entity.type, entity.known) == ("Exercise", known)


@pytest.mark.parametrize("text", ['Brig. Gen. Richard "Tex" Coe spoke.', "Robert “Bob” Gatesworth met Kurt."])
def test_a_nickname_is_part_of_the_name(text: str, link: Link) -> None:
    assert any(mention.type == "Person" and '"' in mention.text.replace("“", '"') for mention in link(text).mentions)
