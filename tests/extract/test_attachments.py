"""What hangs on a noun without a word that says how, and what the frames make of it."""

from __future__ import annotations

import pytest

from graphkit.annotate import load_model
from graphkit.extract.attachments import find_attachments
from tests.conftest import Extract

# sentence, how the nouns are attached, the noun that something is attached to, what is attached
ATTACHED = [
    ("Fighting near Manbij in Syria went on.", "in", "Manbij", "Syria"),
    ("He was seen in Raqqa, Syria, on Monday.", "comma", "Raqqa", "Syria"),
    ("Inspectors of the World Food Programme (WFP) left.", "bracket", "Programme", "WFP"),
    ("Andrei Belousov, the Russian minister, spoke.", "apposition", "Belousov", "minister"),
    ("The Russian minister, Andrei Belousov, spoke.", "apposition", "Belousov", "minister"),
    ("NATO officials left.", "mod", "officials", "NATO"),
    ("Poland's navy left.", "poss", "navy", "Poland"),
    ("Troops in Mali and Niger were hit.", "in", "Troops", "Niger"),
]
LISTS = [
    ("Envoys went to Berlin, Paris and Rome.", "comma"),
    ("They met the ambassador, an envoy and the consul.", "apposition"),
    ("In Berlin, Poland was praised.", "comma"),
    ("It fell (on a Monday in the rain after all) at last.", "bracket"),
]


@pytest.mark.parametrize(("sentence", "lemma", "noun", "attached"), ATTACHED)
def test_what_is_attached_to_a_noun_is_found(sentence: str, lemma: str, noun: str, attached: str) -> None:
    found = {
        (how, *(argument.token.text for argument in arguments))
        for how, _, arguments in find_attachments(load_model()(sentence))
    }
    assert (lemma, noun, attached) in found


@pytest.mark.parametrize(("sentence", "lemma"), LISTS)
def test_lists_and_asides_are_no_attachments(sentence: str, lemma: str) -> None:
    assert lemma not in {how for how, _, _ in find_attachments(load_model()(sentence))}


def test_each_of_several_places_makes_a_claim_of_its_own(extract: Extract) -> None:
    found = extract("American troops in Iraq and Syria were attacked.", None)
    places = [
        role.span.of(found.article.text)
        for attestation in found.attestations
        if attestation.claim.type == "Presence"
        for role in attestation.roles
        if role.role == "place" and role.span
    ]
    assert sorted(places) == ["Iraq", "Syria"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The World Food Programme (WFP) left.", ["WFP"]),
        ("Esmail Qaani, the commander of the Quds Force, left.", ["the commander of the Quds Force"]),
        ("The World Food Programme (Rome) left.", []),
        ("Esmail Qaani, commander, left.", []),
    ],
)
def test_another_name_is_kept_in_its_own_words(text: str, names: list[str], extract: Extract) -> None:
    found = [
        role.value
        for attestation in extract(text, None).attestations
        if attestation.claim.type == "Alias"
        for role in attestation.roles
        if role.role == "alias"
    ]
    assert found == names
