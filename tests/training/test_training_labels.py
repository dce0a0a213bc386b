"""Rows of the sources and silver labels made by hand -> the labels that the reader learns from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from training.examples import Attribution, Example, Mention, read_examples, write_examples
from training.markup import read_documents
from training.prepare import DOMAIN, held_out, prepare
from training.silver import Found, Silver, Votes
from training.sources import current_events, domain, domain_examples, gum, men, polnear, re3d, redocred

NOBODY = Votes(())


def silver(text: str, *found: tuple[str, str], form: str = "name", proper: tuple[str, ...] = ()) -> Silver:
    mentions = tuple(Found(place(text, words), form, kind) for words, kind in found)
    return Silver(mentions, tuple(place(text, words) for words in proper))


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def piece(text: str, words: str, **more: Any) -> dict[str, Any]:
    start, end = place(text, words)
    return {"start": start, "end": end, "text": words, **more}


def row(text: str, **more: Any) -> dict[str, Any]:
    return {"id": "a", "text": text, **more}


def surfaces(example: Example, layer: str) -> set[tuple[str, str]]:
    return {(example.text[start:end], kind) for start, end, kind in getattr(example, layer)}


def gum_mention(text: str, words: str, head: str, kind: str, form: str = "name") -> dict[str, Any]:
    return piece(text, words, head=piece(text, head), type=kind, form=form, entity="e1")


@pytest.mark.parametrize(
    ("broad", "narrow", "expected"),
    [
        ("organization", "MEDIA", "MEDIA"),
        ("organization", "PER", "ORG"),
        ("place", "FACILITY", "FACILITY"),
        ("place", "PER", "LOC"),
        ("person", "ORG", "PER"),
        ("person", "NAT", "NAT"),
        ("event", "ORG", "EVENT"),
        ("object", "WEAPON", "WEAPON"),
        ("object", "PER", None),
    ],
)
def test_a_broad_type_of_gum_is_made_narrower_by_the_rules(broad: str, narrow: str, expected: str | None) -> None:
    text = "Alpha Point fell silent."
    mention = gum_mention(text, "Alpha Point", "Point", broad)
    example = gum(row(text, mentions=[mention]), silver(text, ("Alpha Point", narrow)), NOBODY)
    assert surfaces(example, "names") == ({("Alpha Point", expected)} if expected else set())


def test_a_name_that_only_gum_knows_is_a_run_of_proper_nouns_with_the_type_of_the_votes() -> None:
    text = "the new Radio Orava reported."
    votes = Votes([("Radio Orava", silver("Radio Orava", ("Radio Orava", "MEDIA")))])
    mention = gum_mention(text, "the new Radio Orava", "Orava", "organization")
    example = gum(row(text, mentions=[mention]), silver(text, proper=("Radio", "Orava")), votes)
    assert surfaces(example, "names") == {("Radio Orava", "MEDIA")}


def test_a_name_that_gum_leaves_unmarked_stays_only_where_gum_marks_no_such_thing() -> None:
    text = "Serbian pilots flew a Gazelle to Zemun."
    found = silver(text, ("Serbian", "NAT"), ("Gazelle", "WEAPON"), ("Zemun", "GPE"))
    assert surfaces(gum(row(text, mentions=[]), found, NOBODY), "names") == {("Serbian", "NAT"), ("Gazelle", "WEAPON")}


def test_a_nominal_of_gum_ends_at_its_head() -> None:
    text = "the envoy who resigned spoke"
    mention = gum_mention(text, "the envoy who resigned", "envoy", "person", "nominal")
    example = gum(row(text, mentions=[mention]), silver(text), NOBODY)
    assert surfaces(example, "nominals") == {("the envoy", "PER")}
    assert example.mentions == (Mention((0, 9), "nominal", "person", "e1"),)
    assert example.attributions is None


def test_men_gives_names_with_the_finer_type_of_the_rules() -> None:
    text = "Aina Razak of Harian Baru saw Keris missiles near the plaza with Orang Laut."
    mentions = [
        piece(text, "Aina Razak", type="PERSON"),
        piece(text, "Harian Baru", type="ORGANIZATION"),
        piece(text, "plaza", type="FACILITY"),
        piece(text, "Orang Laut", type="NORP"),
    ]
    found = silver(text, ("Harian Baru", "MEDIA"), ("Keris", "WEAPON"))
    example = men(row(text, mentions=mentions), found, NOBODY)
    assert surfaces(example, "names") == {("Aina Razak", "PER"), ("Harian Baru", "MEDIA"), ("Keris", "WEAPON")}
    assert example.nominals is None


@pytest.mark.parametrize(("found", "expected"), [("FACILITY", "FACILITY"), ("PER", "GPE")])
def test_a_place_of_redocred_is_a_state_or_city_unless_the_rules_know_better(found: str, expected: str) -> None:
    text = "It lies near Camp Ovre."
    gold = row(text, mentions=[piece(text, "Camp Ovre", type="LOC")])
    assert surfaces(redocred(gold, silver(text, ("Camp Ovre", found)), NOBODY), "names") == {("Camp Ovre", expected)}


@pytest.mark.parametrize(
    ("words", "kind", "found", "expected"),
    [
        ("Vesna Kolar", "name", "PER", "PER"),
        ("Vesna Kolar", "name", None, None),
        ("Tuvaluan", "demonym", "GPE", "NAT"),
        ("coup attempt", "common", "EVENT", None),
        ("Battle of Orsa", "event", "EVENT", "EVENT"),
        ("Battle of Orsa", "event", "GPE", None),
    ],
)
def test_an_editors_link_is_a_name_by_its_kind(words: str, kind: str, found: str | None, expected: str | None) -> None:
    text = f"Reports on {words} came in."
    link = piece(text, words, title="x", kind=kind)
    labels = silver(text, *([(words, found)] if found else []))
    example = current_events(row(text, links=[link]), labels, NOBODY)
    linked = {pair for pair in surfaces(example, "names") if pair[1] == expected}
    assert linked == ({(words, expected)} if expected else set())


def test_a_name_without_a_link_is_no_counter_example() -> None:
    text = "Vesna Kolar left."
    assert surfaces(current_events(row(text, links=[]), silver(text, ("Vesna Kolar", "PER")), NOBODY), "names") == {
        ("Vesna Kolar", "PER")
    }


def test_an_attribution_without_content_is_left_out() -> None:
    text = "She said so."
    whole = {"source": [piece(text, "She")], "cue": [piece(text, "said")], "content": [piece(text, "so")]}
    example = polnear(row(text, attributions=[whole, {**whole, "content": []}]))
    assert example.attributions == (Attribution(((0, 3),), ((4, 8),), ((9, 11),)),)
    assert example.names is None


def test_re3d_tells_organisations_apart_by_the_rules_and_has_no_pronouns() -> None:
    text = "The Norland court and they saw the rebels with Vipers."
    mentions = [
        piece(text, "The Norland", type="Organisation", form="name"),
        piece(text, "they", type="Person", form="pronoun"),
        piece(text, "the rebels", type="Organisation", form="nominal"),
        piece(text, "Vipers", type="MilitaryPlatform", form="name"),
    ]
    example = re3d(row(text, mentions=mentions), silver(text, ("Norland", "GPE")), NOBODY)
    assert surfaces(example, "names") == {("Norland", "GPE"), ("Vipers", "WEAPON")}
    assert surfaces(example, "nominals") == {("the rebels", "ORG")}


def test_votes_go_to_the_type_that_most_texts_give_among_those_allowed() -> None:
    votes = Votes([("Orsa", silver("Orsa", ("Orsa", kind))) for kind in ("GPE", "GPE", "PER")])
    assert votes.type_of("Orsa") == "GPE"
    assert votes.type_of("Orsa", ("PER", "ORG")) == "PER"
    assert votes.type_of("Orsa", ("ORG",)) is None
    assert (votes.count("Orsa"), votes.count("Zemun")) == (3, 0)


MARKED = """== alpha-01 | 2025-01-02
{s1 [PER:1 Jana Ozola]} {c1 said} {q1 [unit:2 a battery of the [UNIT [NAT Latvian] Land Forces]] had left}.
[per one of [per the crews]] stayed, and [pro:1 she] waited.
"""


def test_our_own_texts_give_every_layer(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MARKED, encoding="utf-8")
    (document,) = read_documents(path)
    example = domain(document)
    text = example.text
    assert surfaces(example, "names") == {("Jana Ozola", "PER"), ("Latvian Land Forces", "UNIT")}
    assert surfaces(example, "inner") == {("Latvian", "NAT")}
    assert surfaces(example, "nominals") == {("a battery", "UNIT"), ("one of the crews", "PER")}
    assert example.attributions is not None
    assert [text[s:e] for s, e in example.attributions[0].content] == ["a battery of the Latvian Land Forces had left"]
    assert example.mentions is not None
    entities = {text[slice(*m.span)]: m.entity for m in example.mentions}
    assert entities["Jana Ozola"] == entities["she"] == "1"
    assert entities["a battery"] == "2"
    assert len({entities[words] for words in ("Latvian", "the crews", "one of the crews", "Latvian Land Forces")}) == 4


def test_a_tenth_of_our_own_texts_is_held_out() -> None:
    ids = [document.id for path in sorted(DOMAIN.glob("*.txt")) for document in read_documents(path)]
    held = held_out()
    assert held <= set(ids)
    assert 0.09 <= len(held) / len(ids) <= 0.11
    tested = {example.id for example in domain_examples(DOMAIN, held, test=True)}
    learned = {example.id for example in domain_examples(DOMAIN, held, test=False)}
    assert tested == held
    assert tested | learned == set(ids)
    assert not tested & learned


def test_examples_come_back_as_they_were_written(tmp_path: Path) -> None:
    examples = [
        Example("gum", "a", "Orsa fell.", ((0, 4, "GPE"),), None, (), None, (Mention((0, 4), "name", "place", "1"),)),
        Example("polnear", "b", "She said so.", attributions=(Attribution((), ((4, 8),), ((0, 3), (9, 11))),)),
    ]
    write_examples(tmp_path / "examples.jsonl", examples)
    assert list(read_examples(tmp_path / "examples.jsonl")) == examples


@pytest.mark.parametrize(
    ("without", "sources"), [((), {"polnear", "domain"}), (("domain",), {"polnear"}), (("domain", "polnear"), set())]
)
def test_a_source_can_be_left_out(tmp_path: Path, without: tuple[str, ...], sources: set[str]) -> None:
    (tmp_path / "polnear.train.jsonl").write_text('{"id": "a", "text": "So.", "attributions": []}\n', encoding="utf-8")
    assert set(prepare(tmp_path, None, tmp_path / "examples.jsonl", without=without)) == sources
