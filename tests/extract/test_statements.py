"""Who is heard: a source that takes up what the author says does not replace the author."""

from __future__ import annotations

import pytest

from tests.conftest import Extract

VOICES = [
    (
        "The deployment of the Typhon system in Japan, highlighted by the Japanese Ministry of Defence, angered China.",
        2,
    ),
    ("The deployment of the Typhon system in Japan, reported by Kyodo, angered China.", 1),
    ("The deployment of the Typhon system in Japan angered China.", 1),
]


@pytest.mark.parametrize(("text", "voices"), VOICES)
def test_a_presented_event_has_the_authors_voice_too(text: str, voices: int, extract: Extract) -> None:
    found = [a for a in extract(text).attestations if a.claim.type == "Deployment"]
    assert len({a.attribution for a in found}) == len(found) == voices


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Russia calls its invasion of Ukraine a special operation.", None),
        ("Russia says its invasion of Ukraine is a special operation.", "Russia"),
    ],
)
def test_who_only_has_a_name_for_it_does_not_state_it(text: str, speaker: str | None, extract: Extract) -> None:
    found = extract(text)
    attack = next(a for a in found.attestations if a.claim.type == "Attack")
    source = found.attributions[attack.attribution].source if attack.attribution is not None else None
    assert (source.of(text) if source else None) == speaker


def test_who_is_accused_says_nothing(extract: Extract) -> None:
    found = extract("Iran was accused of signing a secret deal with Russia.")
    assert found.attributions[0].source is None
    assert all(a.claim.type != "Statement" for a in found.attestations)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the Riga Herald, Professor Jan Ozols, an envoy, said that Latvia signed a treaty.", "Herald"),
        ("Institutional recipients, said Ozols, are required to return the pictures.", "Ozols"),
    ],
)
def test_who_speaks_ends_at_the_comma(text: str, source: str, extract: Extract) -> None:
    found = extract(text).attributions
    assert any(a.source and a.source.of(text).endswith(source) for a in found)


def test_two_people_whom_lists_hold_are_no_aliases(extract: Extract) -> None:
    text = "Pakistan Prime Minister Imran Khan, called Turkish President Recep Tayyip Erdogan on Friday."
    assert not [a for a in extract(text).attestations if a.claim.type == "Alias"]
