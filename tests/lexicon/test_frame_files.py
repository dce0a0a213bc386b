"""A frame file that is broken says where, what is there, and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import LexiconError
from graphkit.lexicon.frames import load_frames

WHOLE = """
Withdrawal:
  family: posture
  definition: Somebody leaves.
  label: "{actor} withdrew"
  roles: {actor: {types: [Country]}, place: {types: [Place]}}
  requires: [actor]
  patterns:
    - triggers: [withdraw.verb]
      from: {actor: [subject], place: [from]}
  edge: {source: actor, label: left, property: left, target: place}
  examples:
    - {text: France withdrew., claims: [{actor: France}]}
"""

BROKEN = [
    ("  definition: Somebody leaves.\n", "", "no definition"),
    ("family: posture", "family: postures", "'postures'"),
    ("label:", "lable:", "lable"),
    ('  label: "{actor} withdrew"\n', "", "no label"),
    ("{actor} withdrew", "{agent} withdrew", "'agent' is unknown"),
    ("types: [Country]", "types: [Contry]", "type 'Contry' is unknown"),
    ("types: [Country]}", "types: [Country], project: sometimes}", "'sometimes'"),
    ("types: [Country]}", "value: colour}", "'colour'"),
    ("requires: [actor]", "requires: [agent]", "'agent' is unknown"),
    ("withdraw.verb", "withdraw.adverb", "withdraw.adverb"),
    ("withdraw.verb", "'@nowhere.role'", "nowhere.yaml"),
    ("place: [from]", "place: [on]", '"on" and "off" in quotes'),
    ("place: [from]", "place: from", "a list of words was expected"),
    ("actor: [subject]", "agent: [subject]", "'agent' is unknown"),
    (", property: left", "", "no property"),
    ("target: place", "target: city", "'city' is unknown"),
    ("text: France withdrew., ", "", "no text"),
    ("requires: [actor]", "plover: RETREAT", "'RETREAT'"),
    ("roles: {", "roles: {{", "YAML was expected"),
]


def loaded(folder: Path, text: str) -> None:
    (folder / "Withdrawal.yaml").write_text(text, encoding="utf-8")
    load_frames(folder)


def test_a_whole_frame_is_read(tmp_path: Path) -> None:
    loaded(tmp_path, WHOLE)
    (frame,) = load_frames(tmp_path)
    assert (frame.name, list(frame.roles), frame.requires) == ("Withdrawal", ["actor", "place"], ((("actor", 1),),))


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_a_broken_frame_names_the_file_and_the_fault(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in WHOLE
    with pytest.raises(LexiconError) as caught:
        loaded(tmp_path, WHOLE.replace(old, new, 1))
    assert "Withdrawal.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_frame_stands_once(tmp_path: Path) -> None:
    (tmp_path / "Again.yaml").write_text(WHOLE, encoding="utf-8")
    with pytest.raises(LexiconError, match="a second frame of this name"):
        loaded(tmp_path, WHOLE)
