"""Titles of programmes and works in quotation marks state nothing, and nobody acts in them."""

from __future__ import annotations

import pytest

from graphkit.extract.quotations import find_quotations, find_titles
from graphkit.model import Article
from graphkit.pipeline import extract_article


def _texts(text: str, find) -> list[str]:
    return [text[span.start : span.end] for span in find(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("He told CNN's “State of the Union” that it was over.", "“State of the Union”"),
        ('Sitting down with the channel\'s "The Joan Baker Show," she smiled.', '"The Joan Baker Show,"'),
        ('In the film "Winter Sea" a fleet is lost.', '"Winter Sea"'),
        ('The "Harbour Talk" programme was cut.', '"Harbour Talk"'),
    ],
)
def test_a_title_is_no_quotation(text: str, title: str) -> None:
    assert _texts(text, find_titles) == [title]
    assert _texts(text, find_quotations) == []


@pytest.mark.parametrize(
    "text",
    [
        'Iran\'s "Great Prophet" exercise ended.',
        'The minister\'s "We Will Not Yield." was heard.',
        'In the book he wrote: "Peace came late to us."',
        'The programme "was a failure", he said.',
        'Poland\'s "Solidarity" won.',
    ],
)
def test_names_of_exercises_and_what_people_say_are_no_titles(text: str) -> None:
    assert _texts(text, find_titles) == []
    assert len(_texts(text, find_quotations)) == 1


def test_nobody_meets_in_a_title_and_nobody_says_it() -> None:
    text = 'He told the channel\'s "Meet the Press with Jane Dow" that Iran supplied drones to Russia.'
    found = extract_article(Article("d-0123456789abcdef", "t.txt", text))
    assert {(a.claim.type, a.mode) for a in found.attestations} == {("ArmsTransfer", "actual")}
