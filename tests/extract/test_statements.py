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
