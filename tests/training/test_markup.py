"""Marked-up texts: what is marked comes out where it stands, and a broken file says where it is broken."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).parents[2] / "training"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("markup", TRAINING / "markup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["markup"] = module
    spec.loader.exec_module(module)
    return module


markup = load()

WHOLE = """== baltic-01 | 2025-03-14
{s1 [PER:1 Jana Ozola]}, [per:1 the [NAT:2 Latvian] envoy], {c1 said} {q1 [pro:1 she] will sign [agreement the pact]}.

“{q1 It is time},” {s2 [pro:1 she]} {c2 added}, {q2 smiling}.
"""


def read(folder: Path, text: str) -> list[object]:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return list(markup.read_documents(path))


def test_marks_come_out_where_they_stand(tmp_path: Path) -> None:
    (document,) = read(tmp_path, WHOLE)
    text = document.text
    mentions = {(text[m.span.start : m.span.end], m.type, m.form, m.entity) for m in document.mentions}
    assert text.count("\n\n") == 1
    assert ("Jana Ozola", "PER", "name", 1) in mentions
    assert ("the Latvian envoy", "PER", "nominal", 1) in mentions
    assert ("Latvian", "NAT", "name", 2) in mentions
    assert ("she", "pro", "pronoun", 1) in mentions
    first, second = document.attributions
    assert [text[s.start : s.end] for s in first.content] == ["she will sign the pact", "It is time"]
    assert [text[s.start : s.end] for s in second.source] == ["she"]


BROKEN = [
    ("{c1 said}", "said", "lacks its cue"),
    ("[PER:1 Jana Ozola]", "[PER:1 Jana Ozola", "closes nothing"),
    ("[PER:1 Jana Ozola]", "[NAME:1 Jana Ozola]", "type 'NAME'"),
    ("[PER:1 Jana Ozola]", "[PER:1 Jana Ozola ]", "without blanks"),
    ("== baltic-01 | 2025-03-14\n", "", "== id | YYYY-MM-DD"),
    ("[agreement the pact]", "[the pact]", "type 'the'"),
    ("“{q1", "“{x1", "was expected"),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_a_broken_file_says_where(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in WHOLE
    with pytest.raises(markup.MarkupError) as caught:
        read(tmp_path, WHOLE.replace(old, new, 1))
    assert "a.txt:" in str(caught.value)
    assert said in str(caught.value)


def test_the_domain_texts_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    paths = sorted(str(path) for path in (TRAINING / "domain").glob("*.txt"))
    if not paths:
        pytest.fail("no domain texts under training/domain")
    assert markup.main(paths) == 0, capsys.readouterr().err
