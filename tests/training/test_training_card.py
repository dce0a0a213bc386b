"""The model card: what it says comes from the figures, the settings and the files, and from nowhere else."""

from __future__ import annotations

import copy
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from graphkit.reader.files import CHECKSUMS, FILES, SETTINGS, checksums
from training import card
from training.domain_scores import domain_scores
from training.errors import TrainingError
from training.sources import LABELLERS

HELD = {"texts": 1234, "names": 40, "inner": 2, "nominals": 7, "attributions": 5, "mentions": 9}
TALLY = {"gold": 71, "predicted": 70, "right": 60, "precision": 0.857, "recall": 0.845, "f1": 0.851}


def figures(model: Path, seed: int = 0) -> dict[str, Any]:
    domain = domain_scores([])
    for kind in ("all", "WEAPON"):
        for form in domain["mentions"][kind].values():
            form.update(overlap=dict(TALLY), exact=dict(TALLY))
    domain["attributions"]["triple"] = dict(TALLY)
    gold = {"named overlap": 362, "all: mentions": 766, "all with singletons: mentions": 1001}
    entities = {"named_overlap_f1": 0.9, "rows": 22, "gold": gold}
    return {
        "run": {
            "seed": seed,
            "finished": False,
            "without": [],
            "sources": {"domain": HELD, "polnear": HELD},
            "passes": {"domain": 6.0, "polnear": 4.0},
            "rate": 0.00025,
            "head_factor": 4.0,
            "packages": {"torch": "9.9.9"},
        },
        "reader": card.fingerprint(model),
        "development": {
            "entities": entities,
            "attributions": {"triple_f1": 0.7, "rows": 60, "gold": {"triple": 1197}},
            "coref": {"conll": 0.5, "conll_singletons": 0.6, "rows": 8, "gold": gold},
        },
        "domain": {**domain, "documents": 32, "coref": {"conll": 0.75, "rows": 32, "gold": gold}},
    }


@pytest.fixture
def model(tmp_path: Path) -> Path:
    directory = tmp_path / "model"
    directory.mkdir()
    files = {name: name.encode() for name in FILES} | {SETTINGS: b'{"limit": 77}'}
    for name, contents in files.items():
        (directory / name).write_bytes(contents)
    (directory / CHECKSUMS).write_bytes(checksums(files))
    return directory


def three(model: Path) -> list[dict[str, Any]]:
    runs = [figures(model, seed) for seed in (0, 1, 2)]
    for run, value in zip(runs, (0.901, 0.905, 0.919), strict=True):
        run["development"]["entities"]["named_overlap_f1"] = value
        run["domain"]["mentions"]["WEAPON"]["nominal"]["overlap"]["f1"] = value - 0.1
    return runs


def written(model: Path, runs: list[dict[str, Any]], shipped: dict[str, Any]) -> str:
    card.write_card(runs, shipped, model)
    return (model / card.CARD).read_text(encoding="utf-8")


def line(text: str, *beginning: str) -> str:
    (found,) = [each for each in text.splitlines() if each.startswith("| " + " | ".join(beginning))]
    return found


def test_figures_are_the_mean_and_the_range_of_the_seeds_beside_the_shipped_one(model: Path) -> None:
    runs = three(model)
    text = written(model, runs, runs[0])
    expected = "| re3d (22 texts) | `named_overlap_f1` | 362 | .908 [.901–.919] | .901 |"
    assert expected in text
    assert "| polnear (60 texts) | `triple_f1` | 1197 | .700 [.700–.700] | .700 |" in text
    assert "| gum-news (8 texts) | `conll` | 766 |" in text
    assert "| gum-news (8 texts) | `conll_singletons` | 1001 |" in text
    assert ".808 [.801–.819]" in line(text, "weapons")
    assert line(text, "triple").endswith("| .851 [.851–.851] | .851 |")
    assert "3 networks" in text
    assert "32 of graphkit's domain texts" in text


def test_what_the_texts_do_not_hold_has_no_line(model: Path) -> None:
    text = written(model, three(model), figures(model))
    assert "| weapons |" in text
    assert "| media |" not in text


def test_one_seed_has_no_interval(model: Path) -> None:
    run = figures(model)
    text = written(model, [run], run)
    assert "there is no interval" in text
    assert "| .900 | .900 |" in text
    assert "[" not in line(text, "weapons")


def test_files_come_with_size_and_checksum(model: Path) -> None:
    text = written(model, three(model), figures(model))
    for name in FILES:
        contents = (model / name).read_bytes()
        assert f"| `{name}` | {len(contents):,} | `{hashlib.sha256(contents).hexdigest()}` |" in text
    assert f"`{card.fingerprint(model)}`" in text
    assert "(77 word pieces)" in text


def test_sources_come_with_counts_licence_and_what_they_teach(model: Path) -> None:
    text = written(model, three(model), figures(model))
    known = yaml.safe_load((card.HERE / "sources.yaml").read_text(encoding="utf-8"))["texts"]
    assert f"| 1,234 | 4 | 42 | 7 | 5 | 9 | {known['polnear']['licence']} |" in text
    assert "No text of PolNeAR" in text
    assert known["gum"]["title"] not in text
    assert "--without polnear" in text
    assert "torch 9.9.9" in text


def test_a_source_that_was_left_out_is_named(model: Path) -> None:
    runs = three(model)
    for run in runs:
        run["run"]["without"] = ["polnear"]
        del run["run"]["sources"]["polnear"]
    assert "Trained without: polnear." in written(model, runs, runs[0])


def test_every_source_of_the_program_has_its_licence_in_the_card() -> None:
    known = yaml.safe_load((card.HERE / "sources.yaml").read_text(encoding="utf-8"))
    assert set(known["texts"]) == {*LABELLERS, "polnear", "domain"}
    for source in (known["encoder"], *known["texts"].values()):
        assert source["title"]
        assert source["licence"]
        assert source["learned"]


def finished(model: Path) -> dict[str, Any]:
    last = figures(model)
    last["run"].update(finished=True, passes={"domain": 1.0, "polnear": 0.5, "re3d": 10.0})
    last["run"]["sources"] = {**last["run"]["sources"], "re3d": HELD}
    last["development"] = None
    return last


def test_a_network_that_saw_the_development_sets_has_no_figures_on_them(model: Path) -> None:
    text = written(model, three(model), finished(model))
    assert "It has no figures on them" in text
    assert "| .908 [.901–.919] | – |" in text
    assert "| 1,234 | 4, then 0.5 |" in text
    assert "| 1,234 | 0, then 10 |" in text


def test_without_development_sets_the_card_says_so(model: Path) -> None:
    runs = three(model)
    for run in runs:
        run["development"] = None
        del run["domain"]["coref"]
    text = written(model, runs, runs[0])
    assert "Not scored in this run." in text
    assert "`conll`" not in text


def test_tables_have_as_many_cells_in_every_row(model: Path) -> None:
    for shipped in (figures(model), finished(model)):
        text = written(model, three(model), shipped)
        for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
            assert len({row.count("|") for row in table.splitlines()}) == 1, table
            assert len(table.splitlines()) > 2, table


def test_the_card_is_the_same_each_time(model: Path) -> None:
    runs = three(model)
    assert written(model, runs, runs[0]) == written(model, copy.deepcopy(runs), copy.deepcopy(runs[0]))


def test_figures_of_other_files_are_refused(model: Path) -> None:
    shipped = figures(model)
    (model / CHECKSUMS).write_bytes(b"other")
    with pytest.raises(TrainingError, match="fingerprint") as caught:
        card.write_card(three(model), shipped, model)
    assert shipped["reader"] in str(caught.value)


def refused(model: Path, change: str) -> None:
    runs = three(model)
    if change == "finished":
        runs[1]["run"]["finished"] = True
    elif change == "unlike":
        runs[1]["development"] = None
    else:
        runs[0]["run"]["sources"]["gossip"] = HELD
        runs[0]["run"]["passes"]["gossip"] = 1.0
        runs = runs[:1]
    card.write_card(runs, runs[0], model)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("finished", "learned from the development sets"),
        ("unlike", "not scored alike"),
        ("unknown", "nothing on gossip"),
    ],
)
def test_figures_that_make_no_honest_card_are_refused(model: Path, change: str, said: str) -> None:
    with pytest.raises(TrainingError, match=said):
        refused(model, change)
    assert not (model / card.CARD).exists()
