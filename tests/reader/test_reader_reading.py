"""A scripted network's answers -> a reading: layers, offsets, pronouns, attributions and groups over all windows."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.reader.reading import FoundMention, Reading, read_text
from tests.reader.made import ScriptedNetwork

SCRIPT: dict[str, dict[str, str]] = {
    "putin": {"names": "B-PER", "role": "source"},
    "minsk": {"names": "B-ORG", "inner": "B-ORG"},
    "treaty": {"names": "I-ORG", "role": "content"},
    "general": {"nominals": "B-PER"},
    "said": {"cues": "B-CUE"},
    "signed": {"role": "content"},
}


def read(text: str, **settings: Any) -> Reading:
    network = ScriptedNetwork(SCRIPT, **settings)
    network.text = text
    return read_text(text, network)  # type: ignore[arg-type]


def words(text: str, mentions: tuple[FoundMention, ...]) -> list[tuple[str, str, str, str]]:
    return [(text[each.start : each.end], each.layer, each.form, each.type) for each in mentions]


def test_each_layer_gives_mentions_of_its_form_in_the_order_of_the_text() -> None:
    text = "The general and Minsk Treaty of it"
    assert words(text, read(text).mentions) == [
        ("general", "nominals", "nominal", "PER"),
        ("Minsk Treaty", "names", "name", "ORG"),
        ("Minsk", "inner", "name", "ORG"),
        ("it", "pronouns", "pronoun", ""),
    ]


@pytest.mark.parametrize("word", ["it", "It", "HIS", "he"])
def test_a_pronoun_is_found_however_it_is_written(word: str) -> None:
    (only,) = read(f"and {word} signed.").mentions
    assert (only.start, only.end, only.form, only.score) == (4, 4 + len(word), "pronoun", 1.0)


@pytest.mark.parametrize("word", ["Itamar", "hegemony", "history", "Heydar", "shit"])
def test_a_word_whose_first_piece_reads_like_a_pronoun_is_none(word: str) -> None:
    assert read(f"and {word} signed.").mentions == ()


def test_an_attribution_has_the_offsets_of_its_parts() -> None:
    text = "Putin said the treaty signed."
    (only,) = read(text).attributions
    assert text[slice(*only.cue)] == "said"
    assert only.source is not None
    assert text[slice(*only.source)] == "Putin"
    assert [text[slice(*part)] for part in only.content] == ["treaty signed"]
    assert 0 < only.score <= 1


def test_an_attribution_below_the_threshold_is_none() -> None:
    text = "Putin said the treaty signed."
    (only,) = read(text, attribution=0.25).attributions
    assert read(text, attribution=only.score).attributions == (only,)
    assert read(text, attribution=only.score + 0.01).attributions == ()


def test_a_mention_of_nothing_but_empty_words_is_none() -> None:
    script = {"the": {"nominals": "B-PER"}, "of": {"nominals": "I-PER"}}
    network = ScriptedNetwork(script)
    for text in ("The", "the of", "of the the"):
        network.text = text
        assert read_text(text, network).mentions == ()  # type: ignore[arg-type]


def test_the_same_names_are_one_group_over_many_windows() -> None:
    text = " ".join(["Putin signed of Minsk."] * 12)
    reading = read(text, limit=20)
    groups = [{text[reading.mentions[n].start : reading.mentions[n].end] for n in group} for group in reading.clusters]
    assert groups == [{"Putin"}, {"Minsk"}]
    assert [len(group) for group in reading.clusters] == [12, 24]


def test_offsets_count_code_points_of_the_whole_text() -> None:
    text = "🚀 e\u0301 \u200b it of.\n\nPutin said Łódź signed it."
    reading = read(text, limit=20)
    assert [text[each.start : each.end] for each in reading.mentions] == ["it", "Putin", "it"]
    assert [text[slice(*each.cue)] for each in reading.attributions] == ["said"]


@pytest.mark.parametrize("text", ["", " ", "\n", "\0", "and of."])
def test_where_nothing_is_said_nothing_is_read(text: str) -> None:
    assert read(text) == Reading((), (), ())
