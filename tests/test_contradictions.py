from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from graphkit import KnowledgeGraph, build
from graphkit.errors import QueryError
from graphkit.rdf import Store
from graphkit.rdf.contradictions import contradictions, list_rules
from tests import in_process

_CASES = yaml.safe_load(Path(__file__).with_name("contradictions.yaml").read_text(encoding="utf-8"))
_DAY = "2025-03-04"


def _feed(folder: Path, texts: list[str]) -> Path:
    rows = []
    for number, text in enumerate(texts):
        day, _, rest = text.partition(" ") if text[:1].isdigit() else (_DAY, "", text)
        rows.append({"id": str(number), "published": day, "publisher": f"Outlet {number}", "text": rest})
    (folder / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder / "feed.jsonl"


def _built(folder: Path, texts: list[str]) -> KnowledgeGraph:
    return build(_feed(folder, texts))


@pytest.mark.parametrize(("rule", "texts"), [(rule, texts) for rule in _CASES for texts in _CASES[rule]])
def test_what_cannot_both_hold_is_found_and_nothing_else(tmp_path: Path, rule: str, texts: list[str]) -> None:
    with _built(tmp_path, texts) as graph:
        assert graph.claims()
        found = {pair.rule.name for pair in graph.contradictions()}
    assert found == (set() if rule == "none" else {rule})


def test_every_rule_has_a_case_that_breaks_it() -> None:
    assert {rule.name for rule in list_rules()} == set(_CASES) - {"none"}


def test_both_sides_are_shown_with_their_sentences(tmp_path: Path) -> None:
    [texts] = _CASES["in-and-out"]
    store = tmp_path / "kg"
    in_process.run("build", _feed(tmp_path, texts), "-o", store)
    done = in_process.run("contradictions", store)
    assert done.code == 0
    for words in (*texts, "Member and no member:", "Outlet 0 · 2025-03-04", "[reported, c-"):
        assert words in done.out
    assert done.err.strip() == f"{store}: 1 contradictions"
    [record] = json.loads(in_process.run("contradictions", store, "-f", "json").out)
    sides = [record[side]["sentences"][0]["sentence"] for side in ("one", "other")]
    assert (record["rule"], sides) == ("in-and-out", texts)


def test_a_rule_that_answers_with_other_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.rq").write_text("# title: Odd\n# rule: None.\nSELECT ?x { ?x a gk:Article }\n", encoding="utf-8")
    with pytest.raises(QueryError, match="odd: columns x; one, other were expected"):
        contradictions(Store.in_memory(), tmp_path)
